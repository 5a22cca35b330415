"""Groups of claims to rows: stances, verdict, and the reasons for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from kzcompare.compare.cells import make_cell
from kzcompare.compare.clashes import Clash, clash_reason, clash_sign, find_clashes
from kzcompare.compare.disputes import is_disputed
from kzcompare.compare.labels import proposition_of
from kzcompare.compare.likeness import likeness
from kzcompare.compare.order import best_first, distinct
from kzcompare.compare.origins import STRANGERS, Kin, count_origins, count_texts
from kzcompare.compare.reasons import reason_of, strength
from kzcompare.compare.several import are_of_several
from kzcompare.compare.sides import Sides
from kzcompare.compare.stances import Sign, counts, find_signs, stance_of
from kzcompare.compare.tolls import toll_conflicts
from kzcompare.compare.values import figure_conflicts
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.choices import Kind, Verdict
from kzcompare.model.claim import Claim, ReadArticle
from kzcompare.model.row import (
    Cell,
    ClaimGroup,
    Confidence,
    Reason,
    ReasonKind,
    Row,
    Stance,
    party_of,
)
from kzcompare.model.span import Span

DISPUTE = 0.25  # what each statement against the others adds to a row's score
MOST_AGAINST = 4
# What a row's score gains by each place, of who does what to whom and where, that the predicates
# of two sources fill alike, on average over its pairs. Measured on twelve annotated corpora: with
# .3 to .5 more of the first ten rows hold one point only than with none or with 1 and more.
TOLD = 0.4
ONE_STORY = 1.0  # company from which articles tell one story for sure
CLOSE = 0.75  # share of the shorter statement from which two speak of one thing for sure


def judge_each(
    groups: Sequence[ClaimGroup],
    articles: Sequence[ReadArticle],
    lexicon: Lexicon,
    kin: Kin = STRANGERS,
) -> Iterator[Row]:
    """A row for each group, in their order; what groups have in common is looked at once."""
    sides = Sides(articles, lexicon, load_relation_words())
    return (judge_group(group, sides, kin) for group in groups)


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of all groups, the most telling first; of those that are almost one the first."""
    return best_first(distinct(rows))


def judge_group(group: ClaimGroup, sides: Sides, kin: Kin = STRANGERS) -> Row:
    """The row of one group.

    Copies of one text are one voice: they neither confirm nor contradict each other.
    """
    reads = [sides.articles[ref.article] for ref in group.members]
    claims = [sides.claim(ref) for ref in group.members]
    cells = [make_cell(r, c, group.terms) for r, c in zip(reads, claims, strict=True)]
    clashes = find_clashes(cells, group.members, sides)
    signs = _distinct(
        (
            *(sign for clash in clashes if (sign := clash_sign(clash)) is not None),
            *find_signs(cells, claims, group.central, group.judgements, sides.lexicon,[r.article.source.date for r in reads]),
        ),
        cells,
    )
    figures = _values(cells, claims, reads, clashes)
    disputed = is_disputed(cells, signs)
    heard = [s for s in signs if counts(s, is_disputed=disputed)]
    if idle := _idle(group, heard, figures):
        kept = [n for n in range(len(cells)) if n not in idle]
        place = {n: i for i, n in enumerate(kept)}
        group = _without(group, place)
        reads, claims = [reads[n] for n in kept], [claims[n] for n in kept]
        cells = [cells[n] for n in kept]
        heard = [_moved(sign, place) for sign in heard]
        figures = tuple(_reason_moved(reason, place) for reason in figures)
    judged = tuple(
        replace(
            cell,
            stance=stance_of(cell, [s for s in heard if s.cell == n], is_disputed=disputed),
            marks=_marks(n, heard),
        )
        for n, cell in enumerate(cells)
    )
    counted = sorted(heard, key=strength)
    reasons = (*(reason_of(s, judged) for s in counted), *figures)
    has_conflict = bool(figures) or any(clash.is_flat for clash in clashes)
    verdict = verdict_of(judged, counted, has_conflict=has_conflict)
    if count_texts(judged, kin) == 1:
        verdict = Verdict.SINGLE
    if verdict in (Verdict.AGREEMENT, Verdict.SINGLE):
        reasons = tuple(likeness(judged, claims, group.terms, kin, sensed=group.sensed))
    return Row(
        id=_row_id(judged),
        proposition=proposition_of(judged, claims, reads, group.label, group.judgements),
        verdict=verdict,
        score=round(group.score * _interest(judged, counted) * _told_alike(group, sides), 4),
        reasons=reasons,
        period=_period(claims),
        confidence=_confidence(verdict, heard, reasons, clashes, group.company),
        sources=len({c.source for c in judged}),
        origins=count_origins(judged, kin),
        cells=judged,
    )


