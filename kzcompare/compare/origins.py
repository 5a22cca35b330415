"""How many independent origins the statements of a row have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations
from types import MappingProxyType

from msgspec import Struct

from kzcompare.model.article import Source
from kzcompare.model.choices import Kind
from kzcompare.model.copy import Copy, CopyKind
from kzcompare.model.row import Cell
from kzcompare.model.span import Span
from kzcompare.model.trace import Tie

SAME_WORDS = 90.0  # RapidFuzz ratio from which two sources' words are copies of each other
SHORTEST = 30  # code points; shorter quotations may be alike by chance


HALF = 0.5  # share of a cell inside a stretch that two articles share


Runs = Mapping[tuple[str, str], Sequence[tuple[Span, Span]]]


class Kin(Struct, frozen=True):
    """Which articles are one text, and which stretches others have in common.

    `texts` gives each copied article the first of the articles that are one text with it. `taken`
    are, by the ids of two articles, the stretches that one took over whole from the other,
    `passages` the single passages that they share, quotations aside. `agencies` gives each article
    that carries a news agency's report, or is the agency's own, the name of the agency.
    """

    texts: Mapping[str, str]
    taken: Runs
    passages: Runs
    agencies: Mapping[str, str]

    def is_taken(self, copy: Cell, original: Cell) -> bool:
        """Whether the one statement stands in its article only because the other does."""
        a, b = copy.source, original.source
        if a in self.texts and self.texts[a] == self.texts.get(b):
            return True
        return _is_shared(copy, original, self.taken.get((a, b), ()))

    def is_one_agency(self, left: Cell, right: Cell) -> bool:
        """Whether both are what one news agency says, printed in the articles' own voice."""
        agency = self.agencies.get(left.source)
        is_own = left.kind is Kind.OWN and right.kind is Kind.OWN
        return is_own and agency is not None and agency == self.agencies.get(right.source)

    def is_one_text(self, left: Cell, right: Cell) -> bool:
        """Whether one of the two, or the passage that it stands in, is only a copy."""
        a, b = left.source, right.source
        return (
            self.is_taken(left, right)
            or self.is_taken(right, left)
            or _is_shared(left, right, self.passages.get((a, b), ()))
            or _is_shared(right, left, self.passages.get((b, a), ()))
        )


_NONE: Runs = MappingProxyType({})
STRANGERS = Kin(MappingProxyType({}), _NONE, _NONE, MappingProxyType({}))


def kin_of(copies: Sequence[Copy], sources: Sequence[Source] = ()) -> Kin:
    """The articles' kinship, as their common texts and the agencies they credit show it."""
    credited = {s.agency.casefold() for s in sources if s.agency}
    told = ((s.id, (s.agency or s.outlet or "").casefold()) for s in sources)
    whole = [(c.source, c.of) for c in copies if c.kind.is_whole]
    return Kin(
        _merged(sorted({s for pair in whole for s in pair}), whole),
        {(c.source, c.of): c.runs for c in copies if c.kind is CopyKind.EXTENDED},
        {(c.source, c.of): c.runs for c in copies if c.kind is CopyKind.PASSAGES},
        {source: agency for source, agency in told if agency in credited},
    )


def count_texts(cells: Sequence[Cell], kin: Kin) -> int:
    """Sources, less those that have nothing but what others print too, copies counted once."""
    sources = sorted({c.source for c in cells})
    linked = [
        (one, two)
        for one, two in permutations(sources, 2)
        if all(
            any(kin.is_taken(mine, theirs) for theirs in cells if theirs.source == two)
            for mine in cells
            if mine.source == one
        )
    ]
    return len(set(_merged(sources, linked).values()))


def count_origins(cells: Sequence[Cell], kin: Kin = STRANGERS) -> int:
    """Sources, less those that only repeat another's words or quote the same speech."""
    return _count(
        cells,
        lambda a, b: kin.is_one_text(a, b) or kin.is_one_agency(a, b) or _same_origin(a, b),
    )


def origin_ties(cells: Sequence[Cell], kin: Kin = STRANGERS) -> tuple[Tie, ...]:
    """What makes the sources of a row fewer origins, one tie for every two sources."""
    found: dict[tuple[str, str], Tie] = {}
    for n, left in enumerate(cells):
        for right in cells[n + 1 :]:
            one, two = sorted((left.source, right.source))
            if one != two and (one, two) not in found and (tie := _tie(left, right, kin)):
                found[one, two] = Tie(one, two, *tie)
    return tuple(found[key] for key in sorted(found))


def _tie(left: Cell, right: Cell, kin: Kin) -> tuple[str, str | None] | None:
    if kin.is_one_text(left, right):
        return "copy", None
    if kin.is_one_agency(left, right):
        return "agency", kin.agencies[left.source]
    relays = {v.actor or v.text for v in left.via} & {v.actor or v.text for v in right.via}
    if relays:
        return "relay", min(relays)
    return ("words", None) if _same_origin(left, right) else None


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


def _is_shared(one: Cell, two: Cell, runs: Sequence[tuple[Span, Span]]) -> bool:
    """Whether two cells stand in one of the stretches that their articles share."""
    return any(_holds(mine, one) and _holds(theirs, two) for mine, theirs in runs)


def _holds(stretch: Span, cell: Cell) -> bool:
    return stretch.shared(cell.span) >= HALF * len(cell.span)


def _same_origin(left: Cell, right: Cell) -> bool:
    """Whether both came through one relay, or one cell copies the other or its quotation."""
    from rapidfuzz import fuzz

    if {v.actor or v.text for v in left.via} & {v.actor or v.text for v in right.via}:
        return True
    if min(len(left.text), len(right.text)) < SHORTEST:
        return False
    if fuzz.ratio(left.text, right.text, score_cutoff=SAME_WORDS):
        return True
    quoted = _quotes(left) and _quotes(right)
    return quoted and fuzz.partial_ratio(left.text, right.text, score_cutoff=SAME_WORDS) > 0


def _quotes(cell: Cell) -> bool:
    return cell.kind in (Kind.DIRECT, Kind.MIXED)
