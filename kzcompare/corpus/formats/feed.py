"""RSS and Atom: the items of a saved feed, as far as they carry their text."""

from __future__ import annotations

import calendar
import io
import time
from collections.abc import Mapping

from kzcompare.corpus.document import About, Document, Place, Rejected, Texts, UnreadableError
from kzcompare.corpus.formats.markup import joined, paragraphs_of
from kzcompare.corpus.limits import MAX_TEXTS, foreign

_TIMES = ("published_parsed", "updated_parsed", "created_parsed")


def read(data: bytes) -> Texts:
    """One document an item, numbered from 1.

    Raises:
        UnreadableError: It is no feed, or has no items.
    """
    if not data.strip():
        message = "it is empty"
        raise UnreadableError(message)
    with foreign("a feed"):
        import feedparser

        found = feedparser.parse(io.BytesIO(data), sanitize_html=False)
        if not found.get("version") or not found.entries:
            message = "it is no feed, or has no items"
            raise UnreadableError(message)
        outlet = _plain(found.feed.get("title"))
        language = _plain(found.feed.get("language"))
        return tuple(
            _item(entry, str(n), About(outlet=outlet, language=language))
            for n, entry in enumerate(found.entries[: MAX_TEXTS + 1], 1)
        )


def _item(entry: Mapping[str, object], part: str, feed: About) -> Document | Rejected:
    source = entry.get("source")
    about = About(
        outlet=_plain(source.get("title")) if isinstance(source, Mapping) else None,
        title=_plain(entry.get("title")),
        author=_plain(entry.get("author")),
        date=_date(next((entry[n] for n in _TIMES if n in entry), None)),
        url=_plain(entry.get("link")),
    ).filled_from(feed)
    contents = entry.get("content")
    bodies = [c.get("value") for c in contents] if isinstance(contents, list) else []
    texts = [b for b in (*bodies, entry.get("summary")) if isinstance(b, str) and b.strip()]
    if not texts:
        return Rejected(part, "the feed has no text of it")
    paragraphs = paragraphs_of(max(texts, key=len))
    if not paragraphs:
        return Rejected(part, "the feed has no text of it")
    return Document(joined(paragraphs, about.title), about, (), Place.FEED, part)


def _plain(value: object) -> str | None:
    """A title, which may hold markup, as one line."""
    return " ".join(paragraphs_of(value)) or None if isinstance(value, str) else None


def _date(value: object) -> str | None:
    """The day of a time that feedparser has read, in UTC."""
    if not isinstance(value, time.struct_time):
        return None
    try:
        return time.strftime("%Y-%m-%d", time.gmtime(calendar.timegm(value)))
    except (OverflowError, ValueError, OSError):
        return None
