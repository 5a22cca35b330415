"""Printed dates and periods, resolved as far as the text and its publication date allow.

Comes in: the sentences of one article. Goes out: one tuple of moments a sentence. A date that
cannot be resolved is left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kzcompare.claims.calendar import (
    DAY,
    MONTH,
    PRECISION,
    cut,
    first_day,
    in_order,
    last_day,
    make_date,
    month_of,
    shift,
    weekday_near,
    year_of,
)
from kzcompare.claims.clauses import Tense, governing_verb, tense_of, top_word
from kzcompare.claims.dates import Calendar, Decade, Expression, Offset, Weekday, find_dates
from kzcompare.claims.pieces import Pieces, split_pieces
from kzcompare.lexicon.calendar import CalendarWords, load_calendar_words
from kzcompare.lexicon.units import load_figure_words
from kzcompare.model.claim import Moment
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.tree import Tree

# Sentences back to which a day is still in mind: "that day" points at the last one named, "the
# following day" at the day the telling has reached. Further away only the month is certain.
POINTING_REACH, TELLING_REACH = 8, 3
SUNDAY = 6
RANGE_MARKS = frozenset({"-", "–", "to", "until", "till", "through"})
PAIR_MARKS = frozenset({"and", "or", ",", "/", *RANGE_MARKS})


@dataclass(slots=True)
class _Telling:
    """What has been named so far in one article; local to one call of `find_times`."""

    published: str | None
    years: tuple[tuple[int, int], ...]  # (offset, year) of every date printed with month and year
    number: int = 0  # of the sentence being read
    year_here: int | None = None  # the last year printed in that sentence so far
    named: list[tuple[int, str]] = field(default_factory=list)  # (sentence, first day), text order
    weekdays: dict[int, str] = field(default_factory=dict)  # "Tuesday, 11 January"

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
class _Place:
    """One expression in its sentence."""

    tree: Tree
    span: Span
    expression: Expression
    sentence: Sentence


def find_times(
    text: str, sentences: tuple[Sentence, ...], published: str | None
) -> tuple[tuple[Moment, ...], ...]:
    """The moments of each sentence, in text order.

    `published` is an ISO date of any precision. Years that are not printed come from a date
    beside it, from `published`, or from the nearest date of the text that has one.
    """
    words, units = load_calendar_words(), load_figure_words()
    cut_up = [split_pieces(text, sentence) for sentence in sentences]
    found = [find_dates(pieces, words, units) for pieces in cut_up]
    telling = _Telling(published, tuple(_printed_years(cut_up, found)))
    held: list[tuple[Moment, ...]] = []
    for number, (pieces, expressions) in enumerate(zip(cut_up, found, strict=True)):
        telling.number, telling.year_here = number, None
        held.append(tuple(_moments(text, pieces, expressions, telling, words)))
    return tuple(held)


def _printed_years(
    cut_up: list[Pieces], found: list[tuple[Expression, ...]]
) -> Iterator[tuple[int, int]]:
    for pieces, expressions in zip(cut_up, found, strict=True):
        for expression in expressions:
            says = expression.says
            if isinstance(says, Calendar) and says.year is not None and says.month is not None:
                yield pieces.items[expression.first].start, says.year


def _moments(
    text: str,
    pieces: Pieces,
    expressions: tuple[Expression, ...],
    telling: _Telling,
    words: CalendarWords,
) -> Iterator[Moment]:
    tree = Tree(pieces.sentence)
    whole = _with_shared_years(pieces, expressions, telling.published)
    index = 0
    while index < len(whole):
        expression = whole[index]
        place = _Place(tree, _span(pieces, expression, words), expression, pieces.sentence)
        period = _resolve(place, telling, words)
        index += 1
        if period is None or not in_order(*period):
            continue
        span = place.span
        if index < len(whole) and _is_range(pieces, expression, whole[index]):
            other = _Place(tree, _span(pieces, whole[index], words), whole[index], pieces.sentence)
            until = _resolve(other, telling, words)
            if until is not None and in_order(period[0], until[1]):
                period, span = (period[0], until[1]), span.cover(other.span)
                index += 1
        telling.named.append((telling.number, period[0]))
        if isinstance(expression.says, Calendar) and expression.says.year is not None:
            telling.year_here = expression.says.year
        if expression.weekday is not None and len(period[0]) == DAY:
            telling.weekdays[expression.weekday] = period[0]
        yield Moment(span, span.of(text), *period, is_relative=_is_relative(expression))


def _is_relative(expression: Expression) -> bool:
    says = expression.says
    return not isinstance(says, Decade) and not (
        isinstance(says, Calendar) and says.year is not None
    )


def _span(pieces: Pieces, expression: Expression, words: CalendarWords) -> Span:
    """The printed stretch, with a part of the year before it ("early 2009", "end of May")."""
    first = expression.first
    if pieces.lower(first - 1) in ("-", "–") and pieces.is_tied(first):
        first -= 1 if pieces.lower(first - 2) in words.parts else 0
    if pieces.lower(first - 1) in words.parts:
        first -= 1
    elif pieces.lower(first - 1) == "of" and pieces.lower(first - 2) in words.parts:
        first -= 2
    return Span(pieces.items[first].start, pieces.items[expression.after - 1].end)


def _with_shared_years(
    pieces: Pieces, expressions: tuple[Expression, ...], published: str | None
) -> tuple[Expression, ...]:
    """Gives "May 10" the year in "May 10 and June 23, 2018" and "May of last year".

    Read from the right, so that a year reaches every date of a list.
    """
    whole = list(expressions)
    for k in range(len(whole) - 2, -1, -1):
        says = whole[k].says
        if isinstance(says, Calendar) and says.year is None:
            year = _year_beside(pieces, whole[k], whole[k + 1], published)
            whole[k] = replace(whole[k], says=replace(says, year=year))
    return tuple(whole)


def _year_beside(
    pieces: Pieces, left: Expression, right: Expression, published: str | None
) -> int | None:
    """The year that the date to the right lends to the one to the left, None where it does not."""
    between = {pieces.lower(i) for i in range(left.after, right.first)}
    match right.says:
        case Calendar(year, month) if month is not None and between <= PAIR_MARKS:
            return year
        case Offset("published", "year", count) if published and between <= {"of", ","}:
            return year_of(published) + count
        case _:
            return None


def _is_range(pieces: Pieces, left: Expression, right: Expression) -> bool:
    """Whether two dates are the ends of one period: "from 2005 to 2009", "2005-2009"."""
    if not (isinstance(left.says, Calendar) and isinstance(right.says, Calendar)):
        return False
    if right.first != left.after + 1:
        return False
    mark, lead = pieces.lower(left.after), pieces.lower(left.first - 1)
    if mark in ("-", "–"):
        return True
    if lead == "between":
        return mark == "and"
    return lead == "from" and mark in RANGE_MARKS


def _resolve(place: _Place, telling: _Telling, words: CalendarWords) -> tuple[str, str] | None:
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
    place: _Place, says: Calendar, telling: _Telling, words: CalendarWords
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
    place: _Place, says: Calendar, telling: _Telling, words: CalendarWords
) -> int | None:
    """The year of a date printed without one."""
    if telling.year_here is not None:
        return telling.year_here
    if telling.published is None:
        at = place.span.start
        return min(telling.years, key=lambda y: (abs(y[0] - at), y), default=(0, None))[1]
    return _nearest_year(says, telling.published, _tense(place, words))


def _nearest_year(says: Calendar, published: str, tense: Tense) -> int | None:
    """The year that brings a month or day nearest to publication, on the side the tense asks for."""
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


def _tense(place: _Place, words: CalendarWords) -> Tense:
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


def _weekday(place: _Place, says: Weekday, telling: _Telling, words: CalendarWords) -> str | None:
    published = telling.published
    if published is None or len(published) < DAY:
        return telling.weekdays.get(says.number)
    if says.lead:  # "last Friday", "next Friday": never the day of publication
        beside = shift(published, "day", says.lead)
        return weekday_near(beside[0], says.number, direction=says.lead) if beside else None
    direction = 1 if _tense(place, words) > 0 or _is_scheduled(place, words) else -1
    return weekday_near(published, says.number, direction=direction)


def _is_scheduled(place: _Place, words: CalendarWords) -> bool:
    """Whether a plain present tells what is planned: "which begins Monday"."""
    top = top_word(place.tree, place.span)
    verb = None if top is None else governing_verb(place.tree, top, through_nouns=False)
    if verb is None:
        return False
    token = place.tree.tokens[verb]
    return token.tag in ("VBZ", "VBP") and token.lemma in words.scheduled


def _offset(
    place: _Place, says: Offset, telling: _Telling, words: CalendarWords
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


TODAY = Offset("published", "day", 0)


def _from_text(base: str, says: Offset) -> tuple[str, str] | None:
    """A day counted from a month is still in or near that month; counted from a year it is open."""
    if len(base) == MONTH and says.unit == "day" and abs(says.shift) <= 1:
        return base, base
    return shift(base, says.unit, says.shift)


def _means_nowadays(place: _Place, words: CalendarWords) -> bool:
    """Whether "today" stands with a plain present: "poses no threat today"."""
    top = top_word(place.tree, place.span)
    verb = None if top is None else governing_verb(place.tree, top)
    if verb is None:
        return False
    return place.tree.tokens[verb].tag in ("VBZ", "VBP", "VB") and (
        tense_of(place.tree, verb, words.future) is Tense.OPEN
    )
