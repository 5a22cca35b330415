"""How many independent origins the statements of a row have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kzcompare.model.copy import Copy, CopyKind
from kzcompare.model.row import Cell
from kzcompare.model.span import Span
from kzcompare.model.statement import Kind

SAME_WORDS = 90.0  # RapidFuzz ratio from which two sources' words are copies of each other
SHORTEST = 30  # code points; shorter quotations may be alike by chance


HALF = 0.5  # share of a cell inside a stretch that two articles share


@dataclass(frozen=True, slots=True)
class Kin:
    """Which articles are one text, and which stretches others have in common.

    `texts` gives each copied article the first of the articles that are one text with it; `runs`
    the common stretches of two articles, by their ids, quotations aside.
    """

    texts: Mapping[str, str]
    runs: Mapping[tuple[str, str], Sequence[tuple[Span, Span]]]

    def is_one_text(self, left: Cell, right: Cell) -> bool:
        """Whether one article, or the place in it, is only a copy of the other."""
        a, b = left.source, right.source
        if a in self.texts and self.texts[a] == self.texts.get(b):
            return True
        there = ((mine, theirs) for mine, theirs in self.runs.get((a, b), ()))
        back = ((mine, theirs) for theirs, mine in self.runs.get((b, a), ()))
        return any(_holds(m, left) and _holds(t, right) for m, t in (*there, *back))


STRANGERS = Kin(MappingProxyType({}), MappingProxyType({}))


def kin_of(copies: Sequence[Copy]) -> Kin:
    """The articles' kinship, as their common texts show it."""
    texts: dict[str, str] = {}
    runs: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    whole = [(c.source, c.of) for c in copies if c.kind.is_whole]
    for name, first in _merged(sorted({s for pair in whole for s in pair}), whole).items():
        texts[name] = first
    for copy in copies:
        if not copy.kind.is_whole and copy.kind is not CopyKind.QUOTATION:
            runs[copy.source, copy.of].extend(copy.runs)
    return Kin(texts, runs)


def count_texts(cells: Sequence[Cell], kin: Kin) -> int:
    """Sources, those that are copies of one text counted once."""
    return _count(cells, kin.is_one_text)


def count_origins(cells: Sequence[Cell], kin: Kin = STRANGERS) -> int:
    """Sources, less those that only repeat another's words or quote the same speech."""
    return _count(cells, lambda a, b: kin.is_one_text(a, b) or _same_origin(a, b))


def _count(cells: Sequence[Cell], is_same: Callable[[Cell, Cell], bool]) -> int:
    """Sources, counted once where `is_same` links statements of them."""
    linked = [
        (left.source, right.source)
        for n, left in enumerate(cells)
        for right in cells[n + 1 :]
        if left.source != right.source and is_same(left, right)
    ]
    return len(set(_merged(sorted({c.source for c in cells}), linked).values()))


def _merged(names: Sequence[str], linked: Sequence[tuple[str, str]]) -> dict[str, str]:
    """For each name the first, by sorting, of all that it is linked with."""
    parent = {name: name for name in names}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for left, right in linked:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    return {name: root(name) for name in names}


def _holds(stretch: Span, cell: Cell) -> bool:
    return stretch.shared(cell.span) >= HALF * len(cell.span)


def _same_origin(left: Cell, right: Cell) -> bool:
    """Whether both came through one relay, or one cell copies the other or its quotation."""
    from rapidfuzz import fuzz

    if {v.actor or v.text for v in left.via} & {v.actor or v.text for v in right.via}:
        return True
    if min(len(left.text), len(right.text)) < SHORTEST:
        return False
    if fuzz.ratio(left.text, right.text) >= SAME_WORDS:
        return True
    quoted = _quotes(left) and _quotes(right)
    return quoted and fuzz.partial_ratio(left.text, right.text) >= SAME_WORDS


def _quotes(cell: Cell) -> bool:
    return cell.kind in (Kind.DIRECT, Kind.MIXED)
