"""A document to an article: paragraphs with roles, and who published it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kzcompare.corpus.dates import iso_date
from kzcompare.corpus.document import About, Document, UnreadableError
from kzcompare.model.article import Article, Paragraph, Role, Source

if TYPE_CHECKING:
    from kzcompare.corpus.furniture import Line
    from kzcompare.corpus.paragraphs import Block

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it has an id that is unique in its corpus."""

    document: Document
    about: About
    paragraphs: tuple[Paragraph, ...]


def draft_article(document: Document, noted: About) -> Draft:
    """Split and mark a document. What `noted` (sources.toml) says wins over the file's own words.

    Raises:
        UnreadableError: No line of it is article text.
    """
    # The patterns take a while to load and are not needed where all drafts are remembered.
    from kzcompare.corpus.furniture import mark_roles, read_lines
    from kzcompare.corpus.paragraphs import split_blocks
    from kzcompare.corpus.phrases import furniture_entries

    given = noted.filled_from(document.about)
    blocks = split_blocks(document.text, document.apart)
    inner = [b for b in blocks if not any(a.contains(b.span) for a in document.apart)]
    lines = read_lines(document.text, inner, furniture_entries())
    roles = mark_roles(lines, title=given.title)
    if not any(role.is_text for role in roles):
        message = "it holds no article text, only page furniture"
        raise UnreadableError(message)
    by_start = {b.span.start: role for b, role in zip(inner, roles, strict=True)}
    paragraphs = tuple(
        Paragraph(b.span, by_start.get(b.span.start, Role.FURNITURE)) for b in blocks
    )
    about = given.filled_from(_printed(document.text, inner, lines, roles))
    return Draft(document, replace(about, date=_date(about.date)), paragraphs)


def build_article(draft: Draft, *, id: str, file: str) -> Article:
    """The article under its final id."""
    about = draft.about
    source = Source(
        id=id,
        file=file,
        outlet=about.outlet,
        title=about.title,
        author=about.author,
        date=about.date,
        url=about.url,
        language=about.language,
    )
    text = draft.document.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(source, text, digest, draft.paragraphs)


def _printed(
    text: str, blocks: Sequence[Block], lines: Sequence[Line], roles: Sequence[Role]
) -> About:
    """What the article itself prints: headline, and the first byline that names each field."""
    from kzcompare.corpus.furniture import role_of

    about = About()
    for line, role in zip(lines, roles, strict=True):
        found = line.found
        if found and role is role_of(found):
            date = iso_date(found.date) if found.date else None
            about = about.filled_from(
                About(author=_name(found.author), date=date, outlet=_name(found.outlet))
            )
    first = next((i for i, role in enumerate(roles) if role.is_text), None)
    if first is None or roles[first] is not Role.HEADING:
        return about
    title = " ".join(blocks[first].span.of(text).split()).lstrip("# ")
    return replace(about, title=title[:_LONGEST_TITLE] or None)


def _name(printed: str | None) -> str | None:
    return printed.rstrip(" .,/|") if printed else None


def _date(value: str | None) -> str | None:
    return iso_date(value) if value else None
