"""Dates as bylines and metadata print them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[A-Za-z]{3})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_SECONDS = re.compile(r"1[0-9]{9}(?:[0-9]{3})?")  # since 1970, as programs write times; or ms
_SHAPES = (
    re.compile(rf"^{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?=T|$)"),
    re.compile(rf"\b{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)"),
    re.compile(rf"\b{_MONTH} {_DAY},? {_YEAR}\b"),
    re.compile(rf"\b{_DAY} {_MONTH},? {_YEAR}\b"),
    re.compile(rf"\b{_MONTH} {_YEAR}\b"),
    re.compile(rf"^{_YEAR}-(?P<month>\d{{2}})$"),
    re.compile(rf"^{_YEAR}$"),
)


def iso_date(words: str) -> str | None:
    """The first date in `words` as an ISO date, as precise as printed; None where there is none.

    All-figure dates such as 04/05/2022 stay None: the order of day and month cannot be told.

    >>> iso_date("Saturday, Jan. 8, 2022, 10:15 a.m.")
    '2022-01-08'
    >>> iso_date("September 2020")
    '2020-09'
    >>> iso_date("1641600000")
    '2022-01-08'
    """
    if _SECONDS.fullmatch(words.strip()):
        return datetime.fromtimestamp(int(words.strip()[:10]), UTC).date().isoformat()
    for shape in _SHAPES:
        match = shape.search(words.strip())
        if match:
            found = _assembled(match.groupdict())
            if found:
                return found
    return None


def in_year(day: str, year: str) -> str | None:
    """The ISO date of a day printed without its year, in a year; None where it is no such day.

    >>> in_year("Jan. 7", "2022")
    '2022-01-07'
    """
    found = iso_date(f"{day} {year}")
    return found if found and len(found) == len("2022-01-07") else None


def _assembled(parts: dict[str, str]) -> str | None:
    year = int(parts["year"])
    if "month" not in parts:
        return f"{year:04}"
    month = _month_number(parts["month"])
    if month is None:
        return None
    if "day" not in parts:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def _month_number(word: str) -> int | None:
    if word.isdigit():
        return int(word) if 1 <= int(word) <= len(_MONTHS) else None
    lower = word.lower()
    return _MONTHS.index(lower) + 1 if lower in _MONTHS else None
