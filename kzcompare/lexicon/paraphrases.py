"""Several words that say what one verb says, and verbs that tell one deed from its other side.

Comes in: `data/en/paraphrases.toml`. Goes out: one frozen record.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from kzcompare.lexicon.tables import Table, english

DENIED, TURNED = "not", "by"


class Phrase(Struct, frozen=True):
    """Words that together stand for a verb, from their own verb on, as dictionary forms.

    What they are said of takes `role` beside the verb `lemma`: "object" or a preposition.
    `is_denied` says that the words deny the verb, `is_turned` that its subject and object are
    exchanged.
    """

    words: tuple[str, ...]
    lemma: str
    role: str
    is_denied: bool
    is_turned: bool


class Paraphrases(Struct, frozen=True):
    """The tables of `data/en/paraphrases.toml`, which explains them; phrases by first word."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    receiving: Mapping[str, str]
    learning: Mapping[str, str]
    broader: Mapping[str, str]
    deeds: Mapping[str, str]


@functools.cache
def load_paraphrases() -> Paraphrases:
    """The English tables, read once a process."""
    return parse_paraphrases(english("paraphrases.toml"))


def parse_paraphrases(text: str) -> Paraphrases:
    """The record for one TOML text in the form of `data/en/paraphrases.toml`.

    Of the phrases that begin with one word the longest comes first.

    Raises:
        LexiconError: not TOML, or a field is missing, unknown or of the wrong shape.
    """
    table = Table(text, origin="paraphrases.toml")
    by_verb: dict[str, list[Phrase]] = defaultdict(list)
    for words, meaning in table.texts("phrases").items():
        phrase = _phrase(tuple(words.split()), meaning.split())
        by_verb[phrase.words[0]].append(phrase)
    held = {verb: tuple(sorted(found, key=_by_length)) for verb, found in by_verb.items()}
    tables = ("receiving", "learning", "broader", "deeds")
    found = Paraphrases(MappingProxyType(held), *(table.texts(name) for name in tables))
    table.finish()
    return found


def _phrase(words: tuple[str, ...], meaning: list[str]) -> Phrase:
    is_denied, is_turned = DENIED in meaning, TURNED in meaning
    lemma, *role = (word for word in meaning if word not in (DENIED, TURNED))
    return Phrase(words, lemma, role[0] if role else "object", is_denied, is_turned)


def _by_length(phrase: Phrase) -> tuple[int, tuple[str, ...]]:
    return -len(phrase.words), phrase.words
