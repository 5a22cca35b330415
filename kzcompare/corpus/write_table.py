"""A `sources.toml` to correct: what was found about each article, with the place it was found."""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from kzcompare.corpus.metadata import PART_MARK, SOURCES_FILE, read_source_table
from kzcompare.model.article import Article, Source
from kzcompare.model.errors import UnwritableError
from kzcompare.model.written import Written

_FIELDS = ("outlet", "title", "author", "date", "url", "agency", "dateline", "language")
_HEAD = """\
# Who published what. What stands here wins over what the articles themselves print.
# Behind each value: where it was found. A line that begins with # says that nothing was.
"""


def write_tables(paths: Sequence[str], articles: Sequence[Article]) -> tuple[Written, ...]:
    """Write or extend the `sources.toml` of each folder behind `paths`.

    What stands in a table stays as it is; only articles that it does not name are added.

    Raises:
        UnwritableError: a table cannot be read or written, or there is no folder to write to.
    """
    by_folder: dict[Path, list[tuple[str, Source]]] = defaultdict(list)
    for article in articles:
        place = _place(article.source.file, paths)
        if place is not None:
            by_folder[place[0]].append((place[1], article.source))
    if not by_folder:
        message = "standard input has no folder to write a sources.toml to"
        raise UnwritableError(message)
    return tuple(_extended(folder, entries) for folder, entries in sorted(by_folder.items()))


def _place(file: str, paths: Sequence[str]) -> tuple[Path, str] | None:
    """The folder whose table may name a file, and the name it has there."""
    name, mark, part = file.partition(PART_MARK)
    if not os.path.isfile(name):  # noqa: PTH113 - never raises
        name, mark, part = file, "", ""
    path = Path(name)
    if not path.is_file():
        return None
    folders = [Path(p) for p in paths if os.path.isdir(p)]  # noqa: PTH112 - never raises
    above = [f for f in folders if f == path.parent or f in path.parents]
    folder = min(above, key=lambda f: len(f.parts), default=path.parent)
    return folder, f"{path.relative_to(folder).as_posix()}{mark}{part}"


def _extended(folder: Path, entries: Sequence[tuple[str, Source]]) -> Written:
    path = folder / SOURCES_FILE
    table = read_source_table(folder, str(path))
    if table.skipped:
        message = f"{path} is left as it is, for it has a flaw: {table.skipped[0].reason}"
        raise UnwritableError(message)
    new = [(name, source) for name, source in entries if name not in table.entries]
    text = "".join(line for name, source in new for line in _entry(name, source))
    try:
        old = path.read_text(encoding="utf-8-sig") if path.is_file() else _HEAD
        if new:
            _replace(path, f"{old.rstrip()}\n{text}")
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        message = f"{path}: {cause.lower()}"
        raise UnwritableError(message) from error
    return Written(str(path), len(new), len(table.entries))


def _entry(name: str, source: Source) -> Iterator[str]:
    """The lines of one entry, a blank one before them."""
    places: Mapping[str, str] = dict(source.places)
    yield "\n[[source]]\n"
    yield f"file = {_quoted(name)}\n"
    yield f"id = {_quoted(source.id)}\n"
    for field in _FIELDS:
        value = getattr(source, field)
        if value:
            place = f"  # {places[field]}" if field in places else ""
            yield f"{field} = {_quoted(value)}{place}\n"
        else:
            yield f'# {field} = ""\n'


def _quoted(value: str) -> str:
    """A basic string of TOML, which is one of JSON but for the character DELETE."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _replace(path: Path, text: str) -> None:
    """Write a file at once: whatever happens, it is the old one or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sources-", suffix=".toml")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        if path.exists():
            Path(name).chmod(path.stat().st_mode & 0o777)
        else:
            Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
