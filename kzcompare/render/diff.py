"""Two sources side by side where they fit, else below each other; plain lines for a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.choices import Verdict
from kzcompare.render import cells as c
from kzcompare.render.footer import footer
from kzcompare.render.lines import BLANK, Line, Part, joined, line, written
from kzcompare.render.outputs.diff import DiffDocument
from kzcompare.render.safe import flat
from kzcompare.render.style import DIM, STRONG, VERDICTS
from kzcompare.views.diff import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document, SourceRecord
    from kzcompare.render.outputs.claims import CellRecord, RowRecord
    from kzcompare.render.outputs.diff import AloneRecord
    from kzcompare.render.paint import Strip

_SECTIONS = (
    (Verdict.CONTRADICTION, "contradicted"),
    (Verdict.MIXED, "mixed: one side is tentative"),
    (Verdict.AGREEMENT, "shared"),
)
_ALONE = {
    Place.ONLY: "only in {one}: nothing like it was found in {other}",
    Place.LATER: "only in {one}, about what happened after {other} was published{when}",
    Place.NEAR: "in {one}, not matched, with something like it in {other}",
}
_CARE = (
    "What stands on one side was not found on the other; another wording can hide it. Look before "
    "you call it left out."
)
_INDENT = 2


def render(document: Document, look: Look) -> str:
    """All of a diff document.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, DiffDocument):
        raise TypeError(type(document).__name__)
    if look.width is None and not look.markup:
        return written([*_plain(document, look), line((_CARE, DIM)), *footer(look)], look)
    parts: list[Line | Strip] = [*_head(document, look), BLANK]
    for verdict, title in _SECTIONS:
        rows = [row for row in document.rows if row.verdict is verdict]
        if rows:
            sign = VERDICTS[verdict]
            parts += _title(f"{sign.text(look)} {title}", len(rows), document.counts[verdict])
            for row in rows:
                parts += _row(row, document, look)
    for place in Place:
        parts += _sides(place, document, look)
    parts += [*footer(look, legend=True), line((_CARE, DIM), hang=2)]
    if look.markup:
        return written([part for part in parts if isinstance(part, Line)], look)
    from kzcompare.render.paint import painted

    return painted(parts, look)


def _head(document: DiffDocument, look: Look) -> list[Line | Strip]:
    """Who the two sources are."""
    known = {source.id: source for source in document.corpus.sources}
    heads = [_source(known[source]) for source in (document.left, document.right)]
    return _across([[heads[0]], [heads[1]]], look, is_ruled=True)


def _source(source: SourceRecord) -> Line:
    parts = [[(source.id, STRONG)], [(source.outlet, "")] if source.outlet else []]
    return Line(
        tuple(joined(parts, " · ")), hang=2, end=(source.date, DIM) if source.date else None
    )


def _across(
    sides: Sequence[Sequence[Line]], look: Look, *, is_ruled: bool = False
) -> list[Line | Strip]:
    """Both sides next to each other where there is room, else one after the other."""
    if not look.is_wide:
        return [item for side in sides for item in side]
    from kzcompare.render.paint import columns, ruled

    width = look.width or 0
    trimmed = [side[:-1] if side[-1] is BLANK else side for side in sides]
    made: list[Line | Strip] = [*columns(trimmed, width, look)] if sides else []
    if is_ruled:
        return [*made, ruled(len(sides), width, look)]
    return [*made, BLANK] if made else []


def _title(text: str, shown: int, found: int) -> list[Line]:
    count = str(found) if shown == found else f"{shown} of {found}"
    return [
        line((text, "bold underline"), (f"  {count}", DIM), hang=2, part=Part.HEADING),
        BLANK,
    ]


def _row(row: RowRecord, document: DiffDocument, look: Look) -> list[Line | Strip]:
    """Why, then what each side says, the words that oppose each other emphasised."""
    origin = [[("1 origin", STRONG)]] if row.origins == 1 else []
    head = joined([[(row.id, DIM)], *origin, *([(r, "italic")] for r in c.reasons_of(row))], " · ")
    sides = [
        [item for cell in _opposed(row) if cell.source == source for item in _cell(cell, look)]
        for source in (document.left, document.right)
    ]
    end = [] if look.is_wide else [BLANK]
    return [line(*head, hang=_INDENT), *_across(sides, look), *end]


