"""The words that decide who speaks and what is no speech: documents, banners, talks, relays.

Comes in: `data/en/speech.toml`. Goes out: one frozen record of sets; the file explains each.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from msgspec import Struct

from kzcompare.lexicon.tables import Table, english


class SpeechWords(Struct, frozen=True):
    """All lists of `data/en/speech.toml`."""

    documents: frozenset[str]
    carriers: frozenset[str]
    exchanges: frozenset[str]
    issuing: frozenset[str]
    means: frozenset[str]
    handing: frozenset[str]
    quoting: frozenset[str]
    media: frozenset[str]
    outlets: frozenset[str]
    meeting: frozenset[str]
    spreading: frozenset[str]
    links: frozenset[str]
    tellings: frozenset[str]
    disputing: frozenset[str]
    doubting: frozenset[str]
    belonging: frozenset[str]
    deputies: frozenset[str]
    namesakes: frozenset[str]
    expecting: frozenset[str]
    gauging: frozenset[str]
    joining: frozenset[str]
    wording: frozenset[str]
    idle: Mapping[str, frozenset[str]]


@functools.cache
def load_speech_words() -> SpeechWords:
    """The English lists, read once a process."""
    return parse_speech_words(english("speech.toml"))


def parse_speech_words(text: str) -> SpeechWords:
    """The record for one TOML text in the form of `data/en/speech.toml`.

    Raises:
        LexiconError: not TOML, or a list or table is missing, unknown or has a word twice.
    """
    table = Table(text, origin="speech.toml")
    fields = (name for name in SpeechWords.__struct_fields__ if name != "idle")
    lists = {name: table.words(name) for name in fields}
    idle = {verb: frozenset(nouns.split()) for verb, nouns in table.texts("idle").items()}
    table.finish()
    return SpeechWords(**lists, idle=idle)
