"""Groups of things that were compared pair by pair: first what agrees, then what opposes it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from enum import Enum, auto

from msgspec import Struct


class Relation(Enum):
    """How two printed things that are of one matter stand to each other."""

    SAME = auto()
    OPPOSED = auto()


class Edge(Struct, frozen=True):
    """A compared pair by index; `score` (no unit) says how sure it is. Weak ones tie no groups."""

    left: int
    right: int
    relation: Relation
    score: float
    is_weak: bool = False


class Cluster(Struct, frozen=True):
    """Indices in order, and the score of the surest pair (0 for a lone one)."""

    members: tuple[int, ...]
    score: float


def id_of(printed: Iterable[tuple[str, int, str]]) -> str:
    """An id that hangs on the printed words alone: of each the source, the place and the text."""
    words = sorted(f"{source}\0{start}\0{text}" for source, start, text in printed)
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:7]


def cluster(
    count: int,
    edges: Iterable[Edge],
    *,
    is_neutral: Callable[[int, int], bool],
    is_barred: Callable[[int, int], bool],
) -> tuple[Cluster, ...]:
    """Groups of 0 to `count` - 1, each index in one; surest pairs first.

    Two groups that agree are joined where the pairs across them that do so are not outnumbered by
    those that do not; `is_neutral` pairs do not count (the same value in other words). A group is
    set against another only where all pairs across them were compared, or are neutral. A pair that
    `is_barred` keeps its groups apart: one source that prints both does not take them for one.
    """
    known = {(min(e.left, e.right), max(e.left, e.right)): e for e in edges}
    groups: dict[int, tuple[int, ...]] = {i: (i,) for i in range(count)}
    scores = dict.fromkeys(groups, 0.0)
    for edge in sorted(known.values(), key=_rank):
        left, right = groups[edge.left], groups[edge.right]
        if left is right or (edge.is_weak and min(len(left), len(right)) > 1):
            continue
        pairs = [(min(a, b), max(a, b)) for a in left for b in right]
        if any(is_barred(*pair) for pair in pairs):
            continue
        if edge.relation is Relation.SAME:
            joins = _balance(known, pairs, is_neutral) >= 0
        else:
            joins = all(pair in known or is_neutral(*pair) for pair in pairs)
        if not joins:
            continue
        joined = tuple(sorted((*left, *right)))
        score = max(scores[edge.left], scores[edge.right], edge.score)
        for i in joined:
            groups[i], scores[i] = joined, score
    return tuple(Cluster(g, scores[g[0]]) for g in dict.fromkeys(groups.values()))


def _rank(edge: Edge) -> tuple[bool, bool, float, int, int]:
    """Agreement before opposition, sure before weak, higher before lower."""
    is_opposed = edge.relation is Relation.OPPOSED
    return is_opposed, edge.is_weak, -edge.score, edge.left, edge.right


def _balance(
    known: Mapping[tuple[int, int], Edge],
    pairs: Iterable[tuple[int, int]],
    is_neutral: Callable[[int, int], bool],
) -> int:
    """Pairs that agree, less those that do not."""
    total = 0
    for pair in pairs:
        if pair in known and known[pair].relation is Relation.SAME:
            total += 1
        elif not is_neutral(*pair):
            total -= 1
    return total
