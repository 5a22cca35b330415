"""What a printed date means in its article: with its publication date and what was named before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from kzcompare.claims.clauses import Tense, governing_verb, tense_of, top_word
from kzcompare.claims.expressions import Calendar, Decade, Expression, Offset, Weekday
from kzcompare.lexicon.calendar import CalendarWords
from kzcompare.model.calendar import (
    DAY,
    MONTH,
    PRECISION,
    cut,
    first_day,
    last_day,
    make_date,
    month_of,
    shift,
    weekday_near,
    year_of,
)
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.tree import Tree

# Sentences back to which a day is still in mind: "that day" points at the last one named, "the
# following day" at the day the telling has reached. Further away only the month is certain.
POINTING_REACH, TELLING_REACH = 8, 3
SUNDAY = 6
TODAY = Offset("published", "day", 0)


@dataclass(slots=True)
class Telling:
    """What has been named so far in one article; local to one call of `find_times`."""

    published: str | None
    years: tuple[tuple[int, int], ...]  # (offset, year) of every date printed with month and year
    number: int = 0  # of the sentence being read
    year_here: int | None = None  # the last year printed in that sentence so far
    named: list[tuple[int, str]] = field(default_factory=list)  # (sentence, first day), text order
    weekdays: dict[int, str] = field(default_factory=dict)  # "Tuesday, 11 January"

    def year_near(self, at: int) -> int | None:
        """The year of the nearest date printed with month and year, the earlier one of two."""
        here = bisect_left(self.years, (at, 0))
        near = self.years[max(0, here - 1) : here + 1]
        return min(near, key=lambda y: (abs(y[0] - at), y), default=(0, None))[1]

    def last(self, says: Offset) -> str | None:
        """The last date named that is precise enough for the unit, else the last one at all.

        A day named too long ago is cut to its month.
        """
        reach = POINTING_REACH if says.shift == 0 else TELLING_REACH
        for where, iso in reversed(self.named[-POINTING_REACH:]):
            if len(iso) >= PRECISION[says.unit]:
                return iso if self.number - where <= reach else cut(iso, MONTH)
        return self.named[-1][1] if self.named else None


@dataclass(frozen=True, slots=True)
class Place:
    """One expression in its sentence."""

    tree: Tree
    span: Span
    expression: Expression
    sentence: Sentence


def resolve(place: Place, telling: Telling, words: CalendarWords) -> tuple[str, str] | None:
    """First and last day, month or year that an expression means; None where that stays open."""
    match place.expression.says:
        case Decade(year):
            return f"{year:04}", f"{year + 9:04}"
        case Calendar() as says:
            return _calendar(place, says, telling, words)
        case Weekday() as says:
            day = _weekday(place, says, telling, words)
            return None if day is None else (day, day)
        case Offset() as says:
            return _offset(place, says, telling, words)


def _calendar(
    place: Place, says: Calendar, telling: Telling, words: CalendarWords
) -> tuple[str, str] | None:
    year = says.year
    if year is None:
        year = _missing_year(place, says, telling, words)
    if year is None:
        return None
    start = make_date(year, says.month, says.day)
    end = make_date(year, says.month, says.last_day or says.day)
    return None if start is None or end is None else (start, end)


def _missing_year(
    place: Place, says: Calendar, telling: Telling, words: CalendarWords
) -> int | None:
    """The year of a date printed without one."""
    if telling.year_here is not None:
        return telling.year_here
    if telling.named and _points_back(place):  # "at that March 2 event", of an event in 2008
        return year_of(telling.named[-1][1])
    if telling.published is None:
        return telling.year_near(place.span.start)
    return _nearest_year(says, telling.published, _tense(place, words))


def _points_back(place: Place) -> bool:
    """Whether "that" stands before a date, so that it is one that was named before."""
    before = (t for t in reversed(place.tree.tokens) if t.end <= place.span.start)
    token = next(before, None)
    return token is not None and token.text.lower() == "that" and token.dep == "det"


def _nearest_year(says: Calendar, published: str, tense: Tense) -> int | None:
    """The year that brings a date nearest to publication, on the side that the tense asks for."""
    year = year_of(published)
    if month_of(published) is None:
        return year
    ranked: list[tuple[int, int]] = []
    for candidate in (year - 1, year, year + 1):
        iso = make_date(candidate, says.month, says.day)
        if iso is None:
            continue
        is_past = first_day(iso) <= last_day(published)
        is_future = last_day(iso) >= first_day(published)
        if (tense < 0 and not is_past) or (tense > 0 and not is_future):
            continue
        distance = abs((first_day(iso) - first_day(published)).days)
        ranked.append((distance, -candidate))
    return -min(ranked)[1] if ranked else None


def _tense(place: Place, words: CalendarWords) -> Tense:
    """The tense of the verb that a date modifies; open where it modifies a noun."""
    top = top_word(place.tree, place.span)
    if top is None:
        return Tense.OPEN
    verb = governing_verb(place.tree, top, through_nouns=False)
    for _ in range(2):  # "will begin airing them after Monday": the finite verb tells
        if verb is None or place.tree.tokens[verb].dep not in ("xcomp", "conj", "pcomp"):
            break
        if tense_of(place.tree, verb, words.future) is not Tense.OPEN:
            break
        verb = governing_verb(place.tree, place.tree.tokens[verb].head)
    return Tense.OPEN if verb is None else tense_of(place.tree, verb, words.future)


def _weekday(place: Place, says: Weekday, telling: Telling, words: CalendarWords) -> str | None:
    published = telling.published
    if published is None or len(published) < DAY:
        return telling.weekdays.get(says.number)
    if says.lead:  # "last Friday", "next Friday": never the day of publication
        beside = shift(published, "day", says.lead)
        return weekday_near(beside[0], says.number, direction=says.lead) if beside else None
    direction = 1 if _tense(place, words) > 0 or _is_scheduled(place, words) else -1
    return weekday_near(published, says.number, direction=direction)


def _is_scheduled(place: Place, words: CalendarWords) -> bool:
    """Whether a plain present tells what is planned: "which begins Monday"."""
    top = top_word(place.tree, place.span)
    verb = None if top is None else governing_verb(place.tree, top, through_nouns=False)
    if verb is None:
        return False
    token = place.tree.tokens[verb]
    return token.tag in ("VBZ", "VBP") and token.lemma in words.scheduled


def _offset(
    place: Place, says: Offset, telling: Telling, words: CalendarWords
) -> tuple[str, str] | None:
    if says.anchor == "text":
        base = telling.last(says)
        return None if base is None else _from_text(base, says)
    base = telling.published
    if base is None or (says == TODAY and _means_nowadays(place, words)):
        return None
    count = says.shift
    if says.unit == "weekend" and count < 0 and len(base) == DAY:
        is_coming = first_day(base).weekday() == SUNDAY or _tense(place, words) > 0
        count += is_coming
    return shift(base, says.unit, count)


def _from_text(base: str, says: Offset) -> tuple[str, str] | None:
    """A day counted from a month is still in or near that month; counted from a year it is open."""
    if len(base) == MONTH and says.unit == "day" and abs(says.shift) <= 1:
        return base, base
    return shift(base, says.unit, says.shift)


def _means_nowadays(place: Place, words: CalendarWords) -> bool:
    """Whether "today" stands with a plain present: "poses no threat today"."""
    top = top_word(place.tree, place.span)
    verb = None if top is None else governing_verb(place.tree, top)
    if verb is None:
        return False
    return place.tree.tokens[verb].tag in ("VBZ", "VBP", "VB") and (
        tense_of(place.tree, verb, words.future) is Tense.OPEN
    )
