"""Paths to articles: the door of the first stage."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePath, PurePosixPath
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.corpus.document import About, Document, Rejected, UnreadableError
from kzcompare.corpus.draft import Draft, build_article
from kzcompare.corpus.find import Input, cause, natural_key, printable
from kzcompare.corpus.formats import USUAL
from kzcompare.corpus.ids import Named, part_id, unique_ids, wished_id
from kzcompare.corpus.limits import too_large
from kzcompare.corpus.metadata import PART_MARK, SOURCES_FILE, SourceTable, read_source_table
from kzcompare.corpus.recall import Recall, make_anew
from kzcompare.corpus.recurring import mark_recurring
from kzcompare.corpus.unpack import limit_of, texts_of
from kzcompare.model.article import Article
from kzcompare.model.errors import NoInputError
from kzcompare.model.report import Skipped

Note = Callable[[str, bytes, os.stat_result], None]  # a file's path, its bytes, what it was then
# Texts of one file that could not be read, named one by one; more are only counted.
_NAMED_FLAWS = 10
_QUICK = (".txt", ".text")  # read in no more time than it takes to remember them


class _Read(Struct, frozen=True):
    """A document with the input it came from and what the folder's table says of it."""

    source: Input
    document: Document
    noted: About

    @property
    def name(self) -> str:
        """The name of the file that holds this text and no other, "" for a record of many."""
        part = self.document.part
        if part is not None:
            return "" if part.isdigit() or PART_MARK in part else PurePosixPath(part).name
        return "" if self.source.path is None else self.source.path.name


class Found(Struct, frozen=True, array_like=True):
    """The texts of one file, and those of its texts that cannot be read."""

    documents: tuple[Document, ...]
    flaws: tuple[Rejected, ...] = ()


