"""Readings to groups of claims on one point."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.align.claims import align_claims
from kzcompare.model.claim import ReadArticle, SignalKind
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimGroup, ClaimRef
from tests.builders import article
from tests.makers import claim, reading

OPTIONS = Options(min_words=2)


def read(
    source: str, *sentences: str, judging: int | None = None, date: str | None = None
) -> ReadArticle:
    """An article of one sentence a line; every word is a content word.

    The last word of sentence number `judging` refutes something.
    """
    made = article(source, "\n".join(sentences), date=date)
    claims = [
        claim(
            made,
            sentence,
            *dict.fromkeys(sentence.split()),
            signals={sentence.split()[-1]: SignalKind.REFUTATION} if n == judging else None,
        )
        for n, sentence in enumerate(sentences)
    ]
    return reading(made, *claims)


def places(groups: Sequence[ClaimGroup]) -> list[list[tuple[int, int]]]:
    return [[(m.article, m.claim) for m in group.members] for group in groups]


STRIKE = "dockers closed harbour over pay"
STORM = "storm sank two ferries"
FUEL = "island runs out of petrol"


@pytest.mark.parametrize("count", [0, 1])
def test_without_two_articles_there_is_no_group(count: int) -> None:
    articles = [read("post", STRIKE, STRIKE + " again")][:count]
    assert align_claims(articles, OPTIONS) == ()


def test_articles_about_different_things_have_no_group() -> None:
    assert align_claims([read("post", STRIKE), read("courier", STORM)], OPTIONS) == ()


REST = {  # what else three articles tell
    "post": ("ministers toured vineyards", "bakers praised flour", "rain spoiled hay"),
    "courier": ("festival opens gates", "choir sang ballads", "poets read verse"),
    "almanac": ("comets crossed skies", "owls nested early", "frost killed plums"),
}


@pytest.mark.parametrize(
    ("day", "meets"), [("2016-03-05", True), ("2016-09-05", False), (None, True)]
)
def test_short_articles_months_apart_have_no_group(day: str | None, meets: bool) -> None:
    """They say too little to tell their story, but it is seldom one."""
    articles = [
        read("post", "dockers closed harbour", *REST["post"], date="2016-03-01"),
        read("courier", "lanterns lit harbour", *REST["courier"], date=day),
    ]
    assert bool(align_claims(articles, OPTIONS)) is meets


def test_an_article_of_another_story_stays_out_of_a_group() -> None:
    articles = [
        read("post", "dockers closed harbour gates", *REST["post"], date="2016-03-01"),
        read("courier", "dockers closed harbour gates", *REST["courier"], date="2016-03-01"),
        read("almanac", "dockers built harbour walls", *REST["almanac"], date="2011-03-01"),
    ]
    groups = align_claims(articles, Options(min_words=2, pairs_per_claim=1.0))
    assert {m.article for group in groups for m in group.members} == {0, 1}
    undated = [*articles[:2], read("almanac", "dockers built harbour walls", *REST["almanac"])]
    groups = align_claims(undated, Options(min_words=2, pairs_per_claim=1.0))
    assert {m.article for group in groups for m in group.members} == {0, 1, 2}


def test_two_sentences_on_one_point_meet() -> None:
    groups = align_claims([read("post", STORM, STRIKE), read("courier", STRIKE, FUEL)], OPTIONS)
    assert places(groups) == [[(0, 1), (1, 0)]]


def test_members_are_places_in_the_reading_whatever_is_left_out() -> None:
    groups = align_claims([read("post", "rain", STRIKE), read("courier", STRIKE)], OPTIONS)
    assert places(groups) == [[(0, 1), (1, 0)]]


def test_terms_are_the_words_that_two_sources_share_rarest_first() -> None:
    articles = [
        read("post", "dockers closed harbour", "dockers sang"),
        read("courier", "harbour dockers rested"),
    ]
    groups = align_claims(articles, OPTIONS)
    assert groups[0].terms == ("harbour", "dockers")


def test_a_word_that_one_source_uses_twice_is_no_term() -> None:
    articles = [
        read("post", "dockers closed harbour", "dockers closed harbour again"),
        read("courier", "dockers harbour"),
    ]
    groups = align_claims(articles, OPTIONS)
    assert groups
    assert all("closed" not in group.terms for group in groups)


def test_judgements_are_numbered_within_their_group() -> None:
    articles = [
        read("post", STORM, STRIKE),
        read("courier", STRIKE + " is nonsense", judging=0),
    ]
    (group,) = align_claims(articles, OPTIONS)
    assert places([group]) == [[(0, 1), (1, 0)]]
    assert group.judgements == {1}


def test_a_judgement_is_not_the_point() -> None:
    articles = [read("delta", STRIKE + " is nonsense", judging=0), read("post", STRIKE + " today")]
    (group,) = align_claims(articles, OPTIONS)
    assert (group.judgements, group.central, group.label) == (frozenset({0}), 1, 1)


def test_among_judgements_alone_one_is_the_point() -> None:
    articles = [
        read("post", STRIKE + " is nonsense", judging=0),
        read("courier", STRIKE + " is rubbish", judging=0),
    ]
    (group,) = align_claims(articles, OPTIONS)
    assert group.central in group.judgements


def test_the_closest_group_comes_first() -> None:
    articles = [read("post", STORM, STRIKE), read("courier", "storm passed harbour", STRIKE)]
    groups = align_claims(articles, OPTIONS)
    assert places(groups)[0] == [(0, 1), (1, 1)]
    assert [g.score for g in groups] == sorted((g.score for g in groups), reverse=True)


def test_short_claims_are_compared_only_when_asked_for() -> None:
    articles = [read("post", "dockers closed harbour"), read("courier", "dockers closed harbour")]
    assert align_claims(articles, Options(min_words=4)) == ()
    assert len(align_claims(articles, Options(min_words=3))) == 1


def test_a_disputed_claim_is_compared_however_short() -> None:
    articles = [
        read("post", STRIKE, "nineteen missing"),
        read("courier", STRIKE, "seventy gone"),
    ]
    count = (ClaimRef(0, 1), ClaimRef(1, 1))
    before = align_claims(articles, Options(min_words=3))
    found = align_claims(articles, Options(min_words=3), disputed=[count])
    assert places(before) == [[(0, 0), (1, 0)]]
    assert sorted(places(found)) == [[(0, 0), (1, 0)], [(0, 1), (1, 1)]]
    assert {g.members: g.score for g in before}.items() <= {
        g.members: g.score for g in found
    }.items()


WORDS = st.sampled_from(["harbour", "dockers", "ferry", "storm", "pay", "mayor", "fuel", "closed"])
SENTENCES = st.lists(WORDS, min_size=2, max_size=6, unique=True).map(" ".join)
ARTICLES = st.lists(
    st.lists(SENTENCES, min_size=1, max_size=4, unique=True), min_size=2, max_size=3
)


def members(articles: Sequence[ReadArticle]) -> set[frozenset[tuple[str, int]]]:
    """The groups as sets of (source, claim)."""
    return {
        frozenset((articles[m.article].article.id, m.claim) for m in group.members)
        for group in align_claims(articles, OPTIONS)
    }


@given(ARTICLES)
def test_the_order_of_articles_never_decides_which_claims_meet(texts: list[list[str]]) -> None:
    articles = [read(f"s{n}", *sentences) for n, sentences in enumerate(texts)]
    assert members(articles) == members(articles[::-1])


@given(ARTICLES)
def test_every_group_has_two_sources_a_point_and_ordered_members(texts: list[list[str]]) -> None:
    for group in align_claims([read(f"s{n}", *t) for n, t in enumerate(texts)], OPTIONS):
        assert len({m.article for m in group.members}) >= 2
        assert list(group.members) == sorted(set(group.members))
        assert 0 <= group.central < len(group.members)
