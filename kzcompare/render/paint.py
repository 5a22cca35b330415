"""Lines on a terminal: wrapped, coloured, side by side. Rich is imported here and in `grid` only.

Rich never sees article text as markup: words come in as `Text`, and consoles are built without
markup, emoji codes and highlighting.
"""

from __future__ import annotations

from functools import cache
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from kzcompare.render.lines import Line, shown, spaced
from kzcompare.render.look import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_UNWRAPPED = 1_000_000  # columns; Rich wraps at some width, this one is never reached
_WIDEST_COLUMN = 76  # longer lines are hard to follow from end to beginning
_LEAST = 8  # columns left for words beside an indent, however narrow the terminal


def console(look: Look) -> Console:
    """A console that writes to memory and depends on nothing of this machine."""
    return Console(
        file=StringIO(),
        width=look.width or _UNWRAPPED,
        height=100,
        force_terminal=look.color,
        color_system="standard" if look.color else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


@cache
def _ruler() -> Console:
    """What Rich wants for wrapping, where only the width that it is given counts."""
    return console(Look())


def text_of(pieces: Iterable[tuple[str, str]], look: Look) -> Text:
    """Pieces as Rich text, safe to print; white space within a piece becomes single spaces."""
    made = Text()
    for words, style in pieces:
        made.append(shown(spaced(words), look), style or None)
    return made


def wrapped(item: Line, width: int, look: Look) -> list[Text]:
    """The printed lines of one logical line, at most `width` columns wide."""
    if not item.pieces:
        return [Text()]
    text = text_of(item.pieces, look)
    tail = text_of((item.end,), look) if item.end else None
    first = text.copy()
    gap = width - item.indent - text.cell_len - (tail.cell_len if tail else 0)
    if tail is not None:
        first.append(" " * gap if gap > 1 else "  ")
        first.append_text(tail)
    parts = [first] if item.indent + first.cell_len <= width else _parts(first, item, width)
    made = []
    for number, part in enumerate(parts):
        part.rstrip()
        made.append(Text(" " * (item.hang if number else item.indent)).append_text(part))
    return made


def _parts(text: Text, item: Line, width: int) -> list[Text]:
    """The text cut at blanks, the first part longer where the line hangs."""
    room = max(_LEAST, width - max(item.indent, item.hang))
    spare = max(0, item.hang - item.indent)
    lead, rest = text.divide([spare]) if 0 < spare < len(text) else (Text(), text)
    parts = list(rest.wrap(_ruler(), room))
    return [lead.append_text(parts[0]), *parts[1:]]


def columns(cells: Sequence[Sequence[Line]], width: int, look: Look) -> list[Text]:
    """Lists of lines next to each other in equal columns, a thin rule between two of them."""
    rule = " | " if look.ascii_only else " │ "
    each = _each(len(cells), width)
    stacks = [[t for item in stack for t in wrapped(item, each, look)] for stack in cells]
    height = max(len(stack) for stack in stacks)
    made = []
    for number in range(height):
        text = Text()
        for place, stack in enumerate(stacks):
            part = stack[number].copy() if number < len(stack) else Text()
            if place:
                text.append(rule, "dim")
            text.append_text(part)
            if place < len(stacks) - 1:
                text.append(" " * (each - part.cell_len))
        made.append(text)
    return made


def _each(count: int, width: int) -> int:
    """The width of each of `count` columns, with three blanks' room between two."""
    return min(_WIDEST_COLUMN, (width - 3 * (count - 1)) // count)


def ruled(count: int, width: int, look: Look) -> Text:
    """The line under the heads of `count` columns."""
    bar, cross = ("-", "-+-") if look.ascii_only else ("─", "─┼─")
    return Text(cross.join([bar * _each(count, width)] * count), "dim")


def painted(parts: Iterable[Line | Text], look: Look) -> str:
    """Lines and finished texts as one string, with colour codes where `look` has colour."""
    place = console(look)
    finished: list[Text] = []
    for part in parts:
        if isinstance(part, Line):
            finished += wrapped(part, look.width or _UNWRAPPED, look)
        else:
            finished.append(part)
    for text in finished:
        text.rstrip()
    if finished:  # one call: each call of `print` costs as much as writing ten lines
        place.print(Text("\n").join(finished), soft_wrap=True)
    out = place.file
    return out.getvalue() if isinstance(out, StringIO) else ""


def indented(texts: Iterable[Text], indent: int) -> list[Text]:
    """Finished texts, moved to the right."""
    return [Text(" " * indent).append_text(text) for text in texts]