def _opposed(row: RowRecord) -> list[CellRecord]:
    """The cells with the words that the reasons rest on among their marks."""
    from msgspec.structs import replace

    from kzcompare.render.outputs.base import Words

    made = []
    for n, cell in enumerate(row.cells):
        words = {Words(w.start, w.end, w.text) for r in row.reasons for w in r.words if w.cell == n}
        marks = sorted({*cell.marks, *words}, key=lambda mark: (mark.start, mark.end))
        made.append(replace(cell, marks=tuple(marks)))
    return made


def _cell(cell: CellRecord, look: Look) -> list[Line]:
    head = joined([[c.stance_of(cell, look)], c.attribution(cell)], " · ")
    if look.is_wide:
        return [line(*head), line(*c.excerpt(cell)), BLANK]
    first = joined([[(cell.source, STRONG)], head], "  ")
    margin = 0 if look.markup else _INDENT
    return [
        line(*first, indent=margin, hang=margin + 2),
        line(*c.excerpt(cell), indent=margin + 2, part=Part.QUOTE),
    ]


def _sides(place: Place, document: DiffDocument, look: Look) -> list[Line | Strip]:
    """What stands on one side only, the left side's beside the right one's."""
    pairs = (
        ("left", document.left, document.right, document.left_only),
        ("right", document.right, document.left, document.right_only),
    )
    dates = {source.id: source.date for source in document.corpus.sources}
    sides: list[list[Line]] = []
    for side, one, other, alone in pairs:
        shown = [a for a in alone if a.place is place]
        if not shown:
            continue
        when = f" ({dates[other]})" if dates[other] else ""
        title = _ALONE[place].format(one=one, other=other, when=when)
        items = [item for a in shown for item in _alone(a, other, look)]
        title_lines = _title(title, len(shown), document.counts[f"{side}_{place}"])
        sides.append([*title_lines, *items])
    return _across(sides, look)


def _alone(alone: AloneRecord, other: str, look: Look) -> list[Line]:
    cell = alone.statement
    parts = [[c.stance_of(cell, look)], c.attribution(cell)]
    if alone.also:
        parts.append([(f"also in {', '.join(alone.also)}", "")])
    margin = 0 if look.markup else _INDENT
    lines = [
        line(*joined(parts, " · "), indent=margin, hang=margin + 2),
        line(*c.excerpt(cell), indent=margin, part=Part.QUOTE),
    ]
    if alone.place is Place.NEAR and alone.nearest is not None:
        near = (("like it in ", DIM), (other, DIM), (": ", DIM), (flat(alone.nearest.text), DIM))
        lines.append(line(*near, indent=margin, hang=margin + 2))
    return [*lines, BLANK]


def _plain(document: DiffDocument, look: Look) -> list[Line]:
    """One line a statement: part | row | source | holder | stance | words."""
    lines = []
    for verdict, title in _SECTIONS:
        for row in (row for row in document.rows if row.verdict is verdict):
            for text in c.reasons_of(row):
                lines.append(line(*_bar(title.split(":")[0], row.id, "reason"), text))
            for cell in row.cells:
                lines.append(line(*_bar(title.split(":")[0], row.id), *_words(cell, look)))
            lines.append(BLANK)
    for alone in (*document.left_only, *document.right_only):
        head = _bar(alone.place.value, alone.row)
        lines.append(line(*head, *_words(alone.statement, look)))
    return [*lines, BLANK]


def _bar(*parts: str) -> list[tuple[str, str]]:
    return [*joined([[(part, DIM)] for part in parts], " | "), (" | ", DIM)]


def _words(cell: CellRecord, look: Look) -> list[tuple[str, str]]:
    parts = [[(cell.source, "")], c.attribution(cell), [c.stance_of(cell, look)], c.excerpt(cell)]
    return joined(parts, " | ")
