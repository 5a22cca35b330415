"""Two sources side by side: what both say, where they contradict, what only one of them says.

Nothing here says that a source is silent on a thing because no row joins it with the other: a
sentence that resembles one of the other source is set apart as `NEAR`, and what happened after the
other source was published as `LATER`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.compare.likeness import likeness
from kzcompare.model.choices import Verdict
from kzcompare.model.claim import Certainty, Claim, ReadArticle
from kzcompare.model.report import Report
from kzcompare.model.row import Cell, Reason, Row
from kzcompare.model.span import Span
from kzcompare.views.likeness import bag_of, known_share, nearest, shared_terms
from kzcompare.views.pairs import between, cut_to, is_before

# Likeness from which a sentence counts as near. In four annotated sets of articles, of the
# sentences that no row joins with the other source 46 in 100 are on a topic that it speaks to; of
# those below this likeness 29 in 100. At 0.2 it is 35; at 0.1 it is 25, with half as many left.
NEAR_FROM = 0.15
_VERDICTS = (Verdict.CONTRADICTION.value, Verdict.MIXED.value, Verdict.AGREEMENT.value)
T = TypeVar("T")
ALSO = 0.5  # what each further source with the same statement adds to its rank
MOST_ALSO = 3
TELLING = 0.1  # what a figure, a date or a holder adds


class Place(StrEnum):
    """Why a statement stands on one side only."""

    ONLY = "only"  # nothing in the other source resembles it
    NEAR = "near"  # no row joins it with the other source, yet a sentence there resembles it
    LATER = "later"  # it is about what happened after the other source was published


class Alone(Struct, frozen=True):
    """A statement of one source that no row joins with the other source.

    `row` is the id of a row it stands in, with the sources in `also` (none: it stands alone).
    `nearest` is the sentence of the other source most like it, `likeness` how like (0 to 1).
    `rank` orders statements by how much they tell, higher first; it has no unit.
    """

    cell: Cell
    place: Place
    row: str
    also: tuple[str, ...]
    nearest: Span | None
    likeness: float
    rank: float


class Diff(Struct, frozen=True):
    """Rows that both sources are in, cut to these two, in the order of the left article.

    `rows` are agreements, contradictions and mixed ones; `left_only` and `right_only` are in text
    order.
    """

    left: str
    right: str
    rows: tuple[Row, ...]
    left_only: tuple[Alone, ...]
    right_only: tuple[Alone, ...]

    def counts(self) -> dict[str, int]:
        """How many rows there are of each verdict, and statements of each place and side."""
        found = Counter(row.verdict.value for row in self.rows)
        for side, alone in (("left", self.left_only), ("right", self.right_only)):
            found.update(f"{side}_{a.place}" for a in alone)
        sides = (f"{side}_{place}" for side in ("left", "right") for place in Place)
        return {name: found[name] for name in (*_VERDICTS, *sides)}

    def strongest(self, limit: int | None) -> Diff:
        """At most `limit` entries of each kind (None: all), those that tell most, in order."""
        rows = (
            row
            for verdict in _VERDICTS
            for row in _top([r for r in self.rows if r.verdict == verdict], _score, limit)
        )
        return replace(
            self,
            rows=tuple(sorted(rows, key=self.rows.index)),
            left_only=_strongest(self.left_only, limit),
            right_only=_strongest(self.right_only, limit),
        )


def _strongest(alone: Sequence[Alone], limit: int | None) -> tuple[Alone, ...]:
    kept = (
        a
        for place in Place
        for a in _top([a for a in alone if a.place is place], lambda a: a.rank, limit)
    )
    return tuple(sorted(kept, key=_start))


def _top(entries: Sequence[T], key: Callable[[T], float], limit: int | None) -> Sequence[T]:
    return entries if limit is None else sorted(entries, key=key, reverse=True)[:limit]


def _score(row: Row) -> float:
    return row.score


def diff_of(report: Report, left: str, right: str) -> Diff:
    """Compares two sources of a report that has its readings and its rows, single ones too.

    Raises:
        KeyError: the report has no such source.
    """
    articles = {read.article.id: read for read in report.articles}
    ours, theirs = articles[left], articles[right]
    rows = _shared_rows(report.rows, ours, theirs)
    return Diff(
        left,
        right,
        rows,
        tuple(sorted(_alone(report.rows, ours, theirs), key=_start)),
        tuple(sorted(_alone(report.rows, theirs, ours), key=_start)),
    )


def _start(alone: Alone) -> Span:
    return alone.cell.span


def _shared_rows(rows: Sequence[Row], ours: ReadArticle, theirs: ReadArticle) -> tuple[Row, ...]:
    """The rows of both, in the order of the articles; one that only repeats another is left out.

    A sentence may stand in several rows. Cut to two sources some of these say the same twice.
    """
    left, right = ours.article.id, theirs.article.id
    claims = {(r.article.id, c.span): c for r in (ours, theirs) for c in r.reading.claims}
    found: list[tuple[frozenset[tuple[str, Span]], Row]] = []
    for row in rows:
        verdict = between(row, left, right)
        if verdict is None:
            continue
        cut = cut_to(row, left, right, verdict)
        if verdict is Verdict.AGREEMENT:
            cut = replace(cut, reasons=_alike(cut, claims))
        found.append((frozenset((cell.source, cell.sentence) for cell in cut.cells), cut))
    kept = (
        row
        for n, (sentences, row) in enumerate(found)
        if not any(
            row.verdict is other.verdict and (sentences < more or (sentences == more and m < n))
            for m, (more, other) in enumerate(found)
        )
    )
    return tuple(sorted(kept, key=lambda row: (row.cells[0].span, row.cells[-1].span, row.id)))


def _alike(row: Row, claims: Mapping[tuple[str, Span], Claim]) -> tuple[Reason, ...]:
    """Why the two sides of an agreement belong together; the whole row may have had a third."""
    held = [claims[cell.source, cell.sentence] for cell in row.cells]
    sides = [
        [claim for cell, claim in zip(row.cells, held, strict=True) if (cell.source == first) is s]
        for first, s in ((row.cells[0].source, True), (row.cells[0].source, False))
    ]
    return tuple(likeness(row.cells, held, shared_terms(*sides)))


def _alone(rows: Sequence[Row], ours: ReadArticle, theirs: ReadArticle) -> Iterator[Alone]:
    """The statements of one source that no row joins with the other, each sentence once."""
    mine, other = ours.article.id, theirs.article.id
    joined: set[Span] = set()
    chosen: dict[Span, tuple[Row, Cell]] = {}
    also: dict[Span, dict[str, None]] = {}
    for row in rows:
        sources = dict.fromkeys(cell.source for cell in row.cells)
        for cell in row.cells:
            if cell.source != mine:
                continue
            if other in sources:
                joined.add(cell.sentence)
            chosen.setdefault(cell.sentence, (row, cell))
            also.setdefault(cell.sentence, {}).update(sources)
    claims = {c.span: c for c in ours.reading.claims if not c.is_heading}
    search = _Search(theirs)
    for sentence, (row, cell) in chosen.items():
        claim = claims.get(sentence)
        if claim is None or sentence in joined or claim.certainty is Certainty.ASKED:
            continue
        others = tuple(source for source in also[sentence] if source != mine)
        yield search.placed(cell, claim, row, others, ours.article.source.date)


class _Search:
    """The other source, made ready to look statements up in it."""

    __slots__ = ("_bags", "_date", "_spans", "_stems")

    def __init__(self, read: ReadArticle) -> None:
        claims = [claim for claim in read.reading.claims if not claim.is_heading]
        self._date = read.article.source.date
        self._spans = [claim.span for claim in claims]
        self._bags = [bag_of(claim) for claim in claims]
        self._stems = frozenset(stem for bag in self._bags for stem in bag.weights)

    def _is_news(self, claim: Claim, published: str | None) -> bool:
        """Whether a statement is about what had not happened when this source was published.

        What was to come for its own source too, this one could have announced as well.
        """
        begun = None if claim.event is None else claim.event[0]
        return is_before(self._date, begun) and not is_before(published, begun)

    def placed(
        self, cell: Cell, claim: Claim, row: Row, also: tuple[str, ...], published: str | None
    ) -> Alone:
        """Where a statement belongs, and what is nearest to it; `published` dates its source."""
        bag = bag_of(claim)
        near = nearest(bag, self._bags)
        like = 0.0 if near is None else round(near[1], 4)
        if self._is_news(claim, published):
            place = Place.LATER
        else:
            place = Place.NEAR if like >= NEAR_FROM else Place.ONLY
        telling = sum((bool(claim.quantities), bool(claim.times), cell.holder is not None))
        rank = known_share(bag, self._stems) + ALSO * min(len(also), MOST_ALSO) + TELLING * telling
        return Alone(
            cell=cell,
            place=place,
            row=row.id,
            also=also,
            nearest=None if near is None else self._spans[near[0]],
            likeness=like,
            rank=round(rank, 4),
        )