def _idle(group: ClaimGroup, heard: Sequence[Sign], figures: Sequence[Reason]) -> frozenset[int]:
    """The members that joined for a dispute in which they have no part.

    What is judged in other words has a part in it as long as anything is.
    """
    parties = {n for sign in heard for n in (sign.cell, sign.other)}
    parties |= {n for reason in figures for n in reason.cells}
    is_judged = any(sign.cell in group.judgements for sign in heard)
    told = group.gathered - group.judgements if is_judged else frozenset[int]()
    return group.gathered - parties - told


def _without(group: ClaimGroup, place: Mapping[int, int]) -> ClaimGroup:
    """The group of the members that keep a place, in their order."""
    return replace(
        group,
        members=tuple(group.members[n] for n in place),
        central=place[group.central],
        label=place[group.label],
        judgements=frozenset(place[n] for n in group.judgements if n in place),
        gathered=frozenset(place[n] for n in group.gathered if n in place),
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


def _confidence(
    verdict: Verdict,
    heard: Sequence[Sign],
    reasons: Sequence[Reason],
    clashes: Sequence[Clash],
    company: float,
) -> Confidence:
    """How far the verdict may be relied on.

    A contradiction is sure where two findings speak for it, one of them a sure sign, or where two
    statements say nearly the same but for what they differ in, and in both cases only where the
    articles tell one story for sure; an agreement where words are repeated.
    """
    if verdict is Verdict.CONTRADICTION:
        is_close = any(clash.beside >= CLOSE for clash in clashes)
        found = {(sign.cell, sign.name) for sign in heard}
        is_sure = is_close or (len(found) > 1 and any(s.is_sure for s in heard))
        is_sure = is_sure and company >= ONE_STORY
    elif verdict is Verdict.AGREEMENT:
        is_sure = any(r.kind is ReasonKind.REPETITION for r in reasons)
    else:
        is_sure = verdict is Verdict.SINGLE
    return Confidence.SURE if is_sure else Confidence.LIKELY


def verdict_of(cells: Sequence[Cell], signs: Sequence[Sign], *, has_conflict: bool) -> Verdict:
    """The verdict of a row, given its stances, the signs that counted, and clashing figures.

    It takes two: a holder whom several sources quote with one denial contradicts nobody.
    """
    if len({c.source for c in cells}) == 1:
        return Verdict.SINGLE
    if has_conflict:
        return Verdict.CONTRADICTION
    opposed = _opposed(cells, signs)
    against = {cells[n].stance for n in opposed}
    deniers = {party_of(cells[n]) for n in opposed}
    if not against or not {party_of(c) for c in cells if not c.stance.is_against} - deniers:
        return Verdict.AGREEMENT
    if Stance.DENIES in against or any(s.is_sure for s in signs):
        return Verdict.CONTRADICTION
    return Verdict.MIXED


def _period(claims: Sequence[Claim]) -> tuple[str, str] | None:
    """From the earliest to the latest event that the claims are about, as far as they are dated."""
    events = [c.event for c in claims if c.event is not None]
    if not events:
        return None
    return min(start for start, _ in events), max(end for _, end in events)


def _opposed(cells: Sequence[Cell], signs: Sequence[Sign]) -> frozenset[int]:
    """The cells that are against another one; a question that nobody answers is against none."""
    return frozenset(s.cell for s in signs if cells[s.cell].stance.is_against)


def _interest(cells: Sequence[Cell], signs: Sequence[Sign]) -> float:
    """How much a dispute adds to a row's rank: a reader looks for those first."""
    against = len(_opposed(cells, signs))
    return 1 + DISPUTE * min(against, MOST_AGAINST) if against < len(cells) else 1.0


def _told_alike(group: ClaimGroup, sides: Sides) -> float:
    """How much a row's rank gains by statements of two sources that tell who does what alike."""
    found = [
        sides.shared(a, b) for a, b in combinations(group.members, 2) if a.article != b.article
    ]
    return 1 + TOLD * sum(found) / len(found) if found else 1.0


def _marks(index: int, signs: Sequence[Sign]) -> tuple[Span, ...]:
    """The words inside one cell with which the signs show its stance, in text order."""
    spans = {
        span for sign in signs if sign.cell == index for cell, span in sign.words if cell == index
    }
    return tuple(sorted(spans))


def _row_id(cells: Sequence[Cell]) -> str:
    """Seven hexadecimal digits over the quoted words: the same for the same texts in any order."""
    words = "\0".join(sorted(f"{c.source}\0{c.text}" for c in cells))
    return hashlib.sha256(words.encode()).hexdigest()[:7]
