"""`check` on the propositions of the gold topics: what it finds in each source, and on which side.

A source speaks of a topic if the gold has a cell of it there. It is against the proposition if
all of these deny or doubt, or none asserts it. What is found counts as evidence if its sentence
overlaps such a cell. The annotators put the propositions in their own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kzcompare.model.check import Position, SourceCheck
from kzcompare.model.report import Report
from kzcompare.model.row import Stance
from kzcompare.pipeline import check_report
from tests.eval.topics import GoldCell, Topic, TopicGold


@dataclass(frozen=True, slots=True)
class PropositionFate:
    """What was found in one source on the proposition of one topic, beside the gold cells there."""

    topic: Topic
    cells: tuple[GoldCell, ...]
    found: SourceCheck

    @property
    def is_against(self) -> bool:
        """Whether the source is against the proposition."""
        stances = {cell.stance for cell in self.cells}
        return any(s.is_against for s in stances) and Stance.ASSERTS not in stances

    @property
    def is_judged(self) -> bool:
        """Whether anybody in the source is against it."""
        return any(cell.stance.is_against for cell in self.cells)

    @property
    def is_evident(self) -> bool:
        """Whether what is shown first bears on the topic."""
        shown = self.found.evidence[:1]
        return any(e.cell.sentence.overlaps(c.span) for e in shown for c in self.cells)


def score_propositions(sets: Iterable[tuple[Report, TopicGold]]) -> tuple[PropositionFate, ...]:
    """Every proposition against every source of its set."""
    return tuple(
        PropositionFate(topic, tuple(c for c in topic.cells if c.source == found.source), found)
        for report, gold in sets
        for topic in gold.topics
        for found in check_report(report, topic.proposition).sources
    )


def proposition_figures(fates: Sequence[PropositionFate]) -> dict[str, float]:
    """Shares: of the sources that speak of a topic, and of the positions that are shown."""
    speaking = [f for f in fates if f.cells]
    held = [f for f in speaking if not f.is_judged]
    against = [f for f in speaking if f.is_against]
    supported, disputed = (
        [f for f in fates if f.found.position is position]
        for position in (Position.SUPPORTS, Position.DISPUTES)
    )
    return {
        "first is evidence": _share(f.is_evident for f in speaking),
        "not silent": _share(f.found.position is not Position.SILENT for f in speaking),
        "supports P": _share(bool(f.cells) and not f.is_against for f in supported),
        "supports R": _share(f.found.position is Position.SUPPORTS for f in held),
        "disputes P": _share(f.is_judged for f in disputed),
        "disputes R": _share(f.found.position is Position.DISPUTES for f in against),
    }


def _share(found: Iterable[bool]) -> float:
    held = list(found)
    return sum(held) / max(1, len(held))


def proposition_detail(fates: Sequence[PropositionFate]) -> str:
    """The sources on the wrong side, with what is shown first."""
    lines = []
    for fate in fates:
        position = fate.found.position
        is_wrong = (position is Position.DISPUTES and not fate.is_judged) or (
            position is Position.SUPPORTS and (fate.is_against or not fate.cells)
        )
        if is_wrong:
            shown = " ".join(fate.found.evidence[0].cell.text.split())
            lines.append(
                f"  {fate.found.source}: {position} ({fate.found.confidence}): "
                f"{fate.topic.proposition} | {shown}"
            )
    return "\n".join(lines)
