"""The look of verdicts, stances and marks, once for all tables.

A sign never stands without its word, and a colour never without its sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.model.check import Position
from kzcompare.model.choices import Verdict
from kzcompare.model.relation import Label
from kzcompare.model.row import Stance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzcompare.render.look import Look

DIM = "dim"
STRONG = "bold"
HEADING = "bold underline"
PLAIN = ""

PROMISE = "kzcompare reports who says what; it does not decide what is true."


class Sign(Struct, frozen=True):
    """One sign with its ASCII form and its colour (a style as Rich names them)."""

    sign: str
    plain: str
    style: str

    def text(self, look: Look) -> str:
        """The sign as this place of output can show it."""
        return self.plain if look.ascii_only else self.sign


VERDICTS: Mapping[Verdict, Sign] = {
    Verdict.AGREEMENT: Sign("=", "=", "bold green"),
    Verdict.CONTRADICTION: Sign("≠", "!=", "bold red"),
    Verdict.MIXED: Sign("≈", "~", "bold yellow"),
    Verdict.SINGLE: Sign("·", ".", "bold blue"),
}

STANCES: Mapping[Stance, Sign] = {
    Stance.ASSERTS: Sign("●", "*", "green"),
    Stance.REPORTS: Sign("○", "o", "cyan"),
    Stance.DOUBTS: Sign("?", "?", "yellow"),
    Stance.DENIES: Sign("✗", "x", "red"),
}

RELATIONS: Mapping[Label, Sign] = {
    Label.AGREE: Sign("=", "=", "bold green"),
    Label.CONTRADICT: Sign("≠", "!=", "bold red"),
    Label.NEUTRAL: Sign("·", ".", "bold blue"),
    Label.UNRELATED: Sign("∅", "0", "bold"),
}

POSITIONS: Mapping[Position, Sign] = {
    Position.SUPPORTS: Sign("●", "*", "bold green"),
    Position.DISPUTES: Sign("✗", "x", "bold red"),
    Position.MENTIONS: Sign("·", ".", "bold blue"),
    Position.SILENT: Sign("–", "-", "dim"),
}

MEANINGS: Mapping[Stance, str] = {
    Stance.ASSERTS: "in its own voice",
    Stance.REPORTS: "attributes, without judging",
    Stance.DOUBTS: "questions it",
    Stance.DENIES: "says it is not so",
}


def marked(stance: Stance) -> str:
    """The style of the words that show a stance."""
    return f"bold underline {STANCES[stance].style}" if stance.is_against else "bold"
