"""Phrases around a word of a parsed sentence, and the words that describe a name.

One `Tree` is made for each sentence, so that looking up children costs no search.
"""

from __future__ import annotations

from dataclasses import dataclass

from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span

# Dependents that lead out of a noun phrase: clauses, second conjuncts, punctuation.
OUTSIDE = frozenset(
    {"conj", "cc", "punct", "relcl", "advcl", "preconj", "appos", "parataxis", "dep"}
)
LEFT_OF_NAME = frozenset(
    {"amod", "compound", "nmod", "nummod", "poss", "det", "advmod", "npadvmod"}
)
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
QUALIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod"})
LONGEST_CLAUSE = 12  # words
QUOTES = frozenset('“”"«»') | {"''", "``"}
OPENING = frozenset("“\"'‘«([`") | {"``"}


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with the children of each of its words, in text order."""

    sentence: Sentence
    children: tuple[tuple[int, ...], ...]

    def edges(self, index: int, *, skip: frozenset[str] = frozenset()) -> tuple[int, int]:
        """First and last index below `index`, branches in `skip` directly under it left out."""
        low = high = index
        waiting = [c for c in self.children[index] if self.sentence.tokens[c].dep not in skip]
        seen = {index}
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            low, high = min(low, at), max(high, at)
            waiting += self.children[at]
        return low, high

    def span(self, first: int, last: int) -> Span:
        """The stretch from the word at `first` to the word at `last`, both included."""
        tokens = self.sentence.tokens
        while (
            last > first and not tokens[last].text[-1].isalnum() and tokens[last].text not in ")]"
        ):
            last -= 1
        while first < last and tokens[first].text in OPENING:
            first += 1
        return Span(tokens[first].start, tokens[last].end)


def tree_of(sentence: Sentence) -> Tree:
    """The tree of one sentence."""
    children: list[list[int]] = [[] for _ in sentence.tokens]
    for index, token in enumerate(sentence.tokens):
        if token.head != index:
            children[token.head].append(index)
    return Tree(sentence, tuple(tuple(c) for c in children))


def head_of(tree: Tree, first: int, end: int) -> int:
    """The word in `[first, end)` that hangs on a word outside it; the last such one."""
    tokens = tree.sentence.tokens
    heads = [
        i for i in range(first, end) if not first <= tokens[i].head < end or tokens[i].head == i
    ]
    return heads[-1] if heads else end - 1


def phrase_of(tree: Tree, first: int, end: int) -> Span:
    """The noun phrase around the name at `[first, end)`: titles before it, appositions after it.

    A name that only qualifies another noun ("the X campaign") is its own phrase.
    """
    tokens = tree.sentence.tokens
    head = head_of(tree, first, end)
    if head != end - 1 and tokens[head].dep in ("compound", "nmod"):
        return tree.span(first, end - 1)
    low, high = tree.edges(head, skip=OUTSIDE)
    low, high = min(low, first), max(high, end - 1)
    if tokens[head].dep in ("compound", "nmod", "amod", "npadvmod"):
        low, high = first, end - 1
    for child in tree.children[head]:
        if tokens[child].dep == "appos" and child >= end and tokens[child].pos != "VERB":
            high = max(high, tree.edges(child, skip=frozenset({"conj", "cc"}))[1])
            break
    above = tokens[head].head
    if tokens[head].dep == "appos" and above < first and tokens[above].pos == "NOUN":
        low = min(low, tree.edges(above, skip=OUTSIDE)[0])
    return tree.span(low, high)


def descriptors_of(tree: Tree, first: int, end: int, stop: int | None = None) -> tuple[Span, ...]:
    """Words that say who the name at `[first, end)` is: before it, beside it, and after "is".

    `stop` is the end of the name with its initials in brackets, where it has any.
    """
    tokens = tree.sentence.tokens
    head = head_of(tree, first, end)
    if tokens[head].dep in QUALIFIERS:
        return ()
    found = [s for s in (_before(tree, first, head), _beside(tree, stop or end)) if s]
    for child in tree.children[head]:
        if child < end:
            continue
        is_noun = tokens[child].dep == "appos" and not _is_name(tree, child)
        if is_noun and _is_beside(tree, end, child):
            found.append(_phrase(tree, child))
        if tokens[child].dep == "relcl":
            found += _relative(tree, child, end)
    above = tokens[head].head
    if tokens[head].dep == "appos" and not _is_name(tree, above):
        found += _leading(tree, above, first)
    if tokens[head].dep == "oprd" and tokens[above].dep == "acl":
        found += _leading(tree, tokens[above].head, above)
    if tokens[head].dep in SUBJECTS:
        found += _copula(tree, head)
    return _outermost(found)


def pronoun_descriptors(tree: Tree, at: int) -> tuple[Span, ...]:
    """What is said of "he" or "she": after "is", or in a noun phrase that opens the sentence."""
    tokens = tree.sentence.tokens
    if tokens[at].dep not in SUBJECTS or tokens[at].text.lower() not in ("he", "she"):
        return ()
    found = _copula(tree, at)
    before = [i for i in range(at - 1) if tokens[i].tag == "NN" and tokens[at - 1].text == ","]
    if before and before[-1] == at - 2 and tokens[0].tag == "DT":
        words = range(at - 1)
        if all(tokens[i].pos in ("DET", "ADJ", "NOUN", "PROPN", "ADP") for i in words):
            found.append(tree.span(0, at - 2))
    return _outermost(found)


def _outermost(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in text order without those inside another one."""
    every = set(spans)
    return tuple(sorted(s for s in every if not any(o != s and o.contains(s) for o in every)))


