"""The words around names of actors: titles, roles, demonyms, words that are never actors.

Comes in: `data/en/titles.toml`. Goes out: one frozen record of sets and tables.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from kzcompare.lexicon.tables import english
from kzcompare.model.errors import LexiconError


class ActorWords(Struct, frozen=True):
    """All lists of `data/en/titles.toml`; that file explains each.

    `sex` gives "male" or "female" for honorifics, titles, nouns and given names that tell it.
    `titles` and `people` hold singular forms. `country_of` maps every adjective and name of a
    people, and every country's own name, to the country.
    """

    honorifics: frozenset[str]
    titles: frozenset[str]
    portfolio: frozenset[str]
    people: frozenset[str]
    institutions: frozenset[str]
    predicates: frozenset[str]
    states: frozenset[str]
    collectives: frozenset[str]
    abstract: frozenset[str]
    breaks: frozenset[str]
    crowds: frozenset[str]
    org_words: frozenset[str]
    company_words: frozenset[str]
    org_nouns: frozenset[str]
    body_starts: frozenset[str]
    bodies: frozenset[str]
    place_words: frozenset[str]
    place_starts: frozenset[str]
    not_actors: frozenset[str]
    places: frozenset[str]
    never: frozenset[str]
    particles: frozenset[str]
    former: frozenset[str]
    generations: frozenset[str]
    plain_honorifics: frozenset[str]
    joiners: frozenset[str]
    left_out: frozenset[str]
    padding: frozenset[str]
    state_nouns: frozenset[str]
    ministries: frozenset[str]
    shared_bodies: frozenset[str]
    before_places: frozenset[str]
    place_kinds: frozenset[str]
    state_verbs: frozenset[str]
    led: frozenset[str]
    family_first: frozenset[str]
    given_names: frozenset[str]
    countries: frozenset[str]
    adjectives: frozenset[str]
    sex: Mapping[str, str]
    nicknames: Mapping[str, str]
    country_of: Mapping[str, str]
    group_words: Mapping[str, str]
    same_body: Mapping[str, str]
    spellings: Mapping[str, str]

    def ends_company(self, word: str) -> bool:
        """Whether the last word of a body's name may be left off: "Motors", but not "Council"."""
        last = word.lower().rstrip(".")
        return last in self.company_words or last not in self.org_words


@functools.cache
def load_actor_words() -> ActorWords:
    """The English lists, read once a process."""
    return parse_actor_words(english("titles.toml"))


def parse_actor_words(text: str) -> ActorWords:
    """The record for one TOML text in the form of `data/en/titles.toml`.

    Raises:
        LexiconError: not TOML, or a table is missing or unknown.
    """
    try:
        table: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"titles.toml: not valid TOML: {error}") from error
    for name in sorted(set(table) ^ TABLES):
        state = "unknown" if name in table else "missing"
        raise LexiconError(f"titles.toml: {state} table {name!r}")
    country_of = {name: name for name in table["countries"]}
    for country, words in table["countries"].items():
        country_of.update(dict.fromkeys(words, country))
    names = {n: c for c, listed in table["country_names"].items() for n in listed}
    return ActorWords(
        **{name: _all(table[name]) for name in LISTS if name != "org_words"},
        org_words=_all(table["org_words"]) | _all(table["company_words"]),
        countries=frozenset(table["countries"]) | frozenset(names),
        adjectives=_all(table["adjectives"]) | _all(table["countries"]),
        sex=MappingProxyType(
            {
                word: sex
                for name in ("given_names", "people", "titles", "honorifics")
                for sex in ("male", "female")
                for word in table[name][sex]
            }
        ),
        nicknames=_pairs(table["nicknames"]),
        group_words=_pairs(table["group_words"]),
        same_body=_pairs(table["same_body"]),
        spellings=_pairs(table["spellings"]),
        country_of=MappingProxyType(country_of | names),
    )


def _pairs(table: Mapping[str, object]) -> Mapping[str, str]:
    return MappingProxyType({word: str(other) for word, other in table.items()})


def _all(lists: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(word for words in lists.values() for word in words)


LISTS = (
    "honorifics",
    "titles",
    "portfolio",
    "people",
    "institutions",
    "predicates",
    "states",
    "collectives",
    "abstract",
    "breaks",
    "crowds",
    "org_words",
    "company_words",
    "org_nouns",
    "body_starts",
    "bodies",
    "place_words",
    "place_starts",
    "not_actors",
    "places",
    "never",
    "particles",
    "former",
    "generations",
    "plain_honorifics",
    "joiners",
    "left_out",
    "padding",
    "state_nouns",
    "ministries",
    "shared_bodies",
    "before_places",
    "place_kinds",
    "state_verbs",
    "led",
    "family_first",
    "given_names",
)
TABLES = frozenset(
    {
        *LISTS,
        "nicknames",
        "group_words",
        "same_body",
        "spellings",
        "countries",
        "country_names",
        "adjectives",
    }
)
