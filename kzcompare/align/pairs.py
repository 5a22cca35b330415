"""Pairs of claims of different sources, found by the words they share and scored in named parts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzcompare.align.units import Unit
from kzcompare.lexicon.vectors import load_vectors
from kzcompare.model.claim import same_year

COMMON = 200  # claims a stem may stand in and still propose pairs; keeps growth near linear

# An assumed year is weak evidence (0 to 3 measured, hardly a difference); printed ones settle it:
# such pairs are not made at all.
OTHER_YEAR = 1.0
# What two claims share may be no more than a name, and one actor does many things. Measured: 1 to 2
# raise rows and precision alike, plain down-weighting of names lowers both.
ONLY_NAMES = 2.0
# What names and dates may add to the shared words, in the weight of one that stands in one claim
# only: "President A B on 7 May" shares five rare stems and no proposition. 1 to 1.75 measured.
MOST_NAMED = 1.5
MOST_SAID = 0.5  # bound of the bonus for one holder; 0 to 2 measured, it hardly matters


@dataclass(frozen=True, slots=True)
class Parts:
    """What a pair's score is made of, each part already in the units of the sum.

    `words`: shared rare stems; `names`: how far they are only names; `meaning`: likeness of the
    word vectors; `share`: how much of the shorter claim the stems cover; `clause`: the best
    two clauses; `context`: the sentences around; `place`: where both stand in their articles;
    `figures`: shared numbers; `holders`: one holder saying similar things; `articles`: how alike
    the articles are; `time`: events that cannot be the same; `form`: a question.
    """

    words: float
    names: float
    meaning: float
    share: float
    clause: float
    context: float
    place: float
    figures: float
    holders: float
    articles: float
    time: float
    form: float

    @property
    def score(self) -> float:
        """The sum: no unit, higher is closer."""
        return (
            self.words
            + self.names
            + self.meaning
            + self.share
            + self.clause
            + self.context
            + self.place
            + self.figures
            + self.holders
            + self.articles
            + self.time
            + self.form
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units by index, `left < right`, of different articles."""

    left: int
    right: int
    score: float
    parts: Parts


def score_pairs(units: Sequence[Unit]) -> tuple[Pair, ...]:
    """All pairs that share a word and may be about one event, best first; ties in text order.

    The parts and their weights are the fusion measured in the evaluation notes: sums of z-scores
    over all cross-source pairs, pairs without a shared word counting as zero.
    """
    overlap = _overlaps(units)
    total = _pair_count(units)
    if not overlap or not total:
        return ()
    index = {(u.article, u.claim): i for i, u in enumerate(units)}
    share = {
        p: v / max(1e-9, min(units[p[0]].total, units[p[1]].total)) for p, v in overlap.items()
    }
    clause = {p: _best_clause(units[p[0]], units[p[1]]) for p in overlap}
    context = {p: _context(units, index, overlap, p) for p in overlap}
    early = {p: -min(units[p[0]].position, 0.5) - min(units[p[1]].position, 0.5) for p in overlap}
    apart = {p: abs(units[p[0]].position - units[p[1]].position) for p in overlap}
    z_words, z_share = _z(overlap, total), _z(share, total)
    z_clause, z_context = _z(clause, total), _z(context, total)
    z_early, z_apart = _z(early, len(early)), _z(apart, len(apart))
    meaning = _z(_meanings(units, list(overlap)), len(overlap))
    alike = _article_similarity(units, overlap)
    pairs = []
    for p in overlap:
        left, right = units[p[0]], units[p[1]]
        if differ_in_time(left, right):
            continue
        parts = Parts(
            words=z_words[p],
            names=-ONLY_NAMES * _name_share(left, right),
            meaning=meaning[p],
            share=0.3 * z_share[p],
            clause=0.3 * z_clause[p],
            context=0.25 * z_context[p],
            place=0.25 * z_early[p] - 0.25 * z_apart[p],
            figures=0.3 * min(2, len(left.numbers & right.numbers)),
            holders=_holders(left, right),
            articles=10 * alike[left.article, right.article],
            time=_time(left, right),
            form=-0.4 if _is_question(left) or _is_question(right) else 0.0,
        )
        pairs.append(Pair(p[0], p[1], parts.score, parts))
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right)))


