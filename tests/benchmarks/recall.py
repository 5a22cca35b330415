"""What the bounded candidate search misses of what an exhaustive comparison aligns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kzcompare.align.candidates import Bounds, find_candidates
from kzcompare.align.columns import make_columns
from kzcompare.align.levels import level
from kzcompare.align.pairs import MOST_NAMED, score_pairs
from kzcompare.align.rows import make_groups
from kzcompare.align.scored import Pairs
from kzcompare.align.stories import Stories, find_stories
from kzcompare.align.units import Unit, make_units
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options

ALL = Bounds(exhaustive=10**12)
LARGE = Bounds(exhaustive=-1)  # as if the corpus were a large one


@dataclass(frozen=True, slots=True)
class Recall:
    """Shares of the pairs of claims that stand in one group after an exhaustive comparison.

    `found` are among the candidates, `aligned` stand in one group again. `stated` is the share
    of pairs that are known to state one proposition and are among the candidates, None where
    nothing is known.
    """

    pairs: int
    found: float
    aligned: float
    stated: float | None


def recall(
    articles: Sequence[ReadArticle], known: Sequence[Sequence[object | None]] = ()
) -> Recall:
    """Compares both ways; `known` gives, for each claim of each article, what it states."""
    stories = find_stories(articles)
    units = make_units(articles, stories, min_words=Options().min_words)
    every = _aligned(units, score_pairs(units, ALL, stories=stories), stories)
    found = find_candidates(make_columns(units), MOST_NAMED, LARGE, stories=stories)
    candidates = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    aligned = _aligned(units, score_pairs(units, LARGE, stories=stories), stories)
    stated = _same(units, known) if known else set()
    return Recall(
        len(every),
        len(every & candidates) / max(1, len(every)),
        len(every & aligned) / max(1, len(every)),
        len(stated & candidates) / len(stated) if stated else None,
    )


def _aligned(units: Sequence[Unit], pairs: Pairs, stories: Stories) -> set[tuple[int, int]]:
    options = Options()
    return {
        (a, b)
        for group in make_groups(units, level(pairs, units, stories, options), options)
        for a in group
        for b in group
        if a < b and units[a].article != units[b].article
    }


def _same(units: Sequence[Unit], known: Sequence[Sequence[object | None]]) -> set[tuple[int, int]]:
    """The pairs of units of different articles that state one thing."""
    by_statement: dict[object, list[int]] = {}
    for n, unit in enumerate(units):
        what = known[unit.article][unit.claim]
        if what is not None:
            by_statement.setdefault(what, []).append(n)
    return {
        (a, b)
        for held in by_statement.values()
        for a in held
        for b in held
        if a < b and units[a].article != units[b].article
    }
