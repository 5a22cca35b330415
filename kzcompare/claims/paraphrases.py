"""What a verb tells together with the words behind it, and what it tells of its other side.

"Had no part in the fraud" says that somebody was not involved in it, "paid them 500 euros" that
they received 500 euros. Which words do so is data (`lexicon/data/en/paraphrases.toml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.claims.arguments import OBJECT, SUBJECT, TO, phrases, verb_arguments
from kzcompare.lexicon.paraphrases import Phrase, load_paraphrases
from kzcompare.lexicon.predicates import PredicateWords
from kzcompare.model.claim import Argument
from kzcompare.model.tree import Tree

PASSED_OVER = frozenset({"DET", "ADJ", "ADV", "PART", "PRON"})
MOST_BETWEEN = 3  # words between two words of a phrase
TURN = {SUBJECT: OBJECT, OBJECT: SUBJECT}
TOPICS = frozenset({"about", "of"})
LEARNER = {OBJECT: SUBJECT, "of": "about"}
SIDES = {SUBJECT: "from", TO: SUBJECT}  # who gives, who takes


class Meaning(Struct, frozen=True):
    """A verb that is not printed: the word that stands for it, its arguments, whether denied.

    `is_broader` says that only where the printed verb is affirmed the other one is as well.
    """

    index: int
    lemma: str
    arguments: Iterable[Argument]
    is_denied: bool = False
    is_broader: bool = False


def meanings(tree: Tree, verb: int, lemma: str, words: PredicateWords) -> Iterator[Meaning]:
    """What a verb (`lemma` with its particle) and the words behind it say in other words."""
    for phrase in load_paraphrases().phrases.get(tree.tokens[verb].lemma, ()):
        found = _find(tree, verb, phrase)
        if found is not None:
            told = [i for i in found[1:] if tree.tokens[i].pos not in ("ADP", "ADV", "PART")]
            index = told[-1] if told else verb
            yield Meaning(index, phrase.lemma, _taken(tree, found, phrase, words), phrase.is_denied)
            break
    tables = load_paraphrases()
    if (received := tables.receiving.get(lemma)) is not None:
        yield Meaning(verb, received, _received(tree, verb, words))
    if (learned := tables.learning.get(lemma)) is not None:
        yield Meaning(verb, learned, _learned(tree, verb, words))
    if (broader := tables.broader.get(lemma)) is not None:
        yield Meaning(verb, broader, verb_arguments(tree, verb, verb, words), is_broader=True)


def _find(tree: Tree, verb: int, phrase: Phrase) -> list[int] | None:
    """The places of the words of a phrase, by index, None where they do not stand there."""
    found = [verb]
    for word in phrase.words[1:]:
        for index in range(found[-1] + 1, min(len(tree.tokens), found[-1] + 2 + MOST_BETWEEN)):
            token = tree.tokens[index]
            if token.lemma == word:
                found.append(index)
                break
            if token.pos not in PASSED_OVER and token.dep != "dative":  # "told her the truth"
                return None
        else:
            return None
    return found if len(found) == len(phrase.words) else None


def _taken(
    tree: Tree, found: list[int], phrase: Phrase, words: PredicateWords
) -> Iterator[Argument]:
    """The arguments of the verb that a phrase stands for."""
    inside = [tree.tokens[i].span for i in found]
    for argument in verb_arguments(tree, found[0], found[0], words):
        if any(argument.span.contains(span) for span in inside):
            continue
        if argument.role in TURN:
            role = phrase.role if argument.role == OBJECT else SUBJECT
            yield replace(argument, role=TURN[role] if phrase.is_turned else role)
        elif argument.role != phrase.words[-1]:
            yield argument
    role = TURN[phrase.role] if phrase.is_turned else phrase.role
    for below in tree.children(found[-1], "pobj"):
        yield from phrases(tree, role, below, words)


def _learned(tree: Tree, verb: int, words: PredicateWords) -> Iterator[Argument]:
    """Who is told something, and about what: "informed her about the raid"."""
    given = tuple(verb_arguments(tree, verb, verb, words))
    if any(a.role in TOPICS for a in given) and any(a.role == OBJECT for a in given):
        for argument in given:
            if argument.role != SUBJECT:
                yield replace(argument, role=LEARNER.get(argument.role, argument.role))


def _received(tree: Tree, verb: int, words: PredicateWords) -> Iterator[Argument]:
    """Who is given something, and what: "paid them 500 euros", "500 euros were paid to them"."""
    given = tuple(verb_arguments(tree, verb, verb, words))
    if any(argument.role == TO for argument in given):
        for argument in given:
            yield replace(argument, role=SIDES.get(argument.role, argument.role))
