"""How a sentence was read: every reading with its evidence and outcome. Rows: `explain_row.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render.lines import BLANK, Line, line, written
from kzcompare.render.outputs.explain import CandidateRecord, ExplainDocument
from kzcompare.render.style import DIM, STRONG

if TYPE_CHECKING:
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document

MOST_PARTS = 8  # pieces of evidence shown for one reading; the rest weigh little


def render(document: Document, look: Look) -> str:
    """The sentence and its readings, the likeliest first.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, ExplainDocument):
        from kzcompare.render import explain_row

        return explain_row.render(document, look)
    place = f"{document.source}:{document.sentence.start}"
    head = [line((place, DIM)), line(document.sentence.text, indent=2), BLANK]
    if not document.candidates:
        return written([*head, line("no pattern finds a report here")], look)
    return written([*head, *(x for c in document.candidates for x in _reading(c))], look)


def _reading(candidate: CandidateRecord) -> list[Line]:
    """One reading: verdict first, then who, the words, and the evidence with its sign."""
    who = candidate.holder.text if candidate.holder else "nobody named"
    told = " … ".join(words.text for words in candidate.content)
    parts = candidate.parts[:MOST_PARTS]
    evidence = ", ".join(f"{part.name} {part.value:+.2f}" for part in parts)
    return [
        line(
            (f"{candidate.likelihood:.2f}", STRONG),
            "  ",
            (candidate.pattern, ""),
            "  ",
            (candidate.outcome, STRONG if candidate.kept else DIM),
        ),
        line(who, (f", “{candidate.cue.text}”: ", DIM), told, indent=6),
        line((f"evidence: {evidence}" if evidence else "evidence: none", DIM), indent=6, hang=8),
        BLANK,
    ]
