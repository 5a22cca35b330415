"""How much two sentences share, as far as their words tell: for what no row holds together."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from kzcompare.model.claim import Claim

COMMON_WORD = 7.0  # Zipf frequency of the commonest English words
LEAST = 0.5  # weight of a word that common


class Bag(Struct, frozen=True):
    """The stems of a sentence, each with its rarity in English; `names` are those in names."""

    weights: dict[str, float]
    names: frozenset[str]
    total: float


def bag_of(claim: Claim) -> Bag:
    """The content words of a sentence."""
    weights = {t.stem: max(LEAST, COMMON_WORD - t.zipf) for t in claim.terms}
    names = frozenset(t.stem for t in claim.terms if t.is_name)
    return Bag(weights, names, sum(weights.values()))


def likeness(left: Bag, right: Bag) -> float:
    """The rarity of the shared stems over the geometric mean of both totals, 0 to 1.

    0 where all that is shared are names: many sentences name the same people.
    """
    shared = left.weights.keys() & right.weights.keys()
    if shared <= left.names | right.names:
        return 0.0
    return sum(left.weights[stem] for stem in shared) / math.sqrt(left.total * right.total)


def nearest(bag: Bag, others: Sequence[Bag]) -> tuple[int, float] | None:
    """The index of the bag most like another, and how like; None where none is like it at all."""
    found = max(((likeness(bag, o), -n) for n, o in enumerate(others)), default=(0.0, 0))
    return (-found[1], found[0]) if found[0] > 0 else None


def known_share(bag: Bag, stems: frozenset[str]) -> float:
    """The share of a sentence's weight that lies on `stems`, 0 to 1."""
    known = sum(weight for stem, weight in bag.weights.items() if stem in stems)
    return known / bag.total if bag.total else 0.0


def shared_terms(left: Sequence[Claim], right: Sequence[Claim]) -> tuple[str, ...]:
    """The stems that both lists of sentences print, the rarest in English first."""
    ours = {t.stem: t.zipf for claim in left for t in claim.terms}
    theirs = {t.stem for claim in right for t in claim.terms}
    return tuple(sorted(ours.keys() & theirs, key=lambda stem: (ours[stem], stem)))
