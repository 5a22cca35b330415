"""Where the patterns of the signal table fit in a sentence.

A pattern is matched word by word against printed words and dictionary forms; of the matches of one
kind only the longest are kept, and look-alikes of the table take theirs away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kzcompare.lexicon.entries import Lexicon, SignalEntry, Where
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.sentence import Token
from kzcompare.model.syntax import NOUNS
from kzcompare.model.tree import Tree

GAP_WORDS = 3  # a gap in a pattern spans a modifier or two, not a clause
BORDERS = frozenset({",", ";", ":", ".", "?", "!", "—", "–", "(", ")"})  # no gap crosses them
PREDICATIVE = frozenset({"attr", "acomp", "oprd", "ccomp", "xcomp", "dep"})
SHORT_NOT = frozenset({"n't", "n’t", "nt"})


class Match(NamedTuple):
    """A pattern and the words it covers, `[start, end)` as indices."""

    start: int
    end: int
    entry: SignalEntry


def find_matches(tree: Tree, lexicon: Lexicon) -> list[Match]:
    """The longest match of each kind at each place, look-alikes included, longest first."""
    return _longest(every_match(tree, lexicon))


def every_match(tree: Tree, lexicon: Lexicon) -> Iterator[Match]:
    """Every pattern at every place where it fits."""
    words = tuple(_forms(token) for token in tree.tokens)
    for start, forms in enumerate(words):
        found: set[int] = set()
        for form in sorted(forms):
            for entry in lexicon.signals.get(form, ()):
                if id(entry) in found:
                    continue
                end = _end(tree, words, entry.pattern, start)
                if end is not None and _stands(tree, end - 1, entry.where):
                    found.add(id(entry))
                    yield Match(start, end, entry)


def _forms(token: Token) -> frozenset[str]:
    """The printed word and its dictionary form, in lower case; "n't" is also "not"."""
    if token.text.endswith("."):
        return frozenset({token.text.lower()})  # "No." stands for "number"
    forms = {token.text.lower(), token.lemma}
    if token.dep == "neg" and token.text.lower() in SHORT_NOT:
        forms.add("not")
    return frozenset(forms)


def _end(
    tree: Tree,
    words: tuple[frozenset[str], ...],
    pattern: tuple[frozenset[str] | None, ...],
    at: int,
) -> int | None:
    """The index after the pattern's last word when it fits from `at` on, the shortest gap first."""
    if not pattern:
        return at
    head, rest = pattern[0], pattern[1:]
    if head is not None:
        fits = at < len(words) and not head.isdisjoint(words[at])
        return _end(tree, words, rest, at + 1) if fits else None
    for skipped in range(GAP_WORDS + 1):
        if skipped and (at + skipped > len(words) or tree.tokens[at + skipped - 1].text in BORDERS):
            return None
        end = _end(tree, words, rest, at + skipped)
        if end is not None:
            return end
    return None


def _stands(tree: Tree, index: int, where: Where | None) -> bool:
    """Whether the word at `index` is what its pattern asks for."""
    token = tree.tokens[index]
    if where is None:
        return True
    if where is Where.NOUN:
        return token.pos in NOUNS
    if where is Where.VERB:
        return token.pos == "VERB"
    if where is Where.MODAL:
        return token.tag == "MD"
    if where is Where.QUALITY:
        return token.pos == "ADJ" or token.tag in ("VBN", "JJ")
    return is_predicate(tree, index)


def is_predicate(tree: Tree, index: int) -> bool:
    """Whether the word says something of a subject: after "be", in "call X Y", "X as Y", alone."""
    token = tree.tokens[index]
    if token.pos not in {"NOUN", "PROPN", "ADJ", "VERB", "ADV", "ADP"}:
        return False
    if token.pos == "VERB" and (token.tag != "VBN" or tree.child(index, "aux", "nsubj", "dobj")):
        return False  # "he fabricated it" tells, "it is fabricated" judges
    head = tree.tokens[token.head]
    judges = token.dep in PREDICATIVE or token.head == index or head.lemma == "as"
    if judges or (token.dep == "dobj" and head.lemma in load_grammar_words().calling):
        return True
    follows = token.dep in {"conj", "appos"}
    follows = follows or (token.dep == "amod" and head.lemma in load_grammar_words().empty_nouns)
    follows = follows or (token.dep == "pobj" and head.lemma == "of")
    return follows and is_predicate(tree, token.head)


def _longest(matches: Iterable[Match]) -> list[Match]:
    """Matches that lie in no longer match of their kind, nor in a look-alike."""
    ordered = sorted(matches, key=lambda m: (m.start - m.end, m.start, m.entry.kind is not None))
    kept: list[Match] = []
    for match in ordered:
        inside = (
            k
            for k in kept
            if k.entry.kind in (match.entry.kind, None)
            and k.start < match.end
            and match.start < k.end
        )
        if next(inside, None) is None:
            kept.append(match)
    return kept
