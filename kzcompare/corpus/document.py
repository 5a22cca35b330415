"""What a file format hands over: texts, what the file itself says about each, marked stretches."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from kzcompare.model.span import Span


class UnreadableError(Exception):
    """A file that holds no article; the message is the reason, in words for the user."""


class Place(StrEnum):
    """Where something that is known of an article was found, most trusted first."""

    TABLE = "sources.toml"
    FRONT_MATTER = "front matter"
    PAGE = "page metadata"
    RECORD = "record"  # of JSON or CSV
    FEED = "feed"
    MAIL = "mail header"
    PROPERTIES = "document properties"
    TEXT = "text"
    URL = "url"
    NAME = "file name"


class About(Struct, frozen=True, array_like=True):
    """Who published a text and when, as far as one place tells. None means "not said".

    `agency` is the news agency that the text is credited to, `dateline` the place it reports from.
    """

    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    agency: str | None = None
    dateline: str | None = None

    def filled_from(self, other: About) -> About:
        """This record with its gaps filled from `other`."""
        return About(**{f: getattr(self, f) or getattr(other, f) for f in self.__struct_fields__})


class Document(Struct, frozen=True, array_like=True):
    """One text out of a file.

    `apart` are stretches of `text` that the format knows not to be article text (front matter,
    page navigation), in order and not overlapping; paragraphs never cross their ends. `place` tells
    where `about` was found. `part` says which text it is of a file that may hold several: a
    number that counts from 1, or a path inside an archive; None where the file is one text.
    """

    text: str
    about: About = About()
    apart: tuple[Span, ...] = ()
    place: Place = Place.PAGE
    part: str | None = None


class Rejected(Struct, frozen=True, array_like=True):
    """A text of a file with several that could not be read, and why, in words for the user."""

    part: str
    reason: str


def merged(told: Sequence[tuple[About, Place]]) -> tuple[About, tuple[tuple[str, str], ...]]:
    """What several places tell, the most trusted first, and for each field which place told it."""
    about = About()
    places: dict[str, str] = {}
    for part, place in told:
        about = about.filled_from(part)
        for field in About.__struct_fields__:
            if getattr(part, field):
                places.setdefault(field, place.value)
    return about, tuple(places.items())


Texts = tuple[Document | Rejected, ...]  # what a reader makes of a file, in the file's order
