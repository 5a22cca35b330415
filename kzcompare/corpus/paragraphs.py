"""Text to blocks: one line a paragraph, or the lines of a hard-wrapped paragraph joined.

Saved web pages print a paragraph as one long line. Texts from mail, terminals and old archives
break lines at a column; there a paragraph is a run of lines. Which of the two a file is, its own
line breaks tell: a wrapped line ends because the next word did not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from kzcompare.model.span import Span, trim

# Columns at which people and programs wrap; below are verse and lists, above are long lines.
_NARROWEST, _WIDEST = 45, 120
# Share of the breaks inside blocks that must look like wrapping, and of those that must fall
# before a small letter: English prose gives about four in five, lists of headlines almost none.
_WRAPPED_SHARE = 0.7
_LOWER_SHARE = 0.5
_FEWEST_BREAKS = 3
# Wrapping leaves a line at least this full; 20 of 70 columns hold any English word.
_FULL = 0.7
# Characters; the longest paragraphs of print have a tenth. The parser's memory grows with them.
_LONGEST = 10_000
_SENTENCE_END = re.compile(r"[.!?…][”\"'’)]? ")
_ENDS = tuple(".!?:”\"'’)…")


class Block(Struct, frozen=True):
    """One paragraph of the file: its span without surrounding white space.

    `apart` tells whether a blank line, or the start of the text, is before it.
    """

    span: Span
    apart: bool


class _Line(Struct, frozen=True):
    span: Span
    indent: int
    apart: bool


def split_blocks(text: str, fences: Sequence[Span] = ()) -> tuple[Block, ...]:
    """The paragraphs of `text` in order; together they cover every printed character.

    No paragraph crosses an end of one of the `fences` (ordered, apart from each other).
    """
    blocks: list[Block] = []
    position = 0
    for fence in fences:
        blocks += _split(text, Span(position, fence.start))
        blocks += _split(text, fence)
        position = fence.end
    return (*blocks, *_split(text, Span(position, len(text))))


def _split(text: str, span: Span) -> list[Block]:
    lines = _lines(text, span)
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    for i, line in enumerate(lines):
        if width is not None and i and _continues(text, lines[i - 1], line, width):
            blocks[-1] = Block(blocks[-1].span.cover(line.span), blocks[-1].apart)
        else:
            blocks.append(Block(line.span, line.apart))
    return blocks


def _lines(text: str, span: Span) -> list[_Line]:
    """The printed lines inside `span`, without the white space around them."""
    lines: list[_Line] = []
    start, apart = span.start, True
    for raw in span.of(text).splitlines(keepends=True):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            begin = start + indent
            for piece in _pieces(text, Span(begin, begin + len(words))):
                lines.append(_Line(piece, indent, apart))
        apart = not words
        start += len(raw)
    return lines


def _pieces(text: str, line: Span) -> Iterator[Span]:
    """The line, cut where it is longer than any paragraph: after a sentence, else a word."""
    start = line.start
    while line.end - start > _LONGEST:
        window = text[start : start + _LONGEST]
        ends = [m.end() for m in _SENTENCE_END.finditer(window)]
        at = ends[-1] if ends else window.rfind(" ") + 1 or _LONGEST
        yield trim(text, Span(start, start + at))
        start += at
        start += len(text[start : line.end]) - len(text[start : line.end].lstrip())
    if start < line.end:
        yield Span(start, line.end)


def _wrap_width(text: str, lines: Sequence[_Line]) -> int | None:
    """The column at which the text was wrapped, None where its lines are whole paragraphs."""
    inner = [(a, b) for a, b in pairwise(lines) if not b.apart]
    if len(inner) < _FEWEST_BREAKS:
        return None
    width = max(len(a.span) for a, _ in inner)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    if 2 * sum(len(a.span) for a in lines if len(a.span) > width) > len(lines) * width:
        return None
    wrapped = [b for a, b in inner if len(a.span) + 1 + _first_word(text, b) > _FULL * width]
    if len(wrapped) < _WRAPPED_SHARE * len(inner):
        return None
    lower = sum(text[b.span.start].islower() for b in wrapped)
    return width if lower >= _LOWER_SHARE * len(wrapped) else None


def _continues(text: str, previous: _Line, line: _Line, width: int) -> bool:
    """Whether `line` goes on with the paragraph of `previous` in a text wrapped at `width`."""
    if line.apart or line.indent > previous.indent:
        return False
    needed = len(previous.span) + 1 + _first_word(text, line)
    if needed > width:
        return True
    if text[line.span.start].islower():
        return True
    return needed > _FULL * width and not text[previous.span.end - 1].endswith(_ENDS)


def _first_word(text: str, line: _Line) -> int:
    end = text.find(" ", line.span.start, line.span.end)
    return (line.span.end if end < 0 else end) - line.span.start
