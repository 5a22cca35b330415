"""One look at all claims: which of them are compared, and how rare their stems are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from sys import intern
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.model.claim import Claim, ReadArticle, rarity, with_fields
from kzcompare.model.row import ClaimRef

if TYPE_CHECKING:
    from kzcompare.align.columns import Numbers


class Table(Struct, frozen=True):
    """What an article's stems weigh in its story, and what one weighs that stands there once."""

    weights: Mapping[str, float]
    rarest: float


class Survey(Struct, frozen=True):
    """What is known of all claims before the first unit is made.

    `picked` are the claims to be compared, by index, of each article; `names` is the stem of every
    word printed as part of a name, by the word in lower case. `words` are the stems of all claims
    by number, `rarities` how rare each is in English; `stems` the numbers of those of each article,
    ascending, `counts` in how many of its claims each stands.
    """

    picked: Sequence[Sequence[int]]
    names: Mapping[str, str]
    words: Sequence[str]
    rarities: Sequence[float]
    stems: Sequence[Numbers]
    counts: Sequence[Numbers]

    def table(self, story: Sequence[int], article: int) -> Table:
        """The weights of an article's stems among the claims of its story."""
        import numpy as np

        own = self.stems[article]
        stems = np.concatenate([self.stems[other] for other in story])
        counts = np.concatenate([self.counts[other] for other in story])
        place = np.searchsorted(own, stems)
        place[place == len(own)] = 0
        held = np.flatnonzero(own[place] == stems) if len(own) else place[:0]
        total = np.bincount(place[held], counts[held], minlength=len(own)).astype(np.int64)
        size = sum(len(self.picked[other]) for other in story)
        rarities = {count: math.log((size + 1) / (count + 0.5)) for count in set(total.tolist())}
        weights = {
            self.words[n]: rarities[count] * self.rarities[n]
            for n, count in zip(own.tolist(), total.tolist(), strict=True)
        }
        return Table(weights, math.log(size + 1))


def take_survey(
    articles: Sequence[ReadArticle],
    min_words: int,
    apart: Set[ClaimRef],
    wanted: Set[ClaimRef] = frozenset(),
) -> Survey:
    """One look at every claim; none is kept, so that large corpora need not fit in memory.

    The claims in `wanted` are picked however short they are.
    """
    import numpy as np

    picking = _Picking(min_words, apart, wanted)
    number: dict[str, int] = {}
    zipf: dict[int, float] = {}
    names: dict[str, str] = {}
    picked: list[list[int]] = []
    stems: list[Numbers] = []
    counts: list[Numbers] = []
    for a, read in enumerate(articles):
        claims = tuple(with_fields(read.reading.claims, "span", "terms"))
        picked.append([c for c, _ in _comparable(a, read, claims, picking)])
        for claim in claims:
            for t in claim.terms:
                if t.is_name:
                    names[t.span.of(read.article.text).casefold()] = intern(t.stem)
        printed: list[int] = []
        for c in picked[-1]:
            held = {t.stem: t.zipf for t in claims[c].terms}
            row = [number.setdefault(intern(stem), len(number)) for stem in held]
            zipf.update(zip(row, held.values(), strict=True))
            printed += row
        once, times = np.unique(np.array(printed, np.int64), return_counts=True)
        stems.append(once)
        counts.append(times)
    rarities = [rarity(zipf[n]) for n in range(len(number))]
    return Survey(picked, names, list(number), rarities, stems, counts)


def comparable(
    articles: Sequence[ReadArticle], *, min_words: int, apart: Set[ClaimRef] = frozenset()
) -> Iterator[tuple[int, int, Claim]]:
    """The claims with their places (article, claim), without short ones, repeats and `apart`."""
    picking = _Picking(min_words, apart)
    for a, read in enumerate(articles):
        for c, claim in _comparable(a, read, read.reading.claims, picking):
            yield a, c, claim


class _Picking(Struct, frozen=True):
    """Which claims are compared: those that are not short or are `wanted`, none in `apart`."""

    min_words: int
    apart: Set[ClaimRef]
    wanted: Set[ClaimRef] = frozenset()

    def allows(self, ref: ClaimRef, claim: Claim) -> bool:
        """Whether a claim is one of them."""
        return ref not in self.apart and (len(claim.terms) >= self.min_words or ref in self.wanted)


def _comparable(
    number: int, read: ReadArticle, claims: Iterable[Claim], picking: _Picking
) -> Iterator[tuple[int, Claim]]:
    seen: set[str] = set()
    for c, claim in enumerate(claims):
        words = claim.span.of(read.article.text).casefold()
        if words not in seen and picking.allows(ClaimRef(number, c), claim):
            seen.add(words)
            yield c, claim
