"""Figures that cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from kzcompare.compare.values import figure_conflicts
from kzcompare.model.claim import Claim, Setting
from kzcompare.model.options import Options
from kzcompare.model.row import Cell, Reason, ReasonKind
from kzcompare.passages import read_passages
from tests.builders import article, cell, span
from tests.makers import claim, moment, quantity

Figure = tuple[str, float]  # as printed, its value


def counted(
    source: str,
    *figures: Figure,
    noun: str = "docker",
    unit: str = "",
    place: str = "quay",
    day: str | None = None,
) -> tuple[Cell, Claim]:
    text = "They counted " + " and ".join(words for words, _ in figures) + f" on the {place}."
    made = article(source, text)
    values = [quantity(made, words, value, noun=noun, unit=unit) for words, value in figures]
    event = None if day is None else (day, day)
    return cell(made, text), claim(made, text, place, quantities=values, event=event)


def conflicts(
    *spoken: tuple[Cell, Claim], published: Sequence[str | None] | None = None
) -> tuple[Reason, ...]:
    days = [None] * len(spoken) if published is None else published
    return figure_conflicts([c for c, _ in spoken], [k for _, k in spoken], days)


def clashing(*spoken: tuple[Cell, Claim]) -> list[tuple[int, int]]:
    return [reason.cells for reason in conflicts(*spoken)]


def are_rivals(
    ours: tuple[Cell, Claim],
    theirs: tuple[Cell, Claim],
    published: tuple[str | None, str | None] = (None, None),
) -> bool:
    """Whether two statements give two values, whichever of them comes first."""
    found = bool(conflicts(ours, theirs, published=published))
    assert bool(conflicts(theirs, ours, published=published[::-1])) is found
    return found


FOUR = counted("post", ("400 dockers", 400))
NINE = counted("courier", ("900 dockers", 900))


def test_two_values_of_one_thing_are_a_conflict_with_both_printed() -> None:
    (found,) = conflicts(FOUR, NINE)
    assert found.kind is ReasonKind.FIGURE
    assert found.text == "post has “400 dockers”, courier “900 dockers”"
    assert found.cells == (0, 1)
    assert found.words == (
        (0, span("They counted 400 dockers on the quay.", "400 dockers")),
        (1, span("They counted 900 dockers on the quay.", "900 dockers")),
    )


def test_the_same_value_is_no_conflict() -> None:
    assert clashing(FOUR, counted("courier", ("some 400", 400))) == []


def test_a_source_does_not_conflict_with_itself() -> None:
    assert clashing(FOUR, counted("post", ("900 dockers", 900))) == []


@pytest.mark.parametrize(("place", "conflict"), [("quay", True), ("poll", False)])
def test_each_poll_has_its_own_shares(place: str, conflict: bool) -> None:
    ours = counted("post", ("40 percent", 40), noun="", unit="%", place=place)
    theirs = counted("courier", ("31 percent", 31), noun="", unit="%", place="quay")
    assert are_rivals(ours, theirs) is conflict


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ("2031-05-04", "2031-05-06", False),
        ("2031-05-06", "2031-05-04", True),
        ("2031-05-04", "2031-05-04", True),
        ("2031-05", "2031-05-06", True),
    ],
    ids=["more later", "fewer later", "one day", "no day"],
)
def test_a_count_may_be_higher_on_a_later_day(first: str, second: str, conflict: bool) -> None:
    ours = counted("post", ("400 dockers", 400), day=first)
    theirs = counted("courier", ("900 dockers", 900), day=second)
    assert are_rivals(ours, theirs) is conflict


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ("2031-05-04", "2031-05-07", False),
        ("2031-05-07", "2031-05-04", True),
        ("2031-05-04", "2031-05-06", True),
    ],
    ids=["more later", "fewer later", "a matter of days"],
)
def test_a_count_may_be_higher_in_an_article_of_a_later_week(
    first: str, second: str, conflict: bool
) -> None:
    assert are_rivals(FOUR, NINE, published=(first, second)) is conflict


@pytest.mark.parametrize(
    ("day", "conflict"), [("2031-05-06", True), ("2031-05-14", False)], ids=["two days", "ten days"]
)
def test_what_two_articles_count_in_their_own_weeks_is_no_conflict(
    day: str, conflict: bool
) -> None:
    assert are_rivals(NINE, FOUR, published=("2031-05-04", day)) is conflict


def test_nouns_of_one_kind_count_alike_unless_something_else_happened_to_the_ones() -> None:
    def told(source: str, noun: str, value: float, act: str) -> tuple[Cell, Claim]:
        shown, told = counted(source, (f"{value:.0f} {noun}s", value), noun=noun)
        figure = replace(told.quantities[0], setting=Setting(above=(act,)))
        return shown, replace(told, quantities=(figure,))

    assert clashing(told("post", "man", 9, "kill"), told("courier", "woman", 11, "die")) == [(0, 1)]
    assert clashing(told("post", "man", 9, "kill"), told("courier", "woman", 11, "hurt")) == []


def test_values_of_different_things_are_no_conflict() -> None:
    assert clashing(FOUR, counted("courier", ("900 ferries", 900), noun="ferry")) == []


def test_values_in_different_units_are_no_conflict() -> None:
    assert clashing(FOUR, counted("courier", ("900 dollars", 900), unit="USD")) == []


def test_values_of_very_different_size_count_different_things() -> None:
    assert clashing(FOUR, counted("courier", ("40,000 dockers", 40_000))) == []


@pytest.mark.parametrize(
    "others",
    [
        [("400 dockers", 400.0), ("900 dockers", 900.0)],
        [("500 dockers", 500.0), ("900 dockers", 900.0)],
    ],
    ids=["one agrees", "two rivals"],
)
def test_no_conflict_where_it_is_open_which_value_answers_which(others: Sequence[Figure]) -> None:
    assert clashing(FOUR, counted("courier", *others)) == []


def test_values_that_agree_are_struck_out_before_the_rest_is_compared() -> None:
    left = counted("post", ("400 dockers", 400), ("50 dockers", 50))
    right = counted("courier", ("400 dockers", 400), ("90 dockers", 90))
    assert conflicts(left, right)[0].text == "post has “50 dockers”, courier “90 dockers”"


def test_a_figure_outside_the_words_shown_is_no_conflict() -> None:
    _, record = NINE
    text = "They counted 900 dockers on the quay."
    assert clashing(FOUR, (cell(article("courier", text), "on the quay."), record)) == []


def test_every_pair_of_sources_is_compared() -> None:
    third = counted("delta", ("600 dockers", 600))
    assert clashing(FOUR, NINE, third) == [(0, 1), (0, 2), (1, 2)]


def test_cells_without_figures_have_no_conflict() -> None:
    made = article("post", "They left.")
    assert clashing((cell(made, "They left."), claim(made, "They left.")), NINE) == []


def dated(source: str, *figures: tuple[str, float, str, str]) -> tuple[Cell, Claim]:
    """Figures with what each counts and the year it is given for."""
    text = "They gave " + " and ".join(words for words, *_ in figures) + "."
    made = article(source, text)
    values = [
        replace(
            quantity(made, words, value, noun=noun),
            setting=Setting(time=(year, year) if year else None),
        )
        for words, value, noun, year in figures
    ]
    return cell(made, text), claim(made, text, quantities=values)


@pytest.mark.parametrize(
    ("year", "clash"),
    [("2000", [(0, 1)]), ("1999", []), ("", [])],
    ids=["one year", "another year", "no year"],
)
def test_one_large_figure_of_one_year_shows_that_two_words_count_one_thing(
    year: str, clash: list[tuple[int, int]]
) -> None:
    ours = dated(
        "post", ("520,000", 520_000, "arrest", ""), ("1.6 million", 1_600_000, "arrest", "2000")
    )
    theirs = dated(
        "courier",
        ("400,000", 400_000, "catch", ""),
        ("the 1.6 million", 1_600_000, "catch", year),
    )
    assert clashing(ours, theirs) == clash


@pytest.mark.parametrize(("year", "clash"), [("2020", []), ("2021", [(0, 1)])])
def test_values_of_two_years_do_not_clash(year: str, clash: list[tuple[int, int]]) -> None:
    ours = dated("post", ("400 dockers", 400, "docker", "2021"))
    theirs = dated("courier", ("900 dockers", 900, "docker", year))
    assert clashing(ours, theirs) == clash


@pytest.mark.parametrize(
    ("ours", "theirs", "conflict"),
    [
        ("eight of the last nine games", "seven of the past eight games", False),
        ("two of the four games", "three games", False),  # a part, and a whole
        ("eight of nine games", "seven of nine games", True),
        ("eight games", "seven games", True),
    ],
)
def test_parts_and_counts_to_the_day_do_not_clash(ours: str, theirs: str, conflict: bool) -> None:
    left = counted("post", (ours, 8), noun="game")
    right = counted("courier", (theirs, 7), noun="game")
    assert bool(clashing(left, right)) is conflict
    assert bool(clashing(right, left)) is conflict


def tied(spoken: tuple[Cell, Claim], *above: str) -> tuple[Cell, Claim]:
    """The same, its figures tied to some words."""
    figures = tuple(replace(q, setting=Setting(above=above)) for q in spoken[1].quantities)
    return spoken[0], replace(spoken[1], quantities=figures)


@pytest.mark.parametrize(
    ("above", "conflict"), [(("hire",), True), (("dismiss",), False), ((), True)]
)
def test_figures_that_are_tied_to_other_words_do_not_clash(
    above: tuple[str, ...], conflict: bool
) -> None:
    assert bool(clashing(tied(FOUR, "hire"), tied(NINE, *above))) is conflict


def test_how_long_ago_something_was_is_no_figure() -> None:
    left, right = counted("post", ("40 years", 40)), counted("courier", ("20 years", 20))
    assert clashing(left, right) == [(0, 1)]
    dated = replace(
        right[1], times=(moment(article("courier", right[0].text), "20 years", "2011"),)
    )
    assert clashing(left, (right[0], dated)) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "conflict"),
    [
        ("The mayor left after two rows.", "The mayor was in three rows.", False),
        ("The mayor was in two rows.", "The mayor left after three rows.", True),
        ("The mayor left after two rows.", "The mayor left after three rows.", True),
        ("The mayor was in two rows.", "The mayor was in three rows.", True),
    ],
)
def test_after_two_of_them_there_may_have_been_more(ours: str, theirs: str, conflict: bool) -> None:
    reads = list(read_passages([ours, theirs], Options()))
    spoken = [
        (cell(replace(r.article, source=replace(r.article.source, id=name)), text), c)
        for r, name, text in zip(reads, ("post", "courier"), (ours, theirs), strict=True)
        for c in r.reading.claims
    ]
    assert bool(clashing(*spoken)) is conflict


def test_leads_in_points_are_of_the_poll_that_found_them() -> None:
    left = counted("post", ("40 points", 40), noun="point", place="poll")
    right = counted("courier", ("31 points", 31), noun="point", place="poll")
    assert clashing(left, right) == []
