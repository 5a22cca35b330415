"""What joins a group without sharing its words: judgements on it, and echoes of what is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from kzcompare.align.rebuttals import (
    BESIDE,
    FAR,
    Gathered,
    gather,
    is_judgement,
)
from kzcompare.align.units import Unit
from kzcompare.model.claim import SignalKind
from tests.makers import unit

REFUTES = [SignalKind.REFUTATION]
HEAVY = {"agitators": 2.0, "strike": 2.0, "port": 2.0, "velmora": 2.0, "light": 0.01}


def plain(article: int, number: int, *words: str, by: str | None = None) -> Unit:
    said = None if by is None else {by: list(words)}
    return unit(article, number, *words, weights=HEAVY, said=said)


def judging(
    article: int, number: int, *words: str, signals: Sequence[SignalKind] = REFUTES
) -> Unit:
    return unit(article, number, *words, weights=HEAVY, signals=signals)


def gathered(
    *units: Unit,
    members: tuple[int, ...] = (0, 1),
    terms: Sequence[str] = ("strike",),
    scores: Mapping[tuple[int, int], float] | None = None,
) -> Gathered:
    (made,) = gather([members], [tuple(terms)], units, scores or {})
    return made


@pytest.mark.parametrize(
    ("kind", "judges"),
    [
        (SignalKind.REFUTATION, True),
        (SignalKind.NO_EVIDENCE, True),
        (SignalKind.DOUBT, True),
        (SignalKind.RHETORICAL, True),
        (SignalKind.NEGATION, False),
        (SignalKind.HEDGE, False),
        (SignalKind.DISTANCE, False),
        (SignalKind.CONTRAST, False),
    ],
)
def test_words_that_question_or_refute_make_a_judgement(kind: SignalKind, judges: bool) -> None:
    assert is_judgement(judging(0, 0, "strike", signals=[kind])) is judges


STATEMENT, OTHER = plain(0, 0, "strike"), plain(1, 0, "strike")


def test_a_group_without_judgements_stays_as_it_is() -> None:
    made = gathered(STATEMENT, OTHER, plain(0, 1, "strike"))
    assert (made.members, made.judgements) == ((0, 1), frozenset())


@pytest.mark.parametrize(
    ("at", "joins"),
    [(8, False), (9, True), (11, True), (13, True), (14, False)],
)
def test_a_judgement_joins_from_one_sentence_before_to_three_after(at: int, joins: bool) -> None:
    made = gathered(plain(0, 10, "strike"), plain(1, 0, "strike"), judging(0, at, "strike"))
    assert (2 in made.members) is joins
    assert (2 in made.judgements) is joins


def test_a_neighbour_that_judges_nothing_does_not_join() -> None:
    made = gathered(STATEMENT, OTHER, plain(0, 1, "strike"))
    assert 2 not in made.members


def test_a_judgement_beside_nothing_of_the_group_does_not_join() -> None:
    assert 2 not in gathered(STATEMENT, OTHER, judging(2, 1, "strike")).members


@pytest.mark.parametrize(
    ("words", "terms"),
    [(("port",), ("strike",)), (("Velmora",), ("velmora",)), (("light",), ("light",))],
    ids=["another word", "a name only", "a light word"],
)
def test_a_judgement_that_shares_no_telling_word_does_not_join(
    words: tuple[str, ...], terms: tuple[str, ...]
) -> None:
    assert 2 not in gathered(STATEMENT, OTHER, judging(0, 1, *words), terms=terms).members


def test_one_source_adds_two_neighbouring_judgements_at_most_the_closest_ones() -> None:
    made = gathered(
        STATEMENT,
        OTHER,
        judging(0, 1, "strike"),
        judging(0, 2, "strike", "port"),
        judging(0, 3, "strike", "port"),
        terms=("strike", "port"),
    )
    assert made.members == (0, 1, 3, 4)


def test_a_member_that_judges_is_told_apart() -> None:
    made = gathered(STATEMENT, judging(1, 0, "strike"))
    assert (made.members, made.judgements) == ((0, 1), frozenset({1}))


SPOKEN = plain(0, 0, "agitators", "strike", by="Lindqvist")


def test_a_plain_refutation_of_what_a_holder_says_joins_where_it_is_not_close() -> None:
    made = gathered(SPOKEN, OTHER, judging(0, BESIDE, "agitators"))
    assert made.members == (0, 1, 2)
    assert made.judgements == {2}


def test_what_nobody_disputes_takes_no_refutation_from_afar() -> None:
    assert 2 not in gathered(SPOKEN, OTHER, judging(0, BESIDE + 1, "agitators")).members


@pytest.mark.parametrize(("sentence", "joins"), [(FAR, True), (FAR + 1, False)])
def test_what_is_in_dispute_takes_a_refutation_from_afar(sentence: int, joins: bool) -> None:
    disputing = judging(1, 0, "strike", "agitators")
    made = gathered(SPOKEN, disputing, judging(0, sentence, "agitators"))
    assert (2 in made.members) is joins


def test_a_mere_doubt_does_not_join_from_afar() -> None:
    far = judging(0, BESIDE, "agitators", signals=[SignalKind.DOUBT])
    assert 2 not in gathered(SPOKEN, OTHER, far).members


def test_a_far_refutation_needs_somebody_who_is_said_to_say_it() -> None:
    far = judging(0, BESIDE, "strike")
    assert 2 not in gathered(STATEMENT, OTHER, far).members


def test_what_somebody_demands_is_refuted_by_nothing_from_afar() -> None:
    demand = unit(
        0, 0, "agitators", weights=HEAVY, said={"Lindqvist": ["agitators"]}, demands=["agitators"]
    )
    assert 2 not in gathered(demand, OTHER, judging(0, BESIDE, "agitators")).members


def test_a_refutation_in_an_article_that_is_not_in_the_group_does_not_join_from_afar() -> None:
    assert 2 not in gathered(SPOKEN, OTHER, judging(2, BESIDE, "agitators")).members


def test_a_far_refutation_goes_to_the_one_group_it_shares_most_with() -> None:
    units = [
        SPOKEN,
        OTHER,
        plain(0, 1, "port", "agitators", by="Salko"),
        plain(1, 1, "port"),
        judging(0, BESIDE, "agitators", "port"),
    ]
    first, second = gather([(0, 1), (2, 3)], [(), ()], units, {})
    assert (4 in first.members, 4 in second.members) == (False, True)


def test_of_like_groups_a_far_refutation_goes_to_the_one_in_dispute() -> None:
    units = [
        SPOKEN,
        OTHER,
        plain(0, 1, "agitators", by="Salko"),
        judging(1, 1, "strike"),
        judging(0, BESIDE, "agitators"),
    ]
    first, second = gather([(0, 1), (2, 3)], [(), ()], units, {})
    assert (4 in first.members, 4 in second.members) == (False, True)


ECHO = plain(2, 5, "agitators", by="Lindqvist")


def test_what_another_source_prints_of_the_holder_joins_a_dispute() -> None:
    made = gathered(SPOKEN, judging(1, 0, "agitators"), ECHO)
    assert made.members == (0, 1, 2)
    assert made.judgements == {1}


def test_without_a_dispute_no_echo_joins() -> None:
    assert gathered(SPOKEN, OTHER, ECHO).members == (0, 1)


@pytest.mark.parametrize(
    "unlike",
    [
        plain(2, 5, "agitators", by="Salko"),
        plain(2, 5, "port", by="Lindqvist"),
        plain(2, 5, "agitators"),
    ],
    ids=["another holder", "on another thing", "its own voice"],
)
def test_an_echo_is_of_the_same_holder_on_the_same_thing(unlike: Unit) -> None:
    assert 2 not in gathered(SPOKEN, judging(1, 0, "agitators"), unlike).members


@pytest.mark.parametrize(("closer", "members"), [((0, 2), (0, 1, 2)), ((0, 3), (0, 1, 3))])
def test_a_source_echoes_a_dispute_once_with_what_is_closest_to_it(
    closer: tuple[int, int], members: tuple[int, ...]
) -> None:
    again = plain(2, 9, "agitators", by="Lindqvist")
    made = gathered(SPOKEN, judging(1, 0, "agitators"), ECHO, again, scores={closer: 5.0})
    assert made.members == members


def test_three_sources_at_most_echo_a_dispute_the_closest_ones() -> None:
    echoes = [plain(n, 0, "agitators", by="Lindqvist") for n in range(2, 6)]
    scores = {(0, 2): 1.0, (0, 3): 4.0, (0, 4): 3.0, (0, 5): 2.0}
    made = gathered(SPOKEN, judging(1, 0, "agitators"), *echoes, scores=scores)
    assert made.members == (0, 1, 3, 4, 5)


def test_a_mere_doubt_brings_no_echo() -> None:
    doubt = judging(1, 0, "agitators", signals=[SignalKind.DOUBT])
    made = gathered(SPOKEN, doubt, ECHO)
    assert (made.members, made.judgements) == ((0, 1), frozenset({1}))


def test_what_is_judged_is_the_statement_that_shares_most_with_the_judgements() -> None:
    made = gathered(plain(0, 0, "strike"), SPOKEN, judging(1, 0, "agitators"), members=(0, 1, 2))
    assert made.judged == 1


def test_where_nothing_is_judged_there_is_no_such_statement() -> None:
    assert gathered(STATEMENT, OTHER).judged is None


def test_a_source_does_not_echo_itself() -> None:
    again = plain(0, 9, "agitators", by="Lindqvist")
    assert 2 not in gathered(SPOKEN, judging(1, 0, "agitators"), again).members


def test_each_group_gathers_for_itself() -> None:
    units = [STATEMENT, OTHER, plain(0, 20, "port"), plain(1, 20, "port"), judging(0, 21, "port")]
    first, second = gather([(0, 1), (2, 3)], [("strike",), ("port",)], units, {})
    assert (first.members, second.members) == ((0, 1), (2, 3, 4))
