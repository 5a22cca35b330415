"""What people write down about articles: `sources.toml` beside them, front matter inside them."""

from __future__ import annotations

import datetime
import hashlib
import os.path
from collections.abc import Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec import Struct

from kzcompare.corpus.document import About, UnreadableError
from kzcompare.corpus.limits import MAX_BYTES_OF_TABLE, too_large
from kzcompare.corpus.recall import Recall, make_anew
from kzcompare.model.report import Skipped
from kzcompare.model.span import Span

SOURCES_FILE = "sources.toml"
PART_MARK = "#"  # between a file and the part of it that is meant
_FENCE = "---"
# Longer blocks are no front matter but text between two rules.
_FRONT_LIMIT = 20_000
_LONGEST_VALUE = 1000
_LONGEST_LIST = 20
_NAME_KEYS = ("name", "title", "main")
# What other programs call our fields, the usual name first.
_NAMES = {
    "id": ("id",),
    "outlet": (
        "outlet",
        "publisher",
        "source",
        "site",
        "sitename",
        "site_name",
        "publication",
        "source-hostname",
        "domain",
        "hostname",
        "source_domain",
        "website",
    ),
    "title": ("title", "headline", "webtitle"),
    "author": ("author", "authors", "byline", "creator", "writer"),
    "date": (
        "date",
        "published",
        "pubdate",
        "pub_date",
        "date_published",
        "date_publish",
        "publish_date",
        "published_date",
        "published_at",
        "publishedat",
        "datepublished",
        "webpublicationdate",
        "published_time",
        "timestamp",
    ),
    "url": ("url", "link", "source_url", "weburl", "web_url", "canonical_url", "permalink", "uri"),
    "agency": ("agency", "wire"),
    "dateline": ("dateline",),
    "language": ("language", "lang", "language_code", "inlanguage"),
}


class Entry(Struct, frozen=True, array_like=True):
    """One `[[source]]` of a table: the file as it is written there (None: none), and the fields."""

    file: str | None
    about: About


class Entries(Struct, frozen=True, array_like=True):
    """What a `sources.toml` says, in its order; None where its `source` is no list of tables."""

    rows: tuple[Entry, ...] | None


class SourceTable(Struct, frozen=True):
    """A folder's `sources.toml`: what it says of each file, by path below the folder.

    `skipped` names the file and each entry that could not be used.
    """

    entries: Mapping[str, About]
    skipped: tuple[Skipped, ...] = ()


def read_source_table(folder: Path, shown: str, recall: Recall = make_anew) -> SourceTable:
    """Read `sources.toml` in `folder`; an empty table where there is none.

    `shown` is the path that messages print. `recall` may keep what was made of the file.
    """
    path = folder / SOURCES_FILE
    if not os.path.isfile(path):  # noqa: PTH113 - never raises
        return SourceTable({})
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES_OF_TABLE + 1)
        if len(data) > MAX_BYTES_OF_TABLE:
            raise too_large(MAX_BYTES_OF_TABLE, "have one in each folder")
        key = f"{SOURCES_FILE} {hashlib.sha256(data).hexdigest()}"
        rows = recall(key, Entries, partial(_entries, data)).rows
    except (OSError, ValueError, RecursionError, UnreadableError) as error:
        reason = f"it cannot be read: {_one_line(error)}; articles are named by their own text"
        return SourceTable({}, (Skipped(shown, reason),))
    if rows is None:
        return SourceTable({}, (Skipped(shown, "sources must be [[source]] tables"),))
    entries: dict[str, About] = {}
    skipped: list[Skipped] = []
    for row in rows:
        flaw = _flaw(row, entries, folder)
        if flaw:
            skipped.append(Skipped(shown, flaw))
        else:
            entries[PurePosixPath(row.file or "").as_posix()] = row.about
    return SourceTable(entries, tuple(skipped))


def _entries(data: bytes) -> Entries:
    """The entries of a table as the bytes of its file.

    Raises:
        ValueError: it is no TOML.
    """
    import tomllib

    rows = tomllib.loads(data.decode("utf-8-sig")).get("source", [])
    return Entries(tuple(map(_entry, rows)) if isinstance(rows, list) else None)


def _entry(row: object) -> Entry:
    if not isinstance(row, dict):
        return Entry(None, About())
    file = row.get("file")
    return Entry(file if isinstance(file, str) and file else None, read_fields(row))


def read_front_matter(text: str) -> tuple[About, Span] | None:
    """What a YAML block at the start of `text` says, and its span; None where there is none."""
    if not text.startswith(_FENCE):
        return None
    lines = text[:_FRONT_LIMIT].splitlines(keepends=True)
    if lines[0].strip() != _FENCE:
        return None
    position = len(lines[0])
    for line in lines[1:]:
        if line.rstrip() in (_FENCE, "..."):
            fields = _yaml(text[len(lines[0]) : position])
            end = position + len(line.rstrip())
            return None if fields is None else (read_fields(fields), Span(0, end))
        position += len(line)
    return None


def read_fields(fields: Mapping[str, object]) -> About:
    """The fields this program knows out of a table of any others, each as one line of text."""
    values = {str(name).lower(): _words(value) for name, value in fields.items()}
    found = {
        field: [value for n in names if (value := values.get(n))] for field, names in _NAMES.items()
    }
    # Some programs write the address of a page where others name its publisher.
    found["url"] += filter(_is_address, found["outlet"])
    found["outlet"] = [v for v in found["outlet"] if not _is_address(v)]
    return About(**{field: next(iter(given), None) for field, given in found.items()})


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _yaml(block: str) -> Mapping[str, object] | None:
    import yaml

    try:
        fields = yaml.safe_load(block)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return fields if isinstance(fields, dict) else None


def _words(value: object) -> str | None:
    """A metadata value as one line; None for what is no text, date or list of these."""
    if isinstance(value, datetime.date):  # a time is a date too
        return value.isoformat()[: len("2022-01-08")]
    if isinstance(value, dict):  # {"name": "Jane Doe"}
        named = next((value[n] for n in _NAME_KEYS if isinstance(value.get(n), str)), None)
        return _words(named)
    if isinstance(value, list):  # not lists in lists: a few lines of YAML can stand for millions
        flat = [v for v in value[:_LONGEST_LIST] if not isinstance(v, list)]
        return ", ".join(w for w in map(_words, flat) if w) or None
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return " ".join(str(value).split())[:_LONGEST_VALUE] or None
    return None


def _flaw(row: Entry, entries: Mapping[str, About], folder: Path) -> str | None:
    """Why an entry of `sources.toml` cannot be used, None where it can."""
    if row.file is None:
        return "an entry has no file"
    name = row.file
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        return f"{name!r} is not inside the folder"
    if path.as_posix() in entries:
        return f"{name!r} has two entries; the first is used"
    # "news.jsonl#3" is the third text of a file.
    files = {name, name.split(PART_MARK)[0]}
    if "\0" in name or not any(os.path.isfile(folder / f) for f in files):  # noqa: PTH113 - never raises
        return f"{name!r} is not in the folder"
    return None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
