"""READERS: file suffix -> function from the file's bytes to its texts.

To add a format, write one module with such a function and one row here. A reader raises
`UnreadableError` with the reason where a file holds no text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kzcompare.corpus.document import Document
from kzcompare.corpus.formats.plain import read_plain

Reader = Callable[[bytes], tuple[Document, ...]]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_plain,
        ".text": read_plain,
        ".md": read_plain,
    }
)

# Files that people keep articles in. One of these without a reader is worth a word to the user;
# pictures, style sheets and programs in the same folder are not.
DOCUMENT_SUFFIXES = frozenset(
    {
        ".doc", ".docx", ".epub", ".gz", ".htm", ".html", ".json", ".jsonl", ".markdown", ".mht",
        ".mhtml", ".odt", ".pages", ".pdf", ".rst", ".rtf", ".warc", ".xhtml", ".xml",
    }
)  # fmt: skip
