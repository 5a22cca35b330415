"""Word documents (.docx): paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from kzcompare.corpus.document import About, Document, Place, Texts, UnreadableError
from kzcompare.corpus.formats.markup import joined
from kzcompare.corpus.limits import MAX_BYTES_OF_MANY, foreign, too_large

if TYPE_CHECKING:
    from docx.table import Table


def read(data: bytes) -> Texts:
    """One document: the text of the body, without headers, footers and notes.

    The properties give title and author only where the text prints them too: programs fill them
    with names of templates and of whoever set up the computer.

    Raises:
        UnreadableError: It is no Word document, or has no text.
    """
    with foreign("a Word document (.docx)"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_BYTES_OF_MANY:
                raise too_large(MAX_BYTES_OF_MANY)
        import docx
        from docx.table import Table

        document = docx.Document(io.BytesIO(data))
        paragraphs: list[str] = []
        for item in document.iter_inner_content():
            if isinstance(item, Table):
                paragraphs += _rows(item)
            else:
                paragraphs += item.text.split("\n")
        text = joined(paragraphs)
        known = document.core_properties
        about = About(title=_printed(known.title, text), author=_printed(known.author, text))
    if not text:
        message = "the document holds no text"
        raise UnreadableError(message)
    return (Document(text, about, (), Place.PROPERTIES),)


def _rows(table: Table) -> list[str]:
    """One line a row; merged cells once."""
    return [
        " | ".join(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
        for row in table.rows
    ]


def _printed(value: str | None, text: str) -> str | None:
    words = " ".join((value or "").split())
    return words if words and words.casefold() in text[:2000].casefold() else None
