"""Dates found against the dates a reader marked in the seed articles.

A moment matches a gold date when their stretches overlap and they say the same date. A period
inside one month or year says that month or year ("this week", "spring 2016"); other periods count
as two dates, their ends. Decades are left out: the gold does not list them.
"""

from __future__ import annotations

from pathlib import Path

from kzcompare.model.claim import Moment
from kzcompare.model.report import Report
from kzcompare.model.span import Span
from tests.eval.gold import locate, read_records

GOLD = Path(__file__).parent / "gold" / "dates.yaml"
SAME_YEAR, SAME_MONTH = 4, 7  # characters of an ISO date


def score_dates(report: Report) -> dict[str, float]:
    """`precision`, `recall` and `f1` of dates, each gold date matched once."""
    gold: list[tuple[str, Span, str]] = []
    rows = read_records(GOLD, "dates")
    texts = {read.article.id: read.article.text for read in report.articles}
    for row in rows:
        gold.append((row["source"], locate(texts[row["source"]], row["quote"]), str(row["date"])))
    open_rows = list(gold)
    hits = predicted = 0
    for read in report.articles:
        for moment in (m for claim in read.reading.claims for m in claim.times):
            for wanted in _dates_of(moment):
                predicted += 1
                hit = next(
                    (g for g in open_rows if _matches(read.article.id, moment, wanted, g)), None
                )
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
