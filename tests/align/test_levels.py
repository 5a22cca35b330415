"""One threshold for the pairs of every story."""

from __future__ import annotations

import numpy as np
import pytest

from kzcompare.align.levels import Levelled, level
from kzcompare.align.scored import Pairs
from kzcompare.align.stories import SURE, Stories
from kzcompare.model.options import Options
from tests.makers import unit

HALF = Options(pairs_per_claim=0.5)


def scored(*found: tuple[int, int, float]) -> Pairs:
    """Pairs of units, best first."""
    left, right, score = (np.array(column) for column in zip(*found, strict=True))
    return Pairs(left, right, score, np.zeros(len(found), np.bool_), {"words": score})


def levelled(pairs: Pairs, articles: list[int], stories: Stories) -> Levelled:
    units = [unit(a, n, "port") for n, a in enumerate(articles)]
    return level(pairs, units, stories, HALF)


def two_stories(alike: float = 1.0) -> Stories:
    """Articles 0 and 1 tell one story, 2 and 3 another, and are that much alike."""
    near = (np.array([0, 1]),) * 2 + (np.array([2, 3]),) * 2
    cosines = [[1.0, 1.0], [1.0, 1.0], [1.0, alike], [alike, 1.0]]
    return Stories(near, tuple(np.array(row) for row in cosines), (None,) * len(near))


def kept(made: Levelled) -> list[tuple[int, int]]:
    assert made.threshold is not None
    pairs = zip(made.pairs.left.tolist(), made.pairs.right.tolist(), strict=True)
    return [p for p, s in zip(pairs, made.pairs.score, strict=True) if s >= made.threshold]


def test_in_one_story_scores_stay_and_the_threshold_is_a_rank() -> None:
    pairs = scored((0, 2, 9.0), (1, 2, 7.0), (0, 3, 5.0), (1, 3, 3.0))
    made = levelled(pairs, [0, 0, 1, 1], Stories.one(2))
    assert made.pairs.score.tolist() == [9.0, 7.0, 5.0, 3.0]
    assert made.threshold == 7.0
    assert not made.pairs.parts["story"].any()


# Units 0 to 3 are those of one story, 4 to 7 of another, where all scores are lower.
LOUD = [(0, 2, 90.0), (1, 3, 80.0), (0, 3, 70.0), (1, 2, 60.0)]
QUIET = [(4, 6, 9.0), (5, 7, 8.0), (4, 7, 7.0), (5, 6, 6.0)]
ARTICLES = [0, 0, 1, 1, 2, 2, 3, 3]


def test_each_story_keeps_its_own_best_pairs() -> None:
    made = levelled(scored(*LOUD, *QUIET), ARTICLES, two_stories())
    assert sorted(kept(made)) == [(0, 2), (1, 3), (4, 6), (5, 7)]


def test_pairs_are_best_first_again_and_the_part_tells_what_was_added() -> None:
    before = scored(*LOUD, *QUIET)
    made = levelled(before, ARTICLES, two_stories())
    assert made.pairs.score.tolist() == sorted(made.pairs.score, reverse=True)
    raw = dict(zip(zip(before.left, before.right, strict=True), before.score, strict=True))
    for left, right, score, added in zip(
        made.pairs.left, made.pairs.right, made.pairs.score, made.pairs.parts["story"], strict=True
    ):
        assert score == pytest.approx(raw[left, right] + added)


@pytest.mark.parametrize(("alike", "count"), [(SURE, 2), (SURE / 2, 1), (0.0, 1)])
def test_articles_that_are_hardly_alike_keep_fewer_pairs(alike: float, count: int) -> None:
    made = levelled(scored(*LOUD, *QUIET), ARTICLES, two_stories(alike))
    assert len([p for p in kept(made) if p[0] >= 4]) == count


def test_without_pairs_there_is_no_threshold() -> None:
    empty = Pairs(*(np.zeros(0, np.int64),) * 2, np.zeros(0), np.zeros(0, np.bool_), {})
    assert level(empty, [], Stories.one(0), HALF).threshold is None
