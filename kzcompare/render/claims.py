"""Rows as a table: sources side by side where they fit, else stacked; plain lines for a pipe.

In a document with headings each row has one of its own, and its quotations stand apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render import cells as c
from kzcompare.render.bands import bands
from kzcompare.render.copies import one_text
from kzcompare.render.footer import footer
from kzcompare.render.lines import BLANK, Line, Part, joined, line, written
from kzcompare.render.outputs.claims import ClaimsDocument
from kzcompare.render.style import DIM, STRONG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.outputs.claims import CellRecord, RowRecord
    from kzcompare.render.paint import Strip


def render(document: Document, look: Look) -> str:
    """All rows of a claims document.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, ClaimsDocument):
        raise TypeError(type(document).__name__)
    dates = {source.id: source.date for source in document.corpus.sources}
    copies = [] if look.is_section else one_text(document.copies)  # a page names them once
    copies += [BLANK] if copies else []
    if look.markup:
        rows = [x for row in document.rows for x in _headed(row, look)]
        return written([*rows, *copies, *footer(look, legend=True)], look)
    if look.width is None:
        return written([*plain_rows(document.rows, look), *copies, *footer(look)], look)
    parts: list[Line | Strip] = []
    for number, row in enumerate(document.rows, 1):
        parts.extend(
            _side_by_side(number, row, dates, look) if look.is_wide else _stacked(number, row, look)
        )
        parts.append(BLANK)
    from kzcompare.render.paint import painted

    return painted([*parts, *copies, *footer(look, legend=True)], look)


def plain_rows(rows: Sequence[RowRecord], look: Look) -> list[Line]:
    """A head line a row, then one line a statement: source | holder | stance | words."""
    lines: list[Line] = []
    for number, row in enumerate(rows, 1):
        head = [
            [(str(number), STRONG)],
            [c.verdict_of(row, look)],
            [(row.id, "")],
            [(c.origins_of(row), "")],
            [(row.proposition, STRONG)],
        ]
        lines.append(line(*joined(head, " | ")))
        lines.extend(line(("reason | ", DIM), text, indent=2) for text in c.reasons_of(row))
        for cell in row.cells:
            parts = [
                [(cell.source, "")],
                c.attribution(cell),
                [c.stance_of(cell, look)],
                c.excerpt(cell),
            ]
            lines.append(line(*joined(parts, " | "), indent=2))
        lines.extend(line((f"{why} | ", DIM), ids, indent=2) for why, ids in c.absent_of(row))
        lines.append(BLANK)
    return lines


def _headed(row: RowRecord, look: Look) -> list[Line]:
    """A row under a heading, without a number: rows that come before it may come and go."""
    lines = [
        line(c.verdict_of(row, look), (" · ", DIM), row.proposition, part=Part.HEADING),
        line((f"{c.origins_of(row)} · row {row.id}", DIM)),
        BLANK,
        *(line(text, indent=2) for text in c.reasons_of(row)),
    ]
    for cell in row.cells:
        first = joined([[(cell.source, STRONG)], [c.stance_of(cell, look)]], " · ")
        where = [(f"{cell.source}:{cell.start}", DIM)]
        lines += [
            line(*joined([first, c.attribution(cell), where], " · ")),
            line(*c.excerpt(cell), part=Part.QUOTE),
        ]
    return [*lines, *(line((f"{why}: {ids}", DIM)) for why, ids in c.absent_of(row)), BLANK]


def head(number: int, row: RowRecord, look: Look) -> list[Line]:
    """Number, verdict, proposition, reasons, and how many stand behind it."""
    margin = len(str(number)) + 2
    return [
        line(
            (f"{number}  ", STRONG),
            c.verdict_of(row, look),
            (f" · {c.origins_of(row)} · {row.id}", DIM),
            indent=0,
            hang=margin,
        ),
        line((row.proposition, STRONG), indent=margin),
        *(line((text, "italic"), indent=margin, hang=margin + 2) for text in c.reasons_of(row)),
    ]


def _stacked(number: int, row: RowRecord, look: Look) -> list[Line]:
    margin = len(str(number)) + 2
    lines = [*head(number, row, look), BLANK]
    for cell in row.cells:
        first = joined([[(cell.source, STRONG)], [c.stance_of(cell, look)]], "  ")
        parts = joined([first, c.attribution(cell)], " · ")
        lines.append(line(*parts, indent=margin, hang=margin + 2))
        lines.append(line(*c.excerpt(cell), indent=margin + 2))
    return [*lines, *_absent(row, margin)]


def _absent(row: RowRecord, margin: int) -> list[Line]:
    return [
        line((f"{why}: {ids}", DIM), indent=margin, hang=margin + 2)
        for why, ids in c.absent_of(row)
    ]


def _side_by_side(
    number: int, row: RowRecord, dates: Mapping[str, str | None], look: Look
) -> list[Line | Strip]:
    margin = len(str(number)) + 2
    stacks: dict[str, list[Line]] = {}
    for source in dates:
        found = [cell for cell in row.cells if cell.source == source]
        if found:
            stacks[source] = _column(found, look)
    return [
        *head(number, row, look),
        BLANK,
        *bands(stacks, dates, margin, look),
        *_absent(row, margin),
    ]


def _column(found: Sequence[CellRecord], look: Look) -> list[Line]:
    lines: list[Line] = []
    for place, cell in enumerate(found):
        if place:
            lines.append(BLANK)
        lines.append(line(*joined([[c.stance_of(cell, look)], c.attribution(cell)], " · ")))
        lines.append(line(*c.excerpt(cell)))
    return lines
