"""Which claims are compared, and what they share: the columns against the plain definition."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kzcompare.align.candidates import Bounds, Candidates, Sample, find_candidates
from kzcompare.align.columns import make_columns
from kzcompare.align.pairs import score_pairs
from kzcompare.align.shared import shared_words
from kzcompare.align.stories import Stories
from kzcompare.align.units import Unit
from tests.makers import unit

NO_BOUND = float("inf")
WORDS = st.sampled_from(["port", "strike", "Velmora", "ferry", "400", "storm", "Mayor", "pay"])
BAGS = st.lists(st.lists(WORDS, min_size=1, max_size=6, unique=True), max_size=6)


def indices(found: Candidates | Sample) -> list[tuple[int, int]]:
    return list(zip(found.left.tolist(), found.right.tolist(), strict=True))


def meeting(units: Sequence[Unit], **bounds: int) -> list[tuple[int, int]]:
    """The pairs that are found in a corpus that counts as large."""
    asked = Bounds(**{"exhaustive": -1, "nearest": 99, **bounds})
    return indices(find_candidates(make_columns(units), NO_BOUND, asked))


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
    assert indices(find_candidates(make_columns(units), NO_BOUND)) == expected
    assert meeting(units) == expected


def test_articles_of_two_stories_do_not_meet() -> None:
    units = [unit(n, 0, "port") for n in range(4)]
    stories = Stories((np.array([0, 2]), np.array([1]), np.array([2]), np.array([3])), (), ())
    found = find_candidates(make_columns(units), NO_BOUND, stories=stories)
    assert indices(found) == [(0, 2)]
    assert found.total == 1


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
    assert indices(find_candidates(make_columns(units), NO_BOUND, nearest)) == [(0, 1), (0, 2)]
    assert (0, 2) in indices(find_candidates(make_columns(units), 1.0, nearest))


@given(BAGS)
def test_what_two_claims_share_is_what_their_bags_share(bags: list[list[str]]) -> None:
    units = three_articles(bags)
    columns = make_columns(units)
    found = find_candidates(columns, NO_BOUND)
    shared = shared_words(columns, found.left, found.right, most_named=1.5)
    for n, (a, b) in enumerate(indices(found)):
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


@given(BAGS)
def test_a_sample_of_all_pairs_is_all_pairs(bags: list[list[str]]) -> None:
    units = three_articles(bags)
    every = indices(find_candidates(make_columns(units), NO_BOUND))
    found = find_candidates(make_columns(units), NO_BOUND, Bounds(exhaustive=-1, nearest=0))
    assert found.sample is not None
    assert indices(found.sample) == every
    assert found.sample.weight == (1.0 if every else 0.0)


def test_a_smaller_sample_stands_for_every_pair_too() -> None:
    units = [unit(n // 10, n % 10, "port") for n in range(60)]
    columns = make_columns(units)
    bounds = Bounds(exhaustive=-1, nearest=0, sampled=100)
    found = find_candidates(columns, NO_BOUND, bounds)
    assert found.sample is not None
    chosen = indices(found.sample)
    assert 50 < len(chosen) < 150
    assert len(set(chosen)) == len(chosen)
    assert set(chosen) < set(indices(find_candidates(columns, NO_BOUND)))
    assert found.sample.weight * len(chosen) == pytest.approx(found.total)


def test_pairs_that_are_left_out_change_no_score() -> None:
    units = [unit(n % 5, n, *"abcdefg"[n % 4 : n % 4 + 3], position=n / 40) for n in range(40)]
    every = {(p.left, p.right): p.score for p in score_pairs(units)}
    kept = score_pairs(units, Bounds(exhaustive=-1, nearest=2))
    assert 0 < len(kept) < len(every)
    for found in kept:
        assert found.score == pytest.approx(every[found.left, found.right])


@given(BAGS, st.sets(st.integers(0, 5)))
def test_the_context_is_what_the_sentences_beside_both_share(
    bags: list[list[str]], left_out: set[int]
) -> None:
    every = three_articles(bags)
    units = [replace(u, claim=u.claim // 3) for n, u in enumerate(every) if n not in left_out]
    place = {(u.article, u.claim): u for u in units}
    found = find_candidates(make_columns(units), 1.5)
    for n, (a, b) in enumerate(indices(found)):
        expected = 0.0
        for one in (-1, 1):
            for other in (-1, 1):
                left = place.get((units[a].article, units[a].claim + one))
                right = place.get((units[b].article, units[b].claim + other))
                if left and right:
                    both = left.weights.keys() & right.weights.keys()
                    names = left.names | right.names
                    named = sum(left.weights[s] for s in both & names)
                    expected += min(1.5, named) + sum(left.weights[s] for s in both - names)
        assert found.context[n] == pytest.approx(expected)
