"""What printed dates say by themselves, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date with a month or a year or both, as printed; a missing year is None."""

    year: int | None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None  # "5-7 January"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week; `lead` is -1 for "last", 1 for "next", 0 otherwise."""

    number: int
    lead: int


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from an anchor, with the anchor's name ("published", "text")."""

    anchor: str
    unit: str
    shift: int


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `year` on."""

    year: int


@dataclass(frozen=True, slots=True)
class Expression:
    """A printed date: pieces `[first, after)` and what they say.

    `weekday` is the day of the week printed beside a calendar date ("Tuesday, 11 January").
    """

    first: int
    after: int
    says: Calendar | Weekday | Offset | Decade
    weekday: int | None = None
