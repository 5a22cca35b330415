"""A document to the draft of an article: paragraphs with roles, and who published it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from msgspec.structs import replace

from kzcompare.corpus.dateline import Dateline, find_dateline
from kzcompare.corpus.dates import in_year, iso_date
from kzcompare.corpus.document import About, Document, Place, UnreadableError, merged
from kzcompare.corpus.draft import Draft
from kzcompare.corpus.furniture import Line, mark_roles, read_lines, role_of
from kzcompare.corpus.language import language_code, language_of
from kzcompare.corpus.limits import MAX_CHARACTERS
from kzcompare.corpus.misread import misread
from kzcompare.corpus.paragraphs import Block, split_blocks
from kzcompare.corpus.phrases import furniture_entries
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.article import Paragraph, Role

_LONGEST_TITLE = 300
_OPENING = 3  # paragraphs of the body at whose head a dateline is looked for
_YEAR_IN_PATH = re.compile(r"/((?:19|20)\d\d)(?=[/-])")
_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_-]|$)")


def draft_article(document: Document, noted: About, name: str = "") -> Draft:
    """Split and mark a document. What `noted` (sources.toml) says wins over the file's own words.

    `name` is the name of its file, "" where none is its own; what it tells is trusted least.

    Raises:
        UnreadableError: No line of it is article text, or it is too long for an article.
    """
    if len(document.text) > MAX_CHARACTERS:
        message = (
            f"it has {len(document.text):,} characters and an article at most "
            f"{MAX_CHARACTERS:,}; split it into articles"
        )
        raise UnreadableError(message)
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
    printed = _printed(document.text, inner, lines, roles)
    dated = _dated(document.text, inner, roles, [noted, document.about, printed])
    url = given.url
    about, places = merged(
        [
            (_clean(noted), Place.TABLE),
            (About(date=dated), Place.TEXT),
            (_in_text(document.text, paragraphs), Place.TEXT),
            (_clean(document.about), document.place),
            (printed, Place.TEXT),
            (address_tells(url) if url else About(), Place.URL),
            (About(date=day_in_name(name)), Place.NAME),
        ]
    )
    remark = misread(document.text)
    return Draft(about, paragraphs, places, (remark,) if remark else ())


def _printed(
    text: str, blocks: Sequence[Block], lines: Sequence[Line], roles: Sequence[Role]
) -> About:
    """What the article itself prints: headline, and the first byline that names each field."""
    about = About()
    for line, role in zip(lines, roles, strict=True):
        found = line.found
        if found and role is role_of(found):
            date = iso_date(found.date) if found.date else None
            about = about.filled_from(
                About(author=_name(found.author), date=date, outlet=_name(found.outlet))
            )
    about = about.filled_from(_opening(_dateline(text, blocks, roles)))
    if about.author and about.author.casefold() in load_speech_words().outlets:
        about = about.filled_from(About(agency=about.author))
    first = next((i for i, role in enumerate(roles) if role.is_text), None)
    if first is None or roles[first] is not Role.HEADING:
        return about
    title = " ".join(blocks[first].span.of(text).split()).lstrip("# ")
    return replace(about, title=title[:_LONGEST_TITLE] or None)


def _dated(
    text: str, blocks: Sequence[Block], roles: Sequence[Role], told: Sequence[About]
) -> str | None:
    """The day of a dateline that prints no year, in the year that the page or its address gives.

    Only where nothing of `told` (the most trusted first) has the day itself, and none but the table
    of sources is overruled: "2022" or "2022-01" becomes a day, another month does not.
    """
    found = _dateline(text, blocks, roles)
    if found is None or found.day is None or told[0].date:
        return None
    dates = [about.date and iso_date(about.date) for about in told]
    partial = next(filter(None, dates), None)
    url = next(filter(None, (about.url for about in told)), "")
    if partial is None and address_tells(url).date is None:
        years = set(_YEAR_IN_PATH.findall(url))
        partial = years.pop() if len(years) == 1 else None
    day = in_year(found.day, partial[:4]) if partial else None
    return day if day and partial and day != partial and day.startswith(partial) else None


def _name(printed: str | None) -> str | None:
    return printed.rstrip(" .,/|") if printed else None


def _dateline(text: str, blocks: Sequence[Block], roles: Sequence[Role]) -> Dateline | None:
    """The dateline of a report, at the head of one of its first paragraphs.

    A headline that reads like a sentence, and a line below it, may stand before.
    """
    body = [b for b, role in zip(blocks, roles, strict=True) if role is Role.BODY]
    found = (find_dateline(block.span.of(text)) for block in body[:_OPENING])
    return next((dateline for dateline in found if dateline is not None), None)


def _opening(found: Dateline | None) -> About:
    """What the dateline of a report tells."""
    if found is None:
        return About()
    return About(date=found.date, agency=found.agency, dateline=found.place)


def _in_text(text: str, paragraphs: Sequence[Paragraph]) -> About:
    """The language of the article text."""
    words = " ".join(p.span.of(text) for p in paragraphs if p.role.is_text)
    return About(language=language_of(words))


def _clean(about: About) -> About:
    """Dates and languages as codes, whatever they were written like."""
    return replace(
        about,
        date=iso_date(about.date) if about.date else None,
        language=language_code(about.language),
    )


def address_tells(url: str) -> About:
    """The host of a page, and the day that many sites put into the path.

    >>> about = address_tells("https://www.example.org/news/2022/01/08/strike.html")
    >>> about.outlet, about.date
    ('example.org', '2022-01-08')
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return About()
    day = _DAY_IN_PATH.search(parts.path)
    date = iso_date("-".join(f"{int(part):02}" for part in day.groups())) if day else None
    return About(outlet=(host or "").removeprefix("www.") or None, date=date)


def day_in_name(name: str) -> str | None:
    """The one day that the name of a file prints, year first.

    >>> day_in_name("post_2022-01-08_strike.txt"), day_in_name("20220108-strike.txt")
    ('2022-01-08', '2022-01-08')
    >>> day_in_name("2022-01-08 to 2022-01-10.txt")
    """
    days = {f"{year}-{month}-{day}" for year, _, month, day in _DAY_IN_NAME.findall(name)}
    return iso_date(days.pop()) if len(days) == 1 else None
