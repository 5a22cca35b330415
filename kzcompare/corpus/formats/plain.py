"""Plain text and Markdown: the decoded file, with YAML front matter where it has some."""

from __future__ import annotations

from kzcompare.corpus.decode import decode
from kzcompare.corpus.document import Document
from kzcompare.corpus.metadata import read_front_matter


def read_plain(data: bytes) -> tuple[Document, ...]:
    """One document: the text of the file, unchanged.

    Raises:
        UnreadableError: The file is empty, blank, binary or in an unknown encoding.
    """
    text = decode(data)
    front = read_front_matter(text)
    if front is None:
        return (Document(text),)
    about, span = front
    return (Document(text, about, (span,)),)
