"""Dates of publication."""

from __future__ import annotations

import pytest

from kzcompare.corpus.dates import iso_date


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("January 8, 2022", "2022-01-08"),
        ("15 January 2022", "2022-01-15"),
        ("Sat, Jan. 8th, 2022 10:15", "2022-01-08"),
        ("1 Sept 2020", "2020-09-01"),
        ("2022-01-08T10:15:00Z", "2022-01-08"),
        ("2022-01", "2022-01"),
        ("September 2020", "2020-09"),
        ("2018", "2018"),
        ("04/05/2022", None),
        ("February 30, 2022", None),
        ("yesterday", None),
        ("2022-13", None),
        ("Windows 2000 users", None),
    ],
)
def test_dates_are_as_precise_as_printed(words: str, expected: str | None) -> None:
    assert iso_date(words) == expected
