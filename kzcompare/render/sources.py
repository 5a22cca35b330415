"""What was loaded: one line a source, then what was left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render.copies import shared
from kzcompare.render.grid import Column, grid
from kzcompare.render.lines import BLANK, Line, joined, line, written
from kzcompare.render.outputs.sources import SourcesDocument
from kzcompare.render.style import DIM, STRONG

if TYPE_CHECKING:
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document, SourceRecord
    from kzcompare.render.outputs.sources import LoadedRecord

_TABLE = 90  # columns from which all fields stand on one line
_COLUMNS = (
    Column("source"),
    Column("outlet", share=2),
    Column("date"),
    Column("words", is_number=True),
    Column("sentences", is_number=True),
    Column("quotes", is_number=True),
    Column("title", share=4),
)


def render(document: Document, look: Look) -> str:
    """All sources of a sources document.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, SourcesDocument):
        raise TypeError(type(document).__name__)
    pairs = list(zip(document.corpus.sources, document.sources, strict=True))
    left_out = [
        line(("skipped ", "bold yellow"), skipped.file, (f": {skipped.reason}", DIM), hang=2)
        for skipped in document.corpus.skipped
    ]
    weaker = [line((reason, DIM), hang=2) for reason in document.corpus.fallbacks]
    notes = [*(shared(copy) for copy in document.copies), *left_out, *weaker]
    if look.width is not None and look.width < _TABLE:
        return written([*(x for pair in pairs for x in _stacked(*pair)), *notes], look)
    rows = [
        (
            [(source.id, STRONG)],
            [(source.outlet or "", "")],
            [(source.date or "", "")],
            [(str(source.words), "")],
            [(str(loaded.sentences), "")],
            [(str(loaded.quotes), "")],
            [(source.title or "", "")],
        )
        for source, loaded in pairs
    ]
    return grid(_COLUMNS, rows, look) + written([BLANK, *notes] if notes else [], look)


def _stacked(source: SourceRecord, loaded: LoadedRecord) -> list[Line]:
    counts = f"words {source.words} · sentences {loaded.sentences} · quotes {loaded.quotes}"
    known = [[(text, "")] for text in (source.outlet, source.date) if text]
    lines = [
        line(*joined([[(source.id, STRONG)], *known], " · "), hang=2),
        line(source.title or "", indent=2),
        line((counts, DIM), indent=2),
        BLANK,
    ]
    return [item for item in lines if item is BLANK or any(text for text, _ in item.pieces)]
