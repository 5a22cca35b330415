"""The position of single statements: reported, doubted and denied ones of the topic gold.

Most statements assert, so a share over all of them says little; these are the others. What the
program says of a gold statement is the stance of the row cell that shares most text with it, and
where no row of two sources holds it, that of its sentence alone, as `claims --all` prints it. A
sentence that is against nothing has the stance of the statement read there: denied or doubted where
the cue denies or the article frames it so, reported for any other attribution, asserted without
one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kzcompare.compare.cells import make_cell
from kzcompare.model.choices import Framing, Kind
from kzcompare.model.report import Report
from kzcompare.model.row import Stance
from kzcompare.model.statement import CueClass, Statement
from tests.eval.gold import ratio
from tests.eval.topics import GoldCell, TopicGold, same_statement


@dataclass(frozen=True, slots=True)
class StanceFate:
    """A gold statement that does not assert, and the stance the program gives it."""

    topic: str
    cell: GoldCell
    given: Stance


def score_stances(report: Report, gold: TopicGold) -> tuple[StanceFate, ...]:
    """One fate for each gold cell that reports, doubts or denies."""
    return tuple(
        StanceFate(topic.id, cell, stance_given(report, cell))
        for topic in gold.topics
        for cell in topic.cells
        if cell.stance is not Stance.ASSERTS
    )


def stance_given(report: Report, gold: GoldCell) -> Stance:
    """The stance of the nearest row cell, earlier rows first, or of the nearest sentence."""
    cells = [
        cell
        for row in report.rows
        for cell in row.cells
        if cell.source == gold.source and same_statement(cell.span, gold.span)
    ]
    if cells:
        return max(cells, key=lambda cell: cell.span.shared(gold.span)).stance
    alone = [
        make_cell(held, claim, ())
        for held in report.articles
        if held.article.id == gold.source
        for claim in held.reading.claims
        if same_statement(claim.span, gold.span)
    ]
    against = [cell for cell in alone if cell.stance.is_against]
    if against:
        return max(against, key=lambda cell: cell.span.shared(gold.span)).stance
    statements = [
        s
        for held in report.articles
        if held.article.id == gold.source
        for s in held.reading.statements
        if any(same_statement(span, gold.span) for span in s.content)
    ]
    if not statements:
        return Stance.ASSERTS
    return _of_statement(max(statements, key=lambda s: s.span.shared(gold.span)))


def _of_statement(statement: Statement) -> Stance:
    if statement.kind is Kind.OWN:
        return Stance.ASSERTS
    if statement.framing is Framing.DOUBTED:
        return Stance.DOUBTS
    denies = statement.cue is not None and statement.cue.cls is CueClass.DENYING
    if denies or statement.framing is Framing.DENIED:
        return Stance.DENIES
    return Stance.REPORTS


def stance_figures(fates: tuple[StanceFate, ...]) -> dict[str, float]:
    """The share with the right stance, over all and by gold stance, between 0 and 1."""
    right = Counter(f.cell.stance for f in fates if f.given is f.cell.stance)
    held = Counter(f.cell.stance for f in fates)
    shares = {"not asserted": ratio(right.total(), held.total())}
    for stance in (Stance.REPORTS, Stance.DOUBTS, Stance.DENIES):
        shares[str(stance)] = ratio(right[stance], held[stance])
    return shares


def stance_detail(fates: tuple[StanceFate, ...], report: Report) -> str:
    """Every statement with a wrong stance, in words."""
    texts = {held.article.id: held.article.text for held in report.articles}
    lines = ["wrong stance (gold > given):"]
    for f in fates:
        if f.given is not f.cell.stance:
            words = " ".join(f.cell.span.of(texts[f.cell.source]).split())
            lines.append(f"  {f.cell.stance:>7} > {f.given:<7} {f.cell.source:<9} {words[:120]}")
    return "\n".join(lines)
