"""Groups of claims that flatly deny each other, which need not share many words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from kzcompare.align.rows import group_score
from kzcompare.align.units import Unit
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimRef

Scores = Mapping[tuple[int, int], float]


def denials_among(
    units: Sequence[Unit], opposed: Sequence[tuple[ClaimRef, ClaimRef]]
) -> Mapping[int, Set[int]]:
    """For each unit that denies others, those others; `opposed` holds what is not compared too."""
    places = {ClaimRef(unit.article, unit.claim): n for n, unit in enumerate(units)}
    found: dict[int, set[int]] = defaultdict(set)
    for denial, affirmation in opposed:
        if denial in places and affirmation in places:
            found[places[denial]].add(places[affirmation])
    return dict(found)


def with_opposed(
    groups: Sequence[tuple[int, ...]],
    denials: Mapping[int, Set[int]],
    units: Sequence[Unit],
    scores: Scores,
    options: Options,
) -> tuple[tuple[int, ...], ...]:
    """The groups, best first, with one for each dispute: a denial, what it denies, and the like.

    Where a group holds both sides already, it takes in the rest of the dispute, as far as there is
    room; where none does, the closest two sides of two articles make a group of their own. What is
    denied by another voice of one article joins the best group that holds either side.
    """
    if not denials:
        return tuple(groups)
    made = [set(group) for group in groups]
    for dispute in _disputes(denials):
        pairs = [(a, b) for a in dispute for b in denials.get(a, ())]
        across = [(a, b) for a, b in pairs if units[a].article != units[b].article]
        homes = [g for g in made if any(g.issuperset(pair) for pair in pairs)]
        if not homes and not across:
            homes = [g for g in made if not g.isdisjoint(dispute)]
        if homes:
            home = homes[0]
        elif across:
            home = set(min(across, key=lambda p: (-scores.get((min(p), max(p)), 0.0), p)))
            made.append(home)
        else:
            continue
        _extend(home, dispute, units, options)
    scored = [(-group_score(g, units, scores), g) for g in map(tuple, map(sorted, made))]
    return tuple(group for _, group in sorted(scored))


def _disputes(denials: Mapping[int, Set[int]]) -> tuple[tuple[int, ...], ...]:
    """The units that denials tie together, each in one dispute, in text order."""
    disputes: list[set[int]] = []
    for denial, affirmed in denials.items():
        whole = {denial, *affirmed}
        apart = [d for d in disputes if d.isdisjoint(whole)]
        disputes = [*apart, whole.union(*(d for d in disputes if not d.isdisjoint(whole)))]
    return tuple(sorted(tuple(sorted(d)) for d in disputes))


def _extend(
    group: set[int], dispute: Sequence[int], units: Sequence[Unit], options: Options
) -> None:
    """Adds the rest of a dispute to a group, as far as a row has room for it."""
    held = Counter(units[m].article for m in group)
    for unit in dispute:
        article = units[unit].article
        has_room = len(group) < options.cells_per_row and held[article] < options.cells_per_source
        if unit not in group and has_room:
            group.add(unit)
            held[article] += 1
