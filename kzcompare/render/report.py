"""The comparison as a whole: an overview on a terminal, everything in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kzcompare.model.choices import Verdict
from kzcompare.render import agreement, claims, figures, sources, timeline, wording
from kzcompare.render import cells as c
from kzcompare.render.footer import footer
from kzcompare.render.grid import Column, grid
from kzcompare.render.lines import BLANK, Line, Part, joined, line, written
from kzcompare.render.outputs.report import ReportDocument
from kzcompare.render.style import DIM, STANCES, STRONG, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.row import Stance
    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.outputs.claims import RowRecord

MOST_DISPUTES = 5  # rows named in the overview
MOST_ROWS = 15  # rows in the overview; `claims` shows all
_HEADING = re.compile(r"^#+ ", re.M)  # words of articles have a backslash before it
_ROOM = 44  # columns that a row's words want beside the sources


def render(document: Document, look: Look) -> str:
    """The overview, or with markup every part.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, ReportDocument):
        raise TypeError(type(document).__name__)
    if look.markup:
        return _whole(document, look)
    parts = [
        written([*_counts(document, look), BLANK, *_disputes(document, look)], look),
        _matrix(document, look),
        written([BLANK, *_notes(document), *footer(look)], look),
    ]
    return "".join(parts)


def _whole(document: ReportDocument, look: Look) -> str:
    """Every part under a heading; the headings that a command writes itself go a level lower."""
    inside = replace(look, is_section=True)
    parts = (
        ("Sources", sources.render(document.loaded, inside)),
        ("Rows", claims.render(document.claims, inside)),
        ("Actors by source", _actors(document, inside)),
        ("Timeline", timeline.render(document.timeline, inside)),
        ("Figures", figures.render(document.figures, inside)),
        ("Wording", wording.render(document.wording, inside)),
        ("Agreement", agreement.render(document.agreement, inside)),
    )
    head = written([*_counts(document, look), BLANK, *_notes(document)], look)
    made = [
        written([line(title, part=Part.HEADING)], look) + _HEADING.sub(r"#\g<0>", body)
        for title, body in parts
        if body.strip()
    ]
    return head + "".join(made) + written(footer(look, legend=True), look)


def _counts(document: ReportDocument, look: Look) -> list[Line]:
    """How much was compared, and how many rows have each verdict."""
    rows = document.rows
    statements = sum(len(row.cells) for row in rows)
    compared = f"{len(document.sources)} sources, {statements} statements in {len(rows)} rows"
    counts = ((v, sum(row.verdict is v for row in rows)) for v in Verdict)
    verdicts: list[list[Piece]] = [
        [(f"{VERDICTS[v].text(look)} {v.value} {count}", VERDICTS[v].style)]
        for v, count in counts
        if count
    ]
    return [line((compared, STRONG)), line(*joined(verdicts, "   "))]


def _disputes(document: ReportDocument, look: Look) -> list[Line]:
    """The strongest contradictions, each with its first reason."""
    found = [row for row in document.rows if row.verdict is Verdict.CONTRADICTION]
    if not found:
        return []
    lines = [line(("in dispute", "cyan"))]
    for row in found[:MOST_DISPUTES]:
        sign = c.verdict_of(row, look)[0].split()[0]
        lines.append(line((f"{sign} ", "bold red"), row.proposition, indent=2, hang=4))
        lines += [line((reason, DIM), indent=4, hang=6) for reason in c.reasons_of(row)[:1]]
    if len(found) > MOST_DISPUTES:
        lines.append(line((f"and {len(found) - MOST_DISPUTES} more", DIM), indent=2))
    return [*lines, BLANK]


def _matrix(document: ReportDocument, look: Look) -> str:
    """Rows against sources, a sign for each stance; sources only where not all fit."""
    ids = [source.id for source in document.corpus.sources]
    wanted = _ROOM + sum(len(source) + 2 for source in ids)
    if look.width is not None and look.width < wanted:
        return _by_source(document, ids, look)
    columns = (
        Column("row"),
        Column(""),
        Column("proposition", share=1),
        *(Column(source) for source in ids),
    )
    shown = document.rows[:MOST_ROWS]
    rows = [_field_row(number, row, ids, look) for number, row in enumerate(shown, 1)]
    more = len(document.rows) - len(shown)
    rest = [line((f"and {more} more rows", DIM))] if more else []
    return grid(columns, rows, look) + written(rest, look)


def _field_row(
    number: int, row: RowRecord, ids: Sequence[str], look: Look
) -> list[Sequence[Piece]]:
    fields: list[Sequence[Piece]] = []
    for source in ids:
        stances = dict.fromkeys(cell.stance for cell in row.cells if cell.source == source)
        fields.append([_sign(stance, look) for stance in stances])
    sign = VERDICTS[row.verdict]
    return [[(str(number), DIM)], [(sign.text(look), sign.style)], [(row.proposition, "")], *fields]


def _by_source(document: ReportDocument, ids: Sequence[str], look: Look) -> str:
    """For each source, how many rows it is in and how it stands to them."""
    columns = (
        Column("source"),
        Column("rows", is_number=True),
        *(Column(s.value, is_number=True) for s in STANCES),
    )
    rows: list[list[Sequence[Piece]]] = []
    for source in ids:
        cells = [cell for row in document.rows for cell in row.cells if cell.source == source]
        inside = sum(any(cell.source == source for cell in row.cells) for row in document.rows)
        counts = [sum(cell.stance is stance for cell in cells) for stance in STANCES]
        rows.append([[(source, STRONG)], [(str(inside), "")], *([(str(n), "")] for n in counts)])
    return grid(columns, rows, look)


def _sign(stance: Stance, look: Look) -> Piece:
    return (STANCES[stance].text(look), STANCES[stance].style)


def _actors(document: ReportDocument, look: Look) -> str:
    ids = [source.id for source in document.corpus.sources]
    columns = (
        Column("actor"),
        Column("type"),
        *(Column(source, is_number=True) for source in ids),
    )
    rows: list[list[Sequence[Piece]]] = [
        [
            [(actor.name, STRONG)],
            [(actor.type.value, "")],
            *([(str(actor.mentions.get(source, "")), "")] for source in ids),
        ]
        for actor in document.actors
    ]
    return grid(columns, rows, look)


def _notes(document: ReportDocument) -> list[Line]:
    """What is not here."""
    return [
        *(line((f"{p.shown} of {p.total} {p.what}", DIM)) for p in document.left_out),
    ]
