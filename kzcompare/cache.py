"""What was read before: a SQLite file of compressed records, keyed by all they depend on.

Records are data, never code. A file that cannot be used (a full disk, a read-only home, a damaged
database) only means that everything is read anew. Several processes may share one file. When it has
grown too large, the records that were not used for longest go first.
"""

from __future__ import annotations

import functools
import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from kzcompare import __version__
from kzcompare.zstd import ERRORS, Codec, train

T = TypeVar("T")

FILE = "readings.sqlite"
WAIT = 5.0  # seconds to wait for another process that is writing
UNUSABLE = (sqlite3.Error, OSError)
FORMAT = 3  # of the file; one of another format is replaced
LARGEST = 1_000_000_000  # bytes; ten thousand articles take a tenth of it
KEPT_FREE = 0.2  # share of it that is made free when it is full
DAY = 86_400  # seconds
STALE = 7  # days after which another use of a record is worth noting
PAGE = 512  # bytes; a record fills its last page by half, and there are thousands of records
SAMPLES = 256  # records from which the dictionary is made with which later ones are packed
LEAST, MOST = 1 << 10, 1 << 16  # bytes of a packed record that is one of them: readings are


class Cache:
    """A key-value store of records; every method is safe when the file is not usable."""

    def __init__(self, path: Path) -> None:
        """A cache in the file `path`, which is made when something is first kept."""
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._codec = Codec(None)
        self._used: set[str] = set()  # keys whose last use should be noted

    @classmethod
    def open(cls, folder: Path | None = None) -> Cache:
        """The cache in `folder`, or in the user's cache folder."""
        if folder is None:
            from platformdirs import user_cache_path

            folder = user_cache_path("kzcompare", appauthor=False)
        return cls(folder / FILE)

    def key(self, *parts: str) -> str:
        """A key over all that a record depends on, the program included."""
        whole = "\0".join((_program(), *parts)).encode()
        return hashlib.blake2b(whole, digest_size=16).hexdigest()

    def get(self, key: str, kind: type[T]) -> T | None:
        """The record kept under `key`; None without one, or where it is no `kind`."""
        (found,) = self.get_all([key], kind)
        return found

    def get_all(self, keys: Sequence[str], kind: type[T]) -> list[T | None]:
        """The record under each of `keys`; None without one, or where it is no `kind`."""
        return list(self.each(keys, kind))

    def each(self, keys: Sequence[str], kind: type[T]) -> Iterator[T | None]:
        """The same, one after the other, so that not all of them need be in memory."""
        if self._connection is None and not self.path.is_file():
            yield from [None] * len(keys)
            return
        decoder: msgspec.msgpack.Decoder[T] = _decoder(cast("Any", kind))
        for key in keys:
            yield self._decoded(key, decoder)

    def _decoded(self, key: str, decoder: msgspec.msgpack.Decoder[T]) -> T | None:
        try:
            rows = self._connected().execute(
                "SELECT value, used FROM records WHERE key = ?", (key,)
            )
            found = rows.fetchone()
            if found is None:
                return None
            if found[1] + STALE < _today():
                self._used.add(key)
            return decoder.decode(self._current().unpack(found[0]))
        except (*UNUSABLE, *ERRORS, msgspec.MsgspecError, ValueError, TypeError):
            return None

    def put(self, key: str, record: object) -> None:
        """Keeps a record; does nothing where the file cannot be written."""
        self.put_all([(key, record)])

    def put_all(self, records: Iterable[tuple[str, object]]) -> None:
        """Keeps records, all of them or none; does nothing where the file cannot be written."""
        values = [(key, msgspec.msgpack.encode(r, enc_hook=tuple)) for key, r in records]
        with suppress(*UNUSABLE):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._insert(values)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # no database: an interrupted copy, or another's file
                self.close()
                self.path.unlink()
                self._insert(values)

    def _insert(self, values: Sequence[tuple[str, bytes]]) -> None:
        connection = self._connected()
        # In this order: another process may be laying the file out, table and format at once.
        is_filled = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found != FORMAT:
            if is_filled:
                self.close()
                self.path.unlink()
                connection = self._connected()
            _lay_out(connection)
        codec = self._current()
        packed = [(key, _today(), codec.pack(record)) for key, record in values]
        with connection:
            connection.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", packed)
        if not codec.has_dictionary:
            _train(connection, codec)
        _shrink(connection)

    def _current(self) -> Codec:
        """What packs records: with the dictionary of the file, as soon as it has one."""
        if not self._codec.has_dictionary:
            found = self._connected().execute("SELECT value FROM dictionary").fetchone()
            if found is not None:
                self._codec = Codec(found[0])
        return self._codec

    def _note_uses(self) -> None:
        """Notes that records were used which had not been for days."""
        used = [(_today(), key) for key in self._used]
        self._used.clear()
        if used:
            with suppress(*UNUSABLE), self._connected() as connection:
                connection.executemany("UPDATE records SET used = ? WHERE key = ?", used)

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(self.path, timeout=WAIT)
        return self._connection

    def close(self) -> None:
        """Lets go of the file; the next call opens it again."""
        if self._connection is not None:
            self._note_uses()
            self._connection.close()
            self._connection = None

    def __del__(self) -> None:
        """Closes what was left open, so that no caller has to."""
        self.close()

    def size(self) -> int:
        """Bytes on disk; 0 where there is no cache."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def clear(self) -> int:
        """Removes the file and returns how many records it held."""
        if not self.path.is_file():
            return 0
        count = 0
        with suppress(sqlite3.Error):
            count = self._connected().execute("SELECT count(*) FROM records").fetchone()[0]
        self._used.clear()
        self.close()
        self.path.unlink()
        return count


def _today() -> int:
    """The day, counted from 1970."""
    return int(time.time() // DAY)


def _train(connection: sqlite3.Connection, codec: Codec) -> None:
    """Makes the dictionary of a file without one, once it has enough records to learn from."""
    found = connection.execute(
        "SELECT value FROM records WHERE length(value) BETWEEN ? AND ? LIMIT ?",
        (LEAST, MOST, SAMPLES),
    ).fetchall()
    if len(found) < SAMPLES:
        return
    dictionary = train([codec.unpack(value) for (value,) in found])
    if dictionary is not None:
        with connection:
            connection.execute("INSERT OR IGNORE INTO dictionary VALUES (1, ?)", (dictionary,))


def _lay_out(connection: sqlite3.Connection) -> None:
    """Makes the tables of an empty file: a record under its key, and the day of its last use.

    The one dictionary stays for as long as the file: records cannot be read without it.
    """
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    with connection:
        connection.execute("BEGIN IMMEDIATE")  # or the table would be there before the format is
        connection.execute(
            "CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY, used INTEGER, value BLOB)"
        )
        connection.execute(
            "CREATE TABLE IF NOT EXISTS dictionary (number INTEGER PRIMARY KEY, value BLOB)"
        )
        connection.execute(f"PRAGMA user_version = {FORMAT}")


def _shrink(connection: sqlite3.Connection) -> None:
    """Drops the records that were not used for longest, where the file is too large."""
    size = connection.execute("PRAGMA page_count").fetchone()[0] * PAGE
    if size <= LARGEST:
        return
    surplus = size - LARGEST * (1 - KEPT_FREE)
    dropped = []
    for key, length in connection.execute(
        "SELECT key, length(value) FROM records ORDER BY used, rowid"
    ):
        if surplus <= 0:
            break
        dropped.append((key,))
        surplus -= length
    with connection:
        connection.executemany("DELETE FROM records WHERE key = ?", dropped)
    connection.executescript("PRAGMA incremental_vacuum")  # `execute` would free one page


@functools.cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    """The decoder of a kind: learning its shape takes as long as reading a record."""
    return msgspec.msgpack.Decoder(kind)


@functools.cache
def _program() -> str:
    """The version, and the newest change to any file of the package.

    A released package never changes; in a checkout an edited stage must not meet old records.
    """
    newest = 0
    folders = [Path(__file__).parent]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                elif entry.name.endswith((".py", ".toml")):
                    newest = max(newest, entry.stat().st_mtime_ns)
    return f"{__version__} {newest}"


class Remembered:
    """What was made of files before; what is made anew is kept together when the block ends."""

    def __init__(self, cache: Cache | None) -> None:
        """Remembers by `cache`; None remembers nothing."""
        self._cache = cache
        self._made: list[tuple[str, object]] = []

    def __enter__(self) -> Remembered:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Keeps what was made, also of a reading that was broken off."""
        if self._cache is not None and self._made:
            self._cache.put_all(self._made)

    def recall(self, key: str, kind: type[T], make: Callable[[], T]) -> T:
        """The record of that kind under a key over all that it depends on, or what `make` makes."""
        if self._cache is None:
            return make()
        found = self._cache.get(full := self._cache.key(kind.__name__, key), kind)
        if found is None:
            found = make()
            self._made.append((full, found))
        return found
