"""Datelines: the place, day and news agency that open a report."""

from __future__ import annotations

import re

from msgspec import Struct

from kzcompare.corpus.dates import iso_date
from kzcompare.model.span import Span

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_PLACE = (
    rf"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /-][A-ZÀ-Þ'’.-]+){{0,3}}(?:, (?!{_MONTH})[A-Z][\w. ]{{1,20}}?)?"
)
_DAY = rf"{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?"
_AGENCY = r"[A-Z][\w.&/ -]{1,28}?"
_SHAPE = re.compile(
    rf"(?P<place>{_PLACE})(?:, (?P<day>{_DAY}))?,? \((?P<agency>{_AGENCY})\) ?[—–:-]{{1,2}} "
    rf"|(?P<dated>{_PLACE}), (?P<when>{_DAY})(?: ?[—–:-]{{1,2}} |\. ?/(?P<slashed>{_AGENCY})/\. ?)"
    rf"|\((?P<alone>{_AGENCY})\) ?[—–-]{{1,2}} "
)
_LOOKED_AT = 120


class Dateline(Struct, frozen=True):
    """What a report opens with: its span, and place, ISO date and agency where it gives them.

    `day` is the day as printed, where no year stands beside it.
    """

    span: Span
    place: str | None
    date: str | None
    agency: str | None
    day: str | None = None


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline of a report's first paragraph; None where it has none.

    A place in capitals alone is none: so begin labels and speakers too.

    >>> found = find_dateline("VELMORA, May 2, 2023 (Nordpress) - Dockers went home.")
    >>> found.span, found.place, found.date, found.agency
    (Span(start=0, end=35), 'VELMORA', '2023-05-02', 'Nordpress')
    """
    match = _SHAPE.match(paragraph[:_LOOKED_AT])
    if match is None:
        return None
    given = match.groupdict()
    day = given["day"] or given["when"]
    date = iso_date(day) if day else None
    return Dateline(
        Span(0, match.end()),
        given["place"] or given["dated"],
        date,
        given["agency"] or given["slashed"] or given["alone"],
        None if date else day,
    )
