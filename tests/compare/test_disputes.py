"""When a row is in dispute."""

from __future__ import annotations

import pytest

from kzcompare.compare.disputes import is_disputed
from kzcompare.compare.signs import Sign
from kzcompare.model.row import Cell, ReasonKind
from tests.builders import article, cell, holder, span

TEXT = "Salko questions how the clerks were paid, but Reed does not."


def said(by: str) -> Cell:
    made = article(by, TEXT)
    return cell(made, TEXT, by=holder(made, by))


CELLS = [said("Salko"), said("Reed")]


def sign(name: str, words: str, *, cell: int = 0, is_sure: bool = False) -> Sign:
    shown = ((cell, span(TEXT, words)),)
    return Sign(cell, 1 - cell, ReasonKind.DOUBT, name, shown, is_sure=is_sure)


@pytest.mark.parametrize(
    ("signs", "disputed"),
    [
        ([], False),
        ([sign("doubt", "questions how")], False),
        ([sign("doubt", "questions how", is_sure=True)], True),
        ([sign("doubt", "questions how"), sign("negation", "not")], True),
        ([sign("doubt", "questions how"), sign("doubt", "not")], False),  # one kind
        # Words that deny and doubt at once are one sign; in two statements they are two.
        ([sign("doubt", "questions how"), sign("denying", "questions")], False),
        ([sign("doubt", "questions how"), sign("denying", "questions", cell=1)], True),
    ],
)
def test_one_sure_sign_or_two_kinds_in_words_of_their_own(
    signs: list[Sign], disputed: bool
) -> None:
    assert is_disputed(CELLS, signs) is disputed


def test_two_kinds_take_two_holders() -> None:
    signs = [sign("doubt", "questions how"), sign("negation", "not")]
    assert not is_disputed([CELLS[0], CELLS[0]], signs)
