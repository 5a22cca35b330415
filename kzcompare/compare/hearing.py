"""What speaks against what among the members of one group, and who has no part in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.compare.cells import make_cell
from kzcompare.compare.clashes import Clash, clash_reason, clash_sign, find_clashes
from kzcompare.compare.disputes import is_disputed
from kzcompare.compare.members import Member
from kzcompare.compare.several import are_of_several
from kzcompare.compare.sides import APPRAISAL, Sides
from kzcompare.compare.signs import Sign, find_signs
from kzcompare.compare.stances import counts
from kzcompare.compare.tolls import toll_conflicts
from kzcompare.compare.values import figure_conflicts
from kzcompare.model.choices import Kind
from kzcompare.model.claim import Claim, ReadArticle
from kzcompare.model.row import Cell, ClaimGroup, Reason


class Hearing(Struct, frozen=True):
    """A group without idle members, and what is heard among them.

    `reads` and `row` are those of its members, in their order. `heard` are the signs that count,
    `figures` the values that exclude each other; `clashes` have the places of the whole group.
    """

    group: ClaimGroup
    reads: Sequence[ReadArticle]
    row: Sequence[Member]
    clashes: Sequence[Clash]
    heard: Sequence[Sign]
    figures: Sequence[Reason]
    is_disputed: bool

    @property
    def claims(self) -> list[Claim]:
        """What the sentences of the members claim."""
        return [member.claim for member in self.row]

    @property
    def cells(self) -> list[Cell]:
        """What the members show."""
        return [member.cell for member in self.row]


def hear(group: ClaimGroup, sides: Sides) -> Hearing:
    """What the members of a group say against each other."""
    reads = [sides.articles[ref.article] for ref in group.members]
    claims = [sides.claim(ref) for ref in group.members]
    cells = [make_cell(r, c, group.terms) for r, c in zip(reads, claims, strict=True)]
    row = [
        Member(cell, claim, read.article.source.date)
        for cell, claim, read in zip(cells, claims, reads, strict=True)
    ]
    clashes = find_clashes(cells, group.members, sides)
    of_clashes = (sign for clash in clashes if (sign := clash_sign(clash)) is not None)
    of_words = find_signs(row, group.central, group.judgements, sides.lexicon)
    signs = _distinct((*of_clashes, *of_words), cells)
    disputed = is_disputed(cells, signs)
    heard = [s for s in signs if counts(s, is_disputed=disputed)]
    figures = _values(cells, claims, reads, clashes)
    whole = Hearing(group, reads, row, clashes, heard, figures, disputed)
    idle = _idle(group, heard, figures)
    return _without(whole, idle) if idle else whole


def _idle(group: ClaimGroup, heard: Sequence[Sign], figures: Sequence[Reason]) -> frozenset[int]:
    """The members that joined for a dispute in which they have no part.

    What is judged in other words has a part in it as long as anything is; who is against a deed
    judges no words.
    """
    parties = {n for sign in heard for n in (sign.cell, sign.other)}
    parties |= {n for reason in figures for n in reason.cells}
    is_judged = any(s.cell in group.judgements for s in heard if s.name != APPRAISAL)
    told = group.gathered - group.judgements if is_judged else frozenset[int]()
    return group.gathered - parties - told


def _without(hearing: Hearing, idle: frozenset[int]) -> Hearing:
    """The hearing of the members that are not idle, in their order."""
    group = hearing.group
    kept = [n for n in range(len(hearing.row)) if n not in idle]
    place = {n: i for i, n in enumerate(kept)}
    return replace(
        hearing,
        group=replace(
            group,
            members=tuple(group.members[n] for n in kept),
            central=place[group.central],
            label=place[group.label],
            judgements=frozenset(place[n] for n in group.judgements if n in place),
            gathered=frozenset(place[n] for n in group.gathered if n in place),
        ),
        reads=[hearing.reads[n] for n in kept],
        row=[hearing.row[n] for n in kept],
        heard=[_moved(sign, place) for sign in hearing.heard],
        figures=tuple(_reason_moved(reason, place) for reason in hearing.figures),
    )


def _moved(sign: Sign, place: Mapping[int, int]) -> Sign:
    """A sign in a row of fewer cells."""
    words = tuple((place[n], span) for n, span in sign.words)
    return replace(sign, cell=place[sign.cell], other=place[sign.other], words=words)


def _reason_moved(reason: Reason, place: Mapping[int, int]) -> Reason:
    """A reason in a row of fewer cells."""
    one, other = reason.cells
    words = tuple((place[n], span) for n, span in reason.words)
    return replace(reason, cells=(place[one], place[other]), words=words)


def _distinct(signs: Iterable[Sign], cells: Sequence[Cell]) -> tuple[Sign, ...]:
    """Each finding once, in the order of cells; what is found first counts.

    What an article says in its own voice is not against what it says so elsewhere.
    """
    once: dict[tuple[int, int, str], Sign] = {}
    for sign in signs:
        judge, other = cells[sign.cell], cells[sign.other]
        is_one_voice = judge.source == other.source and judge.kind is other.kind is Kind.OWN
        if not is_one_voice:
            once.setdefault((sign.cell, sign.other, sign.name), sign)
    return tuple(sorted(once.values(), key=lambda s: s.cell))


def _values(
    cells: Sequence[Cell],
    claims: Sequence[Claim],
    reads: Sequence[ReadArticle],
    clashes: Sequence[Clash],
) -> tuple[Reason, ...]:
    """A reason for every two cells that give one thing two values."""
    figures = figure_conflicts(cells, claims, [r.article.source.date for r in reads])
    figures = tuple(f for f in figures if not are_of_several(f, cells, claims, reads))
    known = {reason.cells for reason in figures}
    figures += tuple(r for r in toll_conflicts(cells, claims, reads) if r.cells not in known)
    seen = {reason.cells for reason in figures}
    found = (clash_reason(clash, cells) for clash in clashes)
    others = {
        reason.cells: reason
        for reason in found
        if reason is not None
        and reason.cells not in seen
        and not are_of_several(reason, cells, claims, reads)
    }
    return (*figures, *others.values())
