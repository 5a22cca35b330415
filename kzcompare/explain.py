"""Why rows hold together: how close their statements are, and how they stand to each other.

Beside `pipeline.py` the only module that knows two stages: what it explains is how they meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.explain import Alignment, Closeness
from kzcompare.compare.origins import kin_of, origin_ties
from kzcompare.compare.passages import passage_of
from kzcompare.compare.relation import relate
from kzcompare.encoder import encoder_for
from kzcompare.lexicon.load import load_lexicon
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.claim import Claim, ReadArticle
from kzcompare.model.errors import NotFoundError, UnknownSourceError
from kzcompare.model.options import Options
from kzcompare.model.report import Report
from kzcompare.model.row import ClaimRef, Row
from kzcompare.model.span import Span
from kzcompare.model.trace import PairTrace, Quotation, RowTrace

if TYPE_CHECKING:
    from kzcompare.cache import Cache


class RowExplainer(Struct, frozen=True):
    """Answers for one report, which has readings and rows."""

    report: Report
    alignment: Alignment
    encoder: str | None = None  # the name of what the statements were compared with

    @classmethod
    def of(cls, report: Report, options: Options, cache: Cache | None = None) -> RowExplainer:
        """Scores the report's statements anew; `cache` keeps what a sentence encoder made.

        Raises:
            NoEncoderError: the encoder cannot be used.
        """
        encoder = encoder_for(options.encoder, cache)
        if encoder is None:
            return cls(report, Alignment.of(report.articles, options))
        from kzcompare.encoder.articles import encode_articles

        encoded = encode_articles(report.articles, encoder, cache=cache)
        return cls(report, Alignment.of(report.articles, options, encoded), encoder.name)

    def row(self, row_id: str) -> RowTrace:
        """Every pair of statements of a row that belong to two sources.

        Raises:
            NotFoundError: there is no such row.
        """
        row = self._row(row_id)
        refs = [self._at(cell.source, cell.sentence) for cell in row.cells]
        pairs = tuple(self._trace(a, b) for a, b in combinations(refs, 2) if a.article != b.article)
        kin = kin_of(self.report.copies, [r.article.source for r in self.report.articles])
        return RowTrace(row, pairs, origin_ties(row.cells, kin))

    def pair(self, first: str, second: str) -> PairTrace:
        """Two statements, each a row's proposition or the sentence at SOURCE:OFFSET.

        Raises:
            NotFoundError: there is no such row or place.
            UnknownSourceError: there is no such source.
        """
        return self._trace(self._find(first), self._find(second))

    def _find(self, name: str) -> ClaimRef:
        source, colon, offset = name.rpartition(":")
        if colon:
            return self._place(source, int(offset))
        row = self._row(name)
        cell = row.cells[row.label]
        return self._at(cell.source, cell.sentence)

    def _row(self, row_id: str) -> Row:
        found = [row for row in self.report.rows if row.id == row_id]
        if not found:
            message = f"no row {row_id!r} among {len(self.report.rows)}; claims prints their ids"
            raise NotFoundError(message)
        return found[0]

    def _place(self, source: str, offset: int) -> ClaimRef:
        """The claim at a place, or the first after it."""
        known = [read.article.id for read in self.report.articles]
        if source not in known:
            raise UnknownSourceError(f"no source {source!r}; the corpus has {', '.join(known)}")
        number = known.index(source)
        claims = self.report.articles[number].reading.claims
        for index, claim in enumerate(claims):
            if claim.span.end > offset:
                return ClaimRef(number, index)
        raise NotFoundError(f"no sentence at or after {source}:{offset}")

    def _at(self, source: str, sentence: Span) -> ClaimRef:
        return self._place(source, sentence.start)

    def _trace(self, a: ClaimRef, b: ClaimRef) -> PairTrace:
        ours, theirs = self.report.articles[a.article], self.report.articles[b.article]
        left, right = ours.reading.claims[a.claim], theirs.reading.claims[b.claim]
        close = self.alignment.closeness(a, b)
        homes = self._homes(ours, left) & self._homes(theirs, right)
        relation = relate(
            passage_of(ours, [left]),
            passage_of(theirs, [right]),
            load_lexicon(),
            load_relation_words(),
        )
        return PairTrace(
            _quotation(ours, left),
            _quotation(theirs, right),
            close.parts,
            close.score,
            close.threshold,
            close.shared,
            bool(homes),
            _outcome(close, sorted(homes)),
            relation,
            self.encoder,
            close.sensed,
        )

    def _homes(self, read: ReadArticle, claim: Claim) -> set[str]:
        """The rows in which a sentence stands."""
        return {
            row.id
            for row in self.report.rows
            for cell in row.cells
            if cell.source == read.article.id and cell.sentence == claim.span
        }


def _quotation(read: ReadArticle, claim: Claim) -> Quotation:
    return Quotation(read.article.id, claim.span, claim.span.of(read.article.text))


def _outcome(close: Closeness, homes: Sequence[str]) -> str:
    """What became of two statements, in words."""
    rows = f"row{'' if len(homes) == 1 else 's'} {', '.join(homes)}"
    if close.score is None or close.threshold is None:
        if homes:
            return f"together in {rows}: one judges what the other says, or both echo one holder"
        return f"not put together: {close.reason}"
    is_close = close.score >= close.threshold
    if homes:
        if is_close or close.is_lifted:
            why = "" if is_close else " by what the sentence encoder says"
            return f"together in {rows}: close enough{why}"
        said = "they say half the same, are close to its other statements, or go on about its point"
        return f"together in {rows}: {said}"
    if is_close or close.is_lifted:
        return "close enough, but each went into other rows: closer pairs came first"
    return "not put together: not close enough"
