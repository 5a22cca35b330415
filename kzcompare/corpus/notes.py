"""Whether files are as they were when they were read, told without reading them again.

As in the index of git: size, time of modification and inode of a file are noted beside the digest
of its bytes. A file that still has all three was not written to since, unless that was within the
grain of the clock of when it was noted; it and whatever looks changed are read and compared.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from kzcompare.corpus.find import ALIASES_FILE, Input
from kzcompare.corpus.limits import MAX_BYTES_OF_TABLE
from kzcompare.corpus.metadata import SOURCES_FILE
from kzcompare.corpus.unpack import limit_of

GRAIN = 2_000_000_000  # nanoseconds; no file system in use has a coarser clock
DIGEST = 16  # bytes; there is one for each file
ABSENT = -1  # the size of a file that is not there


class Noted(Struct, frozen=True, array_like=True):
    """A file as it was: bytes, time of modification in nanoseconds, inode, BLAKE2 digest."""

    path: str
    size: int
    modified: int
    inode: int
    digest: bytes

    @classmethod
    def of(cls, path: str, data: bytes, status: os.stat_result) -> Noted:
        """The note of a file of which `data` was read."""
        digest = hashlib.blake2b(data, digest_size=DIGEST).digest()
        return cls(path, status.st_size, status.st_mtime_ns, status.st_ino, digest)


def limit(path: Path) -> int:
    """The bytes of a file that are looked at: one more than it may have."""
    is_table = path.name in (SOURCES_FILE, ALIASES_FILE)
    return 1 + (MAX_BYTES_OF_TABLE if is_table else limit_of(path.name))


def note_file(path: Path) -> Noted | None:
    """The note of a file as it is now; None where it is there and cannot be read."""
    try:
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            return Noted.of(str(path), stream.read(limit(path)), status)
    except (FileNotFoundError, NotADirectoryError):
        return Noted(str(path), ABSENT, 0, 0, b"")
    except OSError:
        return None


def looks_same(note: Noted, since: int) -> bool:
    """Whether a file need not be read: it is as noted, and was not written to around `since`.

    `since` is the time, in nanoseconds since 1970, at which the notes were begun.
    """
    try:
        status = os.stat(note.path)  # noqa: PTH116 - there are many
    except (FileNotFoundError, NotADirectoryError):
        return note.size == ABSENT
    except (OSError, ValueError):
        return False
    found = (status.st_size, status.st_mtime_ns, status.st_ino)
    return found == (note.size, note.modified, note.inode) and note.modified + GRAIN < since


def renewed(notes: Sequence[Noted], since: int) -> tuple[Noted, ...] | None:
    """The notes, made anew where a file had to be read; None where one has other bytes now."""
    found = []
    for note in notes:
        if looks_same(note, since):
            found.append(note)
            continue
        now = note_file(Path(note.path))
        if now is None or (now.size == ABSENT, now.digest) != (note.size == ABSENT, note.digest):
            return None
        found.append(now)
    return tuple(found)


def tables_of(paths: Sequence[str], inputs: Sequence[Input]) -> tuple[Path, ...]:
    """The tables that may speak of the inputs or of their actors, whether they are there or not."""
    places = {
        (os.path.dirname(i.file), i.base)  # noqa: PTH120 - there are many
        for i in inputs
        if i.file is not None and i.base is not None
    }
    folders = set()
    for folder, base in places:
        above = [Path(folder), *Path(folder).parents]
        folders.update(above[: above.index(Path(base)) + 1])
    found = {folder / SOURCES_FILE for folder in folders}
    found.update((p if p.is_dir() else p.parent) / ALIASES_FILE for p in map(Path, paths))
    return tuple(sorted(found))
