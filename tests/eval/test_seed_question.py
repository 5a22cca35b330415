"""The question the seeds were chosen for: who says that foreign terrorists drove the unrest?

Three articles print the president's claim; the first screen must show that two of them dispute it.
"""

from __future__ import annotations

import pytest

from kzcompare.model.check import Position
from kzcompare.model.choices import Verdict
from kzcompare.model.report import Report
from kzcompare.model.row import Row, Stance
from kzcompare.pipeline import check_report, compare_articles

FIRST_SCREEN = 10  # rows that `kzcompare claims` prints by default
HOLDER = "Kassym-Jomart Tokayev"
AGAINST = {"bne": ("no evidence",), "asean": ("withstand scrutiny", "nonsense")}


@pytest.fixture(scope="module")
def report() -> Report:
    return compare_articles([])


def sources_holding(row: Row) -> set[str]:
    return {c.source for c in row.cells if c.holder is not None and c.holder.actor == HOLDER}


def is_against(row: Row, source: str, words: str) -> bool:
    return any(
        c.source == source
        and c.stance.is_against
        and words in c.text
        and any(words in c.text[m.start - c.span.start : m.end - c.span.start] for m in c.marks)
        for c in row.cells
    )


def test_one_row_on_the_first_screen_answers_it(report: Report) -> None:
    answers = [
        row
        for row in report.rows[:FIRST_SCREEN]
        if row.verdict is Verdict.CONTRADICTION
        and sources_holding(row) >= {"bne", "asean", "eurozine"}
        and all(is_against(row, source, w) for source, all_ in AGAINST.items() for w in all_)
    ]
    assert len(answers) == 1


def test_no_source_that_rebuts_in_the_same_breath_counts_as_agreeing(report: Report) -> None:
    stances = {
        c.stance for row in report.rows for c in row.cells if "presented no evidence" in c.text
    }
    assert stances == {Stance.DOUBTS}


def test_protests_of_different_years_are_not_one_event(report: Report) -> None:
    dated = {"kzexpert": "September 25", "rferl": "June 23", "bne": "January 7"}
    assert report.rows
    for row in report.rows:
        protests = [c for c in row.cells if "protest" in c.text]
        printing = {
            s for s, day in dated.items() for c in protests if c.source == s and day in c.text
        }
        assert len(printing) < 2


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The rioters were trained abroad.", {Position.DISPUTES: {"asean", "bne"}}),
        (
            "Tokayev ordered the security forces to shoot without warning.",
            {Position.SUPPORTS: {"asean", "bne"}},
        ),
        ("Nazarbayev is dead.", {}),
    ],
)
def test_a_claim_finds_the_sources_for_and_against_it_and_no_other(
    report: Report, claim: str, expected: dict[Position, set[str]]
) -> None:
    found: dict[Position, set[str]] = {}
    for source in check_report(report, claim).sources:
        if source.position in (Position.SUPPORTS, Position.DISPUTES):
            found.setdefault(source.position, set()).add(source.source)
    assert found == expected
