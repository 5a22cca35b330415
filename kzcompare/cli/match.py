"""Whether a few words of the user's stand in a text, in whatever form or spelling.

This is a filter for reading, not a measure of meaning: every word of the query, but for articles
and the like, must be met by some word of the text with the same stem or almost the same letters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzcompare.model.statement import Holder

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(  # words that say nothing about what a text is about
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has"),
        *("have", "in", "is", "it", "its", "of", "on", "or", "that", "the", "their", "they"),
        *("this", "to", "was", "were", "which", "who", "with"),
    )
)
_ENDINGS = (
    *("ations", "ation", "ingly", "ists", "ist", "isms", "ism", "ings", "ing", "ions", "ion"),
    *("ers", "ies", "ied", "ed", "er", "es", "ly", "s", "e", "y"),
)
_LEAST_STEM = 3  # letters; "used" must not become "us"
_LEAST_FUZZY = 5  # letters; shorter words are too alike by chance ("coup", "soup")
_ALIKE = 85.0  # RapidFuzz ratio: "Zelensky" and "Zelenskyy" have 94, "riots" and "rights" 73


def is_about(query: str, text: str) -> bool:
    """Whether each word of `query` is in `text`; a query without words matches everything.

    >>> is_about("train terrorist", "Terrorists trained abroad")
    True
    >>> is_about("police", "Terrorists trained abroad")
    False
    """
    words = {word: _stem(word) for word in _words(text)}
    stems = set(words.values())
    asked = [word for word in _words(query) if word not in _EMPTY]
    return all(_stem(word) in stems or _is_misspelled(word, words) for word in asked)


def words_of(what: str, said: Iterable[str], holders: Iterable[Holder | None]) -> str:
    """All that something may be looked up by: what it is, what is said of it, and by whom."""
    names = (name for h in holders if h for name in (h.text, h.name, h.actor) if name)
    return " ".join([what, *said, *names])


def _words(text: str) -> list[str]:
    """The words in lower case, accents left out."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in letters if not unicodedata.combining(c)))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending)
    return word


def _is_misspelled(word: str, words: dict[str, str]) -> bool:
    if len(word) < _LEAST_FUZZY:
        return False
    from rapidfuzz import fuzz

    return any(fuzz.ratio(word, other) >= _ALIKE for other in words if len(other) >= _LEAST_FUZZY)
