"""The order of rows: what tells most, and then what was not shown yet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kzcompare.compare.order import best_first, distinct, named_apart
from kzcompare.model.choices import Verdict
from kzcompare.model.row import Row
from tests.builders import article, cell, row

LINES = ("The port closed.", "Rain fell.", "Dockers marched.", "Two ferries sank.")
POST = article("post", "\n".join(LINES))


def made(name: str, score: float, *lines: int) -> Row:
    cells = [cell(POST, LINES[n]) for n in lines]
    return row(name, cells[0].text, Verdict.AGREEMENT, *cells, score=score)


def order(*rows: Row) -> list[tuple[str, float]]:
    return [(r.id, r.score) for r in best_first(rows)]


def test_without_shared_statements_the_higher_score_comes_first() -> None:
    assert order(made("a", 2.0, 0), made("b", 3.0, 1)) == [("b", 3.0), ("a", 2.0)]


@pytest.mark.parametrize(
    ("third", "expected"),
    [(1.4, ["a", "c", "b"]), (1.2, ["a", "b", "c"])],
    ids=["a new statement overtakes", "a weak one does not"],
)
def test_a_row_that_repeats_another_waits_for_new_ones(third: float, expected: list[str]) -> None:
    half_seen = made("b", 2.0, 0, 1)  # 2 * (1 - .75 / 2) = 1.25
    rows = [made("a", 3.0, 0), half_seen, made("c", third, 2)]
    assert [name for name, _ in order(*rows)] == expected


def test_rows_that_score_the_same_stand_in_the_order_of_their_ids() -> None:
    assert order(made("b", 1.0, 0), made("a", 1.0, 1)) == [("a", 1.0), ("b", 1.0)]


ROWS = st.lists(
    st.tuples(
        st.floats(min_value=0, max_value=50).map(lambda x: round(x, 2)),
        st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True),
    ),
    max_size=8,
)


@given(ROWS)
def test_every_row_is_kept_and_scores_only_fall(kinds: list[tuple[float, list[int]]]) -> None:
    rows = [made(f"{n:07}", score, *lines) for n, (score, lines) in enumerate(kinds)]
    ordered = best_first(rows)
    assert sorted(r.id for r in ordered) == sorted(r.id for r in rows)
    scores = [r.score for r in ordered]
    assert scores == sorted(scores, reverse=True)
    given_scores = {r.id: r.score for r in rows}
    assert all(r.score <= given_scores[r.id] for r in ordered)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ([0, 1, 2], [0, 1], ["a"]),  # all of the smaller one
        ([0, 1], [0, 1, 2], ["b"]),  # what holds all of the first one and more takes its place
        ([0, 1], [0, 2], ["a", "b"]),
        ([0, 1], [2, 3], ["a", "b"]),
    ],
)
def test_of_rows_that_are_almost_one_the_first_is_kept(
    first: list[int], second: list[int], kept: list[str]
) -> None:
    assert [r.id for r in distinct([made("a", 1.0, *first), made("b", 2.0, *second)])] == kept


@given(ROWS)
def test_rows_that_are_told_apart_are_so_again(kinds: list[tuple[float, list[int]]]) -> None:
    rows = distinct(made(f"{n:07}", score, *lines) for n, (score, lines) in enumerate(kinds))
    assert distinct(rows) == rows


def test_no_row_is_named_like_one_before_it() -> None:
    first, other = made("a", 3.0, 0, 1), made("b", 2.0, 0, 2)
    held = named_apart([first, replace(other, names=(LINES[2], LINES[1]))])
    assert [(r.id, r.proposition, r.names) for r in held] == [
        ("a", LINES[0], ()),
        ("b", LINES[2], ()),
    ]


def test_a_row_without_other_words_keeps_its_name() -> None:
    held = named_apart([made("a", 3.0, 0), made("b", 2.0, 0)])
    assert [r.proposition for r in held] == [LINES[0], LINES[0]]
