"""Paths to articles: the door of the first stage."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kzcompare.corpus.build import Draft, build_article, draft_article
from kzcompare.corpus.document import About, Document, UnreadableError
from kzcompare.corpus.find import Input, cause, find_inputs, natural_key, printable
from kzcompare.corpus.formats import READERS
from kzcompare.corpus.formats.plain import read_plain
from kzcompare.corpus.ids import Named, unique_ids, wished_id
from kzcompare.corpus.metadata import SOURCES_FILE, SourceTable, read_source_table
from kzcompare.corpus.recurring import mark_recurring
from kzcompare.model.article import Article
from kzcompare.model.errors import NoInputError
from kzcompare.model.report import Skipped

# A year of a daily paper is about this much; a single article has 10 kB.
MAX_BYTES = 20_000_000


Recall = Callable[[str, Callable[[], Draft]], Draft]


@dataclass(frozen=True, slots=True)
class _Read:
    """A document with the input it came from and what the folder's table says of it."""

    source: Input
    document: Document
    noted: About


def make_anew(key: str, make: Callable[[], Draft]) -> Draft:
    """A `Recall` that remembers nothing."""
    del key
    return make()


def read_corpus(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, recall: Recall = make_anew
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """Read the articles behind `paths` (files, folders, patterns, "-" for standard input).

    Articles are in natural order of their ids, skipped inputs in that of their names; the order of
    `paths` changes nothing. `stdin` stands in for the process's standard input. `recall` may keep
    drafts between runs: it gets a key over all that a draft depends on, and how to make it.

    Raises:
        NoInputError: Nothing at all could be read.
    """
    inputs, missing = find_inputs(paths)
    tables = _read_tables(inputs)
    read: list[_Read] = []
    skipped = [*missing, *(entry for table in tables.values() for entry in table.skipped)]
    for source in inputs:
        try:
            documents = _documents(source, stdin)
            read += [_Read(source, d, _noted(source, tables)) for d in documents]
        except UnreadableError as error:
            skipped.append(Skipped(source.shown, str(error)))
    articles, empty = _articles(read, recall)
    skipped += empty
    skipped.sort(key=lambda s: (natural_key(s.file), s.reason))
    if not articles:
        raise NoInputError(_nothing_read(paths, skipped))
    return articles, tuple(skipped)


def _read_tables(inputs: Sequence[Input]) -> dict[Path, SourceTable]:
    """The `sources.toml` beside and above the inputs, by folder, each read once."""
    folders = sorted({folder for source in inputs for folder in _folders(source)})
    return {f: read_source_table(f, printable(str(f / SOURCES_FILE))) for f in folders}


def _noted(source: Input, tables: Mapping[Path, SourceTable]) -> About:
    """What the tables say of a file, the nearest folder first."""
    about = About()
    for folder in _folders(source):
        if source.path is not None:
            name = source.path.relative_to(folder).as_posix()
            about = about.filled_from(tables[folder].entries.get(name, About()))
    return about


def _folders(source: Input) -> list[Path]:
    """The folders whose table may speak of a file: its own up to the one the user gave."""
    if source.path is None or source.root is None:
        return []
    above = list(source.path.parents)
    return above[: above.index(source.root) + 1]


def _documents(source: Input, stdin: BinaryIO | None) -> tuple[Document, ...]:
    data = _bytes(source, stdin)
    if len(data) > MAX_BYTES:
        message = f"it is larger than {MAX_BYTES // 1_000_000} MB; split it into articles"
        raise UnreadableError(message)
    suffix = source.path.suffix.lower() if source.path else ""
    return READERS.get(suffix, read_plain)(data)


def _bytes(source: Input, stdin: BinaryIO | None) -> bytes:
    """At most one byte more than is allowed, so that too much shows."""
    if source.path is None:
        return (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
    try:
        with source.path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"it cannot be opened: {cause(error)}"
        raise UnreadableError(message) from error


def _articles(read: Sequence[_Read], recall: Recall) -> tuple[tuple[Article, ...], list[Skipped]]:
    drafts: list[tuple[_Read, Draft]] = []
    skipped: list[Skipped] = []
    for item in read:
        try:
            make = partial(draft_article, item.document, item.noted)
            key = hashlib.sha256(f"{item.document!r} {item.noted!r}".encode()).hexdigest()
            drafts.append((item, recall(key, make)))
        except UnreadableError as error:
            skipped.append(Skipped(item.source.shown, str(error)))
    ids = unique_ids([_named(item, draft) for item, draft in drafts])
    articles = [
        build_article(draft, id=name, file=item.source.shown)
        for name, (item, draft) in zip(ids, drafts, strict=True)
    ]
    return mark_recurring(sorted(articles, key=lambda a: natural_key(a.id))), skipped


def _named(item: _Read, draft: Draft) -> Named:
    path = item.source.path
    stem, folder = ("stdin", "stdin") if path is None else (path.stem, path.resolve().parent.name)
    digest = hashlib.sha256(draft.document.text.encode()).hexdigest()
    return Named(wished_id(draft.about.id, stem), folder, digest)


def _nothing_read(paths: Sequence[str], skipped: Sequence[Skipped]) -> str:
    if not skipped:
        places = ", ".join(printable(p) for p in paths[:3]) or "no path given"
        return f"{places}: no articles here; expected files ending in {' '.join(sorted(READERS))}"
    first = skipped[0]
    more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
    return f"{first.file}: {first.reason}{more}; give a file or folder of articles"
