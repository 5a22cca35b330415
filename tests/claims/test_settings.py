"""What a sentence ties a figure to: the act, the describing words, the date."""

from __future__ import annotations

import pytest

from kzcompare.claims.quantities import find_quantities
from kzcompare.claims.settings import with_settings
from kzcompare.claims.times import find_times
from kzcompare.model.claim import Quantity
from tests.claims.parsing import parse


def figures(text: str) -> dict[str, Quantity]:
    """The figures of one sentence by their printed words."""
    (sentence,) = parse(text)
    (moments,) = find_times(text, (sentence,), "2031-05-20")
    found, _ = with_settings(sentence, find_quantities(text, sentence), moments)
    return {q.text: q for q in found}


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("Police detained 164 people.", ("detain",)),
        ("164 people were detained by police.", ("detain",)),
        ("68 are missing after the mine blast at Orrin.", ("miss",)),
        ("The deaths of 12 people shocked the town.", ("death", "shock")),
        ("He signed a package that includes $3 million for ships.", ("include", "package")),
    ],
)
def test_what_governs_a_figure(text: str, above: tuple[str, ...]) -> None:
    (figure,) = figures(text).values()
    assert figure.setting.above == above


def test_words_that_describe_what_is_counted_stand_below() -> None:
    (figure,) = figures("Police detained dozens of young harbour workers.").values()
    assert figure.setting.below == ("young", "harbour", "worker")
    assert figure.setting.beside == ("police",)


def test_a_figure_does_not_take_the_words_of_another() -> None:
    found = figures("It gave $3 million to the port and $5 million to the school.")
    assert "port" in found["$3 million"].setting.beside
    assert "school" not in found["$3 million"].setting.beside
    assert "port" not in found["$5 million"].setting.beside


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("In 2029, 164 people were detained.", ["2029"]),
        ("In 2029, 3 people died and 12 were hurt.", ["2029", "2029"]),
        ("There were 30 arrests in 2029 and 90 arrests in 2019.", ["2029", "2019"]),
        ("Reed, mayor for 12 years, resigned in 2029.", [None]),
        ("164 people were detained.", [None]),
    ],
)
def test_a_date_belongs_to_the_figure_it_is_said_of(text: str, times: list[str | None]) -> None:
    printed = [q.setting.time and q.setting.time[0] for q in figures(text).values()]
    assert printed[: len(times)] == times


def test_what_moves_to_a_value_is_what_is_counted() -> None:
    (figure,) = figures("Arrests at the border have fallen to 400,000.").values()
    assert (figure.noun, figure.low) == ("arrest", 400_000)


def test_a_total_is_counted_by_what_it_is_of() -> None:
    (figure,) = figures("The number of arrests was 225.").values()
    assert figure.noun == "arrest"
