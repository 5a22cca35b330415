"""What the signs of a row say to a reader."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_letters

from kzcompare.compare.signs import Sign
from kzcompare.model.row import Cell, Reason
from kzcompare.model.span import Span

# What a sign says to a reader, the strongest first.
_TEXT = {
    "refutation": "{who} rejects it",
    "denying": "{who} denies it",
    "no_evidence": "{who} says that evidence is missing",
    "negation": "{who} denies what {other} says",
    "antonym": "{who} says the opposite of {other}",
    "appraisal": "{who} and {other} print opposite views of one thing",
    "rhetorical": "{who} questions it",
    "doubt": "{who} doubts it",
    "question": "{who} asks whether it is so",
    "denied after": "{who} rejects it in the next sentence",
    "doubted after": "{who} doubts it in the next sentence",
}
_ORDER = {name: n for n, name in enumerate(_TEXT)}


def strength(sign: Sign) -> int:
    """The place of a sign in the order of reasons: the less, the stronger."""
    return _ORDER[sign.name]


def reason_of(sign: Sign, cells: Sequence[Cell]) -> Reason:
    """The finding in words: who is against whom, and the printed words that show it."""
    said = _TEXT[sign.name].format(who=_voice(cells[sign.cell]), other=_voice(cells[sign.other]))
    words = " / ".join(f"“{_printed(cells[n], span)}”" for n, span in sign.words)
    text = f"{said}: {words}" if words else said
    return Reason(sign.kind, text, (sign.cell, sign.other), sign.words)


def _printed(cell: Cell, span: Span) -> str:
    """The words at a place, from where the first one begins: "doesn't", not the "n't" of it."""
    before = cell.text[: span.start - cell.span.start]
    begun = len(before) - len(before.rstrip(ascii_letters))
    return cell.printed(Span(span.start - begun, span.end))


def _voice(cell: Cell) -> str:
    """Who speaks in a cell, for a reader: the holder as the source names them, or the source."""
    if cell.holder is None:
        return cell.source
    return f"{cell.holder.actor or cell.holder.text} (in {cell.source})"
