"""Plain text: the decoded file, with YAML front matter where it has some."""

from __future__ import annotations

from kzcompare.corpus.decode import decode
from kzcompare.corpus.document import Document, Place, Texts
from kzcompare.corpus.metadata import read_front_matter


def read(data: bytes) -> Texts:
    """One document: the text of the file, unchanged.

    Raises:
        UnreadableError: The file is empty, blank, binary or in an unknown encoding.
    """
    text = decode(data)
    front = read_front_matter(text)
    if front is None:
        return (Document(text),)
    about, span = front
    return (Document(text, about, (span,), Place.FRONT_MATTER),)
