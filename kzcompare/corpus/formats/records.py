"""Records with named fields, as JSON and CSV hold them, to documents."""

from __future__ import annotations

from collections.abc import Mapping

from kzcompare.corpus.document import Document, Place, Rejected, UnreadableError
from kzcompare.corpus.formats.markup import is_markup, joined, paragraphs_of
from kzcompare.corpus.metadata import read_fields

# What programs call the text of an article, the surest name first.
TEXT_FIELDS = (
    "text", "content", "body", "articlebody", "maintext", "fulltext", "full_text", "article",
    "article_text", "bodytext", "body_text", "content_text", "story", "content_html", "body_html",
    "html", "description", "summary", "abstract",
)  # fmt: skip
# An id that says nothing to a reader is none: numbers, digests, addresses.
_LONGEST_ID = 24
WRAPPERS = ("fields", "_source", "attributes")  # of a record, in answers of archives


def read_record(record: object, part: str | None) -> Document | Rejected:
    """The article in one record, or why there is none."""
    if not isinstance(record, Mapping):
        return Rejected(part or "", "it is no record with fields")
    fields = {str(k).lower(): v for k, v in record.items()}
    for name in WRAPPERS:
        inner = fields.get(name)
        if isinstance(inner, Mapping):
            fields = {**{str(k).lower(): v for k, v in inner.items()}, **fields}
    words = next((w for name in TEXT_FIELDS if (w := _text(fields.get(name)))), None)
    if words is None:
        return Rejected(part or "", "it has no text (a field text, content or body)")
    about = read_fields(_named(fields))
    if is_markup(words):
        try:
            paragraphs = paragraphs_of(words)
        except (RecursionError, MemoryError):
            return Rejected(part or "", "its markup cannot be read")
        return Document(joined(paragraphs, about.title), about, (), Place.RECORD, part)
    return Document(_under(about.title, words), about, (), Place.RECORD, part)


def has_text(names: object) -> bool:
    """Whether one of the names (of columns or keys) is that of a text."""
    if not isinstance(names, Mapping | list | tuple):
        return False
    return any(str(name).strip().lower() in TEXT_FIELDS for name in names)


def no_texts(what: str) -> UnreadableError:
    """The error for a file of records that are no articles."""
    return UnreadableError(f"{what} with a text, content or body is in it")


def _text(value: object) -> str | None:
    """A text, or a list of its paragraphs, as one string; None for anything else."""
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        value = "\n\n".join(value)
    return value if isinstance(value, str) and value.strip() else None


def _under(title: str | None, words: str) -> str:
    """The text below its headline, where it does not begin with it."""
    if not title or " ".join(words[:500].split()).casefold().startswith(title.casefold()):
        return words
    return f"{title}\n\n{words}"


def _named(fields: Mapping[str, object]) -> Mapping[str, object]:
    """The fields without an id that names nothing."""
    given = fields.get("id")
    is_name = isinstance(given, str) and len(given) <= _LONGEST_ID and given[:1].isalpha()
    digits = sum(c.isdigit() for c in given) if isinstance(given, str) else 0
    if is_name and "/" not in str(given) and 2 * digits < len(str(given)):
        return fields
    return {name: value for name, value in fields.items() if name != "id"}
