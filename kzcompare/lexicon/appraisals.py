"""Words that say who is for and who is against a deed.

Comes in: `data/en/appraisals.toml`. Goes out: one frozen record.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from msgspec import Struct

from kzcompare.lexicon.tables import Table, english

LISTS = (
    "for_object",
    "against_object",
    "for_subject",
    "against_subject",
    "for_holder",
    "against_holder",
    "deeds",
    "general",
    "loose",
    "past",
    "some",
    "doers",
    "pointing",
    "telling",
    "turning",
)


class AppraisalWords(Struct, frozen=True):
    """The lists of `data/en/appraisals.toml`, dictionary forms each; that file explains them.

    `kinds` gives for a deed the name of those that may stand for it. `sides` says of every word
    that appraises whether it approves, and `phrases` of a preposition and its noun.
    """

    for_object: frozenset[str]
    against_object: frozenset[str]
    for_subject: frozenset[str]
    against_subject: frozenset[str]
    for_holder: frozenset[str]
    against_holder: frozenset[str]
    deeds: frozenset[str]
    general: frozenset[str]
    loose: frozenset[str]
    past: frozenset[str]
    some: frozenset[str]
    doers: frozenset[str]
    pointing: frozenset[str]
    telling: frozenset[str]
    turning: frozenset[str]
    targets: Mapping[str, str]
    phrases: Mapping[tuple[str, str], bool]
    kinds: Mapping[str, str]
    sides: Mapping[str, bool]


@functools.cache
def load_appraisal_words() -> AppraisalWords:
    """The English lists, read once a process."""
    return parse_appraisal_words(english("appraisals.toml"))


def parse_appraisal_words(text: str) -> AppraisalWords:
    """The record for one TOML text in the form of `data/en/appraisals.toml`.

    Raises:
        LexiconError: not TOML, or a field is missing, unknown or of the wrong shape.
    """
    table = Table(text, origin="appraisals.toml")
    alike = table.texts("alike")
    lists = {name: table.words(name) for name in LISTS}
    words = AppraisalWords(
        **lists,
        targets=table.texts("targets"),
        phrases={_phrase(words): side == "for" for words, side in table.texts("phrases").items()},
        sides={
            word: name.startswith("for")
            for name, held in lists.items()
            if name.startswith(("for", "against"))
            for word in held
        },
        kinds={deed: kind for kind, row in alike.items() for deed in row.split()},
    )
    table.finish()
    return words


def _phrase(words: str) -> tuple[str, str]:
    """A preposition and its noun."""
    preposition, _, noun = words.partition(" ")
    return preposition, noun