def _leading(tree: Tree, above: int, first: int) -> list[Span]:
    """The noun phrase that the name at `first` stands behind as an apposition."""
    tokens = tree.sentence.tokens
    stop = above
    above = _one_of(tree, above)
    low, _ = tree.edges(above, skip=OUTSIDE)
    while stop + 1 < first and tokens[stop + 1].text != ",":
        stop += 1
    if any(tokens[i].text in QUOTES for i in range(stop, first)):
        return []  # words of a quotation say nothing of the one who speaks them
    return [tree.span(low, stop)] if low <= stop < first and tokens[above].pos != "VERB" else []


def _beside(tree: Tree, end: int) -> Span | None:
    """The noun phrase in "X, a banker," or "X [the banker]", whatever the parser made of it."""
    tokens = tree.sentence.tokens
    if end + 2 >= len(tokens) or tokens[end].text not in (",", "[", "("):
        return None
    bracket = {"[": "]", "(": ")"}.get(tokens[end].text)
    opening = tokens[end + 1]
    if opening.tag != "DT" or opening.text.lower() not in (
        ("a", "an", "the") if bracket else ("a", "an")
    ):
        return None
    noun = opening.head
    if tokens[noun].tag not in ("NN", "NNP") or tokens[noun].dep in SUBJECTS or noun <= end + 1:
        return None
    if bracket is not None:
        close = next((i for i in range(end + 1, len(tokens)) if tokens[i].text == bracket), None)
        return tree.span(end + 1, close - 1) if close else None
    high = tree.edges(noun, skip=frozenset({"conj", "cc", "punct", "parataxis", "relcl"}))[1]
    closed = high + 1 < len(tokens) and tokens[high + 1].text in (",", ".", "—", ";")
    return tree.span(end + 1, high) if closed else None


def _one_of(tree: Tree, noun: int) -> int:
    """The head of "one of the nouns", else the noun itself."""
    tokens = tree.sentence.tokens
    link = tokens[noun].head
    if (
        tokens[noun].dep == "pobj"
        and tokens[link].text == "of"
        and tokens[tokens[link].head].tag == "CD"
    ):
        return tokens[link].head
    return noun


def _before(tree: Tree, first: int, head: int) -> Span | None:
    """The modifiers left of the name; a lone article is none."""
    tokens = tree.sentence.tokens
    low = first
    for child in tree.children[head]:
        if child < first and tokens[child].dep in LEFT_OF_NAME:
            low = min(low, tree.edges(child)[0])
    words = range(low, first)
    if any(tokens[i].text in (",", ";", ":", "(", "—", "–") for i in words):
        return None
    if tokens[low].tag in ("DT", "PDT") and not any(
        tokens[i].pos in ("NOUN", "PROPN") for i in words
    ):
        low += 1
    if low >= first or tokens[low].pos == "DET":
        low += low < first
    if low >= first or not any(
        tokens[i].pos in ("NOUN", "PROPN", "ADJ", "VERB") for i in range(low, first)
    ):
        return None
    if tokens[first - 1].tag == "POS" or tokens[low].text.rstrip(".").lower() in HONORIFICS:
        return None  # an owner or a bare "Mr" says nothing about the name
    return tree.span(low, first - 1)


def _relative(tree: Tree, verb: int, end: int) -> list[Span]:
    """A short relative clause with "who" right after the name; a long one tells a story."""
    tokens = tree.sentence.tokens
    low, high = tree.edges(verb)
    if tokens[low].text.lower() == "who" and low <= end + 1 and high - low < LONGEST_CLAUSE:
        return [tree.span(low, high)]
    return []


def _copula(tree: Tree, subject: int) -> list[Span]:
    """What follows "is", "was", "remains" or "became" where it is a noun phrase."""
    tokens = tree.sentence.tokens
    verb = tokens[subject].head
    if tokens[verb].lemma not in ("be", "remain", "become"):
        return []
    if any(tokens[c].dep == "neg" for c in tree.children[verb]):
        return []
    return [
        _phrase(tree, c)
        for c in tree.children[verb]
        if tokens[c].dep == "attr" and c > verb and tokens[c].pos == "NOUN"
    ]


def _phrase(tree: Tree, head: int) -> Span:
    low, high = tree.edges(
        head, skip=frozenset({"conj", "cc", "parataxis", "dep", "punct", "appos"})
    )
    return tree.span(low, high)


def _is_beside(tree: Tree, end: int, child: int) -> bool:
    """Whether only one comma, dash or bracket parts the apposition from the name."""
    low = tree.edges(child, skip=OUTSIDE)[0]
    between = [t.text for t in tree.sentence.tokens[end:low]]
    return len(between) <= 1 and all(mark in (",", "—", "–", "-", "(", "--") for mark in between)


def _is_name(tree: Tree, index: int) -> bool:
    return tree.sentence.tokens[index].pos == "PROPN"
