"""What people write down about articles: `sources.toml` beside them, front matter inside them."""

from __future__ import annotations

import datetime
import os.path
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kzcompare.corpus.document import About
from kzcompare.model.report import Skipped
from kzcompare.model.span import Span

SOURCES_FILE = "sources.toml"
_FENCE = "---"
# Longer blocks are no front matter but text between two rules.
_FRONT_LIMIT = 20_000
_LONGEST_VALUE = 1000
# What other programs call our fields, the usual name first.
_NAMES = {
    "id": ("id",),
    "outlet": ("outlet", "publisher", "source", "site", "sitename", "publication"),
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "date": ("date", "published", "pubdate", "date_published"),
    "url": ("url", "link", "source_url"),
    "language": ("language", "lang"),
}


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A folder's `sources.toml`: what it says of each file, by path below the folder.

    `skipped` names the file and each entry that could not be used.
    """

    entries: Mapping[str, About]
    skipped: tuple[Skipped, ...] = ()


def read_source_table(folder: Path, shown: str) -> SourceTable:
    """Read `sources.toml` in `folder`; an empty table where there is none.

    `shown` is the path that messages print.
    """
    path = folder / SOURCES_FILE
    if not os.path.isfile(path):  # noqa: PTH113 - never raises
        return SourceTable({})
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("source", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = f"it cannot be read: {_one_line(error)}; articles are named by their own text"
        return SourceTable({}, (Skipped(shown, reason),))
    if not isinstance(rows, list):
        return SourceTable({}, (Skipped(shown, "sources must be [[source]] tables"),))
    entries: dict[str, About] = {}
    skipped: list[Skipped] = []
    for row in rows:
        flaw = _flaw(row, entries, folder)
        if flaw:
            skipped.append(Skipped(shown, flaw))
        else:
            entries[PurePosixPath(row["file"]).as_posix()] = read_fields(row)
    return SourceTable(entries, tuple(skipped))


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
    return About(
        **{
            field: next((values[n] for n in names if values.get(n)), None)
            for field, names in _NAMES.items()
        }
    )


def _yaml(block: str) -> Mapping[str, object] | None:
    import yaml

    try:
        fields = yaml.safe_load(block)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return fields if isinstance(fields, dict) else None


def _words(value: object) -> str | None:
    """A metadata value as one line; None for what is no text, date or list of these."""
    if isinstance(value, bool):
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(w for w in map(_words, value[:20]) if w) or None
    if isinstance(value, str | int | float):
        return " ".join(str(value).split())[:_LONGEST_VALUE] or None
    return None


def _flaw(row: object, entries: Mapping[str, About], folder: Path) -> str | None:
    """Why an entry of `sources.toml` cannot be used, None where it can."""
    if not isinstance(row, dict) or not isinstance(row.get("file"), str) or not row["file"]:
        return "an entry has no file"
    name = row["file"]
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        return f"{name!r} is not inside the folder"
    if path.as_posix() in entries:
        return f"{name!r} has two entries; the first is used"
    if "\0" in name or not os.path.isfile(folder / path):  # noqa: PTH113 - never raises
        return f"{name!r} is not in the folder"
    return None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
