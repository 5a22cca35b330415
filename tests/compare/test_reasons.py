"""Findings in words: who is against whom."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kzcompare.compare.reasons import reason_of
from kzcompare.compare.signs import Sign
from kzcompare.model.row import Cell, ReasonKind
from tests.builders import article, cell, holder

POST = article("post", "Officials said that the port was closed.")
TIDE = article("tide", "They said that the port was open.")
CLOSED, OPEN = cell(POST, "the port was closed"), cell(TIDE, "the port was open")


def told(by: Cell, words: str, *, actor: str | None = None, is_plural: bool = True) -> Cell:
    within = POST if by is CLOSED else TIDE
    who = replace(holder(within, words), actor=actor, is_plural=is_plural)
    return replace(by, holder=who)


@pytest.mark.parametrize(
    ("name", "judge", "other", "expected"),
    [
        ("refutation", OPEN, CLOSED, "tide rejects it"),
        ("refutation", told(OPEN, "They"), CLOSED, "They (in tide) reject it"),
        (
            "negation",
            told(OPEN, "They"),
            told(CLOSED, "Officials"),
            "They (in tide) deny what Officials (in post) say",
        ),
        (
            "negation",
            told(OPEN, "They", is_plural=False),
            told(CLOSED, "Officials"),
            "They (in tide) denies what Officials (in post) say",
        ),
        ("doubt", told(OPEN, "They", actor="The Tide"), CLOSED, "The Tide (in tide) doubts it"),
        (
            "doubt",
            told(CLOSED, "Officials", actor="Officials"),
            OPEN,
            "Officials (in post) doubt it",
        ),
    ],
)
def test_who_is_against_whom(name: str, judge: Cell, other: Cell, expected: str) -> None:
    sign = Sign(0, 1, ReasonKind.NEGATION, name, (), is_sure=True)
    assert reason_of(sign, [judge, other]).text == expected
