"""What the signs of a row say to a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_letters

from kzcompare.compare.signs import Sign
from kzcompare.model.row import Cell, Reason
from kzcompare.model.span import Span

# What a sign says to a reader, the strongest first; a verb is given for one and for several.
_TEXT = {
    "refutation": "{who:rejects|reject} it",
    "denying": "{who:denies|deny} it",
    "no_evidence": "{who:says|say} that evidence is missing",
    "negation": "{who:denies|deny} what {other:says|say}",
    "antonym": "{who:says|say} the opposite of {other}",
    "appraisal": "{who} and {other} print opposite views of one thing",
    "rhetorical": "{who:questions|question} it",
    "doubt": "{who:doubts|doubt} it",
    "question": "{who:asks|ask} whether it is so",
    "denied after": "{who:rejects|reject} it in the next sentence",
    "doubted after": "{who:doubts|doubt} it in the next sentence",
}
_ORDER = {name: n for n, name in enumerate(_TEXT)}


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks in a cell; formatted with "one|several" it has the verb that fits behind it."""

    text: str
    is_plural: bool

    def __format__(self, verbs: str) -> str:
        if not verbs:
            return self.text
        one, several = verbs.split("|")
        return f"{self.text} {several if self.is_plural else one}"


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


def _voice(cell: Cell) -> _Voice:
    """Who speaks in a cell, for a reader: the holder as the source names them, or the source."""
    holder = cell.holder
    if holder is None:
        return _Voice(cell.source, False)
    if holder.actor is None:
        return _Voice(f"{holder.text} (in {cell.source})", holder.is_plural)
    # "they" may be one body; a name that is printed as several may be one: "the United States"
    is_plural = holder.is_plural and holder.actor in holder.text and " " not in holder.actor
    return _Voice(f"{holder.actor} (in {cell.source})", is_plural)
