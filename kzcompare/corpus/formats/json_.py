"""JSON: one article, a list of articles, or an answer with such a list in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from kzcompare.corpus.decode import decode
from kzcompare.corpus.document import Rejected, Texts, UnreadableError
from kzcompare.corpus.formats import jsonl
from kzcompare.corpus.formats.records import WRAPPERS, has_text, no_texts, read_record
from kzcompare.corpus.limits import MAX_TEXTS

# Where answers of archives and feeds keep their list, at most so deep.
_LISTS = ("articles", "items", "results", "docs", "documents", "news", "stories", "hits", "data",
          "response", "entries", "records", "posts", "@graph")  # fmt: skip
_DEEPEST = 3
_OWN = "kzcompare."


def read(data: bytes) -> Texts:
    """The articles of the file; several are numbered from 1.

    Raises:
        UnreadableError: It is no JSON, or holds no article.
    """
    text = decode(data)
    try:
        value = load_json(text)
    except UnreadableError:
        # Files of one record a line are often called .json too.
        if text.lstrip().startswith("{") and "\n" in text.strip():
            return jsonl.read_lines(text)
        raise
    if isinstance(value, Mapping) and str(value.get("schema", "")).startswith(_OWN):
        message = "it is output of kzcompare, not an article"
        raise UnreadableError(message)
    records = _records(value, _DEEPEST)
    if records is None:
        raise no_texts("no record")
    if len(records) == 1:
        only = read_record(records[0], None)
        if isinstance(only, Rejected):
            raise UnreadableError(only.reason)
        return (only,)
    return tuple(read_record(r, str(n)) for n, r in enumerate(records[: MAX_TEXTS + 1], 1))


def load_json(text: str) -> object:
    """The value of a JSON text.

    Raises:
        UnreadableError: It is no JSON, or nested too deeply.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        message = "its JSON is nested too deeply"
        raise UnreadableError(message) from error
    except json.JSONDecodeError as error:
        message = f"its JSON is not valid: line {error.lineno}: {error.msg.lower()}"
        raise UnreadableError(message) from error
    except ValueError as error:
        message = "its JSON has a number too long to read"
        raise UnreadableError(message) from error


def _records(value: object, depth: int) -> Sequence[object] | None:
    """The records that are articles; None where there are none."""
    if isinstance(value, list):
        return value if any(isinstance(v, Mapping) and _is_article(v) for v in value) else None
    if not isinstance(value, Mapping):
        return None
    for name in _LISTS if depth else ():
        inner = value.get(name)
        if isinstance(inner, list | Mapping):
            found = _records(inner, depth - 1)
            if found is not None:
                return found
    return [value] if _is_article(value) else None


def _is_article(record: Mapping[object, object]) -> bool:
    inner = (record.get(name) for name in WRAPPERS)
    return has_text(record) or any(has_text(i) for i in inner if isinstance(i, Mapping))
