"""CSV and TSV: one article a row, with a line of column names above."""

from __future__ import annotations

import csv
import io

from kzcompare.corpus.decode import decode
from kzcompare.corpus.document import Document, Rejected, Texts, UnreadableError
from kzcompare.corpus.formats.records import has_text, no_texts, read_record
from kzcompare.corpus.limits import MAX_BYTES, MAX_TEXTS

_DELIMITERS = ",;\t|"


def read(data: bytes) -> Texts:
    """The articles of the file, numbered by their rows below the column names.

    Raises:
        UnreadableError: No column holds texts, or no row has one.
    """
    text = decode(data)
    before = csv.field_size_limit(MAX_BYTES)
    try:
        texts = _rows(text)
    except csv.Error as error:
        message = f"its rows cannot be told apart: {error}"
        raise UnreadableError(message) from error
    finally:
        csv.field_size_limit(before)
    if not any(isinstance(t, Document) for t in texts):
        raise no_texts("no row")
    return texts


def _rows(text: str) -> Texts:
    head = text.lstrip("\r\n").split("\n", 1)[0]
    for delimiter in _DELIMITERS:
        names = [n.strip().lower() for n in next(csv.reader([head], delimiter=delimiter), [])]
        if has_text(names):
            break
    else:
        raise no_texts("no column")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    next(rows)
    texts: list[Document | Rejected] = []
    for n, row in enumerate(rows, 1):
        if not any(row):
            continue
        texts.append(read_record(dict(zip(names, row, strict=False)), str(n)))
        if len(texts) > MAX_TEXTS:
            break
    return tuple(texts)