def _overlaps(units: Sequence[Unit]) -> dict[tuple[int, int], float]:
    """Summed weight of shared stems for every cross-source pair that shares a telling one.

    Names and dates together count up to a bound.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        for stem in unit.weights:
            places[stem].append(i)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    named: dict[tuple[int, int], float] = defaultdict(float)
    for stem in sorted(places):
        held = places[stem]
        if len(held) > COMMON:
            continue
        for n, i in enumerate(held):
            left = units[i]
            weight, is_name = left.weights[stem], stem in left.names
            for j in held[n + 1 :]:
                right = units[j]
                if right.article != left.article:
                    kind = named if is_name or stem in right.names else shared
                    kind[i, j] += min(weight, right.weights[stem])
    bound = MOST_NAMED * math.log(len(units) + 1)
    for pair, weight in named.items():
        shared[pair] += min(weight, bound)
    return shared


def _pair_count(units: Sequence[Unit]) -> int:
    """How many cross-source pairs there are."""
    sizes: dict[int, int] = defaultdict(int)
    for unit in units:
        sizes[unit.article] += 1
    whole = sum(sizes.values())
    return (whole * whole - sum(n * n for n in sizes.values())) // 2


def _best_clause(left: Unit, right: Unit) -> float:
    """The largest shared weight of two clauses."""
    return max(
        (
            sum(min(left.weights[s], right.weights[s]) for s in a & b)
            for a in left.clauses
            for b in right.clauses
        ),
        default=0.0,
    )


def _meanings(
    units: Sequence[Unit], pairs: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    """Cosine of the word vectors of both claims."""
    vectors = load_vectors().sentences([unit.words for unit in units])
    left, right = vectors[[a for a, _ in pairs]], vectors[[b for _, b in pairs]]
    return dict(zip(pairs, (left * right).sum(axis=1).tolist(), strict=True))


def _context(
    units: Sequence[Unit],
    index: Mapping[tuple[int, int], int],
    overlap: Mapping[tuple[int, int], float],
    pair: tuple[int, int],
) -> float:
    """Shared weight between the sentences before and after both."""
    left, right = units[pair[0]], units[pair[1]]
    total = 0.0
    for i in (-1, 1):
        a = index.get((left.article, left.claim + i))
        for j in (-1, 1):
            b = index.get((right.article, right.claim + j))
            if a is not None and b is not None:
                total += overlap.get((min(a, b), max(a, b)), 0.0)
    return total


def _z(values: Mapping[tuple[int, int], float], count: int) -> dict[tuple[int, int], float]:
    """Z-scores over `count` pairs, of which those not in `values` have the value 0."""
    mean = sum(values.values()) / count
    square = sum(v * v for v in values.values()) / count
    deviation = math.sqrt(max(square - mean * mean, 1e-12))
    return {p: (v - mean) / deviation for p, v in values.items()}


def _article_similarity(
    units: Sequence[Unit], pairs: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    """Shared stem types of two articles over the root of the product of their type counts.

    Only for the articles that some pair of units ties.
    """
    types: dict[int, set[str]] = defaultdict(set)
    for unit in units:
        types[unit.article].update(unit.weights)
    return {
        (a, b): len(types[a] & types[b]) / math.sqrt(len(types[a]) * len(types[b]))
        for a, b in {(units[i].article, units[j].article) for i, j in pairs}
    }


def _time(left: Unit, right: Unit) -> float:
    """A penalty for events of different years, of which one at least is assumed."""
    return 0.0 if same_year(left.record, right.record) else -OTHER_YEAR


def differ_in_time(left: Unit, right: Unit) -> bool:
    """Whether both claims print the date of their event, and the years differ."""
    if same_year(left.record, right.record):
        return False
    return _prints_event(left) and _prints_event(right)


def _prints_event(unit: Unit) -> bool:
    """Whether the claim itself gives the date that it is about."""
    event = unit.record.event
    return event is not None and any(moment.start == event[0] for moment in unit.record.times)


def _name_share(left: Unit, right: Unit) -> float:
    """How much of the shared weight lies in names, from 0 to 1."""
    shared = left.weights.keys() & right.weights.keys()
    weight = {s: min(left.weights[s], right.weights[s]) for s in shared}
    names = sum(w for s, w in weight.items() if s in left.names or s in right.names)
    return names / total if (total := sum(weight.values())) else 0.0


def _holders(left: Unit, right: Unit) -> float:
    """What one holder says in both, by the weight of the words it has in common."""
    shared = (left.said[h] & right.said[h] for h in left.said.keys() & right.said.keys())
    return min(
        MOST_SAID, max((sum(left.weights[s] for s in words) for words in shared), default=0.0)
    )


def _is_question(unit: Unit) -> bool:
    return unit.record.certainty == "asked"
