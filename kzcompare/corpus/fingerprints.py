"""The text of an article as words, and the fingerprints by which common stretches are found.

Fingerprints are picked by winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local
algorithms for document fingerprinting"): of every `WINDOW` neighbouring hashes of `WORDS` words the
smallest is kept, so any common run of `WORDS + WINDOW - 1` words has a common fingerprint, whoever
printed it first and whatever stands around it.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

from kzcompare.model.article import Article, Role
from kzcompare.model.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORDS = 6  # words of one fingerprint
WINDOW = 5  # neighbouring fingerprints of which one is kept
KNOWN = 1 << 18  # words whose number is kept
MIXED = 0x9E3779B97F4A7C15  # odd, with bits all over: spreads the numbers of neighbouring words
_WORD = re.compile(r"\w+")
_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'
_MARK = re.compile(f"[{_OPENING}{_CLOSING}{_EITHER}]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article's body: casefolded, where they stand, and whether they are quoted.

    `codes` are numbers that stand for the words, 4 bytes each.
    """

    words: tuple[str, ...]
    codes: array[int]
    starts: array[int]
    ends: array[int]
    quoted: bytes

    def hashes(self) -> NDArray[np.int64]:
        """A number for each `WORDS` neighbouring words, the same for the same words."""
        import numpy as np

        count = max(0, len(self.words) - WORDS + 1)
        codes = np.frombuffer(self.codes, np.uint32).astype(np.uint64)
        made = np.zeros(count, np.uint64)
        for n in range(WORDS):
            made = made * np.uint64(MIXED) + codes[n : n + count]
        return ((made * np.uint64(MIXED)) >> np.uint64(32)).astype(np.int64)

    def prints(self) -> NDArray[np.int64]:
        """The fingerprints of the text, each once, ascending."""
        import numpy as np

        hashes = self.hashes()
        if not len(hashes):
            return hashes
        windows = np.lib.stride_tricks.sliding_window_view(hashes, min(WINDOW, len(hashes)))
        return np.unique(windows.min(axis=1))

    def places(self) -> Mapping[int, int]:
        """For each number of `hashes` the word with which it begins first, in text order."""
        found: dict[int, int] = {}
        for place, value in enumerate(self.hashes().tolist()):
            found.setdefault(value, place)
        return found

    def span(self, first: int, last: int) -> Span:
        """Where a stretch of words stands, both included."""
        return Span(self.starts[first], self.ends[last])

    def own(self) -> int:
        """Words outside quotation marks."""
        return len(self.words) - sum(self.quoted)


def words_of(article: Article) -> Words:
    """The words of an article's body."""
    words: list[str] = []
    starts, ends = array("I"), array("I")
    quoted = bytearray()
    for paragraph in article.paragraphs:
        if paragraph.role is not Role.BODY:
            continue
        text, start = paragraph.span.of(article.text), paragraph.span.start
        spans = [match.span() for match in _WORD.finditer(text)]
        words += [intern(text[first:last].casefold()) for first, last in spans]
        starts.extend([start + first for first, _ in spans])
        ends.extend([start + last for _, last in spans])
        quoted += _quoted(text, spans)
    return Words(tuple(words), array("I", map(_code, words)), starts, ends, bytes(quoted))


def _quoted(text: str, spans: Sequence[tuple[int, int]]) -> bytes:
    """For each word of a paragraph, whether it stands in quotation marks."""
    if not _MARK.search(text):
        return bytes(len(spans))
    found = bytearray()
    depth, position = 0, 0
    for first, last in spans:
        depth = _depth(text[position:first], depth)
        position = last
        found.append(depth)
    return bytes(found)


@lru_cache(maxsize=KNOWN)
def _code(word: str) -> int:
    """A number that stands for a word, the same in every run."""
    return zlib.crc32(word.encode("utf-8", "replace"))


def _depth(between: str, depth: int) -> int:
    """Whether words stand in quotation marks (1) or not (0), given what is printed before them."""
    for mark in between:
        if mark in _OPENING:
            depth = 1
        elif mark in _CLOSING:
            depth = 0
        elif mark in _EITHER:
            depth = 1 - depth
    return depth
