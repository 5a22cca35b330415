"""How one name or word of a name is spelled in several ways: marks, scripts, sounds."""

from __future__ import annotations

import functools
import re

VOWELS = frozenset("aeiouy")
SKELETON = 5  # letters from which two spellings may differ in their vowels; short names collide
REMEMBERED = 200_000  # names whose folded form is kept
LONG = 8  # letters from which one added vowel does not make another name

# Hebrew, Arabic and the scripts of India write few vowels or leave the common one out; Chinese
# prints no space between the words of a name.
UNVOWELLED = re.compile(r"[\u0590-\u06ff\u0750-\u077f\u0900-\u0dff]")
IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]")
# One sound, many spellings: applied in order to lower-case Latin letters.
SOUNDS = (
    (re.compile(r"['’`´ʹ]"), ""),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"sch"), "sh"),
    (re.compile(r"dj|dzh|zh"), "j"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"(?<=[aeiou])dh(?=[aeiou])"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"ou|oo|w(?=u)"), "u"),
    (re.compile(r"(?<=[aeo])w(?=$|[^aeiou])"), "v"),
    (re.compile(r"^iu(?=[^aeiouy])"), "yu"),
    (re.compile(r"i[iy]a"), "ia"),
    (re.compile(r"(?<=[^aeiouy])i(?=[aou])"), "y"),
    (re.compile(r"^[yi]e(?=[^aeiouy])"), "e"),
    (re.compile(r"^[yi]a(?=[^aeiouy])"), "ya"),
    (re.compile(r"(?<=[aeou])[yi]e(?=v)|(?<=i)ye(?=v)"), "e"),
    (re.compile(r"oy(?=[^aeiou])"), "oi"),
    (re.compile(r"aye|aie|ae|ai|ay|ei|ey"), "e"),
    (re.compile(r"iy$|ij$|yi$|ii$|yy$|y$"), "i"),
    (re.compile(r"(?<=[^aeiou])y(?=[^aeiou])"), "i"),
    (re.compile(r"ff$"), "v"),
    (re.compile(r"(?<=[eo])f$"), "v"),
    (re.compile(r"([a-z])\1"), r"\1"),
)


@functools.lru_cache(maxsize=REMEMBERED)
def fold(name: str) -> str:
    """The name in lower-case Latin letters without marks, brackets, article and possessive.

    >>> fold("the “Élysée”")
    'elysee'
    """
    from anyascii import anyascii

    plain = anyascii(name).lower()
    plain = re.sub(r"'s\b|[\[\]\"“”]", "", plain)
    plain = re.sub(r"[^\w&'/]+", " ", plain.replace(".", "")).strip(" '")
    plain = re.sub(r"\s+", " ", plain)
    return re.sub(r"^the (?=.)", "", plain)


@functools.lru_cache(maxsize=REMEMBERED)
def sound_of(word: str) -> str:
    """One word with spellings of the same sound made equal ("alexei", "aleksey")."""
    for pattern, sound in SOUNDS:
        word = pattern.sub(sound, word)
    return word


def consonants(word: str) -> str:
    """What a script without vowels keeps of a word; the article glued to it is dropped."""
    bare = re.sub(r"^(?:al?[’']?|l[’'])(?=[^aeiouyl])", "", word)
    sound = sound_of(bare).translate(str.maketrans("vp", "fb"))  # Arabic has neither v nor p
    return re.sub(r"(.)\1+", r"\1", "".join(c for c in sound if c not in "aeiouyw'"))


def same_word(a: str, b: str) -> bool:
    """Whether two words of names are spellings of one."""
    if a == b:
        return True
    x, y = sound_of(a), sound_of(b)
    if x == y:
        return True
    if _ending(x) != _ending(y) or loose(x[:1]) != loose(y[:1]):
        return False
    if min(len(x), len(y)) >= SKELETON and loose(x) == loose(y):
        return True
    return max(len(x), len(y)) >= LONG and _one_vowel_more(x, y)


def _ending(word: str) -> str:
    """The last letter where it is a vowel: it often tells the sex, so it must agree."""
    return word[-1:] if word[-1:] in VOWELS else ""


def loose(word: str) -> str:
    """The word with a and e, and o and u, taken for one; h between vowels dropped."""
    return word.translate(str.maketrans("eu", "ao"))


def _one_vowel_more(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if len(long) != len(short) + 1:
        return False
    return any(
        long[:i] + long[i + 1 :] == short for i in range(1, len(long) - 1) if long[i] in VOWELS
    )
