"""`agreement`: source by source, how often they agree, and Krippendorff's alpha."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.render.outputs.base import Corpus, corpus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.report import Report
    from kzcompare.render.outputs.base import Record
    from kzcompare.views.agreement import Agreement
    from kzcompare.views.reliability import Coefficient

CAVEATS = (
    "Units are the rows that kzcompare found; what it did not align is not counted.",
    "A source without a statement in a row is a missing value there, neither agreeing nor not.",
    "Printing what somebody says counts as affirming, printing a denial as disputing; no outlet "
    "is rated.",
    "Sources that copy each other or one agency agree without confirming each other.",
)


class PairRecord(Struct, frozen=True):
    """Two sources that share a row.

    `shared` = `agreed` + `contradicted` + `mixed`; `share` = `agreed` / `shared`.
    """

    left: str
    right: str
    shared: int
    agreed: int
    contradicted: int
    mixed: int
    share: float


class AlphaRecord(Struct, frozen=True):
    """Krippendorff's alpha for nominal values, missing ones left out.

    `alpha` is null where it is undefined, and `undefined` says why. `values` counts how often each
    value was given. `least` and `most` are the extremes of alpha with any one row left out, null
    with many rows. `hangs_on_one` says that it is undefined without one of them. `caveats` are for
    the reader.
    """

    alpha: float | None
    undefined: str | None
    units: int
    coders: int
    values: dict[str, int]
    least: float | None
    most: float | None
    hangs_on_one: bool
    caveats: tuple[str, ...]


class AgreementDocument(Struct, frozen=True):
    """Pairs in source order; a pair that is not listed shares no row.

    `rows` counts, for each source, the rows that it shares with another.
    """

    schema: Literal["kzcompare.agreement/1"]
    version: str
    corpus: Corpus
    rows: dict[str, int]
    pairs: tuple[PairRecord, ...]
    alpha: AlphaRecord

    FIELDS: ClassVar[tuple[str, ...]] = (
        *("left", "right", "shared", "agreed", "contradicted", "mixed", "share"),
    )

    def items(self) -> Sequence[PairRecord]:
        """The pairs."""
        return self.pairs

    def records(self) -> list[Record]:
        """One record a pair."""
        return [{name: getattr(pair, name) for name in self.FIELDS} for pair in self.pairs]


def agreement_document(report: Report, agreement: Agreement) -> AgreementDocument:
    """The agreement between the sources of `report`."""
    return AgreementDocument(
        "kzcompare.agreement/1",
        report.version,
        corpus(report),
        dict(agreement.rows),
        tuple(
            PairRecord(
                p.left, p.right, p.shared, p.agreed, p.contradicted, p.mixed, round(p.share, 4)
            )
            for p in agreement.pairs
        ),
        _alpha(agreement.alpha),
    )


def _alpha(found: Coefficient) -> AlphaRecord:
    return AlphaRecord(
        _rounded(found.alpha),
        found.undefined,
        found.units,
        found.coders,
        dict(found.values),
        _rounded(found.least),
        _rounded(found.most),
        found.hangs_on_one,
        CAVEATS,
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
