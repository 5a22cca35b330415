"""Judgements that belong to a group although they share few words with it.

"But that claim does not withstand scrutiny" hardly repeats what it refutes. A claim that questions
or refutes something joins a group when it stands close to a member in the same article and either
points back to it or speaks of what the group shares.
"""

from __future__ import annotations

from collections.abc import Sequence

from kzcompare.align.units import Unit
from kzcompare.model.claim import SignalKind

JUDGING = frozenset(
    {SignalKind.REFUTATION, SignalKind.NO_EVIDENCE, SignalKind.DOUBT, SignalKind.RHETORICAL}
)
NEAR = 4  # sentences from a statement to a judgement on it
BEFORE = 1  # a judgement may come first: "It is nonsense that ...". Farther back it is on another
MOST = 2  # judgements one source may add to a group
TELLING = 1.2  # weight a shared word needs to tie a judgement to a group


def with_rebuttals(
    members: Sequence[int], units: Sequence[Unit], terms: Sequence[str]
) -> tuple[int, ...]:
    """The members with the judgements on them, in order.

    `terms` are the stems that members of two sources share. A judgement must have one of them that
    is telling and no name, so that one about another matter near by stays out.
    """
    added: list[int] = []
    for article in sorted({units[m].article for m in members}):
        places = [units[m].claim for m in members if units[m].article == article]
        found = [
            (_tie(unit, terms), -i)
            for i, unit in enumerate(units)
            if unit.article == article
            and i not in members
            and any(-BEFORE <= unit.claim - p <= NEAR for p in places)
            and is_judgement(unit)
        ]
        best = sorted((f for f in found if f[0] >= TELLING), reverse=True)[:MOST]
        added += [-i for _, i in best]
    return tuple(sorted({*members, *added}))


def is_judgement(unit: Unit) -> bool:
    """Whether a claim questions or refutes something."""
    return any(s.kind in JUDGING for s in unit.record.signals)


def _tie(unit: Unit, terms: Sequence[str]) -> float:
    """Summed weight of the words, names left out, that a judgement has of the group's."""
    plain = {t.stem for t in unit.record.terms if not t.is_name}
    return sum(unit.weights[s] for s in terms if s in plain)
