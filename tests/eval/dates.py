"""Dates found against the dates a reader marked in the seed articles.

A moment matches a gold date when their stretches overlap and they say the same date. A period
inside one month or year says that month or year ("this week", "spring 2016"); other periods count
as two dates, their ends. Decades are left out: the gold does not list them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kzcompare.model.claim import Moment
from kzcompare.model.report import Report
from kzcompare.model.span import Span
from kzcompare.views.timeline import timeline
from tests.eval.gold import locate, read_records

GOLD = Path(__file__).parent / "gold" / "dates.yaml"
SAME_YEAR, SAME_MONTH = 4, 7  # characters of an ISO date


def score_dates(report: Report) -> dict[str, float]:
    """`precision`, `recall` and `f1` of the dates that are read, and the number of gold dates."""
    return _score(
        report,
        [
            (read.article.id, moment)
            for read in report.articles
            for claim in read.reading.claims
            for moment in claim.times
        ],
    )


def score_timeline(report: Report) -> dict[str, float]:
    """The same for what `timeline` prints: every mention of every event, with its date."""
    return _score(report, [(m.source, m.moment) for e in timeline(report) for m in e.mentions])


def _score(report: Report, found: Iterable[tuple[str, Moment]]) -> dict[str, float]:
    """Each gold date is matched once."""
    rows = read_records(GOLD, "dates")
    texts = {read.article.id: read.article.text for read in report.articles}
    gold = [
        (row["source"], locate(texts[row["source"]], row["quote"]), str(row["date"]))
        for row in rows
    ]
    open_rows = list(gold)
    hits = predicted = 0
    for source, moment in found:
        for wanted in _dates_of(moment):
            predicted += 1
            hit = next((g for g in open_rows if _matches(source, moment, wanted, g)), None)
            if hit is not None:
                hits += 1
                open_rows.remove(hit)
    precision, recall = hits / max(predicted, 1), hits / len(gold)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "gold": float(len(gold))}


def _dates_of(moment: Moment) -> tuple[tuple[str, ...], ...]:
    """The dates a moment says, each as the set of readings that count as equal."""
    start, end = moment.start, moment.end
    if moment.text.endswith("s") and moment.text[-2:-1].isdigit():
        return ()
    if start == end:
        return ((start,),)
    if start[:SAME_YEAR] == end[:SAME_YEAR]:
        same = start[:SAME_MONTH] if start[:SAME_MONTH] == end[:SAME_MONTH] else start[:SAME_YEAR]
        return ((start, same),)
    return ((start,), (end,))


def _matches(
    source: str, moment: Moment, wanted: tuple[str, ...], gold: tuple[str, Span, str]
) -> bool:
    return gold[0] == source and gold[1].overlaps(moment.span) and gold[2] in wanted
