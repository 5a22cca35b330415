"""`figures`: quantities, brought together by what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.choices import Kind, Verdict
from kzcompare.model.row import Stance
from kzcompare.render.outputs.base import (
    Corpus,
    HolderRecord,
    Words,
    corpus,
    voice_columns,
    voiced,
    words_of,
)
from kzcompare.render.outputs.claims import ReasonRecord, reason_record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzcompare.model.report import Report
    from kzcompare.render.outputs.base import Record
    from kzcompare.views.figures import Figure, FigureGroup


class FigureRecord(Struct, frozen=True):
    """One printed figure.

    `figure` are its own words, `start`, `end` and `text` the words around it. `low` and `high`
    bound the value, null where it is open; they are equal for a plain figure. `counted` is the
    dictionary form of what is counted, "" where nothing is named. `time` is the ISO date or period
    that the sentence gives to the figure. `holder` is null for the article's own voice.
    """

    source: str
    figure: Words
    low: float | None
    high: float | None
    unit: str
    counted: str
    approximate: bool
    holder: HolderRecord | None
    via: tuple[HolderRecord, ...]
    cue: str | None
    kind: Kind
    stance: Stance
    time: str | None
    start: int
    end: int
    text: str


class FigureGroupRecord(Struct, frozen=True):
    """All figures of one thing.

    `what` are words of an article that say what it is. `unit` is "" for a count, "%", "point",
    "times" (a factor), a unit of time, or an ISO 4217 code. `verdict` is `mixed` where the values
    differ but may both be right. `cells` of a reason are indices into `figures`.
    """

    id: str
    what: str
    unit: str
    verdict: Verdict
    reasons: tuple[ReasonRecord, ...]
    sources: int
    score: float
    figures: tuple[FigureRecord, ...]


class FiguresDocument(Struct, frozen=True):
    """Groups of figures, contradictions first."""

    schema: Literal["kzcompare.figures/1"]
    version: str
    corpus: Corpus
    groups: tuple[FigureGroupRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = (
        *("id", "verdict", "what", "source", "figure", "low", "high", "unit", "holder", "actor"),
        *("cue", "kind", "stance", "time", "start", "end", "text"),
    )

    def items(self) -> Sequence[FigureGroupRecord]:
        """The groups."""
        return self.groups

    def records(self) -> list[Record]:
        """One record a figure."""
        return [_record(group, figure) for group in self.groups for figure in group.figures]


def figures_document(report: Report, groups: Sequence[FigureGroup]) -> FiguresDocument:
    """Groups of figures of `report`, in their order."""
    texts = {read.article.id: read.article.text for read in report.articles}
    made = tuple(_group(group, texts) for group in groups)
    return FiguresDocument("kzcompare.figures/1", report.version, corpus(report), made)


def _group(group: FigureGroup, texts: Mapping[str, str]) -> FigureGroupRecord:
    sources = [figure.source for figure in group.figures]
    return FigureGroupRecord(
        group.id,
        group.what,
        group.unit,
        group.verdict,
        tuple(reason_record(reason, sources, texts) for reason in group.reasons),
        group.sources,
        round(group.score, 4),
        tuple(_figure(figure, texts[figure.source]) for figure in group.figures),
    )


def _figure(figure: Figure, text: str) -> FigureRecord:
    quantity, voice = figure.quantity, figure.voice
    return FigureRecord(
        figure.source,
        words_of(quantity.span, text),
        quantity.low,
        quantity.high,
        quantity.unit,
        quantity.noun,
        quantity.is_approximate,
        *voiced(voice),
        period_text(figure.time),
        figure.quote.start,
        figure.quote.end,
        figure.quote.of(text),
    )


def period_text(period: tuple[str, str] | None) -> str | None:
    """A date, or "start/end"."""
    if period is None:
        return None
    return period[0] if period[0] == period[1] else f"{period[0]}/{period[1]}"


def _record(group: FigureGroupRecord, figure: FigureRecord) -> Record:
    return {
        "id": group.id,
        "verdict": group.verdict.value,
        "what": group.what,
        "source": figure.source,
        "figure": figure.figure.text,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        **voice_columns(figure),
        "time": figure.time,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
    }
