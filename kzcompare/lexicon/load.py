"""TOML tables to a `Lexicon`; every broken rule is refused by name, so that a slip cannot hide.

Long lists are multi-line texts with one `key = value` a line: tomllib reads a thousand keys in
twenty times the time it needs for one text.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

from kzcompare.lexicon.entries import Binds, CueEntry, CuePos, Frame, Lexicon, SignalEntry, Where
from kzcompare.model.claim import Aim, SignalKind
from kzcompare.model.errors import LexiconError
from kzcompare.model.statement import CueClass

Table = Mapping[str, object]
Named = TypeVar("Named", bound=StrEnum)
LOOK_ALIKE = "none"  # the kind of patterns that are listed because they are no signal
GAP = "*"


@functools.cache
def load_lexicon(language: str = "en") -> Lexicon:
    """The word tables of a language that the package carries, checked; loaded once a process.

    Raises:
        LexiconError: there are none for this language, or a table breaks a rule.
    """
    return build_lexicon(
        language,
        cues=read_table(language, "cues.toml"),
        signals=read_table(language, "signals.toml"),
        antonyms=read_table(language, "antonyms.toml"),
        synonyms=read_table(language, "synonyms.toml"),
    )


def read_table(language: str, name: str) -> Table:
    """One packaged TOML file of a language.

    Raises:
        LexiconError: it is missing or is not TOML.
    """
    path = files("kzcompare.lexicon").joinpath("data", language, name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise LexiconError(
            f"no word lists for language {language!r} ({name} is missing)"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{language}/{name}: {error}") from error


def build_lexicon(
    language: str, *, cues: Table, signals: Table, antonyms: Table, synonyms: Table
) -> Lexicon:
    """Checks the parsed tables and indexes them.

    Raises:
        LexiconError: an unknown field, class or frame, a duplicate, or a source that is not listed;
            the message names the entry.
    """
    sources = {**_sources(cues, "cues"), **_sources(signals, "signals")}
    spellings = _lines(cues.get("spellings", ""), "cues: spellings")
    index = _index_cues(read_cues(cues), spellings)
    return Lexicon(
        language=language,
        cues=index,
        idioms=_index_idioms(index),
        signals=_index_signals(read_signals(signals)),
        antonyms=read_antonyms(antonyms),
        sources=MappingProxyType(sources),
        synonyms=read_synonyms(synonyms),
    )


def read_cues(table: Table) -> Iterator[CueEntry]:
    """The entries of `cues.toml`, in the order of the file."""
    _only(table, {"sources", "frames", "classes", "group", "spellings"}, "cues")
    sources = _sources(table, "cues")
    _complete(Frame, _texts(table.get("frames"), "cues: frames"), "cues: frames")
    _complete(CueClass, _texts(table.get("classes"), "cues: classes"), "cues: classes")
    seen: set[tuple[str, CuePos, Frame]] = set()
    for number, group in enumerate(_tables(table.get("group"), "cues: group"), start=1):
        where = f"cues: group {number}"
        _only(group, {"pos", "class", "source", "cues"}, where)
        pos = _member(CuePos, group.get("pos"), where)
        cls = _member(CueClass, group.get("class"), where)
        source = _source(group, sources, where)
        for lemma, frames in _lines(group.get("cues"), where):
            weights = _weights(frames, f"cues: {pos} {lemma!r}")
            for frame in weights:
                if (lemma, pos, frame) in seen:
                    raise LexiconError(f"cues: {pos} {lemma!r} has frame {frame} twice")
                seen.add((lemma, pos, frame))
            yield CueEntry(lemma, pos, cls, MappingProxyType(weights), source)


def read_signals(table: Table) -> Iterator[SignalEntry]:
    """The entries of `signals.toml`, in the order of the file."""
    _only(table, {"sources", "group"}, "signals")
    sources = _sources(table, "signals")
    seen: set[tuple[object, str]] = set()
    for number, group in enumerate(_tables(table.get("group"), "signals: group"), start=1):
        where = f"signals: group {number}"
        _only(group, {"kind", "source", "binds", "where", "aim", "patterns"}, where)
        name = group.get("kind")
        kind = None if name == LOOK_ALIKE else _member(SignalKind, name, where)
        source = _source(group, sources, where)
        binds = _member(Binds, group["binds"], where) if "binds" in group else None
        position = _member(Where, group["where"], where) if "where" in group else None
        aim = _member(Aim, group["aim"], where) if "aim" in group else None
        for words, example in _lines(group.get("patterns"), where):
            if (name, words) in seen:
                raise LexiconError(f"signals: {name} pattern {words!r} is listed twice")
            seen.add((name, words))
            pattern = _pattern(words, where)
            yield SignalEntry(kind, pattern, example, source, binds, position, aim)


def _pattern(words: str, where: str) -> tuple[frozenset[str] | None, ...]:
    """One item a word of the parser, which takes "so-called" for three."""
    split = words.replace("-", " - ").split()
    pattern = tuple(None if word == GAP else frozenset(word.split("|")) for word in split)
    if pattern[0] is None or pattern[-1] is None:
        raise LexiconError(f"{where}: pattern {words!r} must begin and end with a word")
    return pattern


def read_antonyms(table: Table) -> Mapping[str, frozenset[str]]:
    """The pairs of `antonyms.toml` as a look-up in both directions."""
    _only(table, {"verb", "noun", "adjective", "converse"}, "antonyms")
    held: dict[str, set[str]] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    for pos, lines in table.items():
        for left, rights in _lines(lines, f"antonyms: {pos}"):
            for right in rights.split(", "):
                pair = frozenset((left, right))
                if len(pair) != 2 or not right:  # noqa: PLR2004 a pair
                    raise LexiconError(f"antonyms: {pos} {left!r} is paired with {right!r}")
                if (pos, pair) in seen:
                    raise LexiconError(f"antonyms: {pos} {left!r}, {right!r} is listed twice")
                seen.add((pos, pair))
                held.setdefault(left, set()).add(right)
                held.setdefault(right, set()).add(left)
    return MappingProxyType({word: frozenset(others) for word, others in held.items()})


def read_synonyms(table: Table) -> Mapping[str, frozenset[str]]:
    """The groups of `synonyms.toml`: for each word the others of its groups."""
    _only(table, {"groups"}, "synonyms")
    text = table.get("groups", "")
    if not isinstance(text, str):
        raise LexiconError("synonyms: groups must be a text of lines")
    held: dict[str, set[str]] = {}
    for line in filter(None, text.splitlines()):
        group = line.split(", ")
        if len(set(group)) < 2 or len(set(group)) < len(group) or not all(group):  # noqa: PLR2004
            raise LexiconError(f"synonyms: {line!r} is no group of different words")
        for word in group:
            held.setdefault(word, set()).update(other for other in group if other != word)
    return MappingProxyType({word: frozenset(others) for word, others in held.items()})


def _index_cues(
    entries: Iterable[CueEntry], spellings: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, CuePos], tuple[CueEntry, ...]]:
    """Entries by word, with the other spellings of a word as keys of their own."""
    held: dict[tuple[str, CuePos], tuple[CueEntry, ...]] = {}
    for entry in entries:
        key = (entry.lemma, entry.pos)
        held[key] = (*held.get(key, ()), entry)
    for spelling, lemma in spellings:
        known = [pos for pos in CuePos if (lemma, pos) in held]
        if not known:
            raise LexiconError(f"cues: spellings: {lemma!r} is not a cue")
        for pos in known:
            if (spelling, pos) in held:
                raise LexiconError(f"cues: {pos} {spelling!r} is also another spelling")
            held[spelling, pos] = held[lemma, pos]
    return MappingProxyType(held)


def _index_idioms(
    cues: Mapping[tuple[str, CuePos], tuple[CueEntry, ...]],
) -> Mapping[str, tuple[tuple[CueEntry, ...], ...]]:
    held: dict[str, list[tuple[CueEntry, ...]]] = {}
    for (lemma, pos), entries in cues.items():
        if pos is CuePos.VERB and " " in lemma:
            held.setdefault(lemma.split()[0], []).append(entries)
    return MappingProxyType(
        {word: tuple(sorted(found, key=lambda e: -len(e[0].lemma))) for word, found in held.items()}
    )


def _index_signals(entries: Iterable[SignalEntry]) -> Mapping[str, tuple[SignalEntry, ...]]:
    held: dict[str, list[SignalEntry]] = {}
    for entry in entries:
        for first in entry.pattern[0] or ():
            held.setdefault(first, []).append(entry)
    return MappingProxyType(
        {w: tuple(sorted(found, key=lambda e: -len(e.pattern))) for w, found in held.items()}
    )


def _weights(text: str, where: str) -> dict[Frame, float]:
    """Frames with shares of 1, from "clause:92 wh:75"."""
    weights: dict[Frame, float] = {}
    for part in text.split():
        name, _, percent = part.partition(":")
        frame = _member(Frame, name, where)
        if not percent.isdecimal() or not 0 < int(percent) <= 100:  # noqa: PLR2004 percent
            raise LexiconError(f"{where}: frame {name} needs a weight from 1 to 100")
        if frame in weights:
            raise LexiconError(f"{where} has frame {name} twice")
        weights[frame] = int(percent) / 100
    if not weights:
        raise LexiconError(f"{where} has no frame")
    return weights


def _source(group: Table, sources: Mapping[str, str], where: str) -> str:
    source = group.get("source")
    if not isinstance(source, str) or not source:
        raise LexiconError(f"{where} names no source")
    for key in source.split():
        if key not in sources:
            raise LexiconError(f"{where}: source {key!r} is not listed under [sources]")
    return source


def _sources(table: Table, where: str) -> dict[str, str]:
    return _texts(table.get("sources", {}), f"{where}: sources")


def _texts(value: object, where: str) -> dict[str, str]:
    """A table of texts, checked."""
    if not isinstance(value, dict):
        raise LexiconError(f"{where} must be a table")
    for key, text in value.items():
        if not isinstance(text, str):
            raise LexiconError(f"{where}: {key!r} must be a text")
    return value


def _lines(value: object, where: str) -> Iterator[tuple[str, str]]:
    """The pairs of a multi-line text, one `key = value` a line; blank lines are left out."""
    if not isinstance(value, str):
        raise LexiconError(f"{where} must be a text of lines")
    for line in value.splitlines():
        if not line.strip():
            continue
        key, mark, text = line.partition(" = ")
        if not mark or not key.strip() or not text.strip():
            raise LexiconError(f"{where}: {line!r} is not of the form 'key = value'")
        yield key.strip(), text.strip()


def _tables(value: object, where: str) -> list[Table]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise LexiconError(f"{where} must be a list of tables")
    return value


def _only(table: Table, known: set[str], where: str) -> None:
    for field in table:
        if field not in known:
            raise LexiconError(f"{where} has an unknown field {field!r}")


def _complete(kind: type[StrEnum], examples: Mapping[str, str], where: str) -> None:
    """Refuses a table of examples that leaves out a member or has one too many."""
    for name in examples:
        _member(kind, name, where)
    for member in kind:
        if member not in examples:
            raise LexiconError(f"{where}: {member.value!r} has no example")


def _member(kind: type[Named], value: object, where: str) -> Named:
    try:
        return kind(str(value))
    except ValueError:
        known = ", ".join(kind)
        raise LexiconError(f"{where}: {value!r} is not one of {known}") from None
