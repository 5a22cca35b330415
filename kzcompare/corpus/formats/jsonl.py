"""JSON lines: one article a line. A line that cannot be read does not spoil the others."""

from __future__ import annotations

from kzcompare.corpus.decode import decode
from kzcompare.corpus.document import Document, Rejected, Texts, UnreadableError
from kzcompare.corpus.formats.records import read_record
from kzcompare.corpus.limits import MAX_TEXTS


def read(data: bytes) -> Texts:
    """The articles of the file, numbered by their lines.

    Raises:
        UnreadableError: It is no text, or no line of it is an article.
    """
    return read_lines(decode(data))


def read_lines(text: str) -> Texts:
    """As `read`, of decoded text."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    texts = tuple(_article(line, str(n)) for n, line in lines[: MAX_TEXTS + 1])
    if any(isinstance(t, Document) for t in texts):
        return texts
    first = texts[0]
    message = f"no line is an article; line {first.part}: {getattr(first, 'reason', '')}"
    raise UnreadableError(message)


def _article(line: str, part: str) -> Document | Rejected:
    from kzcompare.corpus.formats.json_ import load_json

    try:
        return read_record(load_json(line), part)
    except UnreadableError as error:
        return Rejected(part, str(error).replace("line 1: ", ""))
