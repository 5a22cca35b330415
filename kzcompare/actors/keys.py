"""Keys of names: two names that can be one share a key; others are never compared.

Names that are the same share a narrower key too: a surname may have thousands of bearers.
"""

from __future__ import annotations

import functools

from kzcompare.actors.names import body_words, first_letters, initials_of, is_acronym, person_words
from kzcompare.actors.spelling import (
    IDEOGRAPHS,
    REMEMBERED,
    UNVOWELLED,
    VOWELS,
    consonants,
    fold,
    sound_of,
)
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.actor import Actor
from kzcompare.model.choices import ActorType


@functools.lru_cache(maxsize=REMEMBERED)
def person_keys(name: str) -> frozenset[str]:
    """Keys of a person's name: the surname by sound and consonants, two words in either order.

    >>> sorted(person_keys("Aleksei Rossov") & person_keys("Rosov"))
    ['c rsf', 's rsv']
    """
    words = person_words(name)
    keys = _whole_keys(name, words)
    if words:
        keys |= {f"s {_skeleton(words[-1])}", f"c {consonants(words[-1])}"}
        if words[0] in load_actor_words().family_first:
            keys.add(f"s {_skeleton(words[0])}")
    return frozenset(keys)


def _whole_keys(name: str, words: tuple[str, ...]) -> set[str]:
    """Keys of all that is printed of a person's name, whatever the order of two words."""
    keys = {f"= {fold(name)}", _joined(name)}
    if len(words) == 2:  # noqa: PLR2004 the family name may come first
        keys.add("b " + " ".join(sorted(map(_skeleton, words))))
    return keys


@functools.lru_cache(maxsize=REMEMBERED)
def body_keys(name: str) -> frozenset[str]:
    """Keys of an organisation's name: its words in any order, countries aside, and its initials.

    A company's is found by its first word too.

    >>> sorted(body_keys("World Food Programme") & body_keys("WFP"))
    ['i WFP']
    """
    words = set(body_words(name))
    core = {word for word in words if not word.startswith("@")} or words
    letters = name.replace(".", "")
    initials = initials_of(name) | ({letters} if is_acronym(letters) else set())
    made = {f"= {fold(name)}", f"w {' '.join(sorted(core))}", *(f"i {i}" for i in initials)}
    printed = body_words(name)
    if printed and load_actor_words().company_words.issuperset(printed[1:]):
        made.add(f"w {printed[0]}")
    return frozenset(made)


@functools.lru_cache(maxsize=REMEMBERED)
def same_person_keys(name: str) -> frozenset[str]:
    """Keys of a person's name that every spelling of all of it shares.

    >>> sorted(same_person_keys("Aleksei Rossov") & same_person_keys("A. Rosov"))
    ['s rsv a']
    >>> same_person_keys("Aleksei Rossov") & same_person_keys("Viktor Rossov")
    frozenset()
    """
    words = person_words(name)
    keys = _whole_keys(name, words)
    if len(words) == 1:
        keys.add(f"l {_skeleton(words[0])}")
    if len(words) > 1:
        keys |= {f"s {_skeleton(words[-1])} {initial}" for initial in first_letters(words[0])}
        keys.add(f"c {' '.join(map(consonants, words))}")
    return frozenset(keys)


@functools.lru_cache(maxsize=REMEMBERED)
def same_body_keys(name: str) -> frozenset[str]:
    """Keys of an organisation's name that all its spellings share: its words in any order.

    >>> sorted(same_body_keys("French Interior Ministry"))
    ['= french interior ministry', 'w @france interior ministry']
    """
    return frozenset({f"= {fold(name)}", f"w {' '.join(sorted(body_words(name)))}"})


def actor_keys(actor: Actor) -> frozenset[str]:
    """Keys of all names of an actor, few and short: a query that may mean it has one of them.

    >>> putin = Actor("Vladimir Putin", ActorType.PERSON, ("Putin",), ())
    >>> sorted(actor_keys(putin) & (query_keys("President Poutine") or frozenset()))
    ['ptn']
    """
    keys: set[str] = set()
    for form in (actor.name, *actor.aliases):
        keys.update(_skeleton(word) for word in fold(form).split())
        if actor.type is ActorType.PERSON:
            keys.update(_skeleton(word) for word in person_words(form))
        else:
            keys.update(_skeleton(word) for word in body_words(form))
            keys |= _initials(form)
        if UNVOWELLED.search(form):
            keys.update(f"c {consonants(word)}" for word in person_words(form))
        if IDEOGRAPHS.search(form):
            keys.add(_joined(form))
    return frozenset(keys)


def query_keys(query: str) -> frozenset[str] | None:
    """Keys of a name that a user asks for, whatever it means; None where keys do not tell.

    Names in scripts that print no vowels, or no space between words, have few keys in common with
    the same in Latin letters.
    """
    if UNVOWELLED.search(query) or IDEOGRAPHS.search(query):
        return None
    words = person_words(query)
    keys = {_skeleton(word) for word in (*words[-1:], *fold(query).split()[-1:])}
    if words and words[0] in load_actor_words().family_first:
        keys.add(_skeleton(words[0]))
    keys |= {_joined(query), *(f"c {consonants(word)}" for word in words)}
    body = body_words(query)
    core = [word for word in body if not word.startswith("@")] or list(body)
    ends = core[-1:]
    if load_actor_words().company_words.issuperset(core[1:]):
        ends = [*core[:1], *ends]
    return frozenset(keys | {_skeleton(word) for word in ends} | _initials(query))


def _joined(name: str) -> str:
    return f"j {fold(name).replace(' ', '')}"  # some scripts print no space


def _initials(name: str) -> frozenset[str]:
    return frozenset(key for key in body_keys(name) if key.startswith("i "))


def _skeleton(word: str) -> str:
    """The consonants of a word by sound; of a word without any, the word."""
    sound = sound_of(word)
    return "".join(ch for ch in sound if ch not in VOWELS) or sound
