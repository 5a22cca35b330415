"""Names that go by other names: the table that ships with the package and a user's additions.

Comes in: `data/aliases.toml` and, from a corpus folder, a file of the same form. Goes out: entries
in order of canonical name. Matching of spellings is not done here (see `actors/names.py`).
"""

from __future__ import annotations

import functools
import tomllib
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.model.choices import ActorType
from kzcompare.model.errors import LexiconError

MAX_BYTES = 5_000_000  # of one file; the shipped table has a fiftieth
FIELDS = frozenset(
    {"name", "type", "kind", "aliases", "context", "since", "until", "language", "source"}
)
KindT = TypeVar("KindT", bound=StrEnum)
REQUIRED = ("name", "type", "aliases")
LISTS = frozenset({"aliases", "context"})


class AliasKind(StrEnum):
    """Why a name stands for another one; `data/aliases.toml` explains each."""

    ACRONYM = "acronym"
    VARIANT = "variant"
    FORMER = "former"
    TITLE = "title"
    NICKNAME = "nickname"
    METONYM = "metonym"
    CAPITAL = "capital"


class AliasEntry(Struct, frozen=True):
    """Other names of one actor, all of one kind.

    `context` empty means that the entry holds everywhere, else only in articles that print one of
    its words. `since` and `until` are ISO dates, perhaps partial; None means no known limit.
    """

    name: str
    type: ActorType
    aliases: tuple[str, ...]
    kind: AliasKind = AliasKind.VARIANT
    context: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    language: str = "en"
    source: str = "user"


def load_aliases(*files: Path) -> tuple[AliasEntry, ...]:
    """The shipped entries with those of the users' files added; an alias in a later one wins.

    Raises:
        LexiconError: a file breaks the format, or gives one alias twice.
    """
    entries = _shipped()
    for file in files:
        try:
            with file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
            text = data.decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise LexiconError(f"{file}: cannot be read: {error}") from error
        if len(data) > MAX_BYTES:
            raise LexiconError(f"{file}: it is larger than {MAX_BYTES // 1_000_000} MB")
        own = parse_aliases(text, origin=str(file))
        taken = {alias for entry in own for alias in entry.aliases}
        kept = (_without(entry, taken) for entry in entries)
        entries = _in_order([*own, *(entry for entry in kept if entry.aliases)])
    return entries


def parse_aliases(text: str, *, origin: str) -> tuple[AliasEntry, ...]:
    """The entries of one TOML text; `origin` names it in messages.

    Raises:
        LexiconError: not TOML, an unknown, missing or ill-typed field, or one alias given twice.
    """
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise LexiconError(f"{origin}: not valid TOML: {error}") from error
    unknown = sorted(set(table) - {"alias"})
    if unknown:
        raise LexiconError(f"{origin}: unknown field {unknown[0]!r}; entries are [[alias]]")
    rows = table.get("alias", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LexiconError(f"{origin}: 'alias' must be a list of tables; write [[alias]]")
    entries = [_read_entry(row, origin=origin) for row in rows]
    _refuse_duplicates(entries, origin=origin)
    return _in_order(entries)


@functools.cache
def _shipped() -> tuple[AliasEntry, ...]:
    text = files("kzcompare.lexicon").joinpath("data/aliases.toml").read_text(encoding="utf-8")
    return parse_aliases(text, origin="aliases.toml")


def _read_entry(row: dict[str, object], *, origin: str) -> AliasEntry:
    where = f"{origin}: alias entry {row.get('name', '?')!r}"
    for field in sorted(set(row) - FIELDS):
        raise LexiconError(f"{where}: unknown field {field!r}")
    for field in REQUIRED:
        if field not in row:
            raise LexiconError(f"{where}: missing field {field!r}")
    words = {f: _text(row[f], f, where) for f in row if f not in LISTS}
    lists = {f: _texts(row[f], f, where) for f in row if f in LISTS}
    return AliasEntry(
        name=words["name"],
        type=_one_of(ActorType, words["type"], "type", where),
        aliases=lists["aliases"],
        kind=_one_of(AliasKind, words.get("kind", "variant"), "kind", where),
        context=lists.get("context", ()),
        since=words.get("since"),
        until=words.get("until"),
        language=words.get("language", "en"),
        source=words.get("source", "user"),
    )


def _text(value: object, field: str, where: str) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise LexiconError(f"{where}: {field!r} must be a text that is not empty")


def _texts(value: object, field: str, where: str) -> tuple[str, ...]:
    if isinstance(value, list) and value:
        return tuple(_text(item, field, where) for item in value)
    raise LexiconError(f"{where}: {field!r} must be a list of texts that is not empty")


def _one_of(kinds: type[KindT], value: str, field: str, where: str) -> KindT:
    try:
        return kinds(value)
    except ValueError as error:
        known = ", ".join(kinds)
        raise LexiconError(f"{where}: {field!r} is {value!r}; use one of {known}") from error


def _refuse_duplicates(entries: list[AliasEntry], *, origin: str) -> None:
    """One alias may belong to two entries only where each holds in its own context."""
    owner: dict[str, AliasEntry] = {}
    for entry in entries:
        for alias in entry.aliases:
            other = owner.setdefault(alias, entry)
            if other is not entry and not (other.context and entry.context):
                raise LexiconError(
                    f"{origin}: alias {alias!r} is given for {other.name!r} and {entry.name!r};"
                    " give both a context"
                )


def _without(entry: AliasEntry, taken: set[str]) -> AliasEntry:
    """The entry without the aliases that a user's file has taken."""
    if taken.isdisjoint(entry.aliases):
        return entry
    return replace(entry, aliases=tuple(a for a in entry.aliases if a not in taken))


def _in_order(entries: list[AliasEntry]) -> tuple[AliasEntry, ...]:
    return tuple(sorted(entries, key=lambda e: (e.name.casefold(), e.name, e.kind, e.aliases)))
