"""Which articles tell one story, by the rare words that they share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.align.pairs import score_pairs
from kzcompare.align.stories import ALIKE, LEAST, MOST, SURE, Stories, find_stories
from kzcompare.align.units import make_units
from kzcompare.model.claim import ReadArticle
from tests.builders import article
from tests.makers import claim, reading

STRIKE = ("harbour strike dockers", "union wages harbour", "cranes stood idle strike")
FLOOD = ("river flood village", "dam broke river", "farmers fled flood")
TRIAL = ("judge jury verdict", "murder trial judge", "witness saw knife")


def told(source: str, lines: Sequence[str]) -> ReadArticle:
    made = article(source, "\n".join(lines))
    return reading(made, *(claim(made, line, *dict.fromkeys(line.split())) for line in lines))


def three_events(each: int) -> list[ReadArticle]:
    """So many articles on each of three events, in the order of the events."""
    return [
        told(f"{name}{n}", lines)
        for name, lines in (("strike", STRIKE), ("flood", FLOOD), ("trial", TRIAL))
        for n in range(each)
    ]


def is_one(stories: Stories) -> bool:
    return all(len(near) == len(stories) for near in stories.near)


def test_articles_on_one_event_tell_one_story() -> None:
    each = LEAST + 1
    stories = find_stories(three_events(each))
    assert [near.tolist() for near in stories.near] == [
        list(range(each * event, each * event + each)) for event in range(3) for _ in range(each)
    ]
    assert not is_one(stories)


@pytest.mark.parametrize("count", range(LEAST + 2))
def test_few_articles_tell_one_story_however_little_they_are_alike(count: int) -> None:
    lines = [STRIKE, FLOOD, TRIAL, ("opera singer",), ("chess title",)]
    stories = find_stories([told(f"s{n}", lines[n]) for n in range(count)])
    assert is_one(stories)
    assert len(stories) == count


def test_an_article_without_company_is_compared_with_the_nearest() -> None:
    stories = find_stories([*three_events(3), told("opera", ("a soprano sang verdict",))])
    trial = [6, 7, 8]
    assert set(trial) <= set(stories.near[9].tolist())
    assert len(stories.near[9]) == LEAST + 1


def test_a_story_is_bounded() -> None:
    stories = find_stories([told(f"s{n}", STRIKE) for n in range(3 * MOST)])
    assert {len(near) for near in stories.near} == {MOST + 1}


def test_likeness_is_a_cosine_and_1_for_the_article_itself() -> None:
    stories = find_stories([told("a", STRIKE), told("b", STRIKE), told("c", FLOOD)])
    assert stories.alike[0].tolist() == pytest.approx([1, 1, 0])


@given(st.lists(st.sampled_from([STRIKE, FLOOD, TRIAL, STRIKE + FLOOD]), max_size=12))
def test_articles_are_compared_both_ways_or_not_at_all(lines: list[Sequence[str]]) -> None:
    stories = find_stories([told(f"s{n}", held) for n, held in enumerate(lines)])
    beside = [set(near.tolist()) for near in stories.beside()]
    assert all(a in beside[b] for a, near in enumerate(beside) for b in near)
    assert all(a not in near for a, near in enumerate(beside))
    assert all(set(near.tolist()) - {a} <= beside[a] for a, near in enumerate(stories.near))


def test_only_claims_of_one_story_meet() -> None:
    articles = three_events(LEAST + 1)
    stories = find_stories(articles)
    units = make_units(articles, stories, min_words=1)
    met = {
        (units[p.left].article // (LEAST + 1), units[p.right].article // (LEAST + 1))
        for p in score_pairs(units, stories=stories)
    }
    assert met == {(0, 0), (1, 1), (2, 2)}


def test_a_word_weighs_what_it_does_in_its_story_alone() -> None:
    alone = [told(f"strike{n}", STRIKE) for n in range(LEAST + 1)]
    among = three_events(LEAST + 1)
    weights = [
        make_units(articles, find_stories(articles), min_words=1)[0].weights
        for articles in (alone, among)
    ]
    assert weights[0] == weights[1]


def test_one_story_holds_every_article() -> None:
    assert is_one(Stories.one(3))
    assert [near.tolist() for near in Stories.one(3).beside()] == [[1, 2], [0, 2], [0, 1]]
    assert Stories.one(0).beside() == ()


def test_likeness_is_found_from_either_side() -> None:
    stories = find_stories(three_events(LEAST + 1))
    assert stories.likeness(0, 1) == stories.likeness(1, 0) == pytest.approx(1)
    assert stories.likeness(0, 2 * LEAST + 2) == 0


WEEK = (736_000, 736_000), (736_007, 736_007)
MONTHS = (736_000, 736_000), (736_100, 736_130)
TOUCHING = (736_000, 736_100), (736_090, 736_130)


@pytest.mark.parametrize(
    ("alike", "days", "is_one"),
    [
        (SURE, MONTHS, True),
        (SURE - 0.01, MONTHS, False),
        (SURE - 0.01, MONTHS[::-1], False),
        (SURE - 0.01, WEEK, True),
        (SURE - 0.01, TOUCHING, True),
        (SURE - 0.01, (None, MONTHS[1]), True),
        (ALIKE - 0.01, WEEK, False),
    ],
)
def test_articles_months_apart_tell_one_story_only_if_they_do_for_sure(
    alike: float, days: tuple[tuple[int, int] | None, ...], is_one: bool
) -> None:
    both = np.arange(2)
    stories = Stories((both, both), (np.array([1.0, alike]), np.array([alike, 1.0])), days)
    assert stories.may_be_one(0, 1) is stories.may_be_one(1, 0) is is_one


def test_the_days_of_an_article_are_those_that_its_date_leaves_open() -> None:
    dates = {"a": "2016-02", "b": "2016-02-29", "c": None}
    reads = [reading(article(name, "harbour strike", date=date)) for name, date in dates.items()]
    month, day, none = find_stories(reads).days
    assert day is not None
    assert (month, none) == ((day[0] - 28, day[0]), None)


def test_in_a_large_corpus_the_rarest_words_lead_and_all_words_weigh(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = [*three_events(LEAST + 1), told("opera", ("a soprano sang verdict",)), told("x", ())]
    every = find_stories(articles)
    monkeypatch.setattr("kzcompare.align.stories.FOLLOWED", 20)
    bounded = find_stories(articles)
    for number in range(3 * (LEAST + 1)):
        assert bounded.near[number].tolist() == every.near[number].tolist()
        assert bounded.alike[number].tolist() == pytest.approx(every.alike[number].tolist())
    assert all(n in near for n, near in enumerate(bounded.near))
