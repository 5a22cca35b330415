"""What a source says further on the point of a group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.align.further import homes_of, with_further
from kzcompare.align.neighbourhood import Neighbourhood, neighbourhood_of
from kzcompare.align.units import Unit
from kzcompare.model.options import Options
from tests.makers import pair, pairs, unit

THRESHOLD = 10.0
HELD = (0, 1)  # the group: the first claim of each of two articles
FAR_ON = 30  # too many sentences later to stand beside


def says(article: int, number: int, *words: str) -> Unit:
    """A claim by place; the words of the group are "port" and "strike"."""
    return unit(article, number, *(words or ("noon",)))


def nearby(units: list[Unit], *scores: tuple[int, int, float]) -> Neighbourhood:
    found = [pair(0, 1, 14.0), *(pair(a, b, score) for a, b, score in scores)]
    return neighbourhood_of(pairs(*found), units, [], THRESHOLD)


def grown(
    units: list[Unit],
    *scores: tuple[int, int, float],
    groups: tuple[tuple[int, ...], ...] = (HELD,),
    per_source: int = 2,
    per_group: int = 6,
) -> list[tuple[int, ...]]:
    options = Options(cells_per_source=per_source, cells_per_row=per_group)
    return with_further(groups, nearby(units, *scores), options)


GROUP = [says(0, 0, "port", "strike"), says(1, 0, "port", "strike")]


@pytest.mark.parametrize(
    ("number", "words", "score", "joins"),
    [
        (FAR_ON, (), 15.15, True),
        (FAR_ON, (), 15.05, False),
        (3, (), 13.5, True),
        (4, (), 13.5, False),
        (FAR_ON, ("port",), 11.9, True),
        (FAR_ON, ("noon",), 11.9, False),
        (1, ("port", "strike"), 7.0, True),
        (1, ("port", "strike"), 6.9, False),
    ],
    ids=[
        "close enough",
        "not quite",
        "beside, less close",
        "a sentence too far on",
        "one of the common words",
        "another word",
        "beside, with both words",
        "too far from everybody",
    ],
)
def test_a_claim_joins_by_closeness_place_and_words(
    number: int, words: tuple[str, ...], score: float, *, joins: bool
) -> None:
    units = [*GROUP, says(0, number, *words)]
    assert grown(units, (1, 2, score)) == [(0, 1, 2) if joins else (0, 1)]


def test_of_several_claims_the_best_one_joins() -> None:
    units = [*GROUP, says(0, 5), says(0, 9), says(1, 7)]
    assert grown(units, (1, 2, 15.5), (1, 3, 15.8), (0, 4, 15.3)) == [(0, 1, 3)]


def test_an_article_without_a_part_in_the_group_gets_none() -> None:
    assert grown([*GROUP, says(2, 0)], (0, 2, 16.0)) == [(0, 1)]


def test_a_source_keeps_its_bound() -> None:
    assert grown([*GROUP, says(0, 5)], (1, 2, 16.0), per_source=1) == [(0, 1)]


def test_a_group_keeps_its_bound() -> None:
    assert grown([*GROUP, says(0, 5)], (1, 2, 16.0), per_group=2) == [(0, 1)]


def test_a_claim_is_added_once() -> None:
    units = [*GROUP, says(0, 5), says(0, 9), says(1, 9)]
    found = grown(units, (1, 2, 16.0), (2, 4, 16.0), (3, 4, 14.0), groups=(HELD, (3, 4)))
    assert found == [(0, 1, 2), (3, 4)]


def test_what_a_group_beside_it_tells_apart_stays_apart() -> None:
    units = [*GROUP, says(0, 5)]
    scores = (1, 2, 16.0)
    assert grown(units, scores, groups=(HELD, (1, 2))) == [(0, 1), (1, 2)]


def test_homes_are_the_groups_by_number() -> None:
    assert dict(homes_of([(0, 1), (1, 2)])) == {0: {0}, 1: {0, 1}, 2: {1}}


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Unit], list[tuple[int, int, float]]]:
    units = [*GROUP]
    for n in range(draw(st.integers(0, 6))):
        units.append(says(draw(st.integers(0, 2)), n + 1, *draw(st.sampled_from([(), ("port",)]))))
    places = [
        (a, b)
        for a in range(len(units))
        for b in range(max(2, a + 1), len(units))
        if units[a].article != units[b].article
    ]
    values = draw(st.lists(st.integers(6, 18), min_size=len(places), max_size=len(places)))
    return units, [(a, b, float(v)) for (a, b), v in zip(places, values, strict=True)]


@given(corpora())
def test_groups_keep_what_they_hold_and_take_at_most_one(
    corpus: tuple[list[Unit], list[tuple[int, int, float]]],
) -> None:
    units, scores = corpus
    (made,) = grown(units, *scores)
    assert set(HELD) <= set(made)
    assert len(made) <= len(HELD) + 1
    assert {units[m].article for m in made} == {0, 1}
