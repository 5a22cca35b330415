"""Whether two sentences tell the news of days that lie apart.

"She won the primaries on Tuesday" in two articles of two weeks tells two events, not one.
"""

from __future__ import annotations

from kzcompare.model.calendar import DAY, first_day, last_day
from kzcompare.model.claim import Claim

WEEK = 7  # days for which something is news, and by which two articles then tell other news

Days = tuple[str, str]  # ISO dates, the first and the last


def are_other_news(
    ours: Claim, our_day: str | None, theirs: Claim, their_day: str | None, *, printed: int = 1
) -> bool:
    """Whether both tell what was just then, a week or more apart.

    A claim is of the days that its sentence prints, or else of the day of its article; `printed`
    is how many of the two must print theirs. What lies further back than a week is no news: two
    articles may tell of it at any time.
    """
    if bool(ours.times) + bool(theirs.times) < printed:
        return False
    a, b = news_of(ours, our_day), news_of(theirs, their_day)
    return a is not None and b is not None and max(_days(a[1], b[0]), _days(b[1], a[0])) >= WEEK


def news_of(claim: Claim, day: str | None) -> Days | None:
    """The days around that of its article which a claim is of, None where it is of others."""
    if day is None or len(day) < DAY:
        return None
    times = [(m.start, m.end) for m in claim.times]
    times = times or [claim.event or (day, day)]
    start, end = min(t[0] for t in times), max(t[1] for t in times)
    if len(start) < DAY or len(end) < DAY:
        is_now = not claim.times and day.startswith(start) and day.startswith(end)
        return (day, day) if is_now else None
    is_news = max(_days(end, day), _days(day, start)) <= WEEK
    return (start, end) if is_news else None


def _days(earlier: str, later: str) -> int:
    """How many days one day is before another; less than 0 where it is after it."""
    return (first_day(later) - last_day(earlier)).days
