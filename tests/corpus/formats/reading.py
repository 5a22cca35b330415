"""One file in memory to its texts, for tests."""

from __future__ import annotations

import pytest

from kzcompare.corpus.document import Document, UnreadableError
from kzcompare.corpus.unpack import texts_of


def documents(name: str, data: bytes) -> list[Document]:
    """The texts of a file, all of which must be readable."""
    found = texts_of(name, data)
    assert all(isinstance(t, Document) for t in found)
    return [t for t in found if isinstance(t, Document)]


def document(name: str, data: bytes) -> Document:
    """The only text of a file."""
    (found,) = documents(name, data)
    return found


def lines(name: str, data: bytes) -> list[str]:
    """The paragraphs of the only text of a file."""
    return [line for line in document(name, data).text.split("\n") if line]


def reason(name: str, data: bytes) -> str:
    """Why a file cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        texts_of(name, data)
    return str(caught.value)
