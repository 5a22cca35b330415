"""Web archives (.warc): the articles of the pages in them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kzcompare.corpus.document import Document, Rejected, Texts, UnreadableError
from kzcompare.corpus.formats.html import decode_page, read_page
from kzcompare.corpus.limits import MAX_BYTES, MAX_TEXTS, foreign, too_large

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES = ("text/html", "application/xhtml+xml")


def read(data: bytes) -> Texts:
    """One document a page that was fetched, numbered by its record.

    Raises:
        UnreadableError: It is no web archive, holds no pages, or the library for them is missing.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        message = "web archives need one more library: pip install 'kzcompare[warc]'"
        raise UnreadableError(message) from error
    texts: list[Document | Rejected] = []
    with foreign("a web archive", seconds=300):
        for n, record in enumerate(ArchiveIterator(io.BytesIO(data)), 1):
            if _is_page(record):
                texts.append(_page(record, str(n)))
            if len(texts) > MAX_TEXTS:
                break
    if not texts:
        message = "the archive holds no web pages"
        raise UnreadableError(message)
    return tuple(texts)


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type", "")
    return str(record.http_headers.get_statuscode()) == "200" and kind.lower().startswith(_PAGES)


def _page(record: ArcWarcRecord, part: str) -> Document | Rejected:
    try:
        data = record.content_stream().read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise too_large(MAX_BYTES)
        page = read_page(decode_page(data), record.rec_headers.get_header("WARC-Target-URI"))
    except UnreadableError as error:
        return Rejected(part, str(error))
    return replace(page, part=part)
