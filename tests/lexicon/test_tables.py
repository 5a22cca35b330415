"""What the readers of word tables refuse, and that the shipped tables hold together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kzcompare.lexicon.calendar import load_calendar_words
from kzcompare.lexicon.tables import Table
from kzcompare.lexicon.units import load_figure_words
from kzcompare.model.errors import LexiconError


@pytest.mark.parametrize(
    ("text", "take", "message"),
    [
        ("a = ", lambda t: t.finish(), "not valid TOML"),
        ("b = []", lambda t: t.words("a"), "missing field 'a'"),
        ('a = ["x", "x"]', lambda t: t.words("a"), "'a' has 'x' twice"),
        ("a = [1]", lambda t: t.words("a"), "'a' must be a list of words"),
        ("a = {x = 'y'}", lambda t: t.numbers("a"), "'a' must hold numbers, not 'y'"),
        ("a = {x = true}", lambda t: t.numbers("a"), "'a' must hold numbers, not True"),
        ("a = {x = 1}", lambda t: t.texts("a"), "'a' must hold texts, not 1"),
        ("a = {x = 1}", lambda t: t.lists("a"), "'a': 'x' must have a list"),
        ("a = 1", lambda t: t.texts("a"), "'a' must be a table"),
        ("a = 1", lambda t: t.finish(), "unknown field 'a'"),
    ],
)
def test_mistake_is_named_by_file_and_field(
    text: str, take: Callable[[Table], object], message: str
) -> None:
    with pytest.raises(LexiconError, match=f"words.toml: .*{message}"):
        take(Table(text, origin="words.toml"))


def test_every_base_unit_of_time_is_itself_a_unit() -> None:
    units = load_figure_words().time_units
    assert {unit for unit, _ in units.values()} <= set(units)


def test_all_twelve_months_and_seven_days_are_named() -> None:
    words = load_calendar_words()
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.weekdays.values()) == set(range(7))


def test_first_words_lead_to_their_phrases_longest_first() -> None:
    held = load_calendar_words().phrases["yesterday"]
    assert [" ".join(p.words) for p in held][-1] == "yesterday"
