"""Tables of short columns: framed on a terminal, one line a record in a file or pipe.

In a document with markup they are tables of that markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzcompare.render.lines import Line, joined, line, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, whether it holds numbers, and its share of the spare width.

    A column of share 0 is as wide as its longest entry and is never wrapped.
    """

    heading: str
    is_number: bool = False
    share: int = 0


def grid(columns: Sequence[Column], rows: Sequence[Sequence[Sequence[Piece]]], look: Look) -> str:
    """The rows, each a list of as many entries as there are columns."""
    if look.markup:
        from kzcompare.render.markup import writer_of

        return writer_of(look).table(columns, rows, look)
    if look.width is None:
        heading = line(*joined([[(c.heading, "bold")] for c in columns], " | "))
        return written([heading, *(_line(row) for row in rows)], look)
    return _table(columns, rows, look)


def _line(row: Sequence[Sequence[Piece]]) -> Line:
    filled = [entry or [("", "")] for entry in row]
    return line(*joined(filled, " | "))


def _table(columns: Sequence[Column], rows: Sequence[Sequence[Sequence[Piece]]], look: Look) -> str:
    from io import StringIO

    from rich.box import Box
    from rich.table import Table

    from kzcompare.render.paint import console, text_of

    rule = "-" if look.ascii_only else "─"
    frame = Box(
        f"    \n    \n {rule}{rule} \n    \n    \n    \n    \n    \n", ascii=look.ascii_only
    )
    table = Table(
        box=frame, show_edge=False, pad_edge=False, border_style="dim", header_style="bold"
    )
    for column in columns:
        table.add_column(
            text_of(((column.heading, ""),), look),
            justify="right" if column.is_number else "left",
            no_wrap=column.share == 0,
            ratio=column.share or None,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(text_of(entry, look) for entry in row))
    place = console(look)
    place.print(table)
    out = place.file
    text = out.getvalue() if isinstance(out, StringIO) else ""
    return "".join(part.rstrip() + "\n" for part in text.splitlines())
