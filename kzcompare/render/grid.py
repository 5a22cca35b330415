"""Tables of short columns: framed on a terminal, one line a record in a file or pipe.

In a document with markup they are tables of that markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.render.lines import Line, joined, line, shown, spaced, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look


class Column(Struct, frozen=True):
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
    from rich.console import Console
    from rich.table import Table

    rule = "-" if look.ascii_only else "─"
    frame = Box(
        f"    \n    \n {rule}{rule} \n    \n    \n    \n    \n    \n", ascii=look.ascii_only
    )
    table = Table(
        box=frame, show_edge=False, pad_edge=False, border_style="dim", header_style="bold"
    )
    for column in columns:
        table.add_column(
            _text(((column.heading, ""),), look),
            justify="right" if column.is_number else "left",
            no_wrap=column.share == 0,
            ratio=column.share or None,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(_text(entry, look) for entry in row))
    out = StringIO()
    # It depends on nothing of this machine, and sees no markup in anybody's words.
    console = Console(
        file=out,
        width=look.width,
        height=100,
        force_terminal=look.color,
        color_system="standard" if look.color else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    console.print(table)
    return "".join(part.rstrip() + "\n" for part in out.getvalue().splitlines())


def _text(pieces: Sequence[Piece], look: Look) -> Text:
    """Pieces as Rich text, safe to print."""
    from rich.text import Text

    return Text.assemble(*((shown(spaced(words), look), style) for words, style in pieces))
