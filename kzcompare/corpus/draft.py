"""What is made of a document before it is known how its corpus names it.

Apart from `build`, which makes it: where all drafts are remembered, its patterns are not loaded.
"""

from __future__ import annotations

import hashlib

from msgspec import Struct

from kzcompare.corpus.document import About, Document
from kzcompare.model.article import Article, Paragraph, Source


class Draft(Struct, frozen=True, array_like=True):
    """What a document tells of itself, and its paragraphs.

    `places` tells for each field of `about` where it was found.
    """

    about: About
    paragraphs: tuple[Paragraph, ...]
    places: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


def build_article(document: Document, draft: Draft, *, id: str, file: str) -> Article:
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
        agency=about.agency,
        dateline=about.dateline,
        places=tuple(p for p in draft.places if p[0] != "id"),
    )
    text = document.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(source, text, digest, draft.paragraphs, draft.remarks)
