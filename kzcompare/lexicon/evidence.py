"""What speaks for an attribution: learned weights, and words for those who can hold one.

Comes in: `data/en/evidence.toml`. Goes out: one frozen record.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from msgspec import Struct

from kzcompare.lexicon.tables import Table, english


class Evidence(Struct, frozen=True):
    """The tables of `data/en/evidence.toml`; that file explains each.

    `weights` are added up, as log odds, for each named feature of a candidate; `least` is the
    probability below which a candidate is no statement.
    """

    weights: Mapping[str, float]
    least: float
    persons: frozenset[str]
    endings: frozenset[str]
    bodies: frozenset[str]
    papers: frozenset[str]
    shares: frozenset[str]
    mindless: frozenset[str]


@functools.cache
def load_evidence() -> Evidence:
    """The English tables, read once a process."""
    return parse_evidence(english("evidence.toml"))


def parse_evidence(text: str) -> Evidence:
    """The record for one TOML text in the form of `data/en/evidence.toml`.

    Raises:
        LexiconError: not TOML, or a field is missing, unknown or of the wrong shape.
    """
    table = Table(text, origin="evidence.toml")
    settings = table.numbers("settings")
    evidence = Evidence(
        weights=table.numbers("weights"),
        least=settings.get("least", 0.5),
        persons=table.words("persons"),
        endings=table.words("endings"),
        bodies=table.words("bodies"),
        papers=table.words("papers"),
        shares=table.words("shares"),
        mindless=table.words("mindless"),
    )
    table.finish()
    return evidence
