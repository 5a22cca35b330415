"""Pairs to groups."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kzcompare.align.levels import level
from kzcompare.align.rows import group_score, make_groups
from kzcompare.align.scored import Pair
from kzcompare.align.stories import Stories
from kzcompare.align.units import Unit
from kzcompare.model.options import Options
from tests.makers import pair, pairs, unit


def units_of(*articles: int) -> list[Unit]:
    """Units by the article they stand in."""
    return [unit(a, n, "port") for n, a in enumerate(articles)]


def groups(
    units: list[Unit],
    *found: Pair,
    share: float = 1.0,
    per_source: int = 2,
    per_group: int = 6,
    reuse: int = 3,
) -> list[tuple[int, ...]]:
    options = Options(
        pairs_per_claim=share,
        cells_per_source=per_source,
        cells_per_row=per_group,
        rows_per_claim=reuse,
    )
    made = pairs(*found)
    stories = Stories.one(1 + max(u.article for u in units))
    return list(make_groups(units, level(made, units, stories, options), options))


def test_without_pairs_there_is_no_group() -> None:
    assert groups(units_of(0, 1)) == []


def test_a_pair_is_a_group() -> None:
    assert groups(units_of(0, 1), pair(0, 1, 5.0)) == [(0, 1)]


def test_how_many_pairs_open_groups_depends_on_the_number_of_claims() -> None:
    units = units_of(0, 0, 1, 1)
    found = (pair(0, 2, 9.0), pair(1, 3, 6.0))
    assert groups(units, *found, share=0.25) == [(0, 2)]
    assert groups(units, *found, share=0.5) == [(0, 2), (1, 3)]


def test_the_best_pair_is_kept_however_few_claims_there_are() -> None:
    assert groups(units_of(0, 1), pair(0, 1, 5.0), share=0.01) == [(0, 1)]


def test_a_third_source_close_to_both_joins() -> None:
    found = (pair(0, 1, 9.0), pair(0, 2, 8.0), pair(1, 2, 8.0))
    assert groups(units_of(0, 1, 2), *found) == [(0, 1, 2)]


def test_a_third_source_close_to_one_only_stays_out() -> None:
    found = (pair(0, 1, 9.0), pair(0, 2, 8.0))
    assert groups(units_of(0, 1, 2), *found) == [(0, 1), (0, 2)]


@pytest.mark.parametrize(
    ("weak", "expected"),
    [(9.75, [(0, 1, 2)]), (9.65, [(0, 1), (0, 2)])],
    ids=["a little under the threshold", "farther under it"],
)
def test_the_third_unit_may_be_a_little_farther_from_one_member(
    weak: float, expected: list[tuple[int, ...]]
) -> None:
    rival = pair(1, 5, 9.5)  # else the two would meet as each other's closest
    found = (pair(0, 1, 14.0), pair(0, 2, 12.0), pair(3, 4, 10.0), pair(1, 2, weak), rival)
    made = groups(units_of(0, 1, 2, 3, 4, 2), *found, share=0.5)  # the third is the threshold
    assert [g for g in made if 0 in g] == expected


def test_a_third_unit_must_reach_the_threshold_with_one_member() -> None:
    rivals = (pair(0, 5, 9.4), pair(1, 5, 9.4))
    found = (pair(0, 1, 14.0), pair(3, 4, 10.0), pair(0, 2, 9.8), pair(1, 2, 9.8), *rivals)
    assert groups(units_of(0, 1, 2, 3, 4, 2), *found, share=0.4) == [(0, 1), (3, 4)]


@pytest.mark.parametrize(
    ("score", "expected"),
    [(12.0, [(0, 1, 2, 3)]), (11.5, [(0, 1, 2), (0, 1, 3), (0, 2, 3)])],
    ids=["well over the threshold", "just over it"],
)
def test_a_fourth_unit_must_be_closer_still(score: float, expected: list[tuple[int, ...]]) -> None:
    core = (pair(0, 1, 14.0), pair(0, 2, 13.0), pair(1, 2, 13.0))
    found = (*core, *(pair(n, 3, score) for n in range(3)), pair(4, 5, 10.0))
    made = groups(units_of(0, 1, 2, 3, 4, 5), *found, share=1.2)
    assert [g for g in made if 0 in g] == expected


@pytest.mark.parametrize(
    ("strong", "weak", "grows"),
    [(13.0, 7.0, True), (12.9, 7.0, False), (13.0, 6.9, False)],
    ids=["far over to half, under to the other", "not far over", "far under to the other"],
)
def test_what_is_far_closer_to_half_of_a_core_joins_it_later(
    strong: float, weak: float, grows: bool
) -> None:
    found = (pair(0, 1, 14.0), pair(1, 2, strong), pair(3, 4, 10.0), pair(0, 2, weak))
    made = groups(units_of(0, 1, 2, 3, 4), *found, share=0.6, reuse=1)
    assert made == ([(0, 1, 2), (3, 4)] if grows else [(0, 1), (3, 4)])


def test_a_core_that_would_hold_another_one_does_not_grow() -> None:
    found = (pair(0, 1, 14.0), pair(1, 2, 13.0), pair(3, 4, 10.0), pair(0, 2, 7.0))
    assert groups(units_of(0, 1, 2, 3, 4), *found, share=0.6) == [(0, 1), (1, 2), (3, 4)]


@pytest.mark.parametrize(
    ("score", "rival", "meet"),
    [(9.0, 7.5, True), (9.0, 8.5, False), (7.0, 5.0, False)],
    ids=["by far the closest", "another is nearly as close", "far under the threshold"],
)
def test_claims_by_far_the_closest_to_each_other_meet_below_the_threshold(
    score: float, rival: float, meet: bool
) -> None:
    units = units_of(0, 0, 1, 1, 1)
    found = (pair(0, 2, 10.0), pair(1, 3, score), pair(1, 4, rival))
    assert sorted(groups(units, *found, share=0.2)) == [(0, 2), (1, 3)][: 1 + meet]


def test_claims_of_other_years_do_not_meet_below_the_threshold() -> None:
    years = [("2018", "2018"), ("2022", "2022")]
    units = [replace(u, event=years[u.article]) for u in units_of(0, 0, 1, 1)]
    found = (pair(0, 2, 10.0), pair(1, 3, 9.0))
    assert groups(units, *found, share=0.25) == [(0, 2)]


def test_a_pair_inside_a_group_opens_no_other() -> None:
    found = (pair(0, 1, 9.0), pair(0, 2, 8.0), pair(1, 2, 7.5))
    assert groups(units_of(0, 1, 2), *found) == [(0, 1, 2)]


def test_a_source_has_a_bounded_number_of_claims_in_a_group() -> None:
    found = (pair(0, 3, 9.0), pair(1, 3, 8.0), pair(2, 3, 7.5))
    assert groups(units_of(0, 0, 0, 1), *found, per_source=2, reuse=1) == [(0, 1, 3)]


def test_a_group_has_a_bounded_number_of_claims() -> None:
    found = (pair(0, 1, 9.0), pair(0, 2, 8.5), pair(1, 2, 8.5))
    assert groups(units_of(0, 1, 2), *found, per_group=2) == [(0, 1), (0, 2), (1, 2)]


def test_a_claim_stands_in_a_bounded_number_of_groups() -> None:
    found = (pair(0, 1, 9.0), pair(0, 2, 8.0), pair(0, 3, 7.0))
    assert groups(units_of(0, 1, 2, 3), *found, reuse=2) == [(0, 1), (0, 2)]


@pytest.mark.parametrize(
    ("score", "opens"), [(6.0, True), (5.9, False)], ids=["clearly over the threshold", "hardly"]
)
def test_a_claim_that_stands_in_many_groups_opens_another_only_with_what_is_closer(
    score: float, *, opens: bool
) -> None:
    found = (pair(0, 1, 9.0), pair(0, 2, 8.5), pair(0, 3, 8.0), pair(0, 4, score), pair(5, 6, 5.0))
    made = groups(units_of(0, 1, 2, 3, 4, 5, 6), *found, share=5 / 7, reuse=5)
    assert ((0, 4) in made) is opens


def test_the_best_group_comes_first() -> None:
    found = (pair(2, 3, 9.0), pair(0, 1, 4.0))
    assert groups(units_of(0, 1, 0, 1), *found) == [(2, 3), (0, 1)]


def test_equal_groups_come_in_text_order() -> None:
    found = (pair(0, 1, 4.0), pair(2, 3, 4.0))
    assert groups(units_of(0, 1, 0, 1), *found) == [(0, 1), (2, 3)]


def test_scores_below_zero_still_make_groups() -> None:
    found = (pair(0, 1, -1.0), pair(2, 3, -2.0))
    assert groups(units_of(0, 1, 0, 1), *found) == [(0, 1), (2, 3)]


def test_the_score_grows_with_the_root_of_the_number_of_pairs() -> None:
    scores = {(0, 1): 3.0, (0, 2): 3.0, (1, 2): 3.0}
    assert group_score((0, 1, 2), units_of(0, 1, 2), scores) == pytest.approx(5.1962, abs=1e-4)


def test_two_claims_of_one_source_add_nothing_to_the_score() -> None:
    scores = {(0, 1): 50.0, (0, 2): 3.0}
    assert group_score((0, 1, 2), units_of(0, 0, 1), scores) == 3.0


def test_a_group_without_a_scored_pair_scores_nothing() -> None:
    assert group_score((0, 1), units_of(0, 1), {}) == 0.0


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Unit], list[Pair]]:
    units = units_of(*sorted(draw(st.lists(st.integers(0, 3), min_size=2, max_size=9))))
    places = [
        (a, b)
        for a in range(len(units))
        for b in range(a + 1, len(units))
        if units[a].article != units[b].article
    ]
    values = draw(st.lists(st.integers(-5, 9), min_size=len(places), max_size=len(places)))
    found = [pair(a, b, float(v)) for (a, b), v in zip(places, values, strict=True)]
    return units, sorted(found, key=lambda p: (-p.score, p.left, p.right))


def made_from(corpus: tuple[list[Unit], list[Pair]]) -> list[tuple[int, ...]]:
    units, pairs = corpus
    return groups(units, *pairs, per_source=2, per_group=4, reuse=2)


@given(corpora())
def test_every_group_has_two_sources_and_keeps_the_bounds(
    corpus: tuple[list[Unit], list[Pair]],
) -> None:
    made = made_from(corpus)
    for group in made:
        held = [corpus[0][m].article for m in group]
        assert len(set(held)) >= 2
        assert len(held) <= 4
        assert max(held.count(a) for a in held) <= 2


@given(corpora())
def test_no_two_groups_are_the_same(corpus: tuple[list[Unit], list[Pair]]) -> None:
    made = made_from(corpus)
    assert len(set(made)) == len(made)


# What a group must have in common ----------------------------------------------------------------


def meeting(*terms: str, titles: tuple[str, ...] = ()) -> list[tuple[int, ...]]:
    """The groups of two claims of two articles that hold the same words."""
    units = [replace(unit(n, 0, *terms), titles=frozenset(titles)) for n in range(2)]
    made = level(pairs(pair(0, 1, 5.0)), units, Stories.one(2), Options())
    return list(make_groups(units, made, Options()))


def test_claims_that_share_a_word_beside_names_are_a_group() -> None:
    assert meeting("Reed", "strike") == [(0, 1)]


def test_claims_that_share_only_names_are_no_group() -> None:
    assert meeting("Reed", "Velmora") == []


def test_the_title_before_a_name_is_no_point_in_common() -> None:
    assert meeting("president", "Reed", titles=("president",)) == []


def test_a_date_is_no_point_in_common() -> None:
    assert meeting("Reed", "May") == []
