"""Names of languages, and the commonest words of English (`data/languages.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from msgspec import Struct


class Languages(Struct, frozen=True):
    """`names` by ISO 639 code; `english` are English function words in lower case."""

    names: Mapping[str, str]
    english: frozenset[str]


@cache
def load_languages() -> Languages:
    """The table, read once."""
    file = files("kzcompare").joinpath("lexicon/data/languages.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return Languages(
        MappingProxyType(table["names"]), frozenset(table["english"]["function_words"])
    )
