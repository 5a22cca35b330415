"""Where a sentence prints dates, and what they say by themselves; nothing is resolved here."""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.claims.expressions import Calendar, Decade, Expression, Offset, Weekday
from kzcompare.claims.pieces import Pieces, Shape
from kzcompare.claims.years import (
    FIRST_YEAR,
    LAST_YEAR,
    YEAR_DIGITS,
    day_number,
    is_year,
    year_number,
)
from kzcompare.lexicon.calendar import CalendarWords, Phrase
from kzcompare.lexicon.units import FigureWords
from kzcompare.model.syntax import VERBS

ABBREVIATED = 3  # letters: "Dec" may be a name
TITLES = frozenset({"WORK_OF_ART", "ORG", "PERSON", "PRODUCT", "FAC"})  # "Saturday Night Live"


def find_dates(pieces: Pieces, words: CalendarWords, units: FigureWords) -> tuple[Expression, ...]:
    """Every date of a sentence in text order, none over another; longest reading first."""
    found: list[Expression] = []
    index = 0
    while index < len(pieces.items):
        expression = next(_readings(pieces, index, words, units), None)
        if expression is None:
            index += 1
            continue
        found.append(expression)
        index = max(expression.after, index + 1)
    return tuple(found)


def _readings(
    pieces: Pieces, i: int, words: CalendarWords, units: FigureWords
) -> Iterator[Expression]:
    """The readings that begin at a piece, best first."""
    shape = pieces.shape(i)
    if shape is Shape.ISO:
        year, month, day = (int(part) for part in pieces.items[i].text.split("-"))
        yield Expression(i, i + 1, Calendar(year, month, day))
    elif shape is Shape.DECADE:
        yield from _decade(pieces, i)
    elif shape in (Shape.NUMBER, Shape.ORDINAL):
        yield from _day_month(pieces, i, words)
        yield from _counted(pieces, i, words, units)
        yield from _year(pieces, i, words, units)
    elif shape is Shape.WORD:
        yield from _weekday(pieces, i, words)
        yield from _month(pieces, i, words)
        yield from _phrase(pieces, i, words)
        yield from _counted(pieces, i, words, units)
        yield from _season(pieces, i, words)


def _decade(pieces: Pieces, i: int) -> Iterator[Expression]:
    digits = "".join(ch for ch in pieces.items[i].text if ch.isdigit())
    if (
        len(digits) == YEAR_DIGITS
        and FIRST_YEAR <= int(digits) <= LAST_YEAR
        and digits.endswith("0")
    ):
        yield Expression(i, i + 1, Decade(int(digits)))


def _day_month(pieces: Pieces, i: int, words: CalendarWords) -> Iterator[Expression]:
    """Reads "5 January", "5th of January 2022", "5-7 January"."""
    day = day_number(pieces, i)
    if day is None or pieces.lower(i - 1) in ("$", "€", "£"):
        return
    at, last = i + 1, None
    if pieces.lower(at) in ("-", "–", "to") and (last := day_number(pieces, at + 1)) is not None:
        at += 2
    elif pieces.lower(at) == "of":
        at += 1
    if last is not None and last <= day:
        return
    month = _month_name(pieces, at, words)
    if month is None or not pieces.items[at].text[0].isupper():
        return
    at = _after_name(pieces, at)
    year, after = _tail_year(pieces, at)
    yield Expression(i, after, Calendar(year, month, day, last))


def _month(pieces: Pieces, i: int, words: CalendarWords) -> Iterator[Expression]:
    """Reads "January 5, 2022", "Jan. 5-7", "January 2022", "in January"."""
    month = _month_name(pieces, i, words)
    if month is None or not pieces.items[i].text[0].isupper():
        return
    at = _after_name(pieces, i)
    day = day_number(pieces, at)
    if day is not None and not _is_counting(pieces, at):
        last = None
        after = at + 1
        if pieces.lower(after) in ("-", "–") and (last := day_number(pieces, after + 1)):
            after += 2
        if last is not None and last <= day:
            last, after = None, at + 1
        year, after = _tail_year(pieces, after)
        yield Expression(i, after, Calendar(year, month, day, last))
        return
    year, after = _tail_year(pieces, at + 1 if pieces.lower(at) == "of" else at)
    if year is not None:
        yield Expression(i, after, Calendar(year, month))
    elif _stands_alone(pieces, i, words):
        yield Expression(i, at, Calendar(None, month))


def _stands_alone(pieces: Pieces, i: int, words: CalendarWords) -> bool:
    """Whether a month without day and year is one: "in May", not "May go" or "Theresa May"."""
    piece, token = pieces.items[i], pieces.token(i)
    lead = pieces.lower(i - 1)
    if pieces.lower(i + 1) in ("and", "or") and _is_printed_month(pieces, i + 2, words):
        return True
    if piece.lower in words.doubtful_months and token.pos in VERBS:
        return False
    if piece.lower not in words.doubtful_months and len(piece.lower) > ABBREVIATED:
        return lead in words.month_leads or token.entity in ("DATE", "")
    if token.entity == "PERSON" or lead == "the":
        return lead in words.month_leads and lead != "and"
    return lead in words.month_leads


