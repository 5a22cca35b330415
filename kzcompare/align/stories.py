"""Which articles tell one story: only their claims are compared, and with what is usual there.

A folder may hold several events. A name that every article of one event prints is rare in the whole
folder, so claims of that event would all look alike there; and a threshold over the whole folder
would spend the rows on the event whose articles repeat each other most. So each article has a
story: itself and the articles nearest to it. How rare a word is and how alike two claims have to be
is found within it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.columns import spread
from kzcompare.model.claim import ReadArticle, rarity

if TYPE_CHECKING:
    from kzcompare.align.columns import Numbers, Weights

# Measured on four annotated folders poured together, with and without 84 articles on other matters:
# two articles of one event are from .2 to .6 alike, of two events up to .08.
ALIKE = 0.12  # cosine from which two articles may tell one story
SURE = 0.2  # and from which they do
LEAST = 4  # articles that one is compared with, however little they are alike
MOST = 20  # and at most; more would tell no more of what is usual in a story
# A word's rarity is that among the articles and as many imaginary ones of general English, so that
# it can be told for two articles too.
BACKGROUND = 50
EVERYDAY = 4.4  # Zipf frequency of a word that nearly every article holds
FOLLOWED = 1000  # articles that hold a word; one in more tells no story


class Stories(Struct, frozen=True):
    """The story of each article: by its number the numbers of its articles, ascending, with itself.

    `alike` are the cosines of the article with those of its story, 1 for itself.
    """

    near: tuple[Numbers, ...]
    alike: tuple[Weights, ...]

    def __len__(self) -> int:
        """The number of articles."""
        return len(self.near)

    def beside(self) -> tuple[Numbers, ...]:
        """The articles that each is compared with: those of its story, and whose story it is in."""
        import numpy as np

        if not len(self):
            return ()
        sizes = np.array([len(near) for near in self.near], np.int64)
        ours = np.repeat(np.arange(len(self)), sizes)
        theirs = np.concatenate(self.near)
        apart = ours != theirs
        both = np.concatenate([ours, theirs]) * len(self) + np.concatenate([theirs, ours])
        tied = np.unique(both[np.concatenate([apart, apart])])
        begins = np.searchsorted(tied, np.arange(1, len(self)) * len(self))
        return tuple(np.split(tied % len(self), begins))

    def likeness(self, a: int, b: int) -> float:
        """The cosine of two articles that are compared."""
        for one, other in ((a, b), (b, a)):
            place = int(self.near[one].searchsorted(other))
            if place < len(self.near[one]) and self.near[one][place] == other:
                return float(self.alike[one][place])
        return 0.0

    @classmethod
    def one(cls, count: int) -> Stories:
        """All of so many articles tell one story."""
        import numpy as np

        return cls((np.arange(count),) * count, (np.ones(count),) * count)


def find_stories(articles: Sequence[ReadArticle]) -> Stories:
    """The stories of articles, which are told by the rare words that they share.

    Two articles are as alike as the cosine of their stems, weighted by `1 + ln` of how often they
    stand there and by rarity. Of equally near articles the first ones are taken.
    """
    import numpy as np

    count = len(articles)
    starts, stems, values = _vectors(articles)
    order = np.argsort(stems, kind="stable")
    owners = np.repeat(np.arange(count), np.diff(starts))[order]
    held = np.bincount(stems)
    begins = np.cumsum(held) - held
    near, alike = [], []
    for article in range(count):
        row = slice(starts[article], starts[article + 1])
        ours = stems[row]
        told = held[ours] <= FOLLOWED
        entries, owner = spread(begins[ours[told]], held[ours[told]])
        shares = values[row][told][owner] * values[order[entries]]
        found = np.bincount(owners[entries], shares, minlength=count)
        cosines = found.astype(np.float64)  # of whole numbers where nothing was found
        cosines[article] = math.inf
        least = np.partition(cosines, -MOST - 1)[-MOST - 1] if count > MOST else -math.inf
        near_enough = np.flatnonzero(cosines >= least)
        ranked = np.argsort(-cosines[near_enough], kind="stable")
        best = near_enough[ranked[: MOST + 1]]
        kept = np.sort(best[(cosines[best] >= ALIKE) | (np.arange(len(best)) <= LEAST)])
        near.append(kept)
        alike.append(np.minimum(1.0, cosines[kept]))
    return Stories(tuple(near), tuple(alike))


def _vectors(articles: Sequence[ReadArticle]) -> tuple[Numbers, Numbers, Weights]:
    """Where each article begins, the stems of each by number, ascending, and their weights."""
    import numpy as np

    counts = [Counter(t.stem for c in read.reading.claims for t in c.terms) for read in articles]
    zipf = {t.stem: t.zipf for read in articles for c in read.reading.claims for t in c.terms}
    number = {stem: n for n, stem in enumerate(sorted(zipf))}
    frequency = Counter(stem for held in counts for stem in held)
    weights = {stem: _rarity(zipf[stem], frequency[stem], len(articles)) for stem in sorted(zipf)}
    stems: list[int] = []
    values: list[float] = []
    starts = [0]
    for held in counts:
        row = sorted(held, key=number.__getitem__)
        made = [weights[stem] * (1 + math.log(held[stem])) for stem in row]
        length = math.sqrt(sum(v * v for v in made)) or 1.0
        stems += [number[stem] for stem in row]
        values += [v / length for v in made]
        starts.append(len(stems))
    return np.array(starts), np.array(stems, np.int64), np.array(values)


def _rarity(zipf: float, frequency: int, count: int) -> float:
    """How much a word tells of a story; 0 for everyday ones."""
    expected = BACKGROUND * min(1.0, 10 ** (zipf - EVERYDAY))
    return max(0.0, math.log((count + BACKGROUND) / (frequency + 0.5 + expected))) * rarity(zipf)
