"""Values in words."""

from __future__ import annotations

import pytest

from kzcompare.render.values import value_text


@pytest.mark.parametrize(
    ("low", "high", "unit", "is_approximate", "expected"),
    [
        (200, 200, "", False, "200"),
        (24, None, "", True, "24 or more"),
        (None, 500, "", False, "500 or less"),
        (3000, 6000, "", False, "3,000 to 6,000"),
        (3.6e9, 3.6e9, "USD", True, "about 3.6 billion USD"),
        (1_375_000_000, 1_375_000_000, "EUR", False, "1.375 billion EUR"),
        (123_456_789, 123_456_789, "EUR", False, "123,456,789 EUR"),
        (33.3, 33.3, "%", False, "33.3 %"),
        (1, 1, "year", False, "1 year"),
        (0.5, 0.5, "year", False, "0.5 years"),
        (2, None, "hour", True, "2 or more hours"),
        (3, 3, "point", False, "3 percentage points"),
        (2, 2, "times", False, "2 times"),
    ],
)
def test_value_in_words(
    low: float | None, high: float | None, unit: str, *, is_approximate: bool, expected: str
) -> None:
    assert value_text(low, high, unit, is_approximate=is_approximate) == expected
