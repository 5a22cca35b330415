"""Bytes to text: Unicode with or without a mark, else the encoding the bytes look like."""

from __future__ import annotations

import codecs
import re

from kzcompare.corpus.document import UnreadableError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes that are punctuation in the Western code page and unused or rare elsewhere: … ‘ ’ “ ” • – —
_WESTERN = frozenset(b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa9\xab\xb0\xbb")
# With fewer foreign letters the guesser takes "Zürich" for Chinese.
_FEWEST_LETTERS = 10
# Two bytes a letter always come with NUL bytes or a mark; both were looked at before guessing.
_WIDE = ("utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le")
# A text of 2,000 characters may hold a stray form feed or escape; compiled or packed data has
# dozens of control characters a line.
_CONTROL_SHARE = 0.01
_HALVES = re.compile("[\ud800-\udfff]")
_CONTROLS = frozenset(map(chr, [*range(9), *range(14, 28), 127]))


def whole(words: str) -> str:
    """The words without halves of surrogate pairs, which nothing carries; as long as before.

    They come from escapes in JSON, and from arguments that are not in the terminal's encoding.
    """
    return words if words.isascii() else _HALVES.sub("\N{REPLACEMENT CHARACTER}", words)


def decode(data: bytes) -> str:
    """The text of `data`, without a byte order mark, line ends unchanged.

    Raises:
        UnreadableError: The data is empty, blank, binary or in no encoding that can be told.
    """
    if not data:
        message = "it is empty"
        raise UnreadableError(message)
    text = _decoded(data)
    if not text.strip():
        message = "it holds only white space"
        raise UnreadableError(message)
    if sum(text.count(c) for c in _CONTROLS) > max(2, len(text) * _CONTROL_SHARE):
        message = "it is binary data, not text"
        raise UnreadableError(message)
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data:
        message = "it is binary data, not text (it has NUL bytes)"
        raise UnreadableError(message)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"it begins like {encoding.upper()} but is damaged; save it as UTF-8"
        raise UnreadableError(message) from error


def _guessed(data: bytes) -> str:
    """The text of bytes that are not UTF-8.

    A guesser needs many foreign letters to go by. English news has few, mostly typographic
    quotation marks of the Western code page, so those are tried first.
    """
    high = [byte for byte in data if byte > 0x7F]  # noqa: PLR2004 - the end of ASCII
    if len(high) < _FEWEST_LETTERS or 2 * sum(b in _WESTERN for b in high) >= len(high):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_exclusion=list(_WIDE)).best()
    if best is None:
        message = "its encoding cannot be told; save it as UTF-8"
        raise UnreadableError(message)
    return str(best).removeprefix("\ufeff")
