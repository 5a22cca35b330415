"""What printed dates say by themselves, before anything is resolved."""

from __future__ import annotations

from msgspec import Struct


class Calendar(Struct, frozen=True):
    """A date with a month or a year or both, as printed; a missing year is None."""

    year: int | None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None  # "5-7 January"


class Weekday(Struct, frozen=True):
    """A day of the week; `lead` is -1 for "last", 1 for "next", 0 otherwise."""

    number: int
    lead: int


class Offset(Struct, frozen=True):
    """So many units from an anchor, with the anchor's name ("published", "text")."""

    anchor: str
    unit: str
    shift: int


class Decade(Struct, frozen=True):
    """Ten years from `year` on."""

    year: int


class Expression(Struct, frozen=True):
    """A printed date: pieces `[first, after)` and what they say.

    `weekday` is the day of the week printed beside a calendar date ("Tuesday, 11 January").
    """

    first: int
    after: int
    says: Calendar | Weekday | Offset | Decade
    weekday: int | None = None
