"""`check` on claims of our own: does the source that a claim is about get the right position?

A claim that a source supports is right where it is shown as supporting it, one that it disputes
where it is shown as disputing it. `sure and wrong` counts those that are shown as sure of the
opposite. Of a claim that no source makes, none may be shown as supporting it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kzcompare.model.check import Position
from kzcompare.model.report import Report
from kzcompare.model.row import Confidence
from kzcompare.pipeline import check_report
from tests.eval.shared import ROOT

ANY = "*"
FILE = ROOT / "tests" / "cases" / "checks.txt"


@dataclass(frozen=True, slots=True)
class CheckCase:
    """A claim, the source that it is about (`ANY`: each), and the position that source takes."""

    corpus: str
    source: str
    position: Position
    claim: str


@dataclass(frozen=True, slots=True)
class CheckFate:
    """What became of a case."""

    case: CheckCase
    position: Position
    confidence: Confidence

    @property
    def is_right(self) -> bool:
        """Whether the position is the one expected; what nobody says is not supported."""
        if self.case.source == ANY:
            return self.position is not Position.SUPPORTS
        return self.position is self.case.position

    @property
    def is_sure_and_wrong(self) -> bool:
        """Whether the opposite is shown as sure."""
        opposed = {Position.SUPPORTS, Position.DISPUTES} == {self.position, self.case.position}
        return opposed and self.confidence is Confidence.SURE


def check_cases() -> Iterator[CheckCase]:
    """The cases, in the order of the file."""
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            corpus, source, position, claim = (part.strip() for part in line.split("|"))
            yield CheckCase(corpus, source, Position(position), claim)


def score_checks(reports: Mapping[str, Report]) -> tuple[CheckFate, ...]:
    """The cases whose corpus is among the reports, by its name."""
    fates = []
    for case in check_cases():
        if case.corpus not in reports:
            continue
        found = check_report(reports[case.corpus], case.claim).sources
        about = [s for s in found if case.source in (s.source, ANY)]
        # the worst of several: one that supports what nobody says
        source = max(about, key=lambda s: (s.position is Position.SUPPORTS, s.confidence))
        fates.append(CheckFate(case, source.position, source.confidence))
    return tuple(fates)


def check_figures(fates: tuple[CheckFate, ...]) -> dict[str, float]:
    """Shares of the cases: right, by position, and not shown as sure where wrong."""
    unsaid = [f for f in fates if f.case.source == ANY]
    fates = tuple(f for f in fates if f.case.source != ANY)
    made = {"right": sum(f.is_right for f in fates) / len(fates)}
    for position in (Position.SUPPORTS, Position.DISPUTES):
        held = [f for f in fates if f.case.position is position]
        made[position.value] = sum(f.is_right for f in held) / len(held)
    made["unsaid, not supported"] = sum(f.is_right for f in unsaid) / max(1, len(unsaid))
    made["not sure where wrong"] = 1 - sum(f.is_sure_and_wrong for f in fates) / len(fates)
    return made


def check_detail(fates: tuple[CheckFate, ...]) -> str:
    """The cases that are not right."""
    return "\n".join(
        f"  {f.case.source}: {f.case.position}, not {f.position} ({f.confidence}): {f.case.claim}"
        for f in fates
        if not f.is_right
    )
