"""What a sentence says, predicate by predicate: who does what to whom, and what is not so.

In: a parsed sentence and its signals. Out: predications with their arguments. One thing said in
several ways gives one predication: "the rebels attacked the base", "the rebels carried out an
attack on the base", "there was an attack on the base".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from kzcompare.claims.arguments import (
    ACTIVE_SUBJECTS,
    OWN_SUBJECTS,
    aside_arguments,
    conjuncts,
    deed_arguments,
    preposition,
    presence_arguments,
    state_arguments,
    subject_arguments,
    undergone_arguments,
    verb_arguments,
)
from kzcompare.claims.paraphrases import meanings
from kzcompare.claims.polarity import Polarity
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.paraphrases import load_paraphrases
from kzcompare.lexicon.predicates import PredicateWords, load_predicate_words
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.claim import EXIST, Argument, Predication, Signal
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.syntax import AUXILIARIES, NOUNS, PREDICATIVES, VERBS
from kzcompare.model.tree import Tree

MOST_ARGUMENTS = 12
MOST = 48  # predications; the fullest of 2,253 sentences of news has 28


class _Said(Struct, frozen=True):
    """A predicate by place: the word that says something and the verb that carries it.

    `lemma` is set where it is not that of the word itself; `denied` where the verb denies by its
    meaning; `printed` where several words say it.
    """

    index: int
    verb: int
    arguments: Iterable[Argument]
    is_aside: bool = False
    lemma: str | None = None
    denied: Span | None = None
    printed: Span | None = None


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
    return tuple(p for p in made if p.arguments)[:MOST]


def _predication(tree: Tree, said: _Said, polarity: Polarity) -> Predication:
    token = tree.tokens[said.index]
    negation = polarity.negation(said.index, said.verb) or _prefix(tree, said.index)
    if said.denied is not None:
        negation = None if negation is not None else said.denied
    return Predication(
        span=said.printed or token.span,
        stem=said.lemma or token.stem,
        lemma=said.lemma or _lemma(tree, said.index),
        negation=negation,
        certainty=polarity.certainty(said.index, said.verb),
        arguments=tuple(dict.fromkeys(said.arguments))[:MOST_ARGUMENTS],
        is_aside=said.is_aside,
    )


def _prefix(tree: Tree, index: int) -> Span | None:
    """The "non" of "non-enforcement", which the parser takes for a word of its own."""
    before = tree.tokens[max(0, index - 2) : index]
    is_negated = [t.text.lower() for t in before] == ["non", "-"]
    return before[0].span if is_negated and before[1].end == tree.tokens[index].start else None


def _lemma(tree: Tree, index: int) -> str:
    """The dictionary form, with the particle that makes it another verb: "step down"."""
    lemma = tree.tokens[index].lemma
    particle = tree.child(index, "prt")
    if particle is None and tree.tokens[index].pos == "VERB":
        beside = tree.children(index, "advmod")
        particle = next(
            (
                c
                for c in beside
                if c == index + 1 and tree.tokens[c].lemma in load_grammar_words().particles
            ),
            None,
        )
    return lemma if particle is None else f"{lemma} {tree.tokens[particle].lemma}"


def _predicates(tree: Tree, words: PredicateWords) -> Iterator[_Said]:
    """All that is said, in text order of the words that carry it."""

    def plain(index: int, verb: int) -> _Said:
        return _Said(index, verb, verb_arguments(tree, index, verb, words))

    for index, token in enumerate(tree.tokens):
        if token.dep in AUXILIARIES:
            continue
        is_verb = token.pos in VERBS or tree.child(index, "auxpass") is not None
        if token.lemma == "be" and tree.child(index, "expl") is not None:
            for noun in _with_conjuncts(tree, tree.children(index, "attr", *ACTIVE_SUBJECTS)):
                yield from _presence(tree, noun, index, words)
        elif token.lemma == "be":
            yield from (plain(said, index) for said in _said_to_be(tree, index))
            yield from _told_by_state(tree, index, words)
            yield from _told_otherwise(tree, index, words)
        elif is_verb:
            said = tree.child(index, "acomp", "oprd")
            if said is not None and tree.child(index, "dobj") is None:
                yield plain(said, index)
            yield plain(index, index)
            yield from _told_by_noun(tree, index, words)
            yield from _told_by_state(tree, index, words)
            yield from _told_otherwise(tree, index, words)
        elif _is_small_clause(tree, index):
            yield plain(index, index)
        elif token.dep == "appos" and tree.tokens[token.head].dep in PREDICATIVES:
            yield plain(index, tree.tokens[token.head].head)
        elif _is_aside(tree, index):
            yield _aside(tree, index, words)


def _aside(tree: Tree, index: int, words: PredicateWords) -> _Said:
    arguments = aside_arguments(tree, index, words)
    return _Said(index, index, arguments, is_aside=True, lemma=_deed(tree, index))


def _deed(tree: Tree, noun: int) -> str | None:
    """The verb for what a noun tells, None where its own form does."""
    return load_paraphrases().deeds.get(tree.tokens[noun].lemma)


def _with_conjuncts(tree: Tree, indices: Sequence[int]) -> Iterator[int]:
    for first in indices:
        yield from chain([first], conjuncts(tree, first))


def _said_to_be(tree: Tree, verb: int) -> Iterator[int]:
    """What something is said to be; "be" itself where it only has a place or time."""
    below = tree.children(verb, *PREDICATIVES)
    yield from _with_conjuncts(tree, below)
    if not below and tree.child(verb, "prep", "advmod") is not None:
        yield verb


def _presence(tree: Tree, noun: int, verb: int, words: PredicateWords) -> Iterator[_Said]:
    """What is said to be there or to come about, and the deed that its noun tells."""
    if tree.tokens[noun].pos not in NOUNS:
        return
    yield _Said(noun, verb, presence_arguments(tree, noun, verb, words), lemma=EXIST)
    deed = deed_arguments(tree, noun, verb, words, has_doer=False)
    yield _Said(noun, verb, deed, lemma=_deed(tree, noun))


def _told_by_noun(tree: Tree, verb: int, words: PredicateWords) -> Iterator[_Said]:
    """What a verb tells by the noun below it: that it is there, is done, or is not."""
    lemma = _lemma(tree, verb)
    objects = tree.children(verb, "dobj")
    full = " ".join((lemma, *(tree.tokens[o].lemma for o in objects)))
    if lemma in words.existence or full in words.existence:
        for noun in tree.children(verb, *OWN_SUBJECTS):
            yield from _presence(tree, noun, verb, words)
        return
    if lemma in words.presence:
        to = preposition(tree, verb, "to")
        found = objects or (() if to is None else tree.children(to, "pobj"))
        for noun in found:
            if tree.tokens[noun].pos in NOUNS:
                there = presence_arguments(tree, noun, verb, words)
                yield _Said(noun, verb, there, lemma=EXIST)
    for prep in tree.children(verb, "prep") + tuple(
        c for o in objects for c in tree.children(o, "prep")
    ):
        if f"{full} {tree.tokens[prep].lemma}" in words.joining:
            for noun in tree.children(prep, "pobj"):
                deed = deed_arguments(tree, noun, verb, words, has_doer=True)
                yield _Said(noun, verb, deed, lemma=_deed(tree, noun))
    if lemma in words.undergoing:
        for noun in objects:
            if tree.tokens[noun].pos == "NOUN":
                told = undergone_arguments(tree, noun, verb, words)
                yield _Said(noun, verb, told, lemma=_deed(tree, noun))
    if lemma in words.posing:
        for noun in objects:
            if tree.tokens[noun].pos == "NOUN":
                yield _Said(noun, verb, subject_arguments(tree, verb, words))
    is_denied = lemma in words.denial or lemma in words.want_of
    if is_denied or lemma in words.support:
        denied = tree.tokens[verb].span if is_denied else None
        for noun in objects:
            is_deed = tree.child(noun, "prep") is not None or _deed(tree, noun) is not None
            is_place = tree.tokens[noun].lemma in load_actor_words().place_words  # "lost the town of"
            if tree.tokens[noun].pos == "NOUN" and is_deed and not is_place:
                deed = deed_arguments(tree, noun, verb, words, has_doer=True)
                yield _Said(noun, verb, deed, lemma=_deed(tree, noun), denied=denied)


def _told_by_state(tree: Tree, verb: int, words: PredicateWords) -> Iterator[_Said]:
    """What was done to somebody who is said to be in a state: "is in custody"."""
    for prep in tree.children(verb, "prep"):
        for noun in tree.children(prep, "pobj"):
            state = words.states.get(f"{tree.tokens[prep].lemma} {tree.tokens[noun].lemma}")
            if state is not None:
                *denial, lemma = state.split()
                denied = tree.tokens[noun].span if denial else None
                held = state_arguments(tree, noun, verb, words)
                yield _Said(noun, verb, held, lemma=lemma, denied=denied)


def _told_otherwise(tree: Tree, verb: int, words: PredicateWords) -> Iterator[_Said]:
    """What a verb says in other words, or of its other side."""
    for meaning in meanings(tree, verb, _lemma(tree, verb), words):
        printed = Span(tree.tokens[verb].start, max(tree.tokens[i].end for i in (verb, meaning.index)))
        denied = printed if meaning.is_denied else None
        arguments = tuple(meaning.arguments)
        lemma = meaning.lemma
        yield _Said(meaning.index, verb, arguments, lemma=lemma, denied=denied, printed=printed)


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
