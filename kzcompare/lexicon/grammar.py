"""Words of grammar: pronouns, openers of clauses, helpers, and verbs and nouns that say little.

Comes in: `data/en/grammar.toml`. Goes out: one frozen record of sets; the file explains each.
"""

from __future__ import annotations

import functools

from msgspec import Struct

from kzcompare.lexicon.tables import Table, english


class GrammarWords(Struct, frozen=True):
    """All lists of `data/en/grammar.toml`."""

    pointing: frozenset[str]
    openers: frozenset[str]
    exactly: frozenset[str]
    open_clauses: frozenset[str]
    supposing: frozenset[str]
    hypothetical: frozenset[str]
    conditions: frozenset[str]
    nobody: frozenset[str]
    never: frozenset[str]
    negative_pronouns: frozenset[str]
    or_words: frozenset[str]
    opening: frozenset[str]
    anything: frozenset[str]
    scarce: frozenset[str]
    helpers: frozenset[str]
    empty_verbs: frozenset[str]
    wanting: frozenset[str]
    coming: frozenset[str]
    reporting: frozenset[str]
    able: frozenset[str]
    then: frozenset[str]
    now: frozenset[str]
    calling: frozenset[str]
    naming: frozenset[str]
    empty_nouns: frozenset[str]
    standards: frozenset[str]
    arising: frozenset[str]
    particles: frozenset[str]
    indefinite: frozenset[str]
    relatives: frozenset[str]
    pronouns: frozenset[str]
    counting: frozenset[str]
    everyone: frozenset[str]
    partial: frozenset[str]
    only: frozenset[str]
    likened: frozenset[str]
    singling: frozenset[str]
    telling: frozenset[str]
    limits: frozenset[str]
    adding: frozenset[str]
    approaching: frozenset[str]
    degrees: frozenset[str]
    back_pointing: frozenset[str]
    subordinate: frozenset[str]
    asking: frozenset[str]
    seeking: frozenset[str]
    locating: frozenset[str]
    from_or_to: frozenset[str]
    reaching: frozenset[str]
    thinking: frozenset[str]
    personal: frozenset[str]
    first_person: frozenset[str]
    first_singular: frozenset[str]
    second_person: frozenset[str]
    third_subjects: frozenset[str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    third_plural: frozenset[str]
    plurals: frozenset[str]
    neuter: frozenset[str]
    personal_relatives: frozenset[str]
    reflexives: frozenset[str]
    contentless: frozenset[str]
    dummies: frozenset[str]
    causing: frozenset[str]
    copulas: frozenset[str]
    deedless: frozenset[str]
    announcing: frozenset[str]
    standing: frozenset[str]
    done_to: frozenset[str]
    continuing: frozenset[str]
    seldom_continuing: frozenset[str]
    addressing: frozenset[str]
    before_owners: frozenset[str]
    means: frozenset[str]
    hearing: frozenset[str]
    speaking_at: frozenset[str]
    joining_dates: frozenset[str]
    ranging: frozenset[str]
    after_names: frozenset[str]

    @property
    def anybody(self) -> frozenset[str]:
        """Pronouns of which a clause behind them tells who is meant: "those who fled"."""
        return self.indefinite | {"those"}

    @property
    def definite(self) -> frozenset[str]:
        """Words before a noun that point at something named, or mean what is known."""
        return self.pointing | {"the"}


@functools.cache
def load_grammar_words() -> GrammarWords:
    """The English lists, read once a process."""
    return parse_grammar_words(english("grammar.toml"))


def parse_grammar_words(text: str) -> GrammarWords:
    """The record for one TOML text in the form of `data/en/grammar.toml`.

    Raises:
        LexiconError: not TOML, or a list is missing, unknown or has a word twice.
    """
    table = Table(text, origin="grammar.toml")
    words = GrammarWords(**{name: table.words(name) for name in GrammarWords.__struct_fields__})
    table.finish()
    return words
