"""Who else holds what a group disputes, and who else disputes it, whatever words they use.

"But that claim does not withstand scrutiny" hardly repeats what it refutes, and one holder's claim
is put differently by every outlet. So a group gathers, beyond what shares its words:

- judgements: claims of its articles that question or refute something, close to a member, or
  farther away if they plainly refute what a holder in the group is said to say;
- echoes: where a holder's claim is in dispute, what the other sources print of that holder on it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from msgspec import Struct

from kzcompare.align.stories import Stories
from kzcompare.align.units import Unit, is_within
from kzcompare.model.claim import SignalKind

PLAIN = frozenset({SignalKind.REFUTATION, SignalKind.NO_EVIDENCE})
JUDGING = PLAIN | {SignalKind.DOUBT, SignalKind.RHETORICAL}
NEAR = 3  # sentences from a statement to a judgement on it
# Sentences from a statement to a judgement on it where its group is in dispute already, and where
# it is not. Measured on twelve corpora: no limits lose precision, closer ones contradictions.
FAR = 20
BESIDE = 4
BEFORE = 1  # a judgement may come first: "It is nonsense that ...". Farther back it is on another
MOST = 2  # judgements one source may add to a group
# What a shared word must weigh to tie a judgement or an echo to a group, measured by the yardstick
# of weights (`Unit.rarest`).
TELLING = 0.29
NEARBY = 1.5  # a judgement that merely stands close needs this much more
ECHOES = 3  # statements of a holder that a dispute gathers; more hide it

Scores = Mapping[tuple[int, int], float]


class Gathered(Struct, frozen=True):
    """A group with what was gathered.

    `members` are units in order, `judgements` those of them that judge the others, `judged` the
    statement they are about (None where there are no judgements or nothing else).
    """

    members: tuple[int, ...]
    judgements: frozenset[int]
    judged: int | None


def gather(
    groups: Sequence[Sequence[int]],
    terms: Sequence[Sequence[str]],
    units: Sequence[Unit],
    scores: Scores,
    stories: Stories | None = None,
) -> tuple[Gathered, ...]:
    """Each group with the judgements on it and the echoes of what is judged.

    Echoes come from the articles that are compared; without `stories` all are. `terms` are, for
    each group, the stems that members of two sources share; `scores` are those of pairs of units,
    the smaller index first. A judgement that stands far from every statement it refutes goes to one
    group only, the one it shares most with.
    """
    index = _index(units, stories or Stories.one(1 + max((u.article for u in units), default=0)))
    far = _far_judgements(groups, units)
    made = []
    for n, members in enumerate(groups):
        added = {*_near_judgements(members, units, index, frozenset(terms[n])), *far[n]}
        judging = added | {m for m in members if is_judgement(units[m])}
        plain = [m for m in members if m not in judging]
        if not plain or not any(_is_plain(units[j]) for j in judging):
            made.append(Gathered(tuple(sorted({*members, *added})), frozenset(judging), None))
            continue
        judged = _judged(plain, judging, units)
        echoes = _echoes([judged, *sorted(judging)], units, index, scores)
        whole = tuple(sorted({*members, *added, *echoes}))
        made.append(Gathered(whole, frozenset(judging), judged))
    return tuple(made)


def _judged(plain: Sequence[int], judging: Iterable[int], units: Sequence[Unit]) -> int:
    """The statement that judgements are about, by the words they share with it."""
    judgements = [units[j] for j in judging]

    def shared(member: int) -> float:
        words = frozenset(units[member].weights) - units[member].names
        return sum(_tie(judgement, words) for judgement in judgements)

    return max(plain, key=lambda m: (shared(m), -m))


def is_judgement(unit: Unit) -> bool:
    """Whether a claim questions or refutes something."""
    return not JUDGING.isdisjoint(unit.signals)


def _is_plain(unit: Unit) -> bool:
    """Whether a claim says outright that something is wrong or without evidence."""
    return not PLAIN.isdisjoint(unit.signals)


class _Index(Struct, frozen=True):
    """Units by their place (article, claim) and by the holders they report.

    `beside` are the articles that each article is compared with.
    """

    places: Mapping[tuple[int, int], int]
    holders: Mapping[str, tuple[int, ...]]
    beside: Sequence[Set[int]]


def _index(units: Sequence[Unit], stories: Stories) -> _Index:
    holders: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        for holder in unit.said:
            holders[holder].append(i)
    return _Index(
        {(unit.article, unit.claim): i for i, unit in enumerate(units)},
        {holder: tuple(found) for holder, found in holders.items()},
        [frozenset(near.tolist()) for near in stories.beside()],
    )


def _near_judgements(
    members: Sequence[int], units: Sequence[Unit], index: _Index, terms: frozenset[str]
) -> Iterator[int]:
    """The judgements beside members that share a telling word with the group, a few an article."""
    found: dict[int, set[tuple[float, int]]] = defaultdict(set)
    for m in members:
        article, claim = units[m].article, units[m].claim
        for place in range(claim - BEFORE, claim + NEAR + 1):
            i = index.places.get((article, place))
            if i is None or i in members or not is_judgement(units[i]):
                continue
            if (tie := _tie(units[i], terms)) >= NEARBY * TELLING * units[i].rarest:
                found[article].add((tie, -i))
    for ties in found.values():
        yield from (-i for _, i in sorted(ties, reverse=True)[:MOST])


def _far_judgements(
    groups: Sequence[Sequence[int]], units: Sequence[Unit]
) -> tuple[tuple[int, ...], ...]:
    """For each group the plain refutations that suit it best, be they not close to a member.

    A group that is in dispute already is preferred, and takes those from farther away: refutations
    come in company.
    """
    said = [frozenset[str]().union(*(units[m].claimed for m in members)) for members in groups]
    disputed = [any(is_judgement(units[m]) for m in members) for members in groups]
    by_article: dict[int, list[int]] = defaultdict(list)
    for n, members in enumerate(groups):
        for article in {units[m].article for m in members}:
            by_article[article].append(n)
    found: list[tuple[int, ...]] = [()] * len(groups)
    for i, unit in enumerate(units):
        if not _is_plain(unit):
            continue
        ties = [
            (tie + disputed[n], -n)
            for n in by_article[unit.article]
            if i not in groups[n]
            and is_within(unit, groups[n], units, FAR if disputed[n] else BESIDE)
            and (tie := _tie(unit, said[n])) >= TELLING * unit.rarest
        ]
        if ties:
            number = -max(ties)[1]
            found[number] = (*found[number], i)
    return tuple(found)


def _echoes(
    disputed: Sequence[int], units: Sequence[Unit], index: _Index, scores: Scores
) -> Iterator[int]:
    """What each source prints of the holders on what is in dispute, in other words.

    `disputed` are the statement that is judged and the judgements, which often repeat it. An echo
    shares a telling word of what the holder says there; of several the one closest to all is taken.
    """
    found: dict[int, tuple[float, int]] = {}
    told = {a for m in disputed for a in (units[m].article, *index.beside[units[m].article])}
    for holder in sorted({h for m in disputed for h in units[m].said}):
        for i in index.holders[holder]:
            unit = units[i]
            if is_judgement(unit) or unit.article not in told:
                continue
            words = _said_elsewhere(holder, unit.article, disputed, units)
            tie = math.fsum(unit.weights[s] for s in unit.said[holder] & words)
            if tie < TELLING * unit.rarest:
                continue
            others = [m for m in disputed if units[m].article != unit.article]
            score = sum(scores.get((min(i, m), max(i, m)), 0.0) for m in others)
            if unit.article not in found or score > found[unit.article][0]:
                found[unit.article] = (score, i)
    best = sorted(found.values(), key=lambda echo: (-echo[0], echo[1]))
    yield from (i for _, i in best[:ECHOES])


def _said_elsewhere(
    holder: str, article: int, members: Sequence[int], units: Sequence[Unit]
) -> frozenset[str]:
    """What a holder says in `members`, an article's own judgements of it included.

    An article's plain statements are left out, so that it echoes others and not itself.
    """
    return frozenset(
        s
        for m in members
        if units[m].article != article or is_judgement(units[m])
        for s in units[m].said.get(holder, frozenset())
    )


def _tie(unit: Unit, words: frozenset[str]) -> float:
    """Summed weight of the words, names left out, that a judgement shares."""
    return math.fsum(unit.weights[s] for s in unit.plain & words)
