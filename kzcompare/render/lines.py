"""Lines of styled words: what every table is made of before it is known where it goes.

Text enters a line as it stands in the article; it is made safe here and in `paint`, nowhere else,
so no table can forget it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.render.safe import flat, safe, to_ascii

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzcompare.render.look import Look

Piece = tuple[str, str]  # words and their style


class Part(StrEnum):
    """What a line is in a document with headings and lists; a terminal shows no difference."""

    TEXT = "text"  # where it is indented, an item of a list
    HEADING = "heading"
    SUBHEADING = "subheading"
    QUOTE = "quote"


class Line(Struct, frozen=True):
    """One logical line, to be wrapped where it is too long.

    `indent` counts spaces before the first printed line, `hang` those before the others. `end`
    stands flush right on the first printed line where there is room, else after the rest.
    """

    pieces: tuple[Piece, ...]
    indent: int = 0
    hang: int = 0
    end: Piece | None = None
    part: Part = Part.TEXT


BLANK = Line(())


def line(
    *pieces: Piece | str, indent: int = 0, hang: int | None = None, part: Part = Part.TEXT
) -> Line:
    """A line of pieces; a bare string is unstyled, `hang` is `indent` unless given."""
    styled = tuple((p, "") if isinstance(p, str) else p for p in pieces)
    return Line(styled, indent, indent if hang is None else hang, part=part)


def shown(text: str, look: Look) -> str:
    """Words as this place of output may print them, on one line."""
    made = safe(text)
    return to_ascii(made) if look.ascii_only else made


def spaced(words: str) -> str:
    """The words on one line, with the space at their ends kept."""
    inner = flat(words)
    if not inner:
        return " " * len(words)
    start = words[: len(words) - len(words.lstrip())].replace("\n", " ")
    end = words[len(words.rstrip()) :].replace("\n", " ")
    return start + inner + end


def joined(parts: Iterable[Sequence[Piece]], glue: str) -> list[Piece]:
    """The pieces of all non-empty parts, with `glue` (dim) between two parts."""
    pieces: list[Piece] = []
    for part in parts:
        if not part:
            continue
        if pieces:
            pieces.append((glue, "dim"))
        pieces.extend(part)
    return pieces


def written(lines: Iterable[Line], look: Look) -> str:
    """Lines as one string; without width and colour (files, pipes) no table library is loaded."""
    if look.markup:
        from kzcompare.render.markup import writer_of

        return writer_of(look).blocks(lines, look)
    if look.width is None and not look.color:
        return "".join(_bare(item, look) + "\n" for item in lines)
    from kzcompare.render.paint import painted

    return painted(lines, look)


def _bare(item: Line, look: Look) -> str:
    pieces = (*item.pieces, ("  ", ""), item.end) if item.end else item.pieces
    text = "".join(shown(spaced(words), look) for words, _ in pieces).rstrip()
    return " " * item.indent + text if text else ""
