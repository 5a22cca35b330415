"""READERS: file suffix -> module that makes texts of the file's bytes.

To add a format, write one module with such a function `read` and one row here. It raises
`UnreadableError` with the reason where a file holds no text. Modules are named rather than
imported: most runs meet one format only.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast

from kzcompare.corpus.document import Texts

_HERE = "kzcompare.corpus.formats"

READERS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": f"{_HERE}.plain",
        ".text": f"{_HERE}.plain",
        ".md": f"{_HERE}.markdown",
        ".markdown": f"{_HERE}.markdown",
        ".html": f"{_HERE}.html",
        ".htm": f"{_HERE}.html",
        ".xhtml": f"{_HERE}.html",
        ".json": f"{_HERE}.json_",
        ".jsonl": f"{_HERE}.jsonl",
        ".ndjson": f"{_HERE}.jsonl",
        ".csv": f"{_HERE}.csv_",
        ".tsv": f"{_HERE}.csv_",
        ".rss": f"{_HERE}.feed",
        ".atom": f"{_HERE}.feed",
        ".xml": f"{_HERE}.feed",
        ".eml": f"{_HERE}.mail",
        ".mht": f"{_HERE}.mail",
        ".mhtml": f"{_HERE}.mail",
        ".pdf": f"{_HERE}.pdf",
        ".docx": f"{_HERE}.docx_",
        ".warc": f"{_HERE}.warc",
    }
)
# Files with other files in them; `corpus/unpack.py` opens these.
PACKED = frozenset({".gz", ".zip"})
SUPPORTED = frozenset({*READERS, *PACKED})
# What messages name: all kinds, each by its usual suffix.
USUAL = ".txt .md .html .json .jsonl .csv .rss .eml .pdf .docx .warc .gz .zip"
# Files that may hold many articles, and so may be larger than one.
OF_MANY = frozenset({*PACKED, ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".warc"})

# Files that people keep articles in. One of these without a reader is worth a word to the user;
# pictures, style sheets and programs in the same folder are not.
DOCUMENT_SUFFIXES = frozenset(
    {
        *SUPPORTED, ".7z", ".bz2", ".doc", ".epub", ".mbox", ".odt", ".pages", ".rar", ".rst",
        ".rtf", ".tar", ".tgz", ".xls", ".xlsx", ".xz",
    }
)  # fmt: skip


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, data: bytes) -> Texts:
        """The texts of a file; UnreadableError where there are none."""
        ...


def read_as(suffix: str, data: bytes) -> Texts:
    """The texts of a file, read as the format of `suffix`; plain text where it is unknown.

    Raises:
        UnreadableError: the file holds no text, or is of another format.
    """
    reader = cast("Reader", import_module(READERS.get(suffix, READERS[".txt"])))
    return reader.read(data)
