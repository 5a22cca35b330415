"""The words of figures: numbers, scales, units, bounds. Comes in: `data/en/units.toml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from kzcompare.lexicon.tables import Table, english
from kzcompare.model.errors import LexiconError

SIDES = frozenset({"low", "high", "nearly", "about", ""})


class FigureWords(Struct, frozen=True):
    """All tables of `data/en/units.toml`; that file explains each.

    `bounds` and `after` hold the words of a phrase and its side; their keys are tuples of
    lower-case words. `time_units` gives the base unit and how many of it the word stands for.
    """

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    suffixes: Mapping[str, float]
    sum_suffixes: frozenset[str]
    several: frozenset[str]
    fractions: Mapping[str, float]
    multiplied: Mapping[str, float]
    percent: frozenset[tuple[str, ...]]
    points: frozenset[tuple[str, ...]]
    currencies: Mapping[str, str]
    minor: Mapping[str, str]
    dollars: Mapping[str, str]
    nationalities: Mapping[str, str]
    time_units: Mapping[str, tuple[str, float]]
    bounds: Mapping[tuple[str, ...], str]
    after: Mapping[tuple[str, ...], str]
    labels: frozenset[str]
    contests: frozenset[str]
    changing: frozenset[str]
    reaching: frozenset[str]
    comparing: frozenset[str]
    idle: frozenset[str]
    totals: frozenset[str]
    putting: frozenset[str]
    purposes: frozenset[str]
    doubtful: frozenset[str]
    no_scales: frozenset[str]
    wholes: frozenset[str]
    joining_ends: frozenset[str]
    passing: frozenset[str]
    pointing: frozenset[str]
    nouns: Mapping[str, str]


@functools.cache
def load_figure_words() -> FigureWords:
    """The English tables, read once a process."""
    return parse_figure_words(english("units.toml"))


def parse_figure_words(text: str) -> FigureWords:
    """The record for one TOML text in the form of `data/en/units.toml`.

    Raises:
        LexiconError: not TOML, or a field is missing, unknown or of the wrong shape.
    """
    table = Table(text, origin="units.toml")
    words = FigureWords(
        cardinals=table.numbers("cardinals"),
        scales=table.numbers("scales"),
        suffixes=table.numbers("suffixes"),
        sum_suffixes=table.words("sum_suffixes"),
        several=table.words("several"),
        fractions=table.numbers("fractions"),
        multiplied=table.numbers("multiplied"),
        percent=frozenset(tuple(p.split()) for p in table.words("percent")),
        points=frozenset(tuple(p.split()) for p in table.words("points")),
        currencies=table.texts("currencies"),
        minor=table.texts("minor"),
        dollars=table.texts("dollars"),
        nationalities=table.texts("nationalities"),
        time_units=_time_units(table.lists("time_units")),
        bounds=_sides(table.texts("bounds")),
        after=_sides(table.texts("after")),
        labels=table.words("labels"),
        contests=table.words("contests"),
        changing=table.words("changing"),
        reaching=table.words("reaching"),
        comparing=table.words("comparing"),
        idle=table.words("idle"),
        totals=table.words("totals"),
        putting=table.words("putting"),
        purposes=table.words("purposes"),
        doubtful=table.words("doubtful"),
        no_scales=table.words("no_scales"),
        wholes=table.words("wholes"),
        joining_ends=table.words("joining_ends"),
        passing=table.words("passing"),
        pointing=table.words("pointing"),
        nouns=table.texts("nouns"),
    )
    table.finish()
    return words


def _time_units(rows: Mapping[str, tuple[object, ...]]) -> Mapping[str, tuple[str, float]]:
    units: dict[str, tuple[str, float]] = {}
    for word, row in rows.items():
        match row:
            case (str(unit), int() | float() as size):
                units[word] = (unit, float(size))
            case _:
                raise LexiconError(f"units.toml: 'time_units': {word!r} needs [unit, how many]")
    return MappingProxyType(units)


def _sides(rows: Mapping[str, str]) -> Mapping[tuple[str, ...], str]:
    for phrase, side in rows.items():
        if side not in SIDES:
            raise LexiconError(
                f"units.toml: {phrase!r} has side {side!r}, not low, high, nearly or about"
            )
    return MappingProxyType({tuple(phrase.split()): side for phrase, side in rows.items()})
