"""Saved web pages: the article that trafilatura finds in them, and what the page says of it."""

from __future__ import annotations

import codecs
import re

from kzcompare.corpus.decode import decode
from kzcompare.corpus.document import About, Document, Texts, UnreadableError
from kzcompare.corpus.formats.markup import joined, paragraphs_of
from kzcompare.corpus.limits import foreign

_HEAD = 4096  # bytes in which a page names its encoding
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^<>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,40})", re.I
)
_DECLARATION = re.compile(r"\s*<\?xml[^<>]{0,200}\?>")
_LANGUAGE = re.compile(r"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.I)
_TAG = re.compile(r"<[A-Za-z!/?][^<>]{0,2000}>")


def read(data: bytes) -> Texts:
    """One document: the article of a web page.

    Raises:
        UnreadableError: There is no article in it, or it is no text.
    """
    return (read_page(decode_page(data)),)


def decode_page(data: bytes) -> str:
    """The markup of a page, in the encoding that it names, or else looks like.

    Raises:
        UnreadableError: The data is no text.
    """
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not data.startswith(
        (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        try:
            codec = codecs.lookup(declared.group(1).decode("ascii"))
            markup, _ = codec.decode(data, "strict")
            data = markup.encode()  # and on through the checks for binary data
        except (LookupError, ValueError, AttributeError, TypeError):
            pass  # an unknown name, or a wrong one
    return decode(data)


def read_page(markup: str, url: str | None = None) -> Document:
    """The article of a page; `url` is where the page is known to come from.

    Where no article stands out, all that the page shows is taken.

    Raises:
        UnreadableError: The page shows no text.
    """
    if not _TAG.search(markup):
        return Document(markup, About(url=url))
    markup = _DECLARATION.sub("", markup, count=1).replace("\0", "")
    with foreign("a web page"):
        from trafilatura import bare_extraction
        from trafilatura.settings import Document as Page

        found = bare_extraction(
            markup,
            url=url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
        about = About(url=url)
        lines: list[str] = []
        if isinstance(found, Page):
            about = About(
                outlet=found.sitename or found.hostname,
                title=found.title,
                author=(found.author or "").replace("; ", ", ") or None,
                date=found.date,
                url=found.url or url,
            )
            lines = (found.text or "").split("\n")
        if not any(map(str.strip, lines)):
            lines = paragraphs_of(markup)
    if not any(map(str.strip, lines)):
        message = "the page shows no text; a script may fill it in"
        raise UnreadableError(message)
    language = _LANGUAGE.search(markup)
    declared = About(language=language.group(1) if language else None)
    return Document(joined(lines, about.title), about.filled_from(declared))
