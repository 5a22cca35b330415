"""Which actors a row is about."""

from __future__ import annotations

from kzcompare.views.coverage import actors_of_rows
from tests.scene import REPORT


def test_holders_relays_and_those_named_in_the_words_belong_to_a_row() -> None:
    parties = actors_of_rows(REPORT)
    assert parties["c7f3a"] == ("Ann Reed", "Nordpress")
    assert parties["9e02c"] == ("Tomás Okafor",)


def test_a_row_that_names_nobody_has_no_actor() -> None:
    assert actors_of_rows(REPORT)["0b41d"] == ()
