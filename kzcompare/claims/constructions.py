"""Constructions that say what one verb says: "carried out an attack on", "is in custody".

In: a parsed sentence and a verb in it. Out: predicates by place, with their arguments. Which words
do so is data (`lexicon/data/en/predicates.toml` and `paraphrases.toml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from kzcompare.claims.arguments import (
    OBJECT,
    OWN_SUBJECTS,
    deed_arguments,
    phrases,
    preposition,
    presence_arguments,
    state_arguments,
    subject_arguments,
    undergone_arguments,
)
from kzcompare.claims.paraphrases import meanings
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.paraphrases import DENIED, TURNED, load_paraphrases
from kzcompare.lexicon.predicates import PredicateWords
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.claim import EXIST, Argument
from kzcompare.model.span import Span
from kzcompare.model.syntax import NOUNS
from kzcompare.model.tree import Tree


class Said(Struct, frozen=True):
    """A predicate by place: the word that says something and the verb that carries it.

    `lemma` is set where it is not that of the word itself; `denied` where the verb denies by its
    meaning; `printed` where several words say it; `is_broader` where it follows from what is
    printed only if that is affirmed.
    """

    index: int
    verb: int
    arguments: Iterable[Argument]
    is_aside: bool = False
    lemma: str | None = None
    denied: Span | None = None
    printed: Span | None = None
    is_broader: bool = False


def lemma_of(tree: Tree, index: int) -> str:
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


def deed_of(tree: Tree, noun: int) -> str | None:
    """The verb for what a noun tells, None where its own form does."""
    return load_paraphrases().deeds.get(tree.tokens[noun].lemma)


def told_of_presence(tree: Tree, noun: int, verb: int, words: PredicateWords) -> Iterator[Said]:
    """What is said to be there or to come about, and the deed that its noun tells."""
    if tree.tokens[noun].pos not in NOUNS:
        return
    yield Said(noun, verb, presence_arguments(tree, noun, verb, words), lemma=EXIST)
    deed = deed_arguments(tree, noun, verb, words, has_doer=False)
    yield Said(noun, verb, deed, lemma=deed_of(tree, noun))


def told_by_noun(tree: Tree, verb: int, words: PredicateWords) -> Iterator[Said]:
    """What a verb tells by the noun below it: that it is there, is done, or is not."""
    lemma = lemma_of(tree, verb)
    objects = tuple(o for o in tree.children(verb, "dobj") if tree.tokens[o].pos in NOUNS)
    full = " ".join((lemma, *(tree.tokens[o].lemma for o in tree.children(verb, "dobj"))))
    if lemma in words.existence or full in words.existence:
        for noun in tree.children(verb, *OWN_SUBJECTS):
            yield from told_of_presence(tree, noun, verb, words)
        return
    if lemma in words.presence:
        yield from _there(tree, objects, verb, words)
    yield from _joined(tree, full, verb, words)
    plain = tuple(o for o in objects if tree.tokens[o].pos == "NOUN")
    if lemma in words.undergoing:
        for noun in plain:
            told = undergone_arguments(tree, noun, verb, words)
            yield Said(noun, verb, told, lemma=deed_of(tree, noun))
    if lemma in words.posing:
        for noun in plain:
            yield Said(noun, verb, subject_arguments(tree, verb, words))
    is_denied = lemma in words.denial or lemma in words.want_of
    if is_denied or lemma in words.support:
        denied = tree.tokens[verb].span if is_denied else None
        for noun in plain:
            if _is_deed(tree, noun):
                deed = deed_arguments(tree, noun, verb, words, has_doer=True)
                yield Said(noun, verb, deed, lemma=deed_of(tree, noun), denied=denied)


def _there(
    tree: Tree, objects: tuple[int, ...], verb: int, words: PredicateWords
) -> Iterator[Said]:
    """What a verb says to be there: "the town faces a shortage", "it amounts to a crisis"."""
    to = None if tree.children(verb, "dobj") else preposition(tree, verb, "to")
    passive = () if objects else tree.children(verb, "nsubjpass")  # "the summit was held"
    for noun in (*objects, *passive) if to is None else tree.children(to, "pobj"):
        if tree.tokens[noun].pos in NOUNS:
            there = presence_arguments(tree, noun, verb, words)
            yield Said(noun, verb, there, lemma=EXIST)


def _joined(tree: Tree, full: str, verb: int, words: PredicateWords) -> Iterator[Said]:
    """What a subject does with others: "took part in the vote"; `full` is verb and object."""
    places = (verb, *tree.children(verb, "dobj"))
    for prep in (p for place in places for p in tree.children(place, "prep")):
        if f"{full} {tree.tokens[prep].lemma}" in words.joining:
            for noun in tree.children(prep, "pobj"):
                deed = deed_arguments(tree, noun, verb, words, has_doer=True)
                yield Said(noun, verb, deed, lemma=deed_of(tree, noun))


def _is_deed(tree: Tree, noun: int) -> bool:
    """Whether a noun may tell a deed: "attack on the base"; not "the town of Sook"."""
    if tree.tokens[noun].lemma in load_actor_words().place_words:
        return False
    return tree.child(noun, "prep") is not None or deed_of(tree, noun) is not None


def told_by_state(tree: Tree, verb: int, words: PredicateWords) -> Iterator[Said]:
    """What was done to somebody who is said to be in a state: "is in custody"."""
    for prep in tree.children(verb, "prep"):
        for noun in tree.children(prep, "pobj"):
            state = words.states.get(f"{tree.tokens[prep].lemma} {tree.tokens[noun].lemma}")
            if state is not None:
                *marks, lemma = state.split()
                denied = tree.tokens[noun].span if DENIED in marks else None
                held = state_arguments(tree, verb, words, noun if TURNED in marks else None)
                yield Said(noun, verb, held, lemma=lemma, denied=denied)


def told_by_lack(tree: Tree, verb: int, words: PredicateWords) -> Iterator[Said]:
    """What somebody does without, they have not: "operates without a permit"."""
    for prep in tree.children(verb, "prep"):
        if tree.tokens[prep].lemma == "without":
            for noun in tree.children(prep, "pobj"):
                had = phrases(tree, OBJECT, noun, words)
                told = (*subject_arguments(tree, verb, words), *had)
                yield Said(noun, verb, told, lemma="have", denied=tree.tokens[prep].span)


def told_otherwise(tree: Tree, verb: int, words: PredicateWords) -> Iterator[Said]:
    """What a verb says in other words, or of its other side."""
    for meaning in meanings(tree, verb, lemma_of(tree, verb), words):
        end = max(tree.tokens[i].end for i in (verb, meaning.index))
        printed = Span(tree.tokens[verb].start, end)
        yield Said(
            meaning.index,
            verb,
            tuple(meaning.arguments),
            lemma=meaning.lemma,
            denied=printed if meaning.is_denied else None,
            printed=printed,
            is_broader=meaning.is_broader,
        )
