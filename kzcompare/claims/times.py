"""Printed dates and periods, resolved as far as the text and its publication date allow.

Comes in: the sentences of one article. Goes out: one tuple of moments a sentence. A date that
cannot be resolved is left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kzcompare.claims.dates import find_dates
from kzcompare.claims.expressions import Calendar, Decade, Expression, Offset
from kzcompare.claims.pieces import Pieces, split_pieces
from kzcompare.claims.resolve import Place, Telling, resolve
from kzcompare.lexicon.calendar import CalendarWords, load_calendar_words
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.units import load_figure_words
from kzcompare.model.calendar import DAY, in_order, year_of
from kzcompare.model.claim import Moment
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.tree import Tree

DASHES = frozenset({"-", "–"})
PAIR_MARKS = frozenset({"and", "or", ",", "/", *DASHES})


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
    telling = Telling(published, tuple(_printed_years(cut_up, found)))
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
    telling: Telling,
    words: CalendarWords,
) -> Iterator[Moment]:
    tree = Tree(pieces.sentence)
    whole = _with_shared_years(pieces, expressions, telling.published)
    index = 0
    while index < len(whole):
        expression = whole[index]
        place = Place(tree, _span(pieces, expression, words), expression, pieces.sentence)
        period = resolve(place, telling, words)
        index += 1
        if period is None or not in_order(*period):
            continue
        span = place.span
        if index < len(whole) and _is_range(pieces, expression, whole[index]):
            other = Place(tree, _span(pieces, whole[index], words), whole[index], pieces.sentence)
            until = resolve(other, telling, words)
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
    ranging = load_grammar_words().ranging
    between = {pieces.lower(i) for i in range(left.after, right.first)}
    match right.says:
        case Calendar(year, month) if month is not None and between <= PAIR_MARKS | ranging:
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
    return lead == "from" and mark in DASHES | load_grammar_words().ranging
