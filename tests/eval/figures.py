"""Figures found against the figures a reader marked in the seed articles.

A gold figure is found when a quantity that overlaps its quotation has the same bounds ("low" alone
is a vague plural: at least so much). Recall only: the gold does not list every figure. `shown` is
the same recall over what `figures --all` prints: each figure in exactly one group, with its value.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kzcompare.model.claim import Quantity
from kzcompare.model.report import Report
from kzcompare.views.figures import figure_groups
from tests.eval.gold import locate, read_records

GOLD = Path(__file__).parent / "gold" / "figures.yaml"


def score_figures(report: Report) -> dict[str, float]:
    """`recall`, `place_recall` (whatever the value) and `shown` over the gold, and its size."""
    rows = read_records(GOLD, "figures")
    articles = {read.article.id: read for read in report.articles}
    printed = [(f.source, f.quantity) for g in figure_groups(report) for f in g.figures]
    found = placed = shown = 0
    for row in rows:
        read = articles[row["source"]]
        span = locate(read.article.text, row["quote"])
        near = [q for c in read.reading.claims for q in c.quantities if q.span.overlaps(span)]
        placed += bool(near)
        found += _has(near, row)
        shown += _has([q for s, q in printed if s == row["source"] and q.span.overlaps(span)], row)
    return {
        "recall": found / len(rows),
        "place_recall": placed / len(rows),
        "shown": shown / len(rows),
        "gold": float(len(rows)),
    }


def _has(quantities: Iterable[Quantity], row: dict[str, float]) -> bool:
    """Whether one of them has the bounds of the gold."""
    low = row.get("value", row.get("low"))
    high = row.get("value", row.get("high"))
    return any(q.low == low and q.high == high for q in quantities)
