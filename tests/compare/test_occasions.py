"""Two dates and two places of one event, and of events that are not one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kzcompare.compare.evidence import Pair
from kzcompare.compare.passages import passage_of
from kzcompare.lexicon.load import load_lexicon
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.options import Options
from kzcompare.passages import read_passages

OHIO, TEXAS = "The senator won the primary in Ohio.", "The senator won the primary in Texas."


def found(one: str, other: str, days: tuple[str | None, str | None] = (None, None)) -> set[str]:
    """The kinds of conflict between two sentences of articles of some days in July 2025."""
    reads = read_passages([one, other], Options())
    left, right = (
        replace(passage_of(read, read.reading.claims), published=day)
        for read, day in zip(reads, days, strict=True)
    )
    pair = Pair(left, right, load_lexicon(), load_relation_words())
    return {conflict.name for conflict in pair.conflicts}


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (TEXAS, {"place"}),
        ("The senator won the primaries in Texas and Utah.", set()),
    ],
    ids=["another place", "several places"],
)
def test_what_is_done_in_several_places_may_be_done_in_others(
    other: str, expected: set[str]
) -> None:
    assert found(OHIO, other) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2025-07-04", "2025-07-05"), {"place"}),
        (("2025-07-04", "2025-07-18"), set()),
        ((None, "2025-07-18"), {"place"}),
    ],
    ids=["a day later", "two weeks later", "no day known"],
)
def test_the_news_of_two_weeks_has_two_places(
    days: tuple[str | None, str | None], expected: set[str]
) -> None:
    assert found(OHIO, TEXAS, days) == expected


def test_what_happens_once_has_one_place() -> None:
    days = "2025-07-04", "2025-07-18"
    assert found("The mayor died in Ohio.", "The mayor died in Texas.", days) == {"place"}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2025-07-01", "2025-07-03"), set()),
        (("2025-07-03", "2025-07-03"), {"negation"}),
        ((None, "2025-07-03"), {"negation"}),
    ],
    ids=["before it happened", "after it", "no day known"],
)
def test_what_has_not_been_so_may_come(
    days: tuple[str | None, str | None], expected: set[str]
) -> None:
    """Passages are read as of Wednesday, 2 July 2025."""
    denial = "The mayor has yet to endorse the senator."
    assert found(denial, "The mayor endorsed the senator on Wednesday.", days) == expected
