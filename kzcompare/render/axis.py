"""A time axis as a drawing: one lane a source, one step a date, a dot where they meet.

The steps are equal, whatever time lies between them: news speak of one week in days and of the
decades before it in years, and on a true scale the days would fall together.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

STEP, LANE = 30, 30  # pixels between two dates, and between two sources
HEAD = 92  # height of the dates above the lanes
LEAST, MOST = 6, 11  # radius of a dot
LETTER = 7.4  # width of a letter, on the wide side
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_FULL = len("2022-01-07")


class Point(Struct, frozen=True):
    """A date that a source gives: ISO dates, perhaps partial, and the id of what it belongs to."""

    start: str
    end: str
    source: str
    about: str
    is_disputed: bool = False


class Dot(Struct, frozen=True):
    """How often a source names a date; places in pixels, `radius` grows with the count.

    `about` is the id of the first thing that it belongs to.
    """

    source: str
    x: float
    y: float
    radius: float
    count: int
    date: str
    about: str
    is_disputed: bool


class Tick(Struct, frozen=True):
    """A date on the axis: its place, its ISO dates, what is written there, the id it leads to."""

    x: float
    date: str
    label: str


class Axis(Struct, frozen=True):
    """The drawing: `years` are (x of its begin, x of its end, year), `lanes` (y, source)."""

    width: float
    height: float
    left: float
    years: tuple[tuple[float, float, str], ...]
    ticks: tuple[Tick, ...]
    lanes: tuple[tuple[float, str], ...]
    dots: tuple[Dot, ...]


def axis(points: Sequence[Point], sources: Sequence[str]) -> Axis | None:
    """The drawing of the points in `sources`; None where there are none."""
    held: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for point in points:
        if point.source in sources:
            held[point.start, point.end, point.source].append(point)
    if not held:
        return None
    periods = sorted({(start, end) for start, end, _ in held})
    lanes = [source for source in sources if any(key[2] == source for key in held)]
    left = max(map(len, lanes)) * LETTER + 12
    x = {period: left + STEP * (number + 0.5) for number, period in enumerate(periods)}
    y = {source: HEAD + LANE * (number + 0.5) for number, source in enumerate(lanes)}
    years = []
    for year, group in groupby(periods, key=lambda period: period[0][:4]):
        inside = list(group)
        years.append((x[inside[0]] - STEP / 2, x[inside[-1]] + STEP / 2, year))
    return Axis(
        width=left + STEP * len(periods) + 8,
        height=HEAD + LANE * len(lanes) + 8,
        left=left,
        years=tuple(years),
        ticks=tuple(Tick(x[p], named(*p), _short(*p)) for p in periods),
        lanes=tuple((y[source], source) for source in lanes),
        dots=tuple(
            Dot(
                source,
                x[start, end],
                y[source],
                min(MOST, LEAST + len(found) - 1),
                len(found),
                named(start, end),
                found[0].about,
                any(point.is_disputed for point in found),
            )
            for (start, end, source), found in sorted(held.items())
        ),
    )


def named(start: str, end: str) -> str:
    """A date or period in one word, as JSON has it.

    >>> named("2005", "2009"), named("2022-01-07", "2022-01-07")
    ('2005/2009', '2022-01-07')
    """
    return start if start == end else f"{start}/{end}"


def _short(start: str, end: str) -> str:
    """What stands under the year: the day and month; of a longer period where it ends.

    >>> _short("2022-01-03", "2022-01-09"), _short("2005", "2009"), _short("2019-12-30", "2020-01")
    ('3–9 Jan', '–2009', '30 Dec–2020')
    """
    if start == end:
        return _day(start)
    if start[:7] == end[:7] and len(start) == len(end) == _FULL:
        return f"{int(start[8:])}–{_day(end)}"
    if start[:4] == end[:4]:
        return f"{_day(start)}–{_day(end)}"
    return f"{_day(start)}–{end[:4]}"


def _day(date: str) -> str:
    """Day and month of an ISO date, as far as it has them.

    >>> _day("2022-01-07"), _day("2022-01"), _day("2022")
    ('7 Jan', 'Jan', '')
    """
    _, *rest = map(int, date.split("-"))
    if not rest:
        return ""
    month = _MONTHS[rest[0] - 1]
    return f"{rest[1]} {month}" if len(date) == _FULL else month
