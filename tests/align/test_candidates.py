"""Which claims are compared, and what they share: the columns against the plain definition."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.align.candidates import Bounds, find_candidates
from kzcompare.align.columns import make_columns
from kzcompare.align.shared import shared_words
from kzcompare.align.units import Unit
from tests.makers import unit

NO_BOUND = float("inf")
WORDS = st.sampled_from(["port", "strike", "Velmora", "ferry", "400", "storm", "Mayor", "pay"])
BAGS = st.lists(st.lists(WORDS, min_size=1, max_size=6, unique=True), max_size=6)


def meeting(units: Sequence[Unit], **bounds: int) -> list[tuple[int, int]]:
    """The pairs that are found in a corpus that counts as large."""
    asked = Bounds(**{"exhaustive": -1, "common": 99, "followed": 999, "nearest": 99, **bounds})
    left, right = find_candidates(make_columns(units), NO_BOUND, asked)
    return list(zip(left.tolist(), right.tolist(), strict=True))


def three_articles(bags: Sequence[Sequence[str]]) -> list[Unit]:
    """A unit for each bag, dealt out to three articles."""
    return sorted((unit(n % 3, n, *words) for n, words in enumerate(bags)), key=lambda u: u.article)


@given(BAGS)
def test_without_bounds_all_claims_of_two_articles_that_share_a_word_meet(
    bags: list[list[str]],
) -> None:
    units = three_articles(bags)
    expected = [
        (a, b)
        for a, left in enumerate(units)
        for b, right in enumerate(units)
        if left.article < right.article and left.weights.keys() & right.weights.keys()
    ]
    left, right = find_candidates(make_columns(units), NO_BOUND)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == expected
    assert meeting(units) == expected


@pytest.mark.parametrize(("common", "pairs"), [(20, 100), (19, 0)])
def test_a_word_in_very_many_claims_proposes_no_pair(common: int, pairs: int) -> None:
    units = [unit(n // 10, n, "port") for n in range(20)]
    assert len(meeting(units, common=common)) == pairs


def test_the_rarest_words_are_followed_first() -> None:
    units = [
        unit(0, 0, "port", "ferry"),
        unit(1, 0, "port", "storm"),
        unit(2, 0, "port", "ferry"),
    ]
    assert meeting(units, followed=2) == [(0, 2)]
    assert meeting(units, followed=5) == [(0, 1), (0, 2), (1, 2)]


def test_a_claim_keeps_those_that_share_most_with_it() -> None:
    units = [
        unit(0, 0, "port", "ferry", "storm"),
        unit(1, 0, "port", "ferry", "storm"),
        unit(2, 0, "port", "pay", "rain"),
        unit(3, 0, "port", "pay", "rain"),
    ]
    assert meeting(units, nearest=1) == [(0, 1), (2, 3)]


def test_names_count_up_to_their_bound_in_what_is_nearest() -> None:
    names = ("Ada", "Velmora", "Oslo")
    units = [unit(0, 0, *names, "port", "ferry"), unit(1, 0, *names), unit(2, 0, "port", "ferry")]
    nearest = Bounds(exhaustive=-1, nearest=1)
    assert find_candidates(make_columns(units), NO_BOUND, nearest)[1].tolist() == [1, 2]
    left, right = find_candidates(make_columns(units), 1.0, nearest)
    assert (0, 2) in zip(left.tolist(), right.tolist(), strict=True)


@given(BAGS)
def test_what_two_claims_share_is_what_their_bags_share(bags: list[list[str]]) -> None:
    units = three_articles(bags)
    columns = make_columns(units)
    left, right = find_candidates(columns, NO_BOUND)
    shared = shared_words(columns, left, right, most_named=1.5)
    for n, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        one, two = units[a], units[b]
        both = one.weights.keys() & two.weights.keys()
        names = one.names | two.names
        named = sum(one.weights[s] for s in both & names)
        plain = sum(one.weights[s] for s in both - names)
        assert shared.words[n] == pytest.approx(plain + min(named, 1.5))
        assert shared.names[n] == pytest.approx(named / (named + plain))
        assert shared.digits[n] == len(one.numbers & two.numbers)
        sizes = [sum(w for s, w in u.weights.items() if s not in names) for u in (one, two)]
        assert shared.half[n] == (len(both - names) >= 3 and plain >= 0.5 * min(sizes))


def test_the_best_two_clauses_are_those_that_share_most() -> None:
    one = unit(0, 0, "port", "ferry", "storm", clauses=[["port", "ferry"], ["storm"]])
    two = unit(1, 0, "ferry", "storm", "port", clauses=[["ferry"], ["storm", "port"]])
    columns = make_columns([one, two])
    both = np.array([0]), np.array([1])
    assert shared_words(columns, *both, most_named=1.5).clause.tolist() == [1.0]
