"""Who is in which row: the actors that the statements of a row name or come from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzcompare.model.report import Report
    from kzcompare.model.row import Cell
    from kzcompare.model.span import Span


def actors_of_rows(report: Report) -> Mapping[str, tuple[str, ...]]:
    """Names of actors by the id of the row: those who hold, relay or are named in its statements.

    Names are in the order of `Report.actors`.
    """
    named: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for actor in report.actors:
        for source, mentions in actor.mentions:
            named[source] += [(mention.span, actor.name) for mention in mentions]
    order = {actor.name: place for place, actor in enumerate(report.actors)}
    return {
        row.id: tuple(
            sorted(
                {name for cell in row.cells for name in _actors_of(cell, named) if name in order},
                key=order.__getitem__,
            )
        )
        for row in report.rows
    }


def _actors_of(cell: Cell, named: Mapping[str, list[tuple[Span, str]]]) -> set[str]:
    holders = [h for h in (cell.holder, *cell.via) if h is not None]
    found = {h.actor for h in holders if h.actor}
    return found | {name for span, name in named.get(cell.source, ()) if cell.span.overlaps(span)}
