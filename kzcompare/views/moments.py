"""Every date that an article prints, with the sentence it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzcompare.model.claim import Moment
    from kzcompare.model.report import Report
    from kzcompare.model.span import Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or period in a source, and the span of the sentence around it."""

    source: str
    moment: Moment
    sentence: Span


def dated_sentences(report: Report) -> tuple[Dated, ...]:
    """All dates of all sources, earliest first; those of one date in source and text order."""
    found = [
        Dated(read.article.id, moment, claim.span)
        for read in report.articles
        for claim in read.reading.claims
        for moment in claim.times
    ]
    return tuple(sorted(found, key=lambda dated: (dated.moment.start, dated.moment.end)))
