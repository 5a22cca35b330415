"""Figures of all sources, brought together by what they count.

Comes in: the report. Goes out: one group for each thing that is counted, with every figure that a
source prints for it, whether they can all be right, and why or why not.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kzcompare.lexicon.counts import CountWords, load_count_words
from kzcompare.model.choices import Verdict
from kzcompare.model.claim import Quantity, ReadArticle
from kzcompare.model.report import Report
from kzcompare.model.row import Reason
from kzcompare.model.span import Span
from kzcompare.views.clusters import Cluster, Edge, cluster, id_of
from kzcompare.views.counting import (
    REST,
    Counted,
    is_one_party,
    is_rounding,
    make_counted,
    may_be_one_time,
    same_kind,
    stems_of,
    values_agree,
)
from kzcompare.views.judging import judge
from kzcompare.views.labels import label
from kzcompare.views.matching import relate
from kzcompare.views.vocabulary import Vocabulary, build_vocabulary, wanted_stems
from kzcompare.views.voices import Voice, quoted_span, voice_of

COMMON = 200  # figures a stem may stand with and still propose pairs
FEWEST_WORDS = 2  # shared words that say what is counted; with fewer, others of the clause help
ORDER = (Verdict.CONTRADICTION, Verdict.MIXED, Verdict.AGREEMENT, Verdict.SINGLE)


class Figure(Struct, frozen=True):
    """One printed figure: where it stands, who says it, the words around it.

    `quote` is the stretch of the article to show, `time` the date or period that the sentence gives
    to the figure, as ISO dates; None where it gives none.
    """

    source: str
    quantity: Quantity
    voice: Voice
    quote: Span
    time: tuple[str, str] | None


class FigureGroup(Struct, frozen=True):
    """All figures of one thing, in source and text order.

    `what` are words of the articles that say what is counted, `unit` as in `Quantity`. `verdict` is
    `mixed` where the values differ but may be of different days or places. `cells` of a reason are
    indices into `figures`. `id` depends on the quoted words alone.
    """

    id: str
    what: str
    unit: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    sources: int
    score: float
    figures: tuple[Figure, ...]


def figure_groups(report: Report) -> tuple[FigureGroup, ...]:
    """The groups, contradictions first, then those of most sources; single ones last."""
    words = load_count_words()
    vocabulary = _vocabulary(report.articles)
    counted = _counted(report.articles, vocabulary, words)
    groups = _grouped(counted, vocabulary)
    made = [_group([counted[i] for i in g.members], g.score, vocabulary, words) for g in groups]
    place = {read.article.id: n for n, read in enumerate(report.articles)}

    def rank(group: FigureGroup) -> tuple[int, int, float, int, int]:
        first = group.figures[0]
        where = place[first.source], first.quantity.span.start
        return (ORDER.index(group.verdict), -group.sources, -group.score, *where)

    return tuple(sorted(made, key=rank))


def _vocabulary(articles: Sequence[ReadArticle]) -> Vocabulary:
    placed = (
        stems_of(claim, quantity)
        for read in articles
        for claim in read.reading.claims
        for quantity in claim.quantities
    )
    return build_vocabulary(articles, wanted_stems(placed, REST))


def _counted(
    articles: Sequence[ReadArticle], vocabulary: Vocabulary, words: CountWords
) -> list[Counted]:
    return [
        make_counted(
            read,
            claim,
            quantity,
            voice=voice_of(read, claim, quantity.span),
            vocabulary=vocabulary,
            words=words,
        )
        for read in articles
        for claim in read.reading.claims
        for quantity in claim.quantities
    ]


def _edges(counted: Sequence[Counted], vocabulary: Vocabulary) -> list[Edge]:
    """All pairs of figures that count one thing."""
    edges = []
    for indices in same_kind(counted).values():
        bags = [counted[i].bag for i in indices]
        for m, n in sorted(vocabulary.pairs(bags, most=COMMON)):
            a, b = indices[m], indices[n]
            found = relate(counted[a], counted[b], vocabulary)
            if found is not None:
                is_weak = counted[a].is_vague or counted[b].is_vague
                edges.append(Edge(a, b, *found, is_weak))
    return edges


def _grouped(counted: Sequence[Counted], vocabulary: Vocabulary) -> tuple[Cluster, ...]:
    """Figures that count one thing, by index; lone ones included."""

    def is_neutral(a: int, b: int) -> bool:
        """Whether two print one value."""
        one, other = counted[a].quantity, counted[b].quantity
        is_equal = (one.low, one.high, one.unit) == (other.low, other.high, other.unit)
        return is_equal or is_rounding(counted[a], counted[b])

    def is_barred(a: int, b: int) -> bool:
        """Whether one party gives two values that exclude each other, or the times differ."""
        one, other = counted[a], counted[b]
        if not may_be_one_time(one, other):
            return True
        return is_one_party(one, other) and not values_agree(one, other)

    return cluster(
        len(counted), _edges(counted, vocabulary), is_neutral=is_neutral, is_barred=is_barred
    )


def _group(
    held: Sequence[Counted], score: float, vocabulary: Vocabulary, words: CountWords
) -> FigureGroup:
    verdict, reasons = judge(held, words)
    return FigureGroup(
        id=id_of((c.source, c.quantity.span.start, c.quantity.text) for c in held),
        what=_what(held, vocabulary),
        unit=held[0].quantity.unit,
        verdict=verdict,
        reasons=reasons,
        sources=len({item.source for item in held}),
        score=score,
        figures=tuple(_figure(item) for item in held),
    )


def _figure(item: Counted) -> Figure:
    return Figure(
        item.source,
        item.quantity,
        item.voice,
        quoted_span(item.claim, item.quantity.span),
        item.quantity.setting.time,
    )


def _what(held: Sequence[Counted], vocabulary: Vocabulary) -> str:
    """What is counted, in words of the figure that shares most with the others."""
    shares = []
    for item in held:
        others = (other.bag for other in held if other.source != item.source)
        shared = vocabulary.shared_with(item.bag, others)
        shares.append({s: w for s, w in shared.items() if s in item.near})
    best = max(range(len(held)), key=lambda n: (sum(shares[n].values()), -n))
    item, wanted = held[best], shares[best]
    if len(wanted) < FEWEST_WORDS:
        wanted = {s: wanted.get(s, 0.0) + REST * item.bag[s] for s in item.near}
    return label(item.read.article.text, item.claim, wanted, always=item.noun)
