"""The printed noun phrase of a word: where a holder begins and ends."""

from __future__ import annotations

from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.span import Span, trim
from kzcompare.model.syntax import MARKS, PLURALS
from kzcompare.model.tree import Tree

# Left out of a printed holder: clauses and asides that describe, not name.
ASIDES = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis", "dep"})
LISTED = frozenset({"NOUN", "PROPN", "CCONJ", "PRON"})  # words of a list of holders
LONGEST = 12  # words; a longer noun phrase is cut to its head and what stands before it
GAP = 2  # steps between two words with one mark between them


def phrase(tree: Tree, head: int) -> Span:
    """The printed noun phrase of a word, without asides, possessive mark and outer punctuation.

    A relative pronoun is given with the noun it stands for when it directly follows.
    """
    noun = antecedent_of(tree, head)
    if noun is not None:
        return _with_pronoun(tree, noun, head)
    block = _words_of(tree, head)
    return Span(tree.tokens[block[0]].start, tree.tokens[block[-1]].end)


def _with_pronoun(tree: Tree, noun: int, pronoun: int) -> Span:
    block = _words_of(tree, noun)
    span = Span(tree.tokens[block[0]].start, tree.tokens[block[-1]].end)
    between = tree.tokens[block[-1] + 1 : pronoun]
    if any(t.pos not in MARKS for t in between):
        return span
    return span.cover(tree.tokens[pronoun].span)


def antecedent_of(tree: Tree, pronoun: int) -> int | None:
    """The noun that a relative pronoun stands for; None for other words."""
    if tree.tokens[pronoun].text.lower() not in load_grammar_words().relatives:
        return None
    for above in tree.ancestors(pronoun):
        if tree.tokens[above].dep == "relcl":
            noun = _person_before(tree, tree.tokens[above].head, pronoun)
            return noun if noun < pronoun else None
    return None


def is_plural(tree: Tree, head: int) -> bool:
    """Whether a noun phrase takes the verb of several: "officials", "they", "X and Y", "police"."""
    noun = antecedent_of(tree, head)
    at = head if noun is None else noun
    token, words = tree.tokens[at], load_grammar_words()
    if token.tag in PLURALS or token.text.lower() in words.third_plural | words.plurals:
        return True
    joined = tree.children(at, "cc")
    return any(tree.tokens[i].lemma == "and" for i in joined) and bool(tree.children(at, "conj"))


def _person_before(tree: Tree, noun: int, pronoun: int) -> int:
    """Whom "who" stands for where it follows a place: "anyone at the gate who believed it"."""
    token = tree.tokens[noun]
    if tree.tokens[pronoun].text.lower() != "who" or token.dep != "pobj" or token.pos != "NOUN":
        return noun
    whole = tree.tokens[token.head].head
    told = load_grammar_words().anybody
    found = (whole, *tree.children(whole, "dobj"))  # the parser may hang the place on the verb
    return next((i for i in found if i < noun and tree.tokens[i].text.lower() in told), noun)


def without_pronoun(text: str, span: Span) -> Span:
    """A holder without the relative pronoun at its end: "Ruiz, who" is printed as "Ruiz"."""
    words = span.of(text)
    bare, _, last = words.rpartition(" ")
    if not bare or last not in load_grammar_words().relatives:
        return span
    return trim(text, Span(span.start, span.start + len(bare.rstrip(" ,;–—-("))))


def _words_of(tree: Tree, head: int) -> list[int]:
    inside = tree.subtree(head, without=lambda i: _is_aside(tree, i, head))
    inside = {i for i in inside if tree.tokens[i].dep != "case"}
    if len(inside) > LONGEST:
        inside = {i for i in inside if i <= head}
    block = _block(sorted(inside), head)
    while block and tree.tokens[block[0]].pos == "PUNCT" and block[0] != head:
        block = block[1:]
    while block and tree.tokens[block[-1]].pos == "PUNCT" and block[-1] != head:
        block = block[:-1]
    return block


def _is_aside(tree: Tree, index: int, head: int) -> bool:
    token = tree.tokens[index]
    if token.dep in ("conj", "cc"):
        return token.head != head or token.pos not in LISTED
    if token.dep == "acl" and token.lemma in load_grammar_words().naming and _names(tree, index):
        return False
    return token.dep in ASIDES and token.text not in "[]-/"


def _names(tree: Tree, verb: int) -> bool:
    """Whether a participle gives a name: "a small group called Green Hill"."""
    name = tree.child(verb, "oprd")
    return name is not None and tree.tokens[name].pos == "PROPN"


def _block(indices: list[int], head: int) -> list[int]:
    """The unbroken run of indices around the head; gaps of one mark are bridged."""
    at = indices.index(head)
    left, right = at, at
    while left > 0 and indices[left] - indices[left - 1] <= GAP:
        left -= 1
    while right + 1 < len(indices) and indices[right + 1] - indices[right] <= GAP:
        right += 1
    return list(range(indices[left], indices[right] + 1))
