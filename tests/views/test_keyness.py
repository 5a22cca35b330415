"""Words that stand out in one source, and those that must not."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.model.claim import ReadArticle
from kzcompare.views.concordance import Voice
from kzcompare.views.keyness import count_words, keyness
from tests.builders import article, cue, holder, report, statement
from tests.makers import claim, reading


def test_the_statistic_is_that_of_the_paper() -> None:
    counts = {"a": {"pot": 6, "law": 4}, "b": {"law": 10}}
    key = keyness(counts)[0]
    prior = 20 / 2  # as much as one article
    pot = prior * 6 / 20
    odds = math.log((6 + pot) / (10 + prior - 6 - pot)) - math.log(pot / (10 + prior - pot))
    terms = (6 + pot, 10 + prior - 6 - pot, pot, 10 + prior - pot)
    z = odds / math.sqrt(sum(1 / n for n in terms))
    assert (key.column, key.word, key.here, key.elsewhere) == ("a", "pot", 6, 0)
    assert key.log_odds == pytest.approx(odds, abs=1e-4)
    assert key.z == pytest.approx(z, abs=1e-4)


@pytest.mark.parametrize(
    "counts",
    [
        {},
        {"a": {"pot": 9}},  # nothing to compare with
        {"a": {"pot": 9}, "b": {}},
        {"a": {"pot": 5, "law": 5}, "b": {"pot": 5, "law": 5}},  # no difference
        {"a": {"pot": 2, "law": 38}, "b": {"law": 40}},  # too few uses
    ],
)
def test_nothing_stands_out(counts: dict[str, dict[str, int]]) -> None:
    assert keyness(counts) == ()


words = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 30), max_size=6)


@given(st.dictionaries(st.sampled_from(["x", "y", "z"]), words, max_size=3))
def test_what_stands_out_is_used_more_here_than_elsewhere(
    counts: dict[str, dict[str, int]],
) -> None:
    for key in keyness(counts):
        here = key.here / sum(counts[key.column].values())
        others = [held for source, held in counts.items() if source != key.column]
        assert here > key.elsewhere / sum(sum(held.values()) for held in others)
        assert key.z >= 1.96


TEXT = article(
    "paper", "Police said Danish troops met 20 Dutch allies. Allies marched, he claimed."
)
FIRST, SECOND = "Police said Danish troops met 20 Dutch allies.", "Allies marched, he claimed."


def made() -> ReadArticle:
    """Two sentences; the second one's content is what "he" claims."""
    states = (
        statement(
            TEXT,
            "Danish troops met 20 Dutch allies",
            by=holder(TEXT, "Police"),
            said=cue(TEXT, "said"),
        ),
        statement(TEXT, "Allies marched", by=holder(TEXT, "he"), said=cue(TEXT, "claimed")),
    )
    return reading(
        TEXT,
        claim(
            TEXT,
            FIRST,
            "Police",
            "said",
            "Danish",
            "troops",
            "met",
            "20",
            "Dutch",
            "allies",
            statements=(0,),
        ),
        claim(TEXT, SECOND, "Allies", "marched", "claimed", statements=(1,)),
        statements=states,
    )


def test_names_numbers_and_cues_are_not_counted() -> None:
    assert count_words(report(made()))["paper"] == {
        "troops": 1,
        "met": 1,
        "allies": 1,
        "marched": 1,
    }


def test_of_the_own_voice_only_what_nobody_is_said_to_say() -> None:
    assert count_words(report(made()), frozenset({Voice.OWN}))["paper"] == {}


def test_the_commonest_words_are_not_counted() -> None:
    within = article("paper", "People need work.")
    read = reading(within, claim(within, "People need work.", "need", "work", zipf=6.0))
    assert count_words(report(read))["paper"] == {}
