"""Figures found against the figures a reader marked in the seed articles.

A gold figure is found when a quantity that overlaps its quotation has the same bounds ("low" alone
is a vague plural: at least so much). Recall only: the gold does not list every figure.
"""

from __future__ import annotations

from pathlib import Path

from kzcompare.model.claim import Quantity
from kzcompare.model.report import Report
from tests.eval.gold import locate, read_records

GOLD = Path(__file__).parent / "gold" / "figures.yaml"


def score_figures(report: Report) -> dict[str, float]:
    """`recall` and `place_recall` (whatever the value) over the gold figures, and their number."""
    rows = read_records(GOLD, "figures")
    articles = {read.article.id: read for read in report.articles}
    found = placed = 0
    for row in rows:
        read = articles[row["source"]]
        span = locate(read.article.text, row["quote"])
        near = [q for c in read.reading.claims for q in c.quantities if q.span.overlaps(span)]
        placed += bool(near)
        found += any(_same_bounds(q, row) for q in near)
    return {
        "recall": found / len(rows),
        "place_recall": placed / len(rows),
        "gold": float(len(rows)),
    }


def _same_bounds(quantity: Quantity, row: dict[str, float]) -> bool:
    low = row.get("value", row.get("low"))
    high = row.get("value", row.get("high"))
    return quantity.low == low and quantity.high == high
