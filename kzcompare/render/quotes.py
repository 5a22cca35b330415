"""Who said what in which source: one entry an attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.choices import Framing
from kzcompare.render.cells import name_of, via_of
from kzcompare.render.grid import Column, grid
from kzcompare.render.lines import BLANK, Line, joined, line, written
from kzcompare.render.outputs.base import HolderRecord
from kzcompare.render.outputs.quotes import QuotesDocument
from kzcompare.render.safe import flat
from kzcompare.render.style import DIM, STRONG

if TYPE_CHECKING:
    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.outputs.quotes import QuoteRecord

_COLUMNS = (
    Column("source"),
    Column("speaker", share=2),
    Column("cue", share=1),
    Column("kind"),
    Column("stance", share=1),
    Column("words", share=5),
)


def render(document: Document, look: Look) -> str:
    """All quotations of a quotes document.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, QuotesDocument):
        raise TypeError(type(document).__name__)
    if look.width is None or look.is_wide:
        return grid(_COLUMNS, [_row(quote) for quote in document.quotes], look)
    return written([x for quote in document.quotes for x in _stacked(quote)], look)


def speaker_of(quote: QuoteRecord) -> list[Piece]:
    """Who is said to say it, with those who relayed it."""
    speaker = quote.speaker
    if speaker is None:
        return [("unnamed", DIM)]
    pieces: list[Piece] = [(name_of(HolderRecord(speaker.text, speaker.actor)), STRONG)]
    if quote.via:
        pieces.append((f", via {via_of(quote.via)}", DIM))
    return pieces


def cue_of(quote: QuoteRecord) -> str:
    """The reporting words as printed; "" where there are none."""
    if quote.cue is None:
        return ""
    return flat(quote.cue.text)


def framing_of(quote: QuoteRecord) -> list[Piece]:
    """How the source stands to it, with the words that show it; nothing for a neutral report.

    The cue itself is printed beside it and not repeated.
    """
    if quote.framing is Framing.NEUTRAL:
        return []
    cue = None if quote.cue is None else quote.cue.text
    words = [f"“{flat(w.text)}”" for w in quote.framed_by if w.text != cue]
    return [(" ".join([quote.framing.value, *words]), STRONG)]


def _row(quote: QuoteRecord) -> list[list[Piece]]:
    return [
        [(quote.source, "")],
        speaker_of(quote),
        [(cue_of(quote), DIM)],
        [(quote.kind.value, DIM)],
        framing_of(quote),
        [(quote.text, "")],
    ]


def _stacked(quote: QuoteRecord) -> list[Line]:
    cue = cue_of(quote)
    parts = [
        [(quote.source, "")],
        speaker_of(quote),
        [(f"“{cue}”", DIM)] if cue else [],
        [(quote.kind.value, DIM)],
        framing_of(quote),
    ]
    return [line(*joined(parts, " · "), hang=4), line(quote.text, indent=2), BLANK]
