"""A file's bytes to its texts: files inside archives are read as if they lay in a folder."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kzcompare.corpus.decode import whole
from kzcompare.corpus.document import About, Document, Rejected, Texts, UnreadableError
from kzcompare.corpus.formats import DOCUMENT_SUFFIXES, OF_MANY, PACKED, SUPPORTED, read_as
from kzcompare.corpus.limits import (
    MAX_BYTES,
    MAX_BYTES_OF_MANY,
    MAX_PACKED,
    MAX_TEXTS,
    foreign,
    too_large,
)

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_HIDDEN = (".", "__MACOSX")


@dataclass(slots=True)
class _Budget:
    """How many more bytes may come out of a packed file."""

    left: int = MAX_BYTES_OF_MANY


def texts_of(name: str, data: bytes) -> Texts:
    """The texts of the file called `name` ("" for standard input).

    Args:
        name: the file's name; its suffix tells the format. Without a known one the bytes tell.
        data: the whole file.

    Raises:
        UnreadableError: the file holds no text that can be read.
    """
    texts = tuple(map(_encodable, _texts(name, data, _Budget(), MAX_PACKED)))
    if len(texts) > MAX_TEXTS:
        more = Rejected("", f"it holds more than {MAX_TEXTS:,} texts; the rest is left out")
        return (*texts[:MAX_TEXTS], more)
    return texts


def _encodable(text: Document | Rejected) -> Document | Rejected:
    """The text without halves of surrogate pairs: JSON can escape them, nothing carries them."""
    if isinstance(text, Rejected):
        return replace(text, part=whole(text.part))
    about = {
        name: whole(value) if (value := getattr(text.about, name)) else None
        for name in About.__struct_fields__
    }
    part = None if text.part is None else whole(text.part)
    return replace(text, text=whole(text.text), about=About(**about), part=part)


def limit_of(name: str) -> int:
    """The largest size in bytes of a file called `name`."""
    return MAX_BYTES_OF_MANY if _suffix(name) in OF_MANY or not name else MAX_BYTES


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _texts(name: str, data: bytes, budget: _Budget, depth: int) -> Texts:
    suffix = _suffix(name)
    if suffix not in SUPPORTED:
        from kzcompare.corpus.sniff import suffix_of

        suffix = suffix_of(data)
    if len(data) > (limit := limit_of(suffix)):
        raise too_large(limit)
    if suffix in PACKED and not depth:
        message = f"archives more than {MAX_PACKED} deep are not opened"
        raise UnreadableError(message)
    if suffix == ".gz":
        inner = name[: -len(suffix)] if name.lower().endswith(suffix) else ""
        return _texts(inner, _gunzipped(data, budget), budget, depth - 1)
    if suffix == ".zip":
        return tuple(_zipped(data, budget, depth - 1))
    return read_as(suffix, data)


def _gunzipped(data: bytes, budget: _Budget) -> bytes:
    """What a .gz file holds.

    Raises:
        UnreadableError: it is damaged, or holds too much.
    """
    import gzip

    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            inner = stream.read(_most(budget))
    except (OSError, EOFError, zlib.error) as error:
        message = "it is not a .gz file, or damaged"
        raise UnreadableError(message) from error
    return _charged(inner, budget)


def _most(budget: _Budget) -> int:
    """The bytes to ask for: one more than is left, so that too much shows."""
    return max(0, budget.left) + 1


def _charged(data: bytes, budget: _Budget) -> bytes:
    budget.left -= len(data)
    if budget.left < 0:
        message = f"it unpacks to more than {MAX_BYTES_OF_MANY // 1_000_000} MB"
        raise UnreadableError(message)
    return data


def _zipped(data: bytes, budget: _Budget, depth: int) -> Iterator[Document | Rejected]:
    """The texts of an archive, by the paths of its files.

    Raises:
        UnreadableError: it is damaged, or has nothing to read.
    """
    import zipfile

    with foreign("a .zip file", seconds=300):
        found = 0
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in sorted(archive.infolist(), key=lambda m: m.filename)[: 2 * MAX_TEXTS]:
                if not _is_article(member):
                    continue
                found += 1
                yield from _member(archive, member, budget, depth)
    if not found:
        message = "the archive holds no articles"
        raise UnreadableError(message)


def _is_article(member: ZipInfo) -> bool:
    """As in folders: no hidden files, no notes about the articles, only formats of documents."""
    path = PurePosixPath(member.filename)
    if member.is_dir() or any(part.startswith(_HIDDEN) for part in path.parts):
        return False
    return path.suffix.lower() in DOCUMENT_SUFFIXES and path.stem.lower() != "readme"


def _member(
    archive: ZipFile, member: ZipInfo, budget: _Budget, depth: int
) -> Iterator[Document | Rejected]:
    name = member.filename
    try:
        if _suffix(name) not in SUPPORTED:
            message = "not a supported format"
            raise UnreadableError(message)
        texts = _texts(name, _inflated(archive, member, budget), budget, depth)
    except UnreadableError as error:
        yield Rejected(name, str(error))
        return
    for text in texts:
        yield replace(text, part=f"{name}#{text.part}" if text.part else name)


def _inflated(archive: ZipFile, member: ZipInfo, budget: _Budget) -> bytes:
    """One file of an archive; its size is not taken from the archive's word.

    Raises:
        UnreadableError: it is locked, damaged, or too large.
    """
    from zipfile import BadZipFile

    if member.flag_bits & 1:
        message = "it is locked with a password"
        raise UnreadableError(message)
    try:
        with archive.open(member) as stream:
            return _charged(stream.read(_most(budget)), budget)
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        message = "it is damaged, or packed in an unusual way"
        raise UnreadableError(message) from error
