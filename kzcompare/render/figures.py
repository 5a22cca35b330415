"""Figures by what they count: the printed figure, its value, who says it, the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render.groups import Entry, Group, emphasised, render_groups, voice_pieces
from kzcompare.render.lines import joined
from kzcompare.render.outputs.figures import FiguresDocument
from kzcompare.render.safe import flat
from kzcompare.render.style import DIM, STRONG
from kzcompare.render.values import number_text, value_text

if TYPE_CHECKING:
    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.outputs.figures import FigureGroupRecord, FigureRecord

_MARKED = "bold underline"


def render(document: Document, look: Look) -> str:
    """All groups of a figures document.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, FiguresDocument):
        raise TypeError(type(document).__name__)
    dates = {source.id: source.date for source in document.corpus.sources}
    return render_groups([_group(group, look) for group in document.groups], dates, look)


def _group(group: FigureGroupRecord, look: Look) -> Group:
    return Group(
        id=group.id,
        lead="",
        title=[(group.what or "not said what is counted", STRONG)],
        verdict=group.verdict,
        sources=group.sources,
        reasons=group.reasons,
        entries=[
            Entry(figure.source, _over(figure, look), _words(figure), figure.start)
            for figure in group.figures
        ],
    )


def _over(figure: FigureRecord, look: Look) -> list[Piece]:
    """The printed figure, its value where the print does not show it, whose words it is."""
    value = value_text(figure.low, figure.high, figure.unit, is_approximate=figure.approximate)
    voice = voice_pieces(
        figure.kind, figure.stance, figure.holder, figure.via, figure.cue, look=look
    )
    printed: list[Piece] = [(flat(figure.figure.text), STRONG)]
    if not _is_shown(figure):
        printed.append((f" = {value}", DIM))
    return joined(
        [
            printed,
            *voice,
            [(figure.time, DIM)] if figure.time else [],
        ],
        " · ",
    )


def _is_shown(figure: FigureRecord) -> bool:
    """Whether the printed words give the plain value in digits."""
    if figure.low != figure.high or figure.low is None or figure.approximate:
        return False
    return number_text(figure.low).split()[0] in figure.figure.text


def _words(figure: FigureRecord) -> list[Piece]:
    return emphasised(figure.text, figure.start, [figure.figure], _MARKED)
