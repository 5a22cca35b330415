"""A claim of the user's own against every source: position, evidence, reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.check import Position
from kzcompare.render.cells import attribution, excerpt, stance_of
from kzcompare.render.footer import footer
from kzcompare.render.lines import BLANK, Line, Part, joined, line, written
from kzcompare.render.outputs.check import CheckDocument
from kzcompare.render.style import DIM, POSITIONS, STRONG

if TYPE_CHECKING:
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.outputs.check import CheckedRecord, EvidenceRecord

MOST_SILENT = 12  # sources that are named where they say nothing; of more only the number


def render(document: Document, look: Look) -> str:
    """The claim and every source; those that say nothing on one line.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, CheckDocument):
        raise TypeError(type(document).__name__)
    lines = [line((document.claim, STRONG), part=Part.HEADING), BLANK]
    silent = []
    for checked in document.sources:
        if checked.position is Position.SILENT:
            silent.append(checked.source)
        else:
            lines += _source(checked, look)
    if silent:
        named = ", ".join(silent) if len(silent) <= MOST_SILENT else f"{len(silent)} sources"
        sign = POSITIONS[Position.SILENT].text(look)
        lines += [line((f"{sign} silent: {named}", DIM), hang=2), BLANK]
    return written([*lines, *footer(look, legend=bool(look.width or look.markup))], look)


def _source(checked: CheckedRecord, look: Look) -> list[Line]:
    sign = POSITIONS[checked.position]
    sure = "" if checked.position is Position.MENTIONS else f" · {checked.confidence.value}"
    lines = [
        line(
            (f"{sign.text(look)} {checked.position.value}", sign.style),
            "  ",
            (checked.source, STRONG),
            (sure, DIM),
        )
    ]
    for evidence in checked.evidence:
        lines += _evidence(checked.source, evidence, look)
    return [*lines, BLANK]


def _evidence(source: str, evidence: EvidenceRecord, look: Look) -> list[Line]:
    cell = evidence.cell
    where = [(f"{source}:{cell.start}", DIM)]
    head = joined([[stance_of(cell, look)], attribution(cell), where], " · ")
    return [
        line(*head, indent=2, hang=4),
        line(*excerpt(cell), indent=4, part=Part.QUOTE),
        *(line((reason.text, "italic"), indent=4, hang=6) for reason in evidence.reasons),
    ]
