"""Which claims of two sources meet, and what their score is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.align.pairs import score_pairs
from kzcompare.align.scored import Pairs, Parts, Scores
from kzcompare.align.units import Unit
from kzcompare.model.claim import Certainty
from tests.makers import unit

PORT = unit(0, 0, "port", "closed", "dockers")
APART = (unit(0, 5, "rain", "fell"), unit(1, 5, "sun", "shone"))  # they share nothing


def only(*units: Unit) -> Parts:
    """The parts of the one pair that the units make."""
    (made,) = score_pairs(units)
    return made.parts


@pytest.mark.parametrize(
    "units", [(), (PORT,), (PORT, unit(0, 1, "port", "closed"))], ids=["none", "one", "one article"]
)
def test_without_two_sources_there_is_no_pair(units: tuple[Unit, ...]) -> None:
    assert not score_pairs(units)


def test_claims_without_a_shared_word_do_not_meet() -> None:
    assert not score_pairs(APART)


def test_a_pair_names_its_units_in_order() -> None:
    (made,) = score_pairs([PORT, unit(1, 0, "port", "opened")])
    assert (made.left, made.right) == (0, 1)


def test_claims_of_one_article_never_meet() -> None:
    units = [PORT, unit(0, 1, "port", "closed"), unit(1, 0, "port", "dockers")]
    assert {(p.left, p.right) for p in score_pairs(units)} == {(0, 2), (1, 2)}


def test_the_score_is_the_sum_of_all_parts() -> None:
    values = {name: 2.0**n for n, name in enumerate(Parts.__struct_fields__)}
    assert Parts(**values).score == 8191.0


def test_more_shared_words_score_higher() -> None:
    units = [PORT, unit(1, 0, "port", "closed", "dockers"), unit(1, 1, "port", "rain", "sun")]
    best, *_ = score_pairs(units)
    assert (best.left, best.right) == (0, 1)


def test_a_heavier_shared_word_scores_higher() -> None:
    heavy = {"agitators": 3.0}
    units = [
        unit(0, 0, "agitators", "town", weights=heavy),
        unit(1, 0, "agitators", "sea", weights=heavy),
        unit(1, 1, "town", "sea"),
    ]
    best, *_ = score_pairs(units)
    assert (best.left, best.right) == (0, 1)


def test_equal_pairs_stand_in_text_order() -> None:
    units = [unit(0, 0, "port"), unit(0, 1, "rain"), unit(1, 0, "port"), unit(1, 1, "rain")]
    for_all = score_pairs([u if u.claim == 0 else unit(u.article, 9, *u.weights) for u in units])
    assert [(p.left, p.right) for p in for_all] == [(0, 2), (1, 3)]


def test_what_is_shared_in_names_alone_counts_against_a_pair() -> None:
    names = [
        only(unit(0, 0, "Velmora", "port"), unit(1, 0, *right)).names
        for right in (("Velmora", "rain"), ("Velmora", "port"), ("Oslo", "port"))
    ]
    assert names[0] < names[1] < names[2] == 0.0


def test_many_rare_names_count_no_more_than_the_bound() -> None:
    names, words = ("President", "Ada", "Velmora"), ("port", "closed", "dockers")
    rare = {"president": 3.0, "ada": 3.0, "velmora": 3.0}
    named, plain = (unit(0, 0, *names, weights=rare), unit(0, 1, *words))
    others = (unit(1, 0, *names, weights=rare), unit(1, 1, *words))
    parts = {p.left: p.parts.words for p in score_pairs([named, plain, *others])}
    assert parts[0] < parts[1]  # nine against three before the bound, 1.5 ln 5 after


Event = tuple[str, str] | None


def time_part(left: Event, right: Event, *, printed: bool = True) -> float:
    dates = [[event[0]] if printed and event else [] for event in (left, right)]
    return only(
        unit(0, 0, "port", times=dates[0], event=left),
        unit(1, 0, "port", times=dates[1], event=right),
    ).time


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("2018", "2018"), ("2018-06-23", "2018-06-23")),
        (("2018-05", "2018-05"), ("2018-06", "2018-06")),
        (("2017", "2020"), ("2019-05", "2019-05")),
        (None, ("2020", "2020")),
        (None, None),
    ],
    ids=["year and day", "other month", "inside a period", "one unknown", "both unknown"],
)
def test_events_that_can_be_of_one_year_may_meet(left: Event, right: Event) -> None:
    assert time_part(left, right) == 0.0


def test_an_assumed_other_year_counts_against_a_pair() -> None:
    assert time_part(("2018-05-01", "2018-05-01"), ("2020", "2020"), printed=False) < 0.0


def test_claims_that_print_dates_of_different_years_never_meet() -> None:
    old = unit(0, 0, "port", "strike", times=["2018-05-01"], event=("2018-05-01", "2018-05-01"))
    new = unit(1, 0, "port", "strike", times=["2020"], event=("2020", "2020"))
    assert not score_pairs([old, new])


def test_a_question_meets_less_easily() -> None:
    assert only(PORT, unit(1, 0, "port", certainty=Certainty.ASKED)).form < 0.0
    assert only(PORT, unit(1, 0, "port")).form == 0.0


def test_shared_figures_count_up_to_two() -> None:
    figures = ("400", "900", "12")
    parts = [
        only(unit(0, 0, "port", *figures[:n]), unit(1, 0, "port", *figures[:n])).figures
        for n in range(4)
    ]
    assert parts[0] == 0.0
    assert parts[0] < parts[1] < parts[2] == parts[3]


def said_part(speaker: str, weight: float) -> float:
    """What it counts that Lindqvist and `speaker` say the same word of that weight."""
    weights = {"agitators": weight}
    return only(
        unit(0, 0, "agitators", weights=weights, said={"Lindqvist": ["agitators"]}),
        unit(1, 0, "agitators", weights=weights, said={speaker: ["agitators"]}),
    ).holders


def test_one_holder_who_says_the_same_brings_claims_together() -> None:
    assert said_part("Lindqvist", 0.4) > 0.0
    assert said_part("Salko", 0.4) == 0.0


def test_what_one_holder_says_counts_up_to_a_bound() -> None:
    assert said_part("Lindqvist", 90.0) == said_part("Lindqvist", 9.0)


def test_neighbouring_sentences_that_meet_too_bring_claims_together() -> None:
    near = [unit(0, 0, "port"), unit(0, 1, "storm", "sank"), unit(1, 0, "port")]
    beside, far = unit(1, 1, "storm", "sank"), unit(1, 7, "storm", "sank")
    contexts = []
    for last in (beside, far):
        found = {(p.left, p.right): p.parts.context for p in score_pairs([*near, last])}
        contexts.append(found[0, 2])
    assert contexts[0] > contexts[1]


def test_words_that_share_one_clause_count_more_than_words_of_two() -> None:
    words = ("port", "closed", "dockers", "pay")
    units = [
        unit(0, 0, *words, clauses=[("port", "closed"), ("dockers", "pay")]),
        unit(1, 0, "port", "closed"),
        unit(1, 1, "port", "dockers"),
    ]
    found = {(p.left, p.right): p.parts.clause for p in score_pairs(units)}
    assert found[0, 1] > found[0, 2]


def test_words_of_like_meaning_bring_claims_together() -> None:
    units = [
        unit(0, 0, "hospital", "physician"),
        unit(1, 0, "hospital", "doctor"),
        unit(1, 1, "hospital", "banana"),
    ]
    found = {(p.left, p.right): p.parts.meaning for p in score_pairs(units)}
    assert found[0, 1] > found[0, 2]


def test_claims_early_in_both_articles_meet_more_easily() -> None:
    units = [
        unit(0, 0, "port", position=0.0),
        unit(0, 9, "storm", position=1.0),
        unit(1, 0, "port", position=0.0),
        unit(1, 9, "storm", position=1.0),
    ]
    found = {(p.left, p.right): p.parts.place for p in score_pairs(units)}
    assert found[0, 2] > found[1, 3]


WORDS = st.sampled_from(["port", "strike", "Velmora", "ferry", "400", "storm", "mayor", "pay"])
BAGS = st.lists(st.lists(WORDS, min_size=1, max_size=5, unique=True), min_size=1, max_size=4)


def between(first: list[list[str]], second: list[list[str]]) -> Pairs:
    units = [unit(0, n, *words) for n, words in enumerate(first)]
    units += [unit(1, n, *words) for n, words in enumerate(second)]
    return score_pairs(units)


@given(BAGS, BAGS)
def test_scores_do_not_depend_on_which_article_comes_first(
    first: list[list[str]], second: list[list[str]]
) -> None:
    there = {(p.left, p.right - len(first)): p.score for p in between(first, second)}
    back = {(p.right - len(second), p.left): p.score for p in between(second, first)}
    assert there == pytest.approx(back, abs=1e-4)


@given(BAGS, BAGS)
def test_pairs_are_best_first_and_each_stands_once(
    first: list[list[str]], second: list[list[str]]
) -> None:
    made = between(first, second)
    assert [p.score for p in made] == sorted((p.score for p in made), reverse=True)
    assert len({(p.left, p.right) for p in made}) == len(made)


def test_the_score_of_a_pair_is_found_by_its_units() -> None:
    found = score_pairs([PORT, unit(1, 0, "port", "opened"), unit(2, 0, "port", "rain")])
    scores = Scores(found)
    assert dict(scores) == {(p.left, p.right): p.score for p in found}
    assert {(0, 3), (1, 0), (7, 9)}.isdisjoint(scores)


def test_a_stretch_of_pairs_holds_the_same_pairs() -> None:
    found = score_pairs([PORT, unit(1, 0, "port", "opened"), unit(2, 0, "port", "rain")])
    assert list(found[1:]) == list(found)[1:]