def read_inputs(
    inputs: Sequence[Input],
    *,
    paths: Sequence[str],
    missing: Sequence[Skipped] = (),
    stdin: BinaryIO | None = None,
    recall: Recall = make_anew,
    note: Note | None = None,
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """The articles of inputs that were found behind `paths`, beside what is `missing` there.

    Articles are in natural order of their ids, skipped inputs in that of their names; the order of
    `paths` changes nothing. `stdin` stands in for the process's standard input. `recall` may keep
    what was made of files and texts between runs. `note` is called for each file that is read.

    Raises:
        NoInputError: Nothing at all could be read.
    """
    tables = _read_tables(inputs, recall)
    read: list[_Read] = []
    skipped = [*missing, *(entry for table in tables.values() for entry in table.skipped)]
    for source in inputs:
        try:
            found = _found(source, stdin, recall, note)
            read += [_Read(source, d, _noted(source, d.part, tables)) for d in found.documents]
            skipped += _flaws(source, found)
        except UnreadableError as error:
            skipped.append(Skipped(source.shown, str(error)))
    articles, empty = _articles(read, recall)
    skipped += empty
    skipped.sort(key=lambda s: (natural_key(s.file), s.reason))
    if not articles:
        raise NoInputError(_nothing_read(paths, skipped))
    return articles, tuple(skipped)


def _read_tables(inputs: Sequence[Input], recall: Recall) -> dict[Path, SourceTable]:
    """The `sources.toml` beside and above the inputs, by folder, each read once."""
    folders = sorted({folder for source in inputs for folder in _folders(source)})
    return {f: read_source_table(f, printable(str(f / SOURCES_FILE)), recall) for f in folders}


def _noted(source: Input, part: str | None, tables: Mapping[Path, SourceTable]) -> About:
    """What the tables say of a text, the nearest folder first.

    An entry for a whole file speaks of each text in it, but names none of them.
    """
    about = About()
    for folder in _folders(source):
        if source.path is None:
            continue
        name = source.path.relative_to(folder).as_posix()
        entries = tables[folder].entries
        whole = entries.get(name, About())
        if part is not None:
            about = about.filled_from(entries.get(f"{name}{PART_MARK}{part}", About()))
            whole = replace(whole, id=None, title=None, url=None)
        about = about.filled_from(whole)
    return about


def _folders(source: Input) -> list[Path]:
    """The folders whose table may speak of a file: its own up to the one the user gave."""
    if source.path is None or source.root is None:
        return []
    above = list(source.path.parents)
    return above[: above.index(source.root) + 1]


def read_texts(source: Input, recall: Recall = make_anew) -> dict[str, str]:
    """The texts of an input by the names of their articles, as `Source.file` has them.

    Where it cannot be read there are none.
    """
    try:
        documents = _found(source, None, recall, None).documents
    except UnreadableError:
        return {}
    return {_shown(source, d.part): d.text for d in documents}


def input_of(file: str, shown: Mapping[str, int]) -> int:
    """The number of the input that an article comes from, by the names of all inputs.

    Raises:
        KeyError: it comes from none.
    """
    name = file
    while name not in shown and PART_MARK in name:
        name = name.rpartition(PART_MARK)[0]
    return shown[name]


def _found(source: Input, stdin: BinaryIO | None, recall: Recall, note: Note | None) -> Found:
    name = PurePath(source.file).name if source.file else ""
    limit = limit_of(name)
    data = _bytes(source, stdin, limit + 1, note)
    if len(data) > limit:
        raise too_large(limit)

    def read() -> Found:
        texts = texts_of(name, data)
        return Found(
            tuple(t for t in texts if isinstance(t, Document)),
            tuple(t for t in texts if isinstance(t, Rejected)),
        )

    if name.endswith(_QUICK):
        return read()
    digest = hashlib.sha256(data).hexdigest()
    return recall(f"{digest} {''.join(PurePath(name).suffixes)}", Found, read)


def _flaws(source: Input, found: Found) -> list[Skipped]:
    """The texts of a file that cannot be read; the first few of many by name."""
    flaws = [Skipped(_shown(source, flaw.part), flaw.reason) for flaw in found.flaws]
    if len(flaws) > _NAMED_FLAWS + 1:
        more = f"{len(flaws) - _NAMED_FLAWS:,} more of its texts could not be read"
        flaws[_NAMED_FLAWS:] = [Skipped(source.shown, more)]
    return flaws


def _shown(source: Input, part: str | None) -> str:
    """The name of a text as the user may write it in `sources.toml`."""
    return f"{source.shown}{PART_MARK}{printable(part)}" if part else source.shown


def _bytes(source: Input, stdin: BinaryIO | None, most: int, note: Note | None) -> bytes:
    """The bytes of an input, the first `most` of them where it has more."""
    if source.file is None:
        return (stdin or sys.stdin.buffer).read(most)
    try:
        with Path(source.file).open("rb") as stream:
            status = os.fstat(stream.fileno())
            data = stream.read(most)
    except OSError as error:
        message = f"it cannot be opened: {cause(error)}"
        raise UnreadableError(message) from error
    if note is not None:
        note(source.file, data, status)
    return data


def _articles(read: Sequence[_Read], recall: Recall) -> tuple[tuple[Article, ...], list[Skipped]]:
    drafts: list[tuple[_Read, Draft]] = []
    skipped: list[Skipped] = []
    for item in read:
        try:
            make = partial(_draft, item)
            told = f"{item.document!r} {item.noted!r} {item.name!r}"
            key = hashlib.sha256(told.encode()).hexdigest()
            drafts.append((item, recall(key, Draft, make)))
        except UnreadableError as error:
            skipped.append(Skipped(_shown(item.source, item.document.part), str(error)))
    ids = unique_ids(_named(drafts))
    articles = [
        build_article(item.document, draft, id=name, file=_shown(item.source, item.document.part))
        for name, (item, draft) in zip(ids, drafts, strict=True)
    ]
    return mark_recurring(sorted(articles, key=lambda a: natural_key(a.id))), skipped


def _draft(item: _Read) -> Draft:
    from kzcompare.corpus.build import draft_article

    return draft_article(item.document, item.noted, item.name)


def _named(drafts: Sequence[tuple[_Read, Draft]]) -> list[Named]:
    """What the ids of the drafts may be made of."""
    outlets = Counter((item.source.shown, draft.about.outlet) for item, draft in drafts)
    names: list[Named] = []
    for item, draft in drafts:
        path, part, about = item.source.path, item.document.part, draft.about
        stem, folder = (
            ("stdin", "stdin") if path is None else (path.stem, path.resolve().parent.name)
        )
        if part is not None:
            is_alone = outlets[item.source.shown, about.outlet] == 1
            folder, stem = stem, part_id(part, about.outlet, about.title, is_alone=is_alone)
        digest = hashlib.sha256(item.document.text.encode()).hexdigest()
        names.append(Named(wished_id(about.id, stem), folder, digest))
    return names


def _nothing_read(paths: Sequence[str], skipped: Sequence[Skipped]) -> str:
    if not skipped:
        places = ", ".join(printable(p) for p in paths[:3]) or "no path given"
        return f"{places}: no articles here; expected files ending in {USUAL}"
    first = skipped[0]
    more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
    return f"{first.file}: {first.reason}{more}; give a file or folder of articles"
