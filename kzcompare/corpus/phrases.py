"""The list of lines that are no article text (`lexicon/data/<language>/furniture.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

from msgspec import Struct

from kzcompare.model.errors import LexiconError

# The longest line any entry is meant for. It also bounds what a regular expression gets to see.
LONGEST = 600
_STARTS_WORDS = 30
_FIELDS = frozenset({"kind", "phrase", "starts", "pattern", "where", "example"})
_EDGES = " \t\ufeff\u200b•●▪■►▶»*–—-_|·"


class LineKind(StrEnum):
    """What a listed line is; the first five are the roles of the same name."""

    BYLINE = "byline"
    CAPTION = "caption"
    NOTE = "note"
    TEASER = "teaser"
    FURNITURE = "furniture"
    BIO = "bio"
    PLAYER = "player"
    TAIL = "tail"
    COMMENTS = "comments"


class Where(StrEnum):
    """Where in the article a listed line may stand."""

    ANY = "any"
    EDGE = "edge"
    TAIL = "tail"


class Entry(Struct, frozen=True):
    """One kind of line: what it is, where it stands, how it is recognised, an example."""

    kind: LineKind
    where: Where
    test: re.Pattern[str]
    example: str


class Found(Struct, frozen=True):
    """An entry that a line matched, with what the line says about the article."""

    kind: LineKind
    author: str | None = None
    date: str | None = None
    outlet: str | None = None


def plain_line(words: str) -> str:
    """The line as entries see it: single spaces, no bullets or rules at its ends.

    >>> plain_line("  •  16x9   Image ")
    '16x9 Image'
    """
    return " ".join(words.split()).strip(_EDGES)


def find_entry(
    line: str, entries: tuple[Entry, ...], *, at_edge: bool, at_tail: bool
) -> Found | None:
    """The first entry that `line` (see `plain_line`) matches at its place in the article."""
    if not line or len(line) > LONGEST:
        return None
    for entry in entries:
        if entry.where is Where.EDGE and not at_edge:
            continue
        if entry.where is Where.TAIL and not at_tail:
            continue
        match = entry.test.fullmatch(line)
        if match:
            groups = match.groupdict()
            return Found(entry.kind, groups.get("author"), groups.get("date"), groups.get("outlet"))
    return None


@cache
def furniture_entries(language: str = "en") -> tuple[Entry, ...]:
    """The entries for `language`, in the order of the file.

    Raises:
        LexiconError: The file breaks the rules in its header.
    """
    name = f"lexicon/data/{language}/furniture.toml"
    table = tomllib.loads(files("kzcompare").joinpath(name).read_text(encoding="utf-8"))
    macros = _expanded(table["macros"])
    return tuple(_entry(row, macros, name) for row in table["entry"])


def _expanded(macros: Mapping[str, str]) -> dict[str, str]:
    """The macros with earlier ones filled in: each may use those above it."""
    ready: dict[str, str] = {}
    for name, pattern in macros.items():
        ready[name] = _fill(pattern, ready)
    return ready


def _fill(pattern: str, macros: Mapping[str, str]) -> str:
    for name, value in macros.items():
        pattern = pattern.replace("{" + name + "}", value)
    return pattern


def _entry(row: Mapping[str, str], macros: Mapping[str, str], file: str) -> Entry:
    example = row.get("example", "")
    unknown = sorted(set(row) - _FIELDS)
    if unknown:
        message = f"{file}: unknown field {unknown[0]!r} in the entry {example!r}"
        raise LexiconError(message)
    try:
        kind, where = LineKind(row["kind"]), Where(row.get("where", "any"))
        test = re.compile(_expression(row, macros))
    except (KeyError, ValueError, re.error) as error:
        message = f"{file}: the entry {example!r} is not usable: {error}"
        raise LexiconError(message) from error
    return Entry(kind, where, test, example)


def _expression(row: Mapping[str, str], macros: Mapping[str, str]) -> str:
    if "pattern" in row:
        return _fill(row["pattern"], macros)
    if "starts" in row:
        return rf"(?i:{re.escape(row['starts'])})(?!\w)\S{{0,3}}(?: \S+){{0,{_STARTS_WORDS}}}"
    return rf"(?i:{re.escape(row['phrase'])})[.:!…]{{0,3}}"
