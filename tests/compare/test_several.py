"""Two values are of two things where one source prints both of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kzcompare.compare.several import are_of_several
from kzcompare.model.row import Reason, ReasonKind
from tests.builders import article, cell, span
from tests.makers import claim, reading

NINE, FOUR = "It takes 900 votes to win the seat.", "It takes 400 votes to win the seat."
OTHER = "On paper 400 votes were enough."
WORDS = ("It", "takes", "votes", "to", "win", "the", "seat", "On", "paper", "were", "enough")


def found(shown: Sequence[tuple[str, str]], beside: str = "") -> bool:
    """Whether the first two cells are of two things; `beside` ends the second one's article."""
    made = [article(s, text) for s, text in shown]
    made[1] = article(shown[1][0], f"{shown[1][1]} {beside}".strip())
    cells = [cell(a, text) for a, (_, text) in zip(made, shown, strict=True)]
    sentences = [[text] for _, text in shown]
    sentences[1] += [beside] if beside else []
    reads = [
        reading(a, *(claim(a, s, *(w for w in WORDS if w in s)) for s in held))
        for a, held in zip(made, sentences, strict=True)
    ]
    places = span(made[0].text, "900 votes"), span(made[1].text, "400 votes")
    reason = Reason(ReasonKind.FIGURE, "", (0, 1), ((0, places[0]), (1, places[1])))
    return are_of_several(reason, cells, [r.reading.claims[0] for r in reads], reads)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ((("post", NINE), ("courier", FOUR)), False),
        ((("post", NINE), ("courier", FOUR), ("courier", NINE)), True),
        ((("post", NINE), ("courier", FOUR), ("herald", NINE), ("herald", OTHER)), True),
        ((("post", NINE), ("courier", FOUR), ("herald", NINE), ("echo", OTHER)), False),
    ],
    ids=["one each", "the second has both", "a third has both", "nobody has both"],
)
def test_a_source_that_shows_both_values_means_two_things(
    shown: Sequence[tuple[str, str]], expected: bool
) -> None:
    assert found(shown) is expected


@pytest.mark.parametrize(
    ("beside", "expected"),
    [(NINE.replace("the", "that"), True), ("Some 900 votes were lost.", False)],
)
def test_outside_the_row_only_almost_the_same_sentence_counts(beside: str, expected: bool) -> None:
    assert found((("post", NINE), ("courier", FOUR)), beside) is expected
