"""What was read before: a SQLite file of compressed records, keyed by all they depend on.

Records are data, never code. A file that cannot be used (a full disk, a read-only home, a damaged
database) only means that everything is read anew. Several processes may share one file.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from kzcompare import __version__

T = TypeVar("T")

FILE = "readings.sqlite"
WAIT = 5.0  # seconds to wait for another process that is writing


class Cache:
    """A key-value store of records; every method is safe when the file is not usable."""

    def __init__(self, path: Path) -> None:
        """A cache in the file `path`, which is made when something is first kept."""
        self.path = path

    @classmethod
    def open(cls, folder: Path | None = None) -> Cache:
        """The cache in `folder`, or in the user's cache folder."""
        if folder is None:
            from platformdirs import user_cache_path

            folder = user_cache_path("kzcompare", appauthor=False)
        return cls(folder / FILE)

    def get(self, key: str, kind: type[T]) -> T | None:
        """The record kept under `key`, or None; a record that does not fit `kind` is forgotten."""
        if not self.path.is_file():
            return None
        try:
            with closing(self._connect()) as connection:
                found = connection.execute("SELECT value FROM records WHERE key = ?", (key,)).fetchone()
            if found is None:
                return None
            return msgspec.msgpack.decode(zlib.decompress(found[0]), type=kind)
        except (sqlite3.Error, zlib.error, msgspec.MsgspecError, OSError, ValueError):
            return None

    def put(self, key: str, record: object) -> None:
        """Keeps a record; silently does nothing where the file cannot be written."""
        value = zlib.compress(msgspec.msgpack.encode(record), 6)
        with suppress(sqlite3.Error, OSError):
            self._write(key, value)

    def _write(self, key: str, value: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._insert(key, value)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            self.path.unlink()  # not a database: an interrupted copy, or another program's file
            self._insert(key, value)

    def _insert(self, key: str, value: bytes) -> None:
        with closing(self._connect()) as connection, connection:
            connection.execute("CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY, value BLOB)")
            connection.execute("INSERT OR REPLACE INTO records VALUES (?, ?)", (key, value))

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=WAIT)

    def size(self) -> int:
        """Bytes on disk; 0 where there is no cache."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def clear(self) -> int:
        """Removes the file and returns how many records it held."""
        if not self.path.is_file():
            return 0
        count = 0
        with suppress(sqlite3.Error), closing(self._connect()) as connection:
            count = connection.execute("SELECT count(*) FROM records").fetchone()[0]
        self.path.unlink()
        return count


def key_of(*parts: str) -> str:
    """A key over all that a record depends on, the program included."""
    return hashlib.sha256("\0".join((_program(), *parts)).encode()).hexdigest()


def _program() -> str:
    """The version, and the newest change to any file of the package.

    A released package never changes; in a checkout an edited stage must not meet old records.
    """
    package = Path(__file__).parent
    newest = max(f.stat().st_mtime_ns for f in package.rglob("*") if f.suffix in (".py", ".toml"))
    return f"{__version__} {newest}"
