"""Paths, folders and patterns to the list of files to read; nothing is opened here."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from kzcompare.corpus.formats import DOCUMENT_SUFFIXES, SUPPORTED, USUAL
from kzcompare.corpus.metadata import SOURCES_FILE
from kzcompare.model.report import Skipped

STDIN = "-"
ALIASES_FILE = "aliases.toml"
_PATTERN = re.compile(r"[*?\[]")


class Input(Struct, frozen=True):
    """A file to read. `shown` is its path as the user would write it.

    `file` is the path and `base` the folder given; both are None for standard input. For a file
    named by itself, `base` is its folder.
    """

    shown: str
    file: str | None
    base: str | None

    @property
    def path(self) -> Path | None:
        """The path of the file."""
        return None if self.file is None else Path(self.file)

    @property
    def root(self) -> Path | None:
        """The folder given."""
        return None if self.base is None else Path(self.base)


def find_inputs(paths: Sequence[str]) -> tuple[tuple[Input, ...], tuple[Skipped, ...]]:
    """The files behind `paths`, each once, in an order that `paths` does not decide.

    Of several ways to name one file the shortest is shown. Hidden files are passed over.
    """
    found, skipped = gather_inputs(paths)
    return tuple(sorted(found, key=lambda i: natural_key(i.shown))), skipped


def gather_inputs(paths: Sequence[str]) -> tuple[list[Input], tuple[Skipped, ...]]:
    """The same in any order: sorting many takes as long as finding them."""
    found: dict[str, Input] = {}
    skipped: set[Skipped] = set()
    folders: dict[str, str] = {}
    for path in paths:
        for item in _behind(path):
            if isinstance(item, Skipped):
                skipped.add(item)
                continue
            key = STDIN if item.file is None else _real(item.file, folders)
            known = found.get(key)
            if known is None or _shortest(item) < _shortest(known):
                found[key] = item
    ordered = tuple(sorted(skipped, key=lambda s: (natural_key(s.file), s.reason)))
    return list(found.values()), ordered


def _real(path: str, folders: dict[str, str]) -> str:
    """The path without links; those of `folders` are known, and what is found joins them."""
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    inside = os.path.join(folders[folder], name)  # noqa: PTH118 - there are many
    return os.path.realpath(inside) if os.path.islink(inside) else inside  # noqa: PTH114


def natural_key(name: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """A sort key under which "c2" stands before "c10", the same on every system.

    >>> sorted(["c10", "c2", "b"], key=natural_key)
    ['b', 'c2', 'c10']
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    # Digits by length and then by character: the value, without reading a number of any length.
    return tuple(
        (0, len(p.lstrip("0")), p.lstrip("0")) if p[0] in "0123456789" else (1, 0, p.casefold())
        for p in parts
    ), name


def printable(path: str) -> str:
    """The path with characters that no output can encode written as escapes."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _shortest(item: Input) -> tuple[int, str]:
    return len(item.shown), item.shown


def _behind(path: str) -> Iterator[Input | Skipped]:
    if path == STDIN:
        yield Input(STDIN, None, None)
        return
    if "\0" in path or not path:
        yield Skipped(printable(path).replace("\0", "\\0"), "this is not a path")
        return
    if not os.path.lexists(path) and _PATTERN.search(path):
        yield from _matching(path)
    elif _is_folder(path):
        yield from _below(path)
    else:
        yield _single(path)


def _matching(pattern: str) -> Iterator[Input | Skipped]:
    import glob

    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - keeps the user's spelling
    if not names:
        yield Skipped(printable(pattern), "no file matches this pattern")
    for name in names:
        if _is_folder(name):
            # "**" lists the folders below by itself; "*" means the folder with all that is in it.
            if "**" not in pattern:
                yield from _below(name)
            continue
        item = _in_folder(name, os.path.dirname(name))  # noqa: PTH120 - as it is spelled
        if item is not None:
            yield item


def _below(folder: str) -> Iterator[Input | Skipped]:
    """The articles in `folder` and its folders; a folder linked into itself is entered once."""
    waiting = [folder]
    entered: set[str] = set()
    while waiting:
        current = waiting.pop()
        real = os.path.realpath(current)
        if real in entered:
            continue
        entered.add(real)
        try:
            with os.scandir(current) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Skipped(printable(current), f"it cannot be opened: {cause(error)}")
            continue
        for entry in found:
            if entry.name.startswith("."):
                continue
            # What is no link needs no look at the disk.
            if _is_folder(entry.path) if entry.is_symlink() else entry.is_dir():
                waiting.append(entry.path)
                continue
            item = _in_folder(entry.path, folder)
            if item is not None:
                yield item


def _in_folder(path: str, base: str) -> Input | Skipped | None:
    """A file met in a folder: an article, a format we cannot read, or None for anything else."""
    stem, suffix = os.path.splitext(os.path.basename(path))  # noqa: PTH119, PTH122 - there are many
    if f"{stem}{suffix}" in (SOURCES_FILE, ALIASES_FILE) or stem.lower() == "readme":
        return None
    suffix = suffix.lower()
    if suffix in SUPPORTED:
        if os.path.isfile(path):  # noqa: PTH113 - never raises
            return Input(printable(path), path, base)
        if os.path.lexists(path) and not _exists(path):
            return Skipped(printable(path), "it is a link to a file that does not exist")
        return None
    return _unsupported(path) if suffix in DOCUMENT_SUFFIXES else None


def _single(path: str) -> Input | Skipped:
    """A file that the user named: read as plain text unless it is known to be something else."""
    file = Path(path)
    if not _exists(path):
        return Skipped(printable(path), "there is no such file or folder")
    if file.name in (SOURCES_FILE, ALIASES_FILE):
        return Skipped(printable(path), "it describes articles and is not one; name its folder")
    suffix = file.suffix.lower()
    if suffix in DOCUMENT_SUFFIXES and suffix not in SUPPORTED:
        return _unsupported(path)
    return Input(printable(path), path, str(file.parent))


def _is_folder(path: str) -> bool:
    # pathlib raises where a folder above may not be searched or a name is too long.
    return os.path.isdir(path)  # noqa: PTH112


def _exists(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - see above


def _unsupported(path: str) -> Skipped:
    return Skipped(printable(path), f"not a supported format (supported: {USUAL})")


def cause(error: OSError) -> str:
    """What went wrong, without the path that messages name anyway."""
    return (error.strerror or "it cannot be read").lower()
