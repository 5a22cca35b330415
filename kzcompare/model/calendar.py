"""Arithmetic on dates of which the day or the month may be unknown.

A date is an ISO text cut at its precision: "2018", "2018-06", "2018-06-23".
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

YEAR, MONTH, DAY = 4, 7, 10  # lengths of ISO dates, used as precisions
ROLLING = "seven days"
PRECISION = {
    "year": YEAR,
    "month": MONTH,
    "week": DAY,
    ROLLING: DAY,
    "weekend": DAY,
    "day": DAY,
}
MONTHS = 12
SATURDAY = 5


def make_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO date, None where there is no such day or month.

    >>> make_date(2018, 6), make_date(2018, 2, 30)
    ('2018-06', None)
    """
    if not date.min.year <= year <= date.max.year:
        return None
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= MONTHS:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def year_of(iso: str) -> int:
    """The year of a date of any precision."""
    return int(iso[:YEAR])


def month_of(iso: str) -> int | None:
    """The month, None where only the year is known."""
    return int(iso[5:MONTH]) if len(iso) >= MONTH else None


def first_day(iso: str) -> date:
    """The first day that a date of any precision can mean."""
    return date.fromisoformat(iso + "-01-01"[len(iso) - YEAR :] if len(iso) < DAY else iso)


def last_day(iso: str) -> date:
    """The last day that a date of any precision can mean."""
    if len(iso) >= DAY:
        return date.fromisoformat(iso)
    year, month = year_of(iso), month_of(iso) or MONTHS
    return date(year, month, calendar.monthrange(year, month)[1])


def shift(iso: str, unit: str, count: int) -> tuple[str, str] | None:
    """First and last date of the day, weekend, week, month or year `count` units away.

    A week begins on Monday, "seven days" begin or end with the day itself. Where `iso` is less
    precise than the unit, the present one ("this week" in "2018-06") is that month or year and any
    other is unknown: None.

    >>> shift("2022-01-15", "weekend", -1)
    ('2022-01-08', '2022-01-09')
    >>> shift("2018-06", "year", -10)
    ('2008', '2008')
    """
    if len(iso) < PRECISION[unit]:
        return (iso, iso) if count == 0 else None
    year, month = year_of(iso), month_of(iso)
    if unit == "year":
        moved = make_date(year + count)
        return (moved, moved) if moved else None
    if unit == "month" and month is not None:
        whole = year * MONTHS + month - 1 + count
        moved = make_date(whole // MONTHS, whole % MONTHS + 1)
        return (moved, moved) if moved else None
    try:
        return _shift_days(date.fromisoformat(iso), unit, count)
    except OverflowError:
        return None


def _shift_days(day: date, unit: str, count: int) -> tuple[str, str]:
    if unit == "day":
        moved = (day + timedelta(days=count)).isoformat()
        return moved, moved
    if unit == ROLLING:
        there = day + timedelta(weeks=count)
        return min(day, there).isoformat(), max(day, there).isoformat()
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
    if unit == "week":
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    saturday = monday + timedelta(days=SATURDAY)
    return saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()


def weekday_near(iso: str, weekday: int, *, direction: int) -> str | None:
    """The day of the week nearest a full date, -1 on or before it, 1 on or after it; else None."""
    if len(iso) < DAY:
        return None
    day = date.fromisoformat(iso)
    back = (day.weekday() - weekday) % 7
    try:
        moved = day - timedelta(days=back) if direction < 0 else day + timedelta(days=-back % 7)
    except OverflowError:
        return None
    return moved.isoformat()


def cut(iso: str, precision: int) -> str:
    """The date, no more precise than `precision`."""
    return iso[:precision]


def may_meet(a: tuple[str, str], b: tuple[str, str], precision: int = DAY) -> bool:
    """Whether two periods overlap, as far as all four dates and `precision` tell.

    >>> may_meet(("2018-06", "2018-06"), ("2018-06-23", "2018-06-23"))
    True
    >>> may_meet(("2018", "2018"), ("2019-01", "2019-02"))
    False
    """
    size = min(precision, len(a[0]), len(a[1]), len(b[0]), len(b[1]))
    return a[0][:size] <= b[1][:size] and b[0][:size] <= a[1][:size]


def in_order(start: str, end: str) -> bool:
    """Whether a period does not end before it starts."""
    return first_day(start) <= last_day(end)