def _is_printed_month(pieces: Pieces, i: int, words: CalendarWords) -> bool:
    return _month_name(pieces, i, words) is not None and pieces.items[i].text[0].isupper()


def _weekday(pieces: Pieces, i: int, words: CalendarWords) -> Iterator[Expression]:
    """Reads "on Friday", "last Friday", "Tuesday, 11 January", "Tuesday (11 January)"."""
    number = words.weekdays.get(pieces.lower(i))
    if number is None or not pieces.items[i].text[0].isupper():
        return
    at = _after_name(pieces, i)
    while pieces.lower(at) in (",", "("):
        at += 1
    for reading in (*_month(pieces, at, words), *_day_month(pieces, at, words)):
        if isinstance(reading.says, Calendar) and reading.says.day is not None:
            yield Expression(i, reading.after, reading.says, number)
            return
    if not pieces.lower(i).endswith("day") and pieces.lower(i + 1) != ".":
        return
    if pieces.token(i).entity in TITLES:
        return
    lead = words.weekday_leads.get(pieces.lower(i - 1), 0)
    yield Expression(i, i + 1, Weekday(number, lead))


def _phrase(pieces: Pieces, i: int, words: CalendarWords) -> Iterator[Expression]:
    for phrase in words.phrases.get(pieces.lower(i), ()):
        after = i + len(phrase.words)
        if pieces.matches(i, phrase.words) and not _goes_on(pieces, after, phrase):
            yield Expression(i, after, Offset(phrase.anchor, phrase.unit, phrase.shift))


def _goes_on(pieces: Pieces, after: int, phrase: Phrase) -> bool:
    """Whether the words have their own anchor ("the day before the vote") or are a name."""
    first = after - len(phrase.words)
    printed = [piece.text for piece in pieces.items[first:after]]
    if first > 0 and printed[-1][0].isupper() and not pieces.sentence.is_heading:
        # "The Tonight Show", “This Week”; headings capitalise everything
        return len(printed) > 1 or pieces.shape(first - 1) is Shape.WORD
    if phrase.words[-1] in ("before", "after"):
        return pieces.shape(after) is Shape.WORD
    if "same" in phrase.words and after < len(pieces.items):
        return pieces.token(after).pos in ("PROPN", "PRON", "SCONJ") or pieces.lower(after) == "as"
    return False


def _counted(
    pieces: Pieces, i: int, words: CalendarWords, units: FigureWords
) -> Iterator[Expression]:
    """Reads "two years ago", "a decade ago", "three days later", "a year earlier"."""
    count: float | None
    if pieces.shape(i) is Shape.NUMBER:
        count = pieces.items[i].value
    elif pieces.lower(i) in ("a", "an"):
        count = 1
    else:
        count = units.cardinals.get(pieces.lower(i))
    unit = units.time_units.get(pieces.lower(i + 1))
    if count is None or unit is None or count != int(count):
        return
    name, size = unit
    if name not in ("day", "week", "month", "year"):
        return
    total = int(count * size)
    word = pieces.lower(i + 2)
    if word in words.ago:
        yield Expression(i, i + 3, Offset("published", name, -total))
    elif pieces.shape(i + 3) is Shape.WORD and word in ("before", "after", "prior"):
        return
    elif word in words.later:
        yield Expression(i, i + 3, Offset("text", name, total))
    elif word in words.earlier:
        yield Expression(i, i + 3, Offset("text", name, -total))


def _season(pieces: Pieces, i: int, words: CalendarWords) -> Iterator[Expression]:
    if pieces.lower(i) not in words.seasons:
        return
    at = i + 1
    while pieces.lower(at) in (",", "of"):
        at += 1
    year = year_number(pieces, at)
    if year is not None:
        yield Expression(i, at + 1, Calendar(year))


def _year(pieces: Pieces, i: int, words: CalendarWords, units: FigureWords) -> Iterator[Expression]:
    year = year_number(pieces, i)
    if year is not None and is_year(pieces, i, words, units):
        yield Expression(i, i + 1, Calendar(year))


def _is_counting(pieces: Pieces, i: int) -> bool:
    """Whether the digits after a month start a figure: "in March 30 percent of ..."."""
    return pieces.lower(i + 1) in ("%", "percent", "million", "billion", "thousand", "people")


def _month_name(pieces: Pieces, i: int, words: CalendarWords) -> int | None:
    return words.months.get(pieces.lower(i)) if pieces.shape(i) is Shape.WORD else None


def _after_name(pieces: Pieces, i: int) -> int:
    """The piece after a name, its point included: "Sept." (not where it ends the sentence)."""
    has_point = pieces.lower(i + 1) == "." and pieces.is_tied(i + 1) and i + 2 < len(pieces.items)
    return i + 2 if has_point else i + 1


def _tail_year(pieces: Pieces, i: int) -> tuple[int | None, int]:
    """The year after a month or day, and the piece after it: ", 2022", "2022", "of 2022"."""
    at = i + 1 if pieces.lower(i) == "," or pieces.lower(i) == "of" else i
    year = year_number(pieces, at)
    return (year, at + 1) if year is not None else (None, i)
