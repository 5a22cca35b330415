"""A sentence cut finer than words: digits, letters and marks apart, clock times and such whole.

Figures and dates are printed in ways that parsers cut differently ("$8B", "30-year", "mid-2015");
this cut is always the same, and every piece knows the parser's word it lies in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from kzcompare.model.sentence import Sentence, Token


class Shape(StrEnum):
    """What a piece is made of."""

    NUMBER = "number"  # 200, 3,000, 1.375
    WORD = "word"
    MARK = "mark"  # one character that is neither letter nor digit
    ISO = "iso"  # 2018-06-23
    DECADE = "decade"  # 1990s, '80s
    ORDINAL = "ordinal"  # 25th
    CODE = "code"  # clock times, telephone numbers, addresses, 9/11, G20, 3.2.1: never a figure


# Every alternative is linear: no part of it can match the same characters in two ways.
_PIECE = re.compile(
    r"""
    (?P<code>
        https?://\S+ | www\.\S+ | [@#]\w+
      | \d{1,2}:\d\d(?::\d\d)?
      | \(?\d{3}\)?[-. ]\d{3}[-.]\d{4}(?!\d) | \+\d[\d -]{7,18}\d
      | \d+/\d+(?:/\d+)?
      | \d+(?:\.\d+){2,}
      | (?<!\d)\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.? | \d{1,2}\ o['’]clock
    )
  | (?P<iso> (?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d) )
  | (?P<decade> ['’‘]?\d{2,4}['’]?s\b )
  | (?P<ordinal> \d{1,3}(?:st|nd|rd|th)\b )
  | (?P<number>
        \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)
      | \d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)
      | \d+(?:\.\d+)?
    )
  | (?P<word> [^\W\d_]+(?:['’][^\W\d_]+)* )
  | (?P<mark> \S )
    """,
    re.VERBOSE,
)
# Currency codes that may be printed against the digits: "USD200".
SIGN_LETTERS = frozenset(
    ["USD", "EUR", "GBP", "RUB", "KZT", "CHF", "CNY", "JPY", "CAD", "AUD", "INR"]
)
LONGEST_NUMBER = 24  # characters; longer runs of digits are keys and serial numbers
_POSSESSIVE = re.compile(r"['’]s?$")


class Piece(Struct, frozen=True):
    """A piece: offsets in the article, printed text, lower-case text without "'s", its word.

    `token` is the index in `Sentence.tokens`; `is_tied` tells that no blank stands before it.
    """

    start: int
    end: int
    text: str
    lower: str
    shape: Shape
    token: int
    is_tied: bool

    @property
    def value(self) -> float:
        """The number that a `NUMBER` piece prints."""
        return float(re.sub(r"[,\u00a0\u202f]", "", self.text))


class Pieces(Struct, frozen=True):
    """The pieces of one sentence, in text order, with look-ups that forgive a bad index."""

    sentence: Sentence
    items: tuple[Piece, ...]

    def lower(self, index: int) -> str:
        """The lower-case text of a piece, "" beyond the ends."""
        return self.items[index].lower if 0 <= index < len(self.items) else ""

    def shape(self, index: int) -> Shape | None:
        """The shape of a piece, None beyond the ends."""
        return self.items[index].shape if 0 <= index < len(self.items) else None

    def token(self, index: int) -> Token:
        """The parser's word that a piece lies in."""
        return self.sentence.tokens[self.items[index].token]

    def is_tied(self, index: int) -> bool:
        """Whether a piece follows the one before without a blank."""
        return 0 <= index < len(self.items) and self.items[index].is_tied

    def matches(self, index: int, words: Sequence[str]) -> bool:
        """Whether the lower-case pieces from `index` on are `words`."""
        if index < 0 or index + len(words) > len(self.items):
            return False
        return all(self.items[index + k].lower == word for k, word in enumerate(words))

    def before(self, index: int, words: Sequence[str]) -> bool:
        """Whether `words` stand directly before the piece at `index`."""
        return self.matches(index - len(words), words)


def split_pieces(text: str, sentence: Sentence) -> Pieces:
    """The pieces of a sentence of the article `text`."""
    starts = [token.start for token in sentence.tokens]
    items: list[Piece] = []
    for match in _PIECE.finditer(text, sentence.span.start, sentence.span.end):
        items.append(_piece(match, starts, items[-1] if items else None))
    return Pieces(sentence, tuple(items))


def _piece(match: re.Match[str], starts: list[int], last: Piece | None) -> Piece:
    start, end, words = match.start(), match.end(), match.group()
    shape = Shape(match.lastgroup or "mark")
    is_tied = last is not None and last.end == start
    if shape is Shape.NUMBER and last is not None and is_tied and _names(last, match):
        shape = Shape.CODE
    if shape is Shape.NUMBER and len(words) > LONGEST_NUMBER:
        shape = Shape.CODE
    token = max(0, bisect_right(starts, start) - 1)
    return Piece(start, end, words, _POSSESSIVE.sub("", words).lower(), shape, token, is_tied)


def _names(last: Piece, match: re.Match[str]) -> bool:
    """Whether digits belong to a name or a footnote: "G20", "COVID-19", "capital.1"."""
    if last.shape is Shape.WORD:
        return last.text.upper() not in SIGN_LETTERS
    if last.text not in ".-–_":
        return False
    before = match.string[last.start - 1] if last.start > 0 else " "
    if last.text in "._":
        return before.isalpha()
    return before.isupper()
