"""Whether two printed names can be one: spellings, initials, nicknames, acronyms.

Comes in: two names as printed. Goes out: same, part (one is a shorter form of the other) or
different. Precision comes first: a pair that only looks alike is different.
"""

from __future__ import annotations

import functools
import re
from enum import StrEnum

from kzcompare.actors.spelling import (
    IDEOGRAPHS,
    REMEMBERED,
    UNVOWELLED,
    VOWELS,
    consonants,
    fold,
    loose,
    same_word,
    sound_of,
)
from kzcompare.lexicon.titles import load_actor_words

SHORTEST = 3  # letters of an acronym, and words of what it stands for


class Likeness(StrEnum):
    """How two names relate. PART: one is a shorter form, which may also mean somebody else."""

    SAME = "same"
    PART = "part"
    DIFFERENT = "different"


def compare_people(left: str, right: str) -> Likeness:
    """Two names of persons. Symmetric.

    >>> compare_people("Lukashenko", "Aleksandr Lukashenko").value
    'part'
    """
    if fold(left) == fold(right):
        return Likeness.SAME
    foreign = _compare_scripts(left, right)
    if foreign is not None:
        return foreign
    a, b = person_words(left), person_words(right)
    if not a or not b or (_suffix(left) != _suffix(right) and len(a) > 1 and len(b) > 1):
        return Likeness.DIFFERENT
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1:
        return _lone(a[0], b)
    if not same_word(a[-1], b[-1]) and not _family_first(a, b):
        return Likeness.DIFFERENT
    return Likeness.SAME if _given_match(a, b) else Likeness.DIFFERENT


def _compare_scripts(left: str, right: str) -> Likeness | None:
    """How two names relate whose scripts keep different things; None for all others.

    Where only one is in a script without (all) vowels, consonants alone are compared.
    """
    if IDEOGRAPHS.search(left) or IDEOGRAPHS.search(right):
        joined = fold(left).replace(" ", "") == fold(right).replace(" ", "")
        return Likeness.SAME if joined else Likeness.DIFFERENT
    if bool(UNVOWELLED.search(left)) == bool(UNVOWELLED.search(right)):
        return None
    a, b = ([consonants(word) for word in person_words(name)] for name in (left, right))
    if len(a) == len(b) > 1 and a == b:
        return Likeness.SAME
    lone, full = sorted((a, b), key=len)
    part = len(lone) == 1 and len(full) > 1 and len(lone[0]) > 1 and lone[0] == full[-1]
    return Likeness.PART if part else Likeness.DIFFERENT


def is_full(name: str) -> bool:
    """Whether a person's name has more than one word and no "Jr." or "III".

    >>> is_full("Joe Biden"), is_full("Biden"), is_full("Joseph R. Biden Jr.")
    (True, False, False)
    """
    return len(person_words(name)) > 1 and not _suffix(name)


def is_generation(left: str, right: str) -> bool:
    """Whether two names differ in nothing but a "Jr." or "III" that only one of them has.

    >>> is_generation("Joseph R. Biden Jr.", "Joe Biden")
    True
    """
    if bool(_suffix(left)) == bool(_suffix(right)):
        return False
    a, b = person_words(left), person_words(right)
    if min(len(a), len(b)) < 2:  # noqa: PLR2004 a full name
        return False
    return compare_people(" ".join(a), " ".join(b)) is Likeness.SAME


def compare_bodies(left: str, right: str) -> Likeness:
    """Two names of organisations, places or groups. Symmetric.

    >>> compare_bodies("French Interior Ministry", "Ministry of Interior of France").value
    'same'
    """
    if fold(left) == fold(right):
        return Likeness.SAME
    a, b = body_words(left), body_words(right)
    if not a or not b:
        return Likeness.DIFFERENT
    if sorted(a) == sorted(b) and (len(a) > 1 or fold(left) == fold(right)):
        return Likeness.SAME
    if _is_initials(left, right) or _is_initials(right, left):
        return Likeness.PART
    if _is_company(a, b) or _is_company(b, a):
        return Likeness.PART
    countries = frozenset(word for word in (*a, *b) if word.startswith("@"))
    core_a, core_b = sorted(set(a) - countries), sorted(set(b) - countries)
    one_country = sum(any(w in countries for w in side) for side in (a, b)) == 1
    alike = core_a == core_b and len(core_a) > 1 and one_country
    return Likeness.PART if alike else Likeness.DIFFERENT


