"""The words of dates: months, weekdays, relative phrases. Comes in: `data/en/calendar.toml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from kzcompare.lexicon.tables import Table, english
from kzcompare.model.errors import LexiconError

ANCHORS = frozenset({"published", "text"})
UNITS = frozenset({"day", "weekend", "week", "seven days", "month", "year"})


class Phrase(Struct, frozen=True):
    """A fixed phrase that moves from an anchor: "last week" is published, week, -1."""

    words: tuple[str, ...]
    anchor: str
    unit: str
    shift: int


class CalendarWords(Struct, frozen=True):
    """All tables of `data/en/calendar.toml`; that file explains each.

    `phrases` are grouped by their first word, longest first. All words are lower case.
    """

    months: Mapping[str, int]
    doubtful_months: frozenset[str]
    month_leads: frozenset[str]
    weekdays: Mapping[str, int]
    weekday_leads: Mapping[str, int]
    seasons: frozenset[str]
    parts: frozenset[str]
    year_leads: frozenset[str]
    sure_year_leads: frozenset[str]
    since: frozenset[str]
    ago: frozenset[str]
    later: frozenset[str]
    earlier: frozenset[str]
    future: frozenset[str]
    scheduled: frozenset[str]
    phrases: Mapping[str, tuple[Phrase, ...]]


@functools.cache
def load_calendar_words() -> CalendarWords:
    """The English tables, read once a process."""
    return parse_calendar_words(english("calendar.toml"))


def parse_calendar_words(text: str) -> CalendarWords:
    """The record for one TOML text in the form of `data/en/calendar.toml`.

    Raises:
        LexiconError: not TOML, or a field is missing, unknown or of the wrong shape.
    """
    table = Table(text, origin="calendar.toml")
    words = CalendarWords(
        months=_whole(table.numbers("months")),
        doubtful_months=table.words("doubtful_months"),
        month_leads=table.words("month_leads"),
        weekdays=_whole(table.numbers("weekdays")),
        weekday_leads=_whole(table.numbers("weekday_leads")),
        seasons=table.words("seasons"),
        parts=table.words("parts"),
        year_leads=table.words("year_leads"),
        sure_year_leads=table.words("sure_year_leads"),
        since=table.words("since"),
        ago=table.words("ago"),
        later=table.words("later"),
        earlier=table.words("earlier"),
        future=table.words("future"),
        scheduled=table.words("scheduled"),
        phrases=_phrases(table.lists("phrases")),
    )
    table.finish()
    return words


def _whole(rows: Mapping[str, float]) -> Mapping[str, int]:
    return MappingProxyType({word: int(value) for word, value in rows.items()})


def _phrases(rows: Mapping[str, tuple[object, ...]]) -> Mapping[str, tuple[Phrase, ...]]:
    grouped: dict[str, list[Phrase]] = {}
    for text, row in rows.items():
        match row:
            case (str(anchor), str(unit), int(shift)) if anchor in ANCHORS and unit in UNITS:
                words = tuple(text.split())
                grouped.setdefault(words[0], []).append(Phrase(words, anchor, unit, shift))
            case _:
                raise LexiconError(f"calendar.toml: {text!r} needs [anchor, unit, shift]")
    return MappingProxyType(
        {first: tuple(sorted(held, key=lambda p: -len(p.words))) for first, held in grouped.items()}
    )
