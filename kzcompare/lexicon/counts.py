"""Words by which figures of different texts are matched. Comes in: `data/en/counts.toml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from kzcompare.lexicon.tables import Table, english
from kzcompare.model.errors import LexiconError


class CountWords(Struct, frozen=True):
    """All tables of `data/en/counts.toml`; that file explains each.

    `acts` and `counted` give the class of a lemma, `phrases` that of words together; `surveys` are
    words together, too.
    """

    acts: Mapping[str, str]
    phrases: tuple[tuple[frozenset[str], str], ...]
    counted: Mapping[str, str]
    growing: frozenset[str]
    parts_before: frozenset[str]
    parts_after: frozenset[str]
    adding: frozenset[str]
    beside: frozenset[str]
    windows: frozenset[str]
    shares: frozenset[str]
    surveys: tuple[frozenset[str], ...]


@functools.cache
def load_count_words() -> CountWords:
    """The English tables, read once a process."""
    return parse_count_words(english("counts.toml"))


def parse_count_words(text: str) -> CountWords:
    """The record for one TOML text in the form of `data/en/counts.toml`.

    Raises:
        LexiconError: not TOML, or a field is missing, unknown or of the wrong shape.
    """
    table = Table(text, origin="counts.toml")
    acts = _classes("acts", table.lists("acts"))
    words = CountWords(
        acts=MappingProxyType({lemma: act for lemma, act in acts.items() if " " not in lemma}),
        phrases=tuple((frozenset(p.split()), act) for p, act in acts.items() if " " in p),
        counted=_classes("counted", table.lists("counted")),
        growing=table.words("growing"),
        parts_before=table.words("parts_before"),
        parts_after=table.words("parts_after"),
        adding=table.words("adding"),
        beside=table.words("beside"),
        windows=table.words("windows"),
        shares=table.words("shares"),
        surveys=tuple(frozenset(phrase.split()) for phrase in sorted(table.words("surveys"))),
    )
    table.finish()
    return words


def _classes(field: str, rows: Mapping[str, tuple[object, ...]]) -> Mapping[str, str]:
    """The class of each lemma; no lemma has two."""
    found: dict[str, str] = {}
    for name, lemmas in rows.items():
        for lemma in lemmas:
            if not isinstance(lemma, str) or lemma in found:
                raise LexiconError(f"counts.toml: {field!r}: {lemma!r} is no word or given twice")
            found[lemma] = name
    return MappingProxyType(found)
