"""What a corpus consists of, and whether its files are as they were: an index as git keeps one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.corpus.find import Input, gather_inputs
from kzcompare.corpus.notes import Noted, note_file, renewed, tables_of
from kzcompare.corpus.read import input_of
from kzcompare.kept.shelf import Place
from kzcompare.model.article import Listed
from kzcompare.model.report import Skipped

if TYPE_CHECKING:
    import os

    from kzcompare.cache import Cache


class Listing(Struct, frozen=True, array_like=True):
    """The files behind some paths, and what was made of them.

    `since` is the time, in nanoseconds since 1970, at which the notes of `files` and `tables` were
    begun; `missing` are the paths that lead to no file. `sources` are those that are compared, and
    `homes` the numbers of the files that they come from; `skipped` and `remarks` are what the user
    is told, and `place` is where all that was found over them is kept.
    """

    since: int
    missing: tuple[Skipped, ...]
    files: tuple[Noted, ...]
    tables: tuple[Noted, ...]
    sources: tuple[Listed, ...]
    homes: tuple[int, ...]
    skipped: tuple[Skipped, ...]
    remarks: tuple[str, ...]
    place: tuple[str, str, tuple[str, ...]]


class Witness:
    """Notes the files of a corpus while they are read."""

    def __init__(
        self, paths: Sequence[str], inputs: Sequence[Input], missing: Sequence[Skipped]
    ) -> None:
        """Of the files `inputs` behind `paths`; their tables are noted now."""
        self._since = time.time_ns()
        self._inputs = inputs
        self._missing = tuple(missing)
        self._tables = [note_file(table) for table in tables_of(paths, inputs)]
        self._files: list[Noted] = []

    def note(self, path: str, data: bytes, status: os.stat_result) -> None:
        """Notes a file that was read."""
        self._files.append(Noted.of(path, data, status))

    def listing(
        self,
        sources: Sequence[Listed],
        skipped: Sequence[Skipped],
        remarks: Sequence[str],
        place: Place,
    ) -> Listing | None:
        """What was read; None where a file could not be noted."""
        tables = tuple(table for table in self._tables if table is not None)
        if len(tables) < len(self._tables) or not _are(self._inputs, self._files):
            return None
        shown = {item.shown: number for number, item in enumerate(self._inputs)}
        return Listing(
            self._since,
            self._missing,
            tuple(self._files),
            tables,
            tuple(sources),
            tuple(input_of(listed.source.file, shown) for listed in sources),
            tuple(skipped),
            tuple(remarks),
            (place.corpus, place.state, place.readings),
        )


def _are(inputs: Sequence[Input], notes: Sequence[Noted]) -> bool:
    """Whether the notes are those of the inputs."""
    return [item.file for item in inputs] == [note.path for note in notes]


def find_unchanged(
    cache: Cache, key: str, paths: Sequence[str]
) -> tuple[Listing, tuple[Input, ...]] | None:
    """The listing of some paths and their files; None where one is kept no more, or not the same.

    Where files were read anew and are the same nevertheless, the notes on them are kept instead.
    """
    listing = cache.get(key, Listing)
    if listing is None:
        return None
    found, missing = gather_inputs(paths)
    by_file = {item.file: item for item in found}
    inputs = tuple(by_file[note.path] for note in listing.files if note.path in by_file)
    if missing != listing.missing or not len(found) == len(inputs) == len(listing.files):
        return None
    if [str(t) for t in tables_of(paths, inputs)] != [note.path for note in listing.tables]:
        return None
    since = time.time_ns()
    files = renewed(listing.files, listing.since)
    tables = renewed(listing.tables, listing.since)
    if files is None or tables is None:
        return None
    if (files, tables) != (listing.files, listing.tables):
        cache.put(key, replace(listing, since=since, files=files, tables=tables))
    return listing, inputs
