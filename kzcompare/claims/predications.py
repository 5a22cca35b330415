"""What a sentence says, predicate by predicate: who does what to whom, and what is not so.

In: a parsed sentence and its signals. Out: predications with their arguments. One thing said in
several ways gives one predication: "the rebels attacked the base", "the rebels carried out an
attack on the base", "there was an attack on the base".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from kzcompare.claims.arguments import (
    ACTIVE_SUBJECTS,
    WHEN,
    aside_arguments,
    conjuncts,
    preposition,
    verb_arguments,
)
from kzcompare.claims.constructions import (
    Said,
    deed_of,
    lemma_of,
    told_by_lack,
    told_by_noun,
    told_by_state,
    told_of_presence,
    told_otherwise,
)
from kzcompare.claims.polarity import Polarity
from kzcompare.lexicon.predicates import PredicateWords, load_predicate_words
from kzcompare.model.claim import Argument, Predication, Signal
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.syntax import AUXILIARIES, NOUNS, PREDICATIVES, TIMES, VERBS
from kzcompare.model.tree import Tree

MOST_ARGUMENTS = 12
UNTIL = "until"
MOST = 48  # predications; the fullest of 2,253 sentences of news has 28


def find_predications(sentence: Sentence, signals: Sequence[Signal]) -> tuple[Predication, ...]:
    """The predications of a sentence in text order."""
    tree = Tree(sentence)
    words = load_predicate_words()
    polarity = Polarity(tree, signals, words)
    found = tuple(_predicates(tree, words))
    stated = {said.index for said in found if not said.is_aside}
    made = (
        _predication(tree, said, polarity)
        for said in found
        if not (said.is_aside and said.index in stated)
    )
    return tuple(p for p in made if p is not None and p.arguments)[:MOST]


def _predication(tree: Tree, said: Said, polarity: Polarity) -> Predication | None:
    """One predication; None for what does not follow from what is denied."""
    token = tree.tokens[said.index]
    negation = polarity.negation(said.index, said.verb) or _prefix(tree, said.index)
    if said.denied is not None:
        negation = None if negation is not None else said.denied
    if said.is_broader and negation is not None:
        return None
    arguments = tuple(dict.fromkeys(said.arguments))[:MOST_ARGUMENTS]
    if negation is not None and (begun := _begun(arguments)):  # "did not begin until May"
        negation, arguments = None, begun
    return Predication(
        span=said.printed or token.span,
        stem=said.lemma or token.stem,
        lemma=said.lemma or lemma_of(tree, said.index),
        negation=negation,
        certainty=polarity.certainty(said.index, said.verb),
        arguments=arguments,
        is_aside=said.is_aside,
    )


def _begun(arguments: Sequence[Argument]) -> tuple[Argument, ...]:
    """The arguments of what was not so until a time, and then was; none if no time is given."""
    if not any(a.role == UNTIL and a.entity in TIMES for a in arguments):
        return ()
    return tuple(replace(a, role=WHEN) if a.role == UNTIL else a for a in arguments)


def _prefix(tree: Tree, index: int) -> Span | None:
    """The "non" of "non-enforcement", which the parser takes for a word of its own."""
    before = tree.tokens[max(0, index - 2) : index]
    is_negated = [t.text.lower() for t in before] == ["non", "-"]
    return before[0].span if is_negated and before[1].end == tree.tokens[index].start else None


def _predicates(tree: Tree, words: PredicateWords) -> Iterator[Said]:
    """All that is said, in text order of the words that carry it."""

    def plain(index: int, verb: int) -> Said:
        return Said(index, verb, verb_arguments(tree, index, verb, words))

    for index, token in enumerate(tree.tokens):
        if token.dep in AUXILIARIES:
            continue
        is_verb = token.pos in VERBS or tree.child(index, "auxpass") is not None
        if token.lemma == "be" and tree.child(index, "expl") is not None:
            for noun in _with_conjuncts(tree, tree.children(index, "attr", *ACTIVE_SUBJECTS)):
                yield from told_of_presence(tree, noun, index, words)
        elif token.lemma == "be":
            yield from (plain(said, index) for said in _said_to_be(tree, index))
            yield from told_by_state(tree, index, words)
            yield from told_otherwise(tree, index, words)
        elif is_verb:
            said = tree.child(index, "acomp", "oprd")
            if said is not None and tree.child(index, "dobj") is None:
                yield plain(said, index)
            yield plain(index, index)
            others = tuple(told_otherwise(tree, index, words))
            told = {said.index for said in others}  # "has the support of": whose, the phrase says
            yield from (s for s in told_by_noun(tree, index, words) if s.index not in told)
            yield from told_by_state(tree, index, words)
            yield from told_by_lack(tree, index, words)
            yield from others
        elif _is_small_clause(tree, index):
            yield plain(index, index)
        elif token.dep == "appos" and tree.tokens[token.head].dep in PREDICATIVES:
            yield plain(index, tree.tokens[token.head].head)
        elif _is_aside(tree, index):
            yield _aside(tree, index, words)


def _aside(tree: Tree, index: int, words: PredicateWords) -> Said:
    arguments = aside_arguments(tree, index, words)
    return Said(index, index, arguments, is_aside=True, lemma=deed_of(tree, index))


def _with_conjuncts(tree: Tree, indices: Sequence[int]) -> Iterator[int]:
    for first in indices:
        yield from chain([first], conjuncts(tree, first))


def _said_to_be(tree: Tree, verb: int) -> Iterator[int]:
    """What something is said to be; "be" itself where it only has a place or time."""
    below = tree.children(verb, *PREDICATIVES)
    yield from _with_conjuncts(tree, below)
    if not below and tree.child(verb, "prep", "advmod") is not None:
        yield verb


def _is_small_clause(tree: Tree, index: int) -> bool:
    """Whether a word without a verb says something of its own subject: "found him guilty"."""
    token = tree.tokens[index]
    return (
        token.pos == "ADJ"
        and token.dep in ("ccomp", "xcomp")
        and tree.child(index, *ACTIVE_SUBJECTS) is not None
    )


def _is_aside(tree: Tree, index: int) -> bool:
    """Whether it says something without a verb: adjective, apposition, "the sale of the port"."""
    token = tree.tokens[index]
    if token.dep == "amod":
        return token.pos == "ADJ"
    if token.dep == "appos":
        return tree.tokens[token.head].pos in NOUNS
    owned = tree.child(index, "poss") is not None or preposition(tree, index, "of") is not None
    return token.pos == "NOUN" and owned
