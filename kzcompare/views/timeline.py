"""Dated events of all sources, in time.

Comes in: the report. Goes out: one event for each thing that is dated, with every mention of it,
whether the sources date it alike, and why or why not.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kzcompare.model.calendar import first_day, last_day
from kzcompare.model.choices import Verdict
from kzcompare.model.claim import Moment, ReadArticle
from kzcompare.model.report import Report
from kzcompare.model.row import Reason
from kzcompare.model.span import Span
from kzcompare.views.clusters import Edge, cluster, id_of
from kzcompare.views.dating import REST, Dated, judge, make_dated, relate, stems_of
from kzcompare.views.labels import label
from kzcompare.views.periods import Period, Precision, narrower, overlap, precision_of
from kzcompare.views.vocabulary import Vocabulary, build_vocabulary, wanted_stems
from kzcompare.views.voices import Voice, quoted_span, voice_of

FEWEST_WORDS = 3  # that say what happened; with fewer, others of the sentence help
COMMON = 200  # dates a stem may stand with and still propose pairs


class DatedMention(Struct, frozen=True):
    """One printed date: where it stands, who says it, the words around it.

    `quote` is the stretch of the article to show.
    """

    source: str
    moment: Moment
    voice: Voice
    quote: Span


class Event(Struct, frozen=True):
    """One dated event, with its mentions in source and text order.

    `start` and `end` are ISO dates of any precision: the most precise period that the mentions
    allow; of dates that exclude each other the first and the last. `what` are words of an article.
    `cells` of a reason are indices into `mentions`. `id` depends on the quoted words alone.
    """

    id: str
    start: str
    end: str
    precision: Precision
    what: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    sources: int
    score: float
    mentions: tuple[DatedMention, ...]

    @property
    def period(self) -> Period:
        """First and last date."""
        return self.start, self.end


def timeline(report: Report) -> tuple[Event, ...]:
    """The events, earliest first; of those with one start the least precise first."""
    vocabulary = _vocabulary(report.articles)
    dated = _dated(report.articles, vocabulary)
    edges = _edges(dated, vocabulary)

    def is_neutral(a: int, b: int) -> bool:
        """Whether two mentions print one date."""
        return dated[a].period == dated[b].period

    def is_barred(a: int, b: int) -> bool:
        """Whether one source gives two dates that exclude each other."""
        one, other = dated[a], dated[b]
        return one.source == other.source and not overlap(one.period, other.period)

    groups = cluster(len(dated), edges, is_neutral=is_neutral, is_barred=is_barred)
    made = [_event([dated[i] for i in g.members], g.score, vocabulary) for g in groups]
    place = {read.article.id: n for n, read in enumerate(report.articles)}

    def rank(event: Event) -> tuple[object, ...]:
        first = event.mentions[0]
        length = (last_day(event.end) - first_day(event.start)).days
        return first_day(event.start), -length, place[first.source], first.moment.span.start

    return tuple(sorted(made, key=rank))


def _vocabulary(articles: Sequence[ReadArticle]) -> Vocabulary:
    placed = (
        stems_of(claim, moment)
        for read in articles
        for claim in read.reading.claims
        for moment in claim.times
    )
    return build_vocabulary(articles, wanted_stems(placed, REST))


def _dated(articles: Sequence[ReadArticle], vocabulary: Vocabulary) -> list[Dated]:
    return [
        make_dated(
            read,
            claim,
            moment,
            voice=voice_of(read, claim, moment.span),
            vocabulary=vocabulary,
        )
        for read in articles
        for claim in read.reading.claims
        for moment in claim.times
    ]


def _edges(dated: Sequence[Dated], vocabulary: Vocabulary) -> list[Edge]:
    """All pairs of dates that are of one event; two of one sentence never are."""
    edges = []
    for a, b in sorted(vocabulary.pairs([d.bag for d in dated], most=COMMON)):
        if dated[a].claim is dated[b].claim:
            continue
        found = relate(dated[a], dated[b], vocabulary)
        if found is not None:
            edges.append(Edge(a, b, *found))
    return edges


def _event(held: Sequence[Dated], score: float, vocabulary: Vocabulary) -> Event:
    verdict, reasons = judge(held)
    start, end = _period(held)
    return Event(
        id=id_of((d.source, d.moment.span.start, d.moment.text) for d in held),
        start=start,
        end=end,
        precision=precision_of((start, end)),
        what=_what(held, vocabulary),
        verdict=verdict,
        reasons=reasons,
        sources=len({d.source for d in held}),
        score=score,
        mentions=tuple(
            DatedMention(d.source, d.moment, d.voice, quoted_span(d.claim, d.moment.span))
            for d in held
        ),
    )


def _period(held: Sequence[Dated]) -> Period:
    """The most precise period; from the first to the last where dates exclude each other."""
    best = held[0].period
    for item in held[1:]:
        if not overlap(best, item.period):
            starts, ends = zip(best, *(d.period for d in held), strict=True)
            return min(starts, key=first_day), max(ends, key=last_day)
        best = narrower(best, item.period)
    return best


def _what(held: Sequence[Dated], vocabulary: Vocabulary) -> str:
    """What happened, in words of the mention that shares most with the others."""
    shares = [
        vocabulary.shared_with(item.bag, (other.bag for other in held if other is not item))
        for item in held
    ]
    best = max(range(len(held)), key=lambda n: (sum(shares[n].values()), -n))
    item = held[best]
    wanted = {s: shares[best].get(s, 0.0) + REST * item.bag[s] for s in item.near}
    if len(wanted) < FEWEST_WORDS:
        wanted = {s: wanted.get(s, 0.0) + REST * weight for s, weight in item.bag.items()}
    return label(item.read.article.text, item.claim, wanted, always=item.verbs)
