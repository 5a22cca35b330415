"""Whether digits are a year, a day of a month, or a count."""

from __future__ import annotations

from kzcompare.claims.pieces import Pieces, Shape
from kzcompare.lexicon.calendar import CalendarWords
from kzcompare.lexicon.units import FigureWords
from kzcompare.model.syntax import PLURALS

FIRST_YEAR, LAST_YEAR = 1500, 2099  # four digits outside are taken for a count
ROUND = 100  # "2000 soldiers" is likelier a count than a year; "2016 elections" is not
YEAR_DIGITS = 4
LONGEST_MONTH = 31  # days


def is_year(pieces: Pieces, i: int, words: CalendarWords, units: FigureWords) -> bool:
    """Whether four digits are a year and not a count; judged by the words around them."""
    lead, follower = pieces.lower(i - 1), pieces.lower(i + 1)
    if lead in units.currencies or follower in units.scales or follower in ("%", "percent"):
        return False
    if follower in units.time_units or follower in units.nouns or follower in units.currencies:
        return False
    if lead == "-" and pieces.is_tied(i):
        lead = pieces.lower(i - 2)
    if lead in words.sure_year_leads:
        return True
    if _counts_next(pieces, i) and (year := year_number(pieces, i)) is not None:
        return year % ROUND != 0 and (lead in words.year_leads or (lead,) not in units.bounds)
    if (
        lead in words.year_leads
        or lead in ("(", "-", "–", "/", ",", ":", "[")
        or lead in words.seasons
    ):
        return True
    return pieces.items[i].text.isdigit() and _modifies_next(pieces, i)


def _counts_next(pieces: Pieces, i: int) -> bool:
    """Whether the parser reads the digits as counting a plural noun."""
    token = pieces.token(i)
    head = pieces.sentence.tokens[token.head]
    return token.dep == "nummod" and head.start > token.start and head.tag in PLURALS


def _modifies_next(pieces: Pieces, i: int) -> bool:
    """Whether a noun or adjective follows: "2016 election", "2016 Republican nominee"."""
    if i + 1 >= len(pieces.items):
        return True
    return pieces.token(i + 1).pos in ("NOUN", "PROPN", "ADJ", "VERB", "AUX", "PUNCT")


def year_number(pieces: Pieces, i: int) -> int | None:
    """The year that a piece can be, None where it cannot."""
    if pieces.shape(i) is not Shape.NUMBER:
        return None
    words = pieces.items[i].text
    if (
        len(words) != YEAR_DIGITS
        or not words.isdigit()
        or not FIRST_YEAR <= int(words) <= LAST_YEAR
    ):
        return None
    return int(words)


def day_number(pieces: Pieces, i: int) -> int | None:
    """The day of a month that a piece can be ("5", "5th"), None where it cannot."""
    if pieces.shape(i) not in (Shape.NUMBER, Shape.ORDINAL):
        return None
    digits = "".join(ch for ch in pieces.items[i].text if ch.isdigit())
    if not pieces.items[i].text.startswith(digits) or not 1 <= int(digits) <= LONGEST_MONTH:
        return None
    return int(digits)
