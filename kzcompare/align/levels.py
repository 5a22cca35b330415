"""What a score means: how alike two claims have to be depends on the story that they tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.scored import Pairs
from kzcompare.align.stories import SURE, Stories
from kzcompare.align.units import Unit
from kzcompare.model.options import Options

if TYPE_CHECKING:
    from kzcompare.align.columns import Flags, Numbers, Weights


class Levelled(Struct, frozen=True):
    """Pairs, best first, with scores that mean the same in every story.

    Those that reach `threshold` are kept; it is None where there are no pairs. `lifted` says which
    would reach theirs if what a sentence encoder says were part of the score, None without one.
    """

    pairs: Pairs
    threshold: float | None
    lifted: Flags | None = None


def level(pairs: Pairs, units: Sequence[Unit], stories: Stories, options: Options) -> Levelled:
    """The pairs with the scores of each story raised or lowered to one threshold.

    The threshold of a story is a rank, the score of its `pairs_per_claim * N`-th best pair, because
    raw scores mean different things in different corpora. Claims of articles that are hardly like
    any other count less there: they have little to share. A pair takes the mean of the thresholds
    of its two articles; what that adds to its score is the part "story".
    """
    import numpy as np

    if not len(pairs):
        return Levelled(pairs, None)
    article: Numbers = np.array([u.article for u in units], np.int64)
    left: Numbers = article[pairs.left]
    right: Numbers = article[pairs.right]
    claims = np.bincount(article, minlength=len(stories))

    def shifted(scores: Weights) -> tuple[Weights, float]:
        """What is added to each score, and the threshold of all."""
        levels = _levels(scores, left * len(stories) + right, claims, stories, options)
        common = float((levels * claims).sum() / claims.sum())
        shift: Weights = np.asarray(common - (levels[left] + levels[right]) / 2)
        shift[np.abs(shift) < np.finfo(np.float32).eps * abs(common)] = 0.0  # rounding
        return shift, common

    shift, common = shifted(pairs.score)
    score = pairs.score + shift
    order = np.lexsort((pairs.right, pairs.left, -score))
    parts: dict[str, Weights] = {**pairs.parts, "story": shift.astype(np.float32)}
    whole = Pairs(
        pairs.left[order],
        pairs.right[order],
        score[order],
        pairs.half[order],
        {name: column[order] for name, column in parts.items()},
        None if pairs.sensed is None else pairs.sensed[order],
    )
    if pairs.sensed is None:
        return Levelled(whole, common)
    more = pairs.score + pairs.sensed
    further, needed = shifted(more)
    return Levelled(whole, common, (more + further >= needed)[order])


def _levels(
    found: Weights, keys: Numbers, claims: Numbers, stories: Stories, options: Options
) -> Weights:
    """The threshold of each article's story; `keys` number the articles of each score's pair."""
    import numpy as np

    order = np.argsort(keys, kind="stable")
    kinds, begins = np.unique(keys[order], return_index=True)
    scores = np.split(found[order], begins[1:])
    held: dict[int, Weights] = dict(zip(kinds.tolist(), scores, strict=True))
    known: dict[bytes, float] = {}
    made = np.zeros(len(stories))
    for article, near in enumerate(stories.near):
        name = near.tobytes()
        if name not in known:
            known[name] = _threshold(near, held, claims, stories, options)
        made[article] = known[name]
    return made


def _threshold(
    near: Numbers,
    held: Mapping[int, Weights],
    claims: Numbers,
    stories: Stories,
    options: Options,
) -> float:
    """The score of the last pair that is kept among the articles of one story."""
    import numpy as np

    count = len(stories)
    whole = near.tolist()
    found = [held[a * count + b] for a in whole for b in whole if a * count + b in held]
    scores = np.concatenate([np.zeros(0), *found])
    if not len(scores):
        return 0.0
    wanted = sum(float(claims[a]) * _company(a, near, stories) for a in whole)
    rank = min(len(scores), max(1, round(options.pairs_per_claim * wanted)))
    return float(np.partition(scores, len(scores) - rank)[len(scores) - rank])


def _company(article: int, near: Numbers, stories: Stories) -> float:
    """How sure it is that an article tells the story of some others, from 0 to 1."""
    import numpy as np

    among = np.isin(stories.near[article], near) & (stories.near[article] != article)
    best = float(stories.alike[article][among].max(initial=0.0))
    return min(1.0, best / SURE)
