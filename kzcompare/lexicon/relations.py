"""How predicates behave when two statements are set side by side, and what tells a relation.

Comes in: `data/en/relations.toml`. Goes out: one frozen record.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from msgspec import Struct

from kzcompare.lexicon.tables import Table, english


class RelationWords(Struct, frozen=True):
    """The tables of `data/en/relations.toml`; that file explains each.

    `agreement` and `conflict` are added up, as log odds, for each named feature of a pair;
    `settings` are the probabilities and shares from which a label is given.
    """

    light: frozenset[str]
    mutual: frozenset[str]
    shared: frozenset[str]
    spread: frozenset[str]
    leaving: frozenset[str]
    removing: frozenset[str]
    happening: frozenset[str]
    cancelling: frozenset[str]
    single: frozenset[str]
    causal: frozenset[str]
    reasons: frozenset[str]
    negative: frozenset[str]
    intended: frozenset[str]
    rising: frozenset[str]
    falling: frozenset[str]
    apart: tuple[frozenset[str], ...]
    facing: Mapping[str, str]
    agreement: Mapping[str, float]
    conflict: Mapping[str, float]
    settings: Mapping[str, float]


@functools.cache
def load_relation_words() -> RelationWords:
    """The English tables, read once a process."""
    return parse_relation_words(english("relations.toml"))


def parse_relation_words(text: str) -> RelationWords:
    """The record for one TOML text in the form of `data/en/relations.toml`.

    Raises:
        LexiconError: not TOML, or a field is missing, unknown or of the wrong shape.
    """
    table = Table(text, origin="relations.toml")
    words = RelationWords(
        light=table.words("light"),
        mutual=table.words("mutual"),
        shared=table.words("shared"),
        spread=table.words("spread"),
        leaving=table.words("leaving"),
        removing=table.words("removing"),
        happening=table.words("happening"),
        cancelling=table.words("cancelling"),
        single=table.words("single"),
        causal=table.words("causal"),
        reasons=table.words("reasons"),
        negative=table.words("negative"),
        intended=table.words("intended"),
        rising=table.words("rising"),
        falling=table.words("falling"),
        apart=tuple(frozenset(row.split()) for row in table.texts("apart").values()),
        facing=_both_ways(table.texts("facing")),
        agreement=table.numbers("agreement"),
        conflict=table.numbers("conflict"),
        settings=table.numbers("settings"),
    )
    table.finish()
    return words


def _both_ways(pairs: Mapping[str, str]) -> dict[str, str]:
    return {**pairs, **{other: one for one, other in pairs.items()}}
