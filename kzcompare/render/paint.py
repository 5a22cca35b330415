"""Lines on a terminal: wrapped, coloured, side by side.

Of Rich only the table of wide characters is needed here, and that for few texts: loading its
texts, styles and console takes longer than all else that a run from the cache does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kzcompare.render.lines import Line, shown, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look

Strip = tuple["Piece", ...]  # one printed line, safe to print

_UNWRAPPED = 1_000_000  # columns; no line is that long
_WIDEST_COLUMN = 76  # longer lines are hard to follow from end to beginning
_LEAST = 8  # columns left for words beside an indent, however narrow the terminal
_WORD = re.compile(r"\s*\S+\s*")
# Characters of one column that make up most texts and all frames; Rich knows those of all others.
_NARROW = re.compile("[ -~¡-¬®-ʯΑ-ώА-џ‐-―‘-‧‹›€─│┼≠≈●○✗]*")
# What a terminal is told for each word of a style (ECMA-48, "select graphic rendition").
_CODES = {
    **{"bold": 1, "dim": 2, "italic": 3, "underline": 4},
    **{"red": 31, "green": 32, "yellow": 33, "blue": 34, "cyan": 36},
}


def strip_of(pieces: Iterable[Piece], look: Look) -> Strip:
    """Pieces as they may be printed; white space within a piece becomes single spaces."""
    made = ((shown(spaced(words), look), style) for words, style in pieces)
    return tuple(piece for piece in made if piece[0])


def wrapped(item: Line, width: int, look: Look) -> list[Strip]:
    """The printed lines of one logical line, at most `width` columns wide."""
    if not item.pieces:
        return [()]
    strip = strip_of(item.pieces, look)
    if item.end:
        tail = strip_of((item.end,), look)
        gap = width - item.indent - _length(strip) - _length(tail)
        strip = (*strip, (" " * gap if gap > 1 else "  ", ""), *tail)
    fits = item.indent + _length(strip) <= width
    parts = [strip] if fits else _parts(strip, item, width)
    return [
        _moved(_trimmed(part), item.hang if number else item.indent)
        for number, part in enumerate(parts)
    ]


def _length(strip: Strip) -> int:
    """How many columns a strip takes."""
    return width_of("".join(words for words, _ in strip))


def width_of(text: str) -> int:
    """How many columns a text takes.

    >>> width_of("“Москва”"), width_of("東京")
    (8, 4)
    """
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _trimmed(strip: Strip) -> Strip:
    """The strip without white space at its end."""
    while strip:
        *before, (words, style) = strip
        kept = words.rstrip()
        if kept == words:
            return strip
        strip = (*before, (kept, style)) if kept else tuple(before)
    return strip


def _moved(strip: Strip, indent: int) -> Strip:
    """The strip after blanks."""
    return ((" " * indent, ""), *strip) if indent and strip else strip


def _parts(strip: Strip, item: Line, width: int) -> list[Strip]:
    """The strip cut at blanks, the first part longer where the line hangs."""
    room = max(_LEAST, width - max(item.indent, item.hang))
    spare = max(0, item.hang - item.indent)
    text = "".join(words for words, _ in strip)
    if spare >= len(text):
        spare = 0
    return _cut(strip, [spare + place for place in _breaks(text[spare:], room)])


def _breaks(text: str, room: int) -> Iterator[int]:
    """The offsets at which a new line begins; a word that is longer than a line is cut."""
    size = len if _NARROW.fullmatch(text) else width_of
    used = 0
    for match in _WORD.finditer(text):
        word = match[0]
        bare, full = size(word.rstrip()), size(word)
        if used + bare <= room:
            used += full
            continue
        place = match.start()
        for piece in _chopped(word, room) if bare > room else (word,):
            if place and used:
                yield place
            used = size(piece)
            place += len(piece)


def _chopped(word: str, room: int) -> Sequence[str]:
    """A word in pieces of `room` columns."""
    from rich.cells import chop_cells

    return chop_cells(word, room)


def _cut(strip: Strip, places: Sequence[int]) -> list[Strip]:
    """The strip in parts that begin at its start and at each of `places`."""
    parts: list[list[Piece]] = [[]]
    waiting = list(reversed(places))
    passed = 0
    for words, style in strip:
        left = words
        while waiting and waiting[-1] < passed + len(left):
            size = waiting.pop() - passed
            if size:
                parts[-1].append((left[:size], style))
            parts.append([])
            passed, left = passed + size, left[size:]
        parts[-1].append((left, style))
        passed += len(left)
    return [tuple(part) for part in parts]


def columns(cells: Sequence[Sequence[Line]], width: int, look: Look) -> list[Strip]:
    """Lists of lines next to each other in equal columns, a thin rule between two of them."""
    rule = (" | " if look.ascii_only else " │ ", "dim")
    each = _each(len(cells), width)
    stacks = [[strip for item in stack for strip in wrapped(item, each, look)] for stack in cells]
    made: list[Strip] = []
    for number in range(max(len(stack) for stack in stacks)):
        pieces: list[Piece] = []
        for place, stack in enumerate(stacks):
            part = stack[number] if number < len(stack) else ()
            if place:
                pieces.append(rule)
            pieces.extend(part)
            if place < len(stacks) - 1:
                pieces.append((" " * (each - _length(part)), ""))
        made.append(tuple(pieces))
    return made


def _each(count: int, width: int) -> int:
    """The width of each of `count` columns, with three blanks' room between two."""
    return min(_WIDEST_COLUMN, (width - 3 * (count - 1)) // count)


def ruled(count: int, width: int, look: Look) -> Strip:
    """The line under the heads of `count` columns."""
    bar, cross = ("-", "-+-") if look.ascii_only else ("─", "─┼─")
    return ((cross.join([bar * _each(count, width)] * count), "dim"),)


def painted(parts: Iterable[Line | Strip], look: Look) -> str:
    """Lines and finished strips as one string, with colour codes where `look` has colour."""
    width = look.width or _UNWRAPPED
    out: list[str] = []
    for part in parts:
        for strip in wrapped(part, width, look) if isinstance(part, Line) else (part,):
            out.extend(_coloured(words, style, look) for words, style in _trimmed(strip))
            out.append("\n")
    return "".join(out)


def _coloured(words: str, style: str, look: Look) -> str:
    return f"\x1b[{_code(style)}m{words}\x1b[0m" if style and look.color else words


@cache
def _code(style: str) -> str:
    """The numbers of a style, attributes before the colour.

    >>> _code("red bold")
    '1;31'
    """
    return ";".join(map(str, sorted(_CODES[word] for word in style.split())))


def indented(strips: Iterable[Strip], indent: int) -> list[Strip]:
    """Finished strips, moved to the right."""
    return [_moved(strip, indent) for strip in strips]
