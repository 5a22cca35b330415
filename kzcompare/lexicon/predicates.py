"""What verbs say of the clause or noun below them: that it is so, is not so, or is only wanted.

Comes in: `data/en/predicates.toml`. Goes out: one frozen record.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from msgspec import Struct

from kzcompare.lexicon.tables import Table, english


class PredicateWords(Struct, frozen=True):
    """The lists of `data/en/predicates.toml`, dictionary forms each; that file explains them."""

    wish: frozenset[str]
    raising: frozenset[str]
    true: frozenset[str]
    leading: frozenset[str]
    denial: frozenset[str]
    rebuttal: frozenset[str]
    telling: frozenset[str]
    ending: frozenset[str]
    existence: frozenset[str]
    presence: frozenset[str]
    support: frozenset[str]
    joining: frozenset[str]
    undergoing: frozenset[str]
    posing: frozenset[str]
    want_of: frozenset[str]
    part: frozenset[str]
    stressing: frozenset[str]
    states: Mapping[str, str]

    def governs_clause(self, lemma: str) -> bool:
        """Whether a verb says little but of the clause below it: "want", "refuse", "appear"."""
        return lemma in self.wish | self.raising | self.leading | self.denial | self.ending


@functools.cache
def load_predicate_words() -> PredicateWords:
    """The English lists, read once a process."""
    return parse_predicate_words(english("predicates.toml"))


def parse_predicate_words(text: str) -> PredicateWords:
    """The record for one TOML text in the form of `data/en/predicates.toml`.

    Raises:
        LexiconError: not TOML, or a field is missing, unknown or of the wrong shape.
    """
    table = Table(text, origin="predicates.toml")
    lists = (f for f in PredicateWords.__struct_fields__ if f != "states")
    words = PredicateWords(**{f: table.words(f) for f in lists}, states=table.texts("states"))
    table.finish()
    return words