@functools.lru_cache(maxsize=REMEMBERED)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without honorifics, titles and suffixes."""
    known = load_actor_words()
    words = [w for w in fold(name).split() if w not in known.generations]
    offices = [i for i, w in enumerate(words[:-1]) if w in known.honorifics | known.titles]
    if offices and all(w in known.portfolio or w in _origins() for w in words[: offices[0]]):
        words = words[offices[-1] + 1 :]
    bare = [w for w in words if w not in ("al", "el")]
    if len(bare) > 1 and all(w in known.particles for w in bare[:-1]):
        return (bare[-1],)
    return tuple(bare or words)


@functools.cache
def _origins() -> frozenset[str]:  # words like "german", which may stand before an office
    return frozenset(word.lower() for word in load_actor_words().adjectives)


def _suffix(name: str) -> str:
    found = [w for w in fold(name).split() if w in load_actor_words().generations]
    return {"junior": "jr", "senior": "sr"}.get(found[-1], found[-1]) if found else ""


def _lone(word: str, full: tuple[str, ...]) -> Likeness:
    """A single name against a longer one, or against another single name."""
    if len(full) == 1:
        return Likeness.SAME if same_word(word, full[0]) else Likeness.DIFFERENT
    if same_word(word, full[-1]):
        return Likeness.PART
    first = full[0] in load_actor_words().family_first
    return Likeness.PART if first and word == full[0] else Likeness.DIFFERENT


def _family_first(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same name in the other order ("Orbán Viktor"); two given names may be two men."""
    if not len(a) == len(b) == 2 or not (same_word(a[0], b[1]) and same_word(a[1], b[0])):  # noqa: PLR2004
        return False
    return not load_actor_words().given_names.issuperset(a)


def _given_match(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the first given names match and the middle names do, where both have any.

    Initials match words and runs of initials.
    """
    if _family_first(a, b):
        return True
    short, long = _spread(a[:-1]), _spread(b[:-1])
    if len(short) > len(long):
        short, long = long, short
    if not _same_given(short[0], long[0]):
        return False
    short, long = short[1:], long[1:]
    if not short:
        return True
    return len(short) == len(long) and all(map(_same_given, short, long))


def _spread(given: tuple[str, ...]) -> list[str]:
    """Initials written together are taken apart ("JD" is J and D)."""
    return [
        letter
        for word in given
        for letter in (word if len(word) <= 2 and not set(word) & VOWELS else [word])  # noqa: PLR2004
    ]


def _same_given(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    known = load_actor_words().nicknames
    return same_word(a, b) or same_word(known.get(a, a), known.get(b, b))


def first_letters(given: str) -> frozenset[str]:
    """The letters of which two given names that match have one in common."""
    nickname = load_actor_words().nicknames.get(given, given)
    return frozenset((given[:1], *(loose(sound_of(word)[:1]) for word in (given, nickname))))


@functools.lru_cache(maxsize=REMEMBERED)
def body_words(name: str) -> tuple[str, ...]:
    """Words of a body's name; countries and their adjectives become one mark each."""
    plain = " ".join(re.sub(r"\([^)]*\)", "", name).split())
    for pattern, spelling in _spellings():
        plain = pattern.sub(spelling, plain)
    words = load_actor_words()
    known = words.country_of
    marked = []
    for country in _long_countries():
        plain = plain.replace(country, f"@{fold(known[country]).replace(' ', '')}")
    for word in re.sub(r"[’']s\b", "", plain).split():
        bare = word.strip("[],“”\"'’")
        if bare in known:
            marked.append(f"@{fold(known[bare]).replace(' ', '')}")
        else:
            marked.append(bare if bare.startswith("@") else fold(bare))
    return tuple(w for w in marked if w and w not in words.left_out)


@functools.cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What finds the British end of a word, and the American one."""
    listed = load_actor_words().spellings.items()
    return tuple((re.compile(rf"{end}\b", re.IGNORECASE), other) for end, other in listed)


@functools.cache
def _long_countries() -> tuple[str, ...]:
    """Names of countries in several words, the longest first."""
    known = load_actor_words().country_of
    return tuple(sorted((name for name in known if " " in name), key=lambda n: (-len(n), n)))


def _is_company(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one word is a company's name without what companies are called: "Ford Motor"."""
    words = load_actor_words().company_words
    return len(short) == 1 and short[0] == full[0] and words.issuperset(full[1:]) and len(full) > 1


def _is_initials(short: str, full: str) -> bool:
    """Whether `short` is made of the capitals of `full`, in order."""
    return is_acronym(letters := short.replace(".", "")) and letters in initials_of(full)


def is_acronym(letters: str) -> bool:
    """Whether the letters may stand for the words of a longer name."""
    return len(letters) >= SHORTEST and letters.isupper() and letters.isalpha()


@functools.lru_cache(maxsize=REMEMBERED)
def initials_of(full: str) -> frozenset[str]:
    """The first letters of a name in several words, with and without the small words.

    >>> sorted(initials_of("Bank of New York"))
    ['BNY', 'BONY']
    """
    words = [
        w for w in re.split(r"[\s\-]+", re.sub(r"\([^)]*\)", "", full)) if w and w[0].isalnum()
    ]
    if len(words) < SHORTEST:
        return frozenset()
    heads = "".join(w[0] for w in words if w.lower() not in load_actor_words().left_out).upper()
    every = "".join(w[0] for w in words).upper()
    return frozenset({heads, every})
