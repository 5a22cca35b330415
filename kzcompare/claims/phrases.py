"""Cues of several fixed words: "according to X", "in the view of X", "in X's opinion"."""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.holders import phrase
from kzcompare.claims.runs import clean_runs
from kzcompare.lexicon.entries import CueEntry, CuePos, Frame, Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue
from kzcompare.model.syntax import VERBS
from kzcompare.model.tree import Tree

HOLDER = "X"  # where the holder stands in a phrase of the table
APART = frozenset({"CCONJ", "PUNCT", "SCONJ"})  # before a phrase that is said of the sentence
REACH = 14  # words a holder inside a phrase may have: "in the (long-held) view of"


def find_phrase_cues(tree: Tree, number: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """A candidate for every fixed phrase of the sentence; the content is the clause around it."""
    lower = [t.text.lower() for t in tree.tokens]
    for entry in lexicon.phrases():
        first = entry.lemma.partition(" ")[0]
        for start, word in enumerate(lower):
            if word == first and not _is_name(tree, start):
                yield from _match(tree, lower, start, entry, number)


def _is_name(tree: Tree, at: int) -> bool:
    """Whether a word is a given name here: "the chairman, Per Lindahl"."""
    word = tree.tokens[at].text
    return at > 0 and word.istitle() and word.lower() in load_actor_words().given_names


def _sides(entry: CueEntry) -> tuple[list[str], list[str]]:
    """The fixed words before and after the holder."""
    words = entry.lemma.split()
    split = words.index(HOLDER) if HOLDER in words else len(words)
    return words[:split], words[split + 1 :]


def _match(
    tree: Tree, lower: list[str], start: int, entry: CueEntry, number: int
) -> Iterator[Candidate]:
    """Candidates of the phrase that begins at `start`, if all of it is there.

    The content is the clause around the phrase or, where that is less, the whole sentence.
    """
    before, after = _sides(entry)
    found = _holder(tree, lower, start, before, after)
    if found is None or not _attributes(tree, start, found[0], before, after):
        return
    holder, last = found
    inside = set(range(start, last + 1)) | tree.subtree(holder)
    clause = _clause(tree, start, inside)
    everything = set(range(len(tree.tokens))) - inside
    words = Span(tree.tokens[start].start, tree.tokens[last].end)
    weight = entry.weights.get(Frame.SENTENCE, 1.0)
    for content, name in ((clause, "phrase"), (everything, "phrase-sentence")):
        spans = clean_runs(tree, content)
        if not spans or (name == "phrase-sentence" and len(content) <= len(clause) + 2):
            continue
        yield Candidate(
            sentence=number,
            content=spans,
            cue=Cue(words, " ".join([*before, *after]), entry.lemma, entry.cls),
            holder=phrase(tree, holder),
            pattern=name,
            weight=weight,
            share=weight,
            word=start,
            owner=holder,
            pos=CuePos.PHRASE,
            frame=Frame.SENTENCE,
        )


def _holder(
    tree: Tree, lower: list[str], start: int, before: list[str], after: list[str]
) -> tuple[int, int] | None:
    """The holder and the last fixed word of the phrase at `start`; None where some of it lacks."""
    stop = start + len(before)
    if lower[start:stop] != before or stop >= len(lower):
        return None
    if after:
        end = _find(lower, after, stop)
        holder = None if end < 0 else _head_between(tree, stop, end)
        last = end + len(after) - 1
    else:
        holder = _object_of(tree, stop - 1)
        last = stop - 1
    return None if holder is None else (holder, last)


def _attributes(tree: Tree, start: int, holder: int, before: list[str], after: list[str]) -> bool:
    """Whether what has the form of such a phrase says whose the sentence is."""
    words = load_grammar_words()
    if tree.tokens[holder].lemma in words.standards:
        return False
    is_owned = before[0] in words.before_owners and bool(after)
    if is_owned and tree.tokens[holder].dep != "poss":
        return False  # "in other words", "by popular reckoning": nobody's
    # "lost face in the eyes of X": part of its clause
    return before[0] != "in" or start == 0 or tree.tokens[start - 1].pos in APART


def _clause(tree: Tree, start: int, inside: set[int]) -> set[int]:
    """The words of the clause around a phrase that begins at `start`, less those `inside` it."""
    top = next((a for a in tree.ancestors(start) if tree.tokens[a].pos in VERBS), None)
    if top is None or top in inside:
        top = next(i for i, t in enumerate(tree.tokens) if t.head == i)
    return tree.subtree(top) - inside


def _find(lower: list[str], words: list[str], start: int) -> int:
    """Where `words` stand within reach after `start`, or -1."""
    for at in range(start + 1, min(start + REACH, len(lower) - len(words) + 1)):
        if lower[at : at + len(words)] == words:
            return at
    return -1


def _head_between(tree: Tree, start: int, end: int) -> int | None:
    """The word in a stretch that the others in it depend on."""
    for i in range(start, end):
        if not start <= tree.tokens[i].head < end and tree.tokens[i].pos != "PUNCT":
            return i
    return None


def _object_of(tree: Tree, preposition: int) -> int | None:
    """The noun after a preposition; where the parse has none, the next noun."""
    found = tree.child(preposition, "pobj")
    if found is not None:
        return found
    following = range(preposition + 1, min(preposition + 8, len(tree.tokens)))
    return next((i for i in following if tree.tokens[i].pos in ("NOUN", "PROPN", "PRON")), None)
