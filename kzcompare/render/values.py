"""Values as a reader compares them: "24 or more", "3,000 to 6,000", "about 3.6 billion USD"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
UNITS: Mapping[str, str] = {"point": "percentage points", "times": "times"}
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


def value_text(low: float | None, high: float | None, unit: str, *, is_approximate: bool) -> str:
    """A value with its bounds and unit.

    >>> value_text(24.0, None, "", is_approximate=True)
    '24 or more'
    >>> value_text(3.6e9, 3.6e9, "USD", is_approximate=True)
    'about 3.6 billion USD'
    """
    if low is not None and low == high:
        words = ("about " if is_approximate else "") + number_text(low)
    elif low is not None and high is not None:
        words = f"{number_text(low)} to {number_text(high)}"
    elif low is not None:
        words = f"{number_text(low)} or more"
    else:
        words = f"{number_text(high or 0.0)} or less"
    return words + _unit(unit, low if low is not None and low == high else None)


def number_text(value: float) -> str:
    """A number as news print it.

    >>> number_text(5.7e9), number_text(1768.0), number_text(0.5)
    ('5.7 billion', '1,768', '0.5')
    """
    for scale, name in _SCALES:
        if value >= scale and round(value / scale, 3) * scale == value:
            return f"{value / scale:g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _unit(unit: str, value: float | None) -> str:
    if not unit:
        return ""
    if unit == "%":
        return " %"
    if unit in _TIMES:
        return f" {unit}" if value == 1 else f" {unit}s"
    return f" {UNITS.get(unit, unit)}"
