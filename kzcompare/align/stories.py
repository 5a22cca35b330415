"""Which articles tell one story: only their claims are compared, and with what is usual there.

A folder may hold several events. A name that every article of one event prints is rare in the whole
folder, so claims of that event would all look alike there; and a threshold over the whole folder
would spend the rows on the event whose articles repeat each other most. So each article has a
story: itself and the articles nearest to it. How rare a word is and how alike two claims have to be
is found within it.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.columns import spread
from kzcompare.model.calendar import first_day, last_day
from kzcompare.model.claim import ReadArticle, rarity, with_fields

if TYPE_CHECKING:
    from kzcompare.align.columns import Numbers, Weights

# Measured on four annotated folders poured together, with and without 84 articles on other matters:
# two articles of one event are from .2 to .6 alike, of two events up to .08.
ALIKE = 0.12  # cosine from which two articles may tell one story
SURE = 0.2  # and from which they do
# Days from which two articles tell one story only if they do so for sure: "a protester at a rally"
# is another one months later. Measured: of rows that this takes away there is one in sixteen
# annotated sets, and it is wrong; of those in 150 mixed articles it takes away a third.
APART = 14
LEAST = 4  # articles that one is compared with, however little they are alike
MOST = 20  # and at most; more would tell no more of what is usual in a story
# A word's rarity is that among the articles and as many imaginary ones of general English, so that
# it can be told for two articles too.
BACKGROUND = 50
EVERYDAY = 4.4  # Zipf frequency of a word that nearly every article holds
# Articles that are met on the rarest words of one, a word and an article each; commoner words tell
# no story. Those met with most in common are weighed by all words. Measured in 10,000 articles: of
# those that are alike enough, 99.2 % are met.
FOLLOWED = 20_000
WEIGHED = 40


class Stories(Struct, frozen=True):
    """The story of each article: by its number the numbers of its articles, ascending, with itself.

    `alike` are the cosines of the article with those of its story, 1 for itself. `days` are the
    first and the last day, as ordinals, that each article may be of; None where nothing tells.
    """

    near: tuple[Numbers, ...]
    alike: tuple[Weights, ...]
    days: tuple[tuple[int, int] | None, ...]

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

    def may_be_one(self, a: int, b: int) -> bool:
        """Whether two articles are alike enough for one story, for the days between them."""
        return self.likeness(a, b) >= (SURE if self.are_apart(a, b) else ALIKE)

    def are_apart(self, a: int, b: int) -> bool:
        """Whether two articles were printed so far apart that they seldom tell one story."""
        ours, theirs = self.days[a], self.days[b]
        if ours is None or theirs is None:
            return False
        return max(ours[0] - theirs[1], theirs[0] - ours[1]) > APART

    @classmethod
    def one(cls, count: int) -> Stories:
        """All of so many articles tell one story."""
        import numpy as np

        return cls((np.arange(count),) * count, (np.ones(count),) * count, (None,) * count)


def find_stories(articles: Sequence[ReadArticle]) -> Stories:
    """The stories of articles, which are told by the rare words that they share.

    Two articles are as alike as the cosine of their stems, weighted by `1 + ln` of how often they
    stand there and by rarity. Of equally near articles the first ones are taken.
    """
    import numpy as np

    near, alike = [], []
    vectors = _vectors(articles)
    scratch = np.zeros(len(vectors.held))
    for article in range(len(articles)):
        others, cosines = vectors.nearest(article, scratch)
        cosines[others == article] = math.inf
        ranked = np.argsort(-cosines, kind="stable")[: MOST + 1]
        kept = np.sort(ranked[(cosines[ranked] >= ALIKE) | (np.arange(len(ranked)) <= LEAST)])
        near.append(others[kept])
        alike.append(np.minimum(1.0, cosines[kept]))
    return Stories(tuple(near), tuple(alike), tuple(map(_days_of, articles)))


def _days_of(read: ReadArticle) -> tuple[int, int] | None:
    """The days that an article may have been printed on."""
    date = read.article.source.date
    return None if date is None else (first_day(date).toordinal(), last_day(date).toordinal())


def _greatest(values: Weights, most: int) -> Numbers:
    """Where the `most` greatest values stand, ascending, with all that equal the last of them."""
    import numpy as np

    least = np.partition(values, -most)[-most] if len(values) > most else -math.inf
    return np.flatnonzero(values >= least)


class _Vectors(Struct, frozen=True):
    """The stems of each article by number, ascending, with their weights, and each stem's articles.

    Those of article `a` are the entries `starts[a]` to `starts[a + 1]`, in rows of length one;
    those of stem `s` the postings `begins[s]` to `begins[s] + held[s]`.
    """

    starts: Numbers
    stems: Numbers
    values: Weights
    begins: Numbers
    held: Numbers
    owners: Numbers
    weights: Weights

    @classmethod
    def of(cls, starts: Numbers, stems: Numbers, values: Weights) -> _Vectors:
        """With the postings of the stems."""
        import numpy as np

        order = np.argsort(stems, kind="stable")
        owners = np.repeat(np.arange(len(starts) - 1), np.diff(starts))[order]
        held = np.bincount(stems)
        return cls(starts, stems, values, np.cumsum(held) - held, held, owners, values[order])

    def nearest(self, article: int, scratch: Weights) -> tuple[Numbers, Weights]:
        """The articles that one is most alike, `MOST` and itself at least, and how much.

        They come in ascending order. `scratch` has a zero for every stem, before and after.
        """
        import numpy as np

        count = len(self.starts) - 1
        row = slice(self.starts[article], self.starts[article + 1])
        stems, values = self.stems[row], self.values[row]
        sizes = self.held[stems]
        order = np.argsort(sizes, kind="stable")
        told = np.sort(order[np.cumsum(sizes[order]) <= FOLLOWED])
        postings, of = spread(self.begins[stems[told]], sizes[told])
        shares = values[told][of] * self.weights[postings]
        found = np.bincount(self.owners[postings], shares, minlength=count).astype(np.float64)
        if len(told) == len(stems):
            near = _greatest(found, MOST + 1)
            return near, found[near]
        found[article] = math.inf
        near = _greatest(found, WEIGHED)
        near = np.sort(near[np.argsort(-found[near], kind="stable")][:WEIGHED])
        entries, owner = spread(self.starts[near], self.starts[near + 1] - self.starts[near])
        scratch[stems] = values
        both = scratch[self.stems[entries]] * self.values[entries]
        scratch[stems] = 0.0
        return near, np.bincount(owner, both, minlength=len(near)).astype(np.float64)


def _vectors(articles: Sequence[ReadArticle]) -> _Vectors:
    """The vectors of articles; stems are numbered in the order of their spelling."""
    import numpy as np

    number: dict[str, int] = {}
    zipf: dict[str, float] = {}
    printed, sizes = array("q"), [0]
    for read in articles:
        begin = len(printed)
        for claim in with_fields(read.reading.claims, "terms"):
            for term in claim.terms:
                printed.append(number.setdefault(term.stem, len(number)))
                zipf[term.stem] = term.zipf
        sizes.append(len(printed) - begin)
    spelled = sorted(number)
    place = np.zeros(max(1, len(spelled)), np.int64)
    place[[number[stem] for stem in spelled]] = np.arange(len(spelled))
    kinds, owners = len(place), np.repeat(np.arange(len(articles)), sizes[1:])
    keys, times = np.unique(
        owners * kinds + place[np.frombuffer(printed, np.int64)], return_counts=True
    )
    owners, stems = np.divmod(keys, kinds)
    frequency = np.bincount(stems, minlength=kinds).tolist()
    rare = [_rarity(zipf[s], frequency[n], len(articles)) for n, s in enumerate(spelled)] or [0.0]
    often = [1 + math.log(n) for n in range(1, 1 + int(times.max(initial=1)))]
    made = np.array(rare)[stems] * np.array(often)[times - 1]
    length = np.sqrt(np.bincount(owners, made * made, minlength=len(articles)))
    starts = np.searchsorted(owners, np.arange(len(articles) + 1))
    return _Vectors.of(starts, stems, made / np.where(length > 0, length, 1.0)[owners])


def _rarity(zipf: float, frequency: int, count: int) -> float:
    """How much a word tells of a story; 0 for everyday ones."""
    expected = BACKGROUND * min(1.0, 10 ** (zipf - EVERYDAY))
    return max(0.0, math.log((count + BACKGROUND) / (frequency + 0.5 + expected))) * rarity(zipf)
