"""Which articles are copies of others, in whole or in part: fingerprints, then alignment.

Articles with enough common fingerprints are laid side by side, and every run of equal words between
them is found. The work grows with the number of words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from kzcompare.corpus.fingerprints import Words, words_of
from kzcompare.model.article import Article
from kzcompare.model.copy import Copy, CopyKind

FEWEST = 3  # common fingerprints from which two articles are laid side by side
NEIGHBOURS = 8  # articles that one article is laid beside for one fingerprint, the first by id
BRIDGE = 8  # changed words inside a common run: a reprint with every tenth word changed has these
LONG_RUN = 12  # equal words in a common run; names, titles and set phrases are shorter
MOST = 0.5  # share of an article's own words from which it is a copy
WHOLE = 0.7  # share of the other's own words from which a copy is no excerpt
FEWEST_OWN = 25  # own words; below, an article is measured by all its words
PASSAGES = 30  # own words in common that are worth a line to the reader
QUOTED = 20  # quoted words in common that are worth one
REMEMBERED = 256  # texts whose numbers are kept for the next pair
SHOWN = 5  # lesser relations of one article that are kept


class _Run(Struct, frozen=True):
    """A common stretch: indices of its first and last words in both texts, equal words in it."""

    left: int
    right: int
    left_end: int
    right_end: int
    equal: int


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """What articles have in common with others, in the order of their ids.

    An article is a whole copy of one other at most: the one with which it shares most.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    texts = [words_of(a) for a in ordered]

    @lru_cache(maxsize=REMEMBERED)
    def places(i: int) -> Mapping[int, int]:
        return texts[i].places()

    found: list[Copy] = []
    for i, j in _candidates(texts):
        runs = _bridged(_runs(texts[i], texts[j], places(i), places(j)))
        copy = _compared(ordered[i], ordered[j], texts[i], texts[j], runs)
        if copy is not None:
            found.append(copy)
    return tuple(_chosen(found))


def _candidates(texts: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Pairs of texts, by index, that have enough fingerprints in common."""
    import numpy as np

    held = [text.prints() for text in texts]
    values = np.concatenate([np.zeros(0, np.int64), *held])
    owners = np.repeat(np.arange(len(held)), [len(values) for values in held])
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    begins = np.flatnonzero(np.diff(values, prepend=-1))
    first = np.repeat(begins, np.diff(begins, append=len(values)))
    rank = np.arange(len(values)) - first  # of an article among those with the fingerprint, by id
    pairs = [np.zeros(0, np.int64)]
    for neighbour in range(NEIGHBOURS):
        later = np.flatnonzero(rank > neighbour)
        pairs.append(owners[first[later] + neighbour] * len(texts) + owners[later])
    common, count = np.unique(np.concatenate(pairs), return_counts=True)
    return (divmod(pair, len(texts)) for pair in common[count >= FEWEST].tolist())


def _compared(
    left: Article, right: Article, one: Words, two: Words, common: Sequence[_Run]
) -> Copy | None:
    """What the later of two articles has from the earlier; None where it is not worth a word."""
    runs = [r for r in common if r.equal >= LONG_RUN]
    if not runs:
        return None
    is_known, turned = _order(left, right, one, two)
    if turned:
        left, right, one, two = right, left, two, one
        runs = sorted(
            (_Run(r.right, r.left, r.right_end, r.left_end, r.equal) for r in runs),
            key=lambda r: (r.left, r.right),
        )
    in_one = {n for r in runs for n in range(r.left, r.left_end)}
    in_two = {n for r in runs for n in range(r.right, r.right_end)}
    share, back = _share(one, in_one), _share(two, in_two)
    kind = _kind(share, back, one, in_one)
    if kind is None:
        return None
    if kind is CopyKind.QUOTATION:
        share = sum(one.quoted[n] for n in in_one) / sum(one.quoted)
    stretches = tuple(
        (
            one.span(r.left, r.left_end - 1),
            two.span(r.right, r.right_end - 1),
        )
        for r in runs
    )
    return Copy(left.id, right.id, kind, round(share, 3), stretches, is_later=is_known)


def _order(left: Article, right: Article, one: Words, two: Words) -> tuple[bool, bool]:
    """Whether it is known which article came first, and whether the left one did."""
    a, b = left.source.date, right.source.date
    if a and b and not (a.startswith(b) or b.startswith(a)):
        return True, a < b
    return False, (len(one.words), right.id) > (len(two.words), left.id)


def _share(text: Words, inside: set[int]) -> float:
    """The share of a text's own words among those of the given indices."""
    if text.own() < FEWEST_OWN:
        return len(inside) / max(1, len(text.words))
    return sum(not text.quoted[n] for n in inside) / text.own()


def _kind(share: float, back: float, text: Words, inside: set[int]) -> CopyKind | None:
    if share >= MOST:
        return CopyKind.REPRINT if back >= WHOLE else CopyKind.EXCERPT
    if back >= MOST:
        return CopyKind.EXTENDED
    quoted = sum(text.quoted[n] for n in inside)
    if len(inside) - quoted >= PASSAGES:
        return CopyKind.PASSAGES
    return CopyKind.QUOTATION if quoted >= QUOTED else None


def _runs(
    one: Words, two: Words, ours: Mapping[int, int], theirs: Mapping[int, int]
) -> Iterator[_Run]:
    """Stretches of `fingerprints.WORDS` equal words and more, in the order of the first text."""
    ends: dict[int, int] = {}  # how far each diagonal has been read
    for value, i in ours.items():
        j = theirs.get(value)
        if j is None or i < ends.get(i - j, 0):
            continue
        start, other = i, j
        while start and other and one.words[start - 1] == two.words[other - 1]:
            start, other = start - 1, other - 1
        end, other_end = i, j
        while (
            end < len(one.words)
            and other_end < len(two.words)
            and one.words[end] == two.words[other_end]
        ):
            end, other_end = end + 1, other_end + 1
        if end > i:
            ends[i - j] = end
            yield _Run(start, other, end, other_end, end - start)


def _bridged(runs: Iterator[_Run]) -> list[_Run]:
    """Runs that follow each other in both texts with few words between them, as one."""
    joined: list[_Run] = []
    for run in sorted(runs, key=lambda r: (r.left, r.right)):
        last = joined[-1] if joined else None
        if last and run.left_end <= last.left_end:
            continue
        near = (
            last is not None
            and run.left - last.left_end <= BRIDGE
            and -BRIDGE <= run.right - last.right_end <= BRIDGE
            and run.right > last.right
        )
        if near and last is not None:
            joined[-1] = _Run(
                last.left,
                last.right,
                run.left_end,
                max(last.right_end, run.right_end),
                last.equal + run.equal,
            )
        else:
            joined.append(run)
    return joined


def _chosen(found: Sequence[Copy]) -> Iterator[Copy]:
    """For each article the one it is most a copy of, then the lesser relations that add to it."""
    by_source: dict[str, list[Copy]] = defaultdict(list)
    for copy in found:
        by_source[copy.source].append(copy)
    for source in sorted(by_source):
        ranked = sorted(by_source[source], key=lambda c: (not c.kind.is_whole, -c.share, c.of))
        first = ranked[0]
        yield first
        rest = [c for c in ranked[1:] if not c.kind.is_whole]
        if not first.kind.is_whole:
            yield from rest[:SHOWN]
