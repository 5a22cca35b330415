"""Cells of a row: who stands behind them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kzcompare.model.row import Cell, party_of
from tests.builders import article, cell, holder

POST = article("post", "They said that the port was closed.")
TIDE = article("tide", "They said that the port was open.")


def told(within_they: bool, actor: str | None = None) -> list[Cell]:
    """What "they" say in two articles, as a pronoun or as the name of somebody."""
    found = []
    for held, words in ((POST, "the port was closed"), (TIDE, "the port was open")):
        who = replace(holder(held, "They"), actor=actor, is_pronoun=within_they)
        found.append(replace(cell(held, words), holder=who))
    return found


@pytest.mark.parametrize(
    ("is_pronoun", "actor", "parties"),
    [(True, None, 2), (True, "Tomás Okafor", 1), (False, None, 1)],
    ids=["a pronoun", "one whom it stands for", "the same words"],
)
def test_they_are_somebody_else_in_another_article(
    is_pronoun: bool, actor: str | None, parties: int
) -> None:
    assert len({party_of(c) for c in told(is_pronoun, actor)}) == parties


def test_an_article_speaks_for_itself() -> None:
    assert party_of(cell(POST, "the port was closed")) == "post"
