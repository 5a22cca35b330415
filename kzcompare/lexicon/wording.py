"""Sets of words that reports use for the same thing, from `wording.toml`."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from msgspec import Struct

from kzcompare.lexicon.load import read_table
from kzcompare.model.errors import LexiconError

_FILE = "wording.toml"
_VERB = "to "
_FEWEST = 2  # words of a set: one alone has nothing to be compared with


class WordForms(Struct, frozen=True):
    """One word of a set: its forms, each as its parts in order; the first form names it.

    Inflected forms of `verbs` count ("protesting"), of `nouns` only those without -ed and -ing.
    """

    name: str
    nouns: tuple[tuple[str, ...], ...]
    verbs: tuple[tuple[str, ...], ...]


class WordSet(Struct, frozen=True):
    """Words for one thing, in the order of the file; `source` says where the set comes from."""

    name: str
    words: tuple[WordForms, ...]
    source: str


@functools.cache
def load_word_sets() -> tuple[WordSet, ...]:
    """The English sets, checked; loaded once a process.

    Raises:
        LexiconError: the table breaks a rule.
    """
    return tuple(read_word_sets(read_table("en", _FILE)))


def read_word_sets(table: Mapping[str, object]) -> Iterator[WordSet]:
    """The sets of a parsed table.

    Raises:
        LexiconError: an unknown field, a set without name, source or a second word, a word or a
            name that stands twice; the message names the set.
    """
    sources = table.get("sources")
    sets = table.get("set")
    if set(table) != {"sources", "set"} or not isinstance(sources, dict):
        raise LexiconError(f"{_FILE}: the fields are sources and set")
    seen: set[str] = set()
    for entry in sets if isinstance(sets, list) else []:
        if set(entry) != {"name", "source", "words"}:
            known = "the fields are name, source, words"
            raise LexiconError(f"{_FILE}: {entry.get('name')!r}: {known}")
        name, source = str(entry["name"]), str(entry["source"])
        if source not in sources:
            raise LexiconError(f"{_FILE}: {name!r}: source {source!r} is not listed")
        if name in seen:
            raise LexiconError(f"{_FILE}: {name!r} is listed twice")
        seen.add(name)
        yield WordSet(name, _words(name, str(entry["words"])), str(sources[source]))


def _words(name: str, lines: str) -> tuple[WordForms, ...]:
    words = [[form.strip() for form in line.split("|")] for line in lines.splitlines() if line]
    every = [form for forms in words for form in forms]
    for form in every:
        if not form.removeprefix(_VERB) or every.count(form) > 1:
            raise LexiconError(f"{_FILE}: {name!r}: {form!r} is empty or listed twice")
    if len(words) < _FEWEST:
        raise LexiconError(f"{_FILE}: {name!r} has only one word")
    return tuple(_word(forms) for forms in words)


def _word(forms: list[str]) -> WordForms:
    nouns = tuple(tuple(form.split()) for form in forms if not form.startswith(_VERB))
    verbs = tuple(tuple(form.split()[1:]) for form in forms if form.startswith(_VERB))
    return WordForms(forms[0].removeprefix(_VERB), nouns, verbs)
