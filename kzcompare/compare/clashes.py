"""Statements of a row that cannot both be right, by the pairwise rules of `conflicts.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.compare.conflicts import Conflict
from kzcompare.compare.judgements import Judgement
from kzcompare.compare.passages import Passage
from kzcompare.compare.sides import POLAR, Finding, Sides
from kzcompare.compare.signs import Sign
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.claim import SignalKind, same_year
from kzcompare.model.row import Cell, ClaimRef, Reason, party_of
from kzcompare.model.span import Span

NAMES = {"denial": "denying"}  # what `verdicts.py` calls them
# What two statements that exclude each other have in its place, for a reader.
TEXTS = {
    "figure": "{a} has “{x}”, {b} “{y}”",
    "date": "{a} dates it “{x}”, {b} “{y}”",
    "place": "{a} places it “{x}”, {b} “{y}”",
    "doer": "{a} ascribes it to “{x}”, {b} to “{y}”",
    "cause": "{a} gives as its cause “{x}”, {b} “{y}”",
    "only": "{a} has “{x}”, {b} “{y}”, and one has only that",
    "swap": "{a} has “{x}” as the one who does it, {b} “{y}”",
}


class Clash(Struct, frozen=True):
    """Two cells of a row, by index, that exclude each other, or of which one judges the other.

    Where one denies or judges what the other says, it is the left one. `beside` is how much of the
    one statement the other has, but for what they differ in, from 0 to 1.
    """

    left: int
    right: int
    found: Conflict | Judgement
    beside: float

    @property
    def is_flat(self) -> bool:
        """Whether one denies just what the other affirms."""
        return isinstance(self.found, Conflict) and self.found.is_flat

    @property
    def is_value(self) -> bool:
        """Whether each gives a value of its own, so that neither denies the other."""
        return isinstance(self.found, Conflict) and self.found.name not in POLAR


def find_clashes(
    cells: Sequence[Cell], members: Sequence[ClaimRef], sides: Sides
) -> tuple[Clash, ...]:
    """The clashes of every two cells of two sources and two parties, in cell order.

    One party who is said to affirm and to deny one thing clashes with itself; two parties whom one
    source quotes clash where one flatly denies what the other says.
    Events of different years do not exclude each other; a judgement or denial is put off by years
    that both print, since many sentences only seem to be about the year named before them. What is
    not shown in a cell is not heard.
    """
    claims = [sides.claim(ref) for ref in members]
    first = _first_alike([sides.passage(ref) for ref in members])
    found: list[Clash] = []
    for n, m in combinations(range(len(cells)), 2):
        is_one_source = cells[n].source == cells[m].source
        is_one_party = party_of(cells[n]) == party_of(cells[m])
        if is_one_source and is_one_party:
            continue
        one_time = same_year(claims[n], claims[m])
        if not one_time and claims[n].times and claims[m].times:
            continue
        findings = sides.findings(members[first[n]], members[first[m]])
        if not findings:
            continue
        left = claims[n].span.start - claims[first[n]].span.start
        right = claims[m].span.start - claims[first[m]].span.start
        here = [_moved(finding, left, right) for finding in findings]
        found += (
            clash
            for clash in _clashes(n, m, here, cells, sides.words)
            if (one_time or not clash.is_value)
            and (clash.is_flat or not (is_one_party or is_one_source))
        )
    return tuple(found)


def _first_alike(passages: Sequence[Passage]) -> list[int]:
    """For each passage the first that prints the same sentence and is read the same.

    A wire story may have a hundred copies: what is found in one holds for all.
    """
    printed = [p.printed for p in passages]
    many = {text for text, count in Counter(printed).items() if count > 1}
    first: dict[Hashable, int] = {}
    return [
        first.setdefault(passages[n].reading, n) if text in many else n
        for n, text in enumerate(printed)
    ]


def _moved(finding: Finding, left: int, right: int) -> Finding:
    """The finding of two passages that stand so much later in their articles."""
    found = finding.found
    if isinstance(found, Judgement):
        moved = replace(found, span=found.span.moved(left if found.in_left else right))
        return replace(finding, found=moved)
    both = found.left.moved(left), found.right.moved(right)
    return replace(finding, found=replace(found, left=both[0], right=both[1]))


def _clashes(
    n: int, m: int, findings: Sequence[Finding], cells: Sequence[Cell], words: RelationWords
) -> Iterator[Clash]:
    for finding in findings:
        found, beside = finding.found, finding.beside
        if isinstance(found, Judgement):
            judge, judged = (n, m) if found.in_left else (m, n)
            if cells[judge].span.contains(found.span):
                yield Clash(judge, judged, found, beside)
            continue
        shown = cells[n].span.contains(found.left) and cells[m].span.contains(found.right)
        if shown and (found.is_flat or beside >= words.settings["row"]):
            turned = replace(found, left=found.right, right=found.left)
            is_turned = finding.is_turned
            yield Clash(m, n, turned, beside) if is_turned else Clash(n, m, found, beside)


def clash_reason(clash: Clash, cells: Sequence[Cell]) -> Reason | None:
    """Two values that exclude each other, in words, with their places; None for a denial."""
    conflict = clash.found
    if not isinstance(conflict, Conflict) or conflict.name in POLAR:
        return None
    ours, theirs = cells[clash.left], cells[clash.right]
    x, y = ours.printed(conflict.left), theirs.printed(conflict.right)
    text = TEXTS[conflict.name].format(a=ours.source, b=theirs.source, x=x, y=y)
    words = ((clash.left, conflict.left), (clash.right, conflict.right))
    return Reason(conflict.kind, text, (clash.left, clash.right), words)


def clash_sign(clash: Clash) -> Sign | None:
    """A denial or judgement as a sign that one cell is against another; None for two values."""
    found = clash.found
    if isinstance(found, Judgement):
        words: tuple[tuple[int, Span], ...] = ((clash.left, found.span),)
        name = NAMES.get(found.name, found.name)
        is_sure = name != SignalKind.DOUBT.value
        return Sign(clash.left, clash.right, found.kind, name, words, is_sure=is_sure)
    if clash.is_value:
        return None
    words = ((clash.left, found.left), (clash.right, found.right))
    return Sign(clash.left, clash.right, found.kind, found.name, words, is_sure=True)
