"""Pairs of claims of different sources, found by the words they share and scored in named parts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.candidates import Bounds, Candidates, find_candidates
from kzcompare.align.columns import make_columns, spread
from kzcompare.align.cosines import cosines_of
from kzcompare.align.scored import Pairs
from kzcompare.align.senses import WEIGHT, make_senses
from kzcompare.align.shared import shared_words
from kzcompare.align.stories import Stories
from kzcompare.align.units import Unit
from kzcompare.lexicon.vectors import load_vectors
from kzcompare.model.claim import one_year

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kzcompare.align.columns import Columns, Flags, Numbers, Weights
    from kzcompare.align.senses import Encoded
    from kzcompare.runners.base import Runner

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


def score_pairs(
    units: Sequence[Unit],
    bounds: Bounds | None = None,
    runner: Runner | None = None,
    *,
    stories: Stories | None = None,
    encoded: Encoded | None = None,
    with_parts: bool = True,
) -> Pairs:
    """All pairs that may be about one event, best first; ties in text order.

    Only articles of one story are compared; without `stories` all articles tell one. `bounds` says
    which pairs are found in a large corpus, `runner` searches for them. `encoded` are the vectors
    that a sentence encoder makes of each article's claims. `with_parts` keeps what each score is
    made of. The parts and their weights are the fusion measured in the evaluation notes: sums of
    z-scores over all pairs of claims of articles that are compared, pairs without a shared word
    counting as zero. Where pairs are left out, a sample tells what the mean and deviation over all
    of them would be.
    """
    import numpy as np

    columns = make_columns(units)
    stories = stories or Stories.one(1 + max((u.article for u in units), default=0))
    senses = None if encoded is None else make_senses(units, encoded, stories)
    candidates = find_candidates(
        columns, MOST_NAMED, bounds, runner, stories=stories, senses=senses
    )
    left, right = candidates.left, candidates.right
    same, printed = _same_year(units, left, right)
    measures = _measured(units, columns, candidates)
    score = np.zeros(len(left))
    parts: dict[str, Weights] = {}
    # One after the other: all of them together would fill the memory.
    for name, column in _parts(units, columns, candidates, measures, same):
        score += column
        if with_parts:
            parts[name] = column.astype(np.float32)  # for people; the sum is made of the full ones
    meet = np.flatnonzero(same | ~printed)
    order = meet[np.lexsort((right[meet], left[meet], -score[meet]))]
    for name in parts:
        parts[name] = parts[name][order]
    alike = None if senses is None else WEIGHT * senses.of(left, right)[order]
    return Pairs(left[order], right[order], score[order], measures.raw.half[order], parts, alike)


def _parts(
    units: Sequence[Unit],
    columns: Columns,
    candidates: Candidates,
    measures: _Measures,
    same_year: Flags,
) -> Iterator[tuple[str, Weights]]:
    """What the score of each pair is the sum of, one part after the other."""
    import numpy as np

    left, right, raw = candidates.left, candidates.right, measures.raw
    asks = np.array([u.is_question for u in units], np.bool_)
    yield "words", measures.over_all("words")
    yield "names", -ONLY_NAMES * raw.names
    yield "meaning", measures.over_met("meaning")
    yield "share", 0.3 * measures.over_all("share")
    yield "clause", 0.3 * measures.over_all("clause")
    yield "context", 0.25 * measures.over_all("context")
    yield "place", 0.25 * measures.over_met("early") - 0.25 * measures.over_met("apart")
    yield "figures", 0.3 * np.minimum(2, raw.digits)
    yield "holders", _holders(units, left, right)
    yield "articles", 10 * _article_similarity(columns, left, right)
    yield "time", np.where(same_year, 0.0, -OTHER_YEAR)
    yield "form", np.where(asks[left] | asks[right], -0.4, 0.0)


class _Compared(Struct, frozen=True):
    """What two claims have in common, one value a pair, before it is set against other pairs.

    `early`: how near both stand to the head of their articles, at most 0; `apart`: how differently
    they stand there; the rest as in `Parts` and `Shared`.
    """

    words: Weights
    names: Weights
    digits: Numbers
    clause: Weights
    half: Flags
    meaning: Weights
    share: Weights
    context: Weights
    early: Weights
    apart: Weights


class _Measures(Struct, frozen=True):
    """What the pairs have in common, set against what any two claims have.

    `raw` are the pairs to be scored; `every` those that stand for all that share a stem, and
    `standing` how many of them each stands for. `total` counts all pairs of claims of articles that
    are compared.
    """

    raw: _Compared
    every: _Compared
    standing: Weights
    total: int

    def over_all(self, name: str) -> Weights:
        """Z-scores over all pairs; those that share no stem have the value 0."""
        return self._z(name, max(1, self.total))

    def over_met(self, name: str) -> Weights:
        """Z-scores over the pairs that share a stem."""
        return self._z(name, max(1.0, float(self.standing.sum())))

    def _z(self, name: str, count: float) -> Weights:
        import numpy as np

        every: Weights = getattr(self.every, name)
        mean = (every * self.standing).sum() / count
        square = (every * every * self.standing).sum() / count
        deviation = math.sqrt(max(square - mean * mean, 1e-12))
        return np.asarray((getattr(self.raw, name) - mean) / deviation)


def _measured(units: Sequence[Unit], columns: Columns, candidates: Candidates) -> _Measures:
    """What the candidates have in common, and the sample that stands for all, if there is one."""
    import numpy as np

    pairs, sample = (candidates.left, candidates.right), candidates.sample
    vectors = _vectors(units, candidates.left)
    raw = _compared(columns, vectors, pairs, candidates.context)
    if sample is None:
        return _Measures(raw, raw, np.ones(len(raw.words)), candidates.total)
    every = _compared(columns, vectors, (sample.left, sample.right), sample.context)
    standing = np.full(len(sample.left), sample.weight)
    return _Measures(raw, every, standing, candidates.total)


def _compared(
    columns: Columns,
    vectors: NDArray[np.float32],
    pairs: tuple[Numbers, Numbers],
    context: Weights,
) -> _Compared:
    import numpy as np

    left, right = pairs
    shared = shared_words(columns, left, right, most_named=MOST_NAMED)
    least = np.minimum(columns.total[left], columns.total[right])
    late = np.minimum(columns.position, 0.5)
    return _Compared(
        words=shared.words,
        names=shared.names,
        digits=shared.digits,
        clause=shared.clause,
        half=shared.half,
        meaning=cosines_of(vectors, left, right).astype(np.float64),
        share=shared.words / np.maximum(1e-9, least),
        context=context,
        early=-late[left] - late[right],
        apart=np.abs(columns.position[left] - columns.position[right]),
    )


def _vectors(units: Sequence[Unit], pairs: Numbers) -> NDArray[np.float32]:
    """The word vectors of all claims, a row each; none where there are no pairs to be compared."""
    import numpy as np

    if not len(pairs):
        return np.zeros((len(units), 0), np.float32)
    return load_vectors().sentences([unit.words for unit in units])


def _article_similarity(columns: Columns, left: Numbers, right: Numbers) -> Weights:
    """Shared stem types of the two articles over the root of the product of their type counts."""
    import numpy as np

    count = int(columns.article.max()) + 1 if len(columns) else 1
    owners = np.repeat(columns.article, np.diff(columns.rows))
    types = np.unique(owners * columns.kinds + columns.stems)
    owners, stems = types // columns.kinds, types % columns.kinds
    sizes = np.bincount(owners, minlength=count)
    starts = np.cumsum(sizes) - sizes
    tied, place = np.unique(
        columns.article[left] * count + columns.article[right], return_inverse=True
    )
    likeness = np.zeros(len(tied))
    held = np.zeros(columns.kinds, np.bool_)
    ours, theirs = tied // count, tied % count
    begins = np.flatnonzero(np.diff(ours, prepend=-1)).tolist()
    for begin, end in pairwise([*begins, len(tied)]):
        article, others = ours[begin], theirs[begin:end]
        row = stems[starts[article] : starts[article] + sizes[article]]
        held[row] = True
        entries, owner = spread(starts[others], sizes[others])
        common = np.bincount(owner[held[stems[entries]]], minlength=len(others))
        likeness[begin:end] = common / np.sqrt(sizes[article] * sizes[others])
        held[row] = False
    return likeness[place]


def _same_year(units: Sequence[Unit], left: Numbers, right: Numbers) -> tuple[Flags, Flags]:
    """Whether the claims of each pair may be about one year; whether both print its date."""
    import numpy as np

    events = [u.event or ("0000", "9999") for u in units]
    first = np.array([start[:4] for start, _ in events], "U4")
    last = np.array([end[:4] for _, end in events], "U4")
    prints = np.array([u.is_dated for u in units], np.bool_)
    same = (first[left] <= last[right]) & (first[right] <= last[left])
    return same, prints[left] & prints[right]


def differ_in_time(left: Unit, right: Unit) -> bool:
    """Whether both claims print the date of their event, and the years differ."""
    return left.is_dated and right.is_dated and not one_year(left.event, right.event)


def _holders(units: Sequence[Unit], left: Numbers, right: Numbers) -> Weights:
    """What one holder says in both, by the weight of the words it has in common, bounded."""
    import numpy as np

    speaks = np.array([bool(u.said) for u in units], np.bool_)
    found = np.zeros(len(left))
    for n in np.flatnonzero(speaks[left] & speaks[right]).tolist():
        ours, theirs = units[left[n]], units[right[n]]
        both = ours.said.keys() & theirs.said.keys()
        if both:
            said = (math.fsum(ours.weights[s] for s in ours.said[h] & theirs.said[h]) for h in both)
            found[n] = min(MOST_SAID, max(said))
    return found
