"""Periods of which the first and last date may be partial: "2018", "2018-06", "2018-06-23"."""

from __future__ import annotations

from enum import StrEnum

from kzcompare.model.calendar import DAY, MONTH, YEAR, first_day, last_day

DECADE = 9  # years from the first to the last of a decade

Period = tuple[str, str]


class Precision(StrEnum):
    """How exactly something is dated."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    PERIOD = "period"  # from one date to another


def precision_of(period: Period) -> Precision:
    """How exactly a period dates.

    >>> precision_of(("2018-06", "2018-06")), precision_of(("1990", "1999"))
    (<Precision.MONTH: 'month'>, <Precision.DECADE: 'decade'>)
    """
    start, end = period
    if start == end:
        return {DAY: Precision.DAY, MONTH: Precision.MONTH}.get(len(start), Precision.YEAR)
    if len(start) == YEAR and start.endswith("0") and int(end[:YEAR]) - int(start) == DECADE:
        return Precision.DECADE
    return Precision.PERIOD


def overlap(a: Period, b: Period) -> bool:
    """Whether two periods can have a day in common."""
    return first_day(a[0]) <= last_day(b[1]) and first_day(b[0]) <= last_day(a[1])


def narrower(a: Period, b: Period) -> Period:
    """The more precise of two periods that overlap: the shorter one, the first of equals."""
    return min(a, b, key=lambda p: (last_day(p[1]) - first_day(p[0])).days)


def shown(period: Period) -> str:
    """A period on one line.

    >>> shown(("2005", "2009")), shown(("2018-06", "2018-06"))
    ('2005/2009', '2018-06')
    """
    return period[0] if period[0] == period[1] else f"{period[0]}/{period[1]}"
