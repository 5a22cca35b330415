"""Articles: who published a text, and which parts of the file are article text."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kzcompare.model.span import Span


class Role(StrEnum):
    """What a paragraph of the file is. Only `HEADING` and `BODY` are article text."""

    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    TEASER = "teaser"
    NOTE = "note"
    FURNITURE = "furniture"

    @property
    def is_text(self) -> bool:
        """Whether statements are read from paragraphs of this role."""
        return self in (Role.HEADING, Role.BODY)


class Paragraph(Struct, frozen=True, array_like=True):
    """One paragraph of the file: its span without surrounding white space, and what it is."""

    span: Span
    role: Role


class Source(Struct, frozen=True, array_like=True):
    """The outlet behind one article, as far as it is known. None means "not said".

    `id` is short, unique in a corpus and safe to print; `date` is an ISO 8601 date that may be
    partial ("2018", "2018-06", "2018-06-23"); `file` is the path as the user gave it. `language` is
    an ISO 639 code, `agency` the news agency that the text is credited to, `dateline` the place it
    reports from. `places` tells where each of these was found, as (field, place).
    """

    id: str
    file: str
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    agency: str | None = None
    dateline: str | None = None
    places: tuple[tuple[str, str], ...] = ()

    @property
    def is_english(self) -> bool:
        """Whether statements can be read from it; where the language is not known, they are."""
        return self.language in (None, "en")


class Listed(Struct, frozen=True, array_like=True):
    """A source and how many words its article has, furniture left out."""

    source: Source
    words: int


class Article(Struct, frozen=True, array_like=True):
    """One published text. For plain text, `text` is the decoded file, unchanged.

    `digest` is the hexadecimal SHA-256 of `text`; `paragraphs` cover all printed lines in order.
    `remarks` are what a reader should know of the text, in words.
    """

    source: Source
    text: str
    digest: str
    paragraphs: tuple[Paragraph, ...]
    remarks: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the source: one source has one article."""
        return self.source.id

    @property
    def words(self) -> int:
        """White-space separated words in the article text, furniture left out."""
        return sum(len(p.span.of(self.text).split()) for p in self.paragraphs if p.role.is_text)
