"""Groups of claims to rows: stances, verdict, and the reasons for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from kzcompare.compare.across import is_across
from kzcompare.compare.clashes import Clash
from kzcompare.compare.hearing import hear
from kzcompare.compare.labels import propositions_of
from kzcompare.compare.likeness import likeness
from kzcompare.compare.order import best_first, distinct, named_apart
from kzcompare.compare.origins import STRANGERS, Kin, count_origins, count_texts
from kzcompare.compare.reasons import reason_of, strength
from kzcompare.compare.sides import Sides
from kzcompare.compare.signs import Sign
from kzcompare.compare.stances import stance_of
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.choices import Verdict
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
    return named_apart(best_first(distinct(rows)))


def judge_group(group: ClaimGroup, sides: Sides, kin: Kin = STRANGERS) -> Row:
    """The row of one group.

    Copies of one text are one voice: they neither confirm nor contradict each other.
    """
    hearing = hear(group, sides)
    group, claims, heard = hearing.group, hearing.claims, hearing.heard
    judged = tuple(
        replace(
            cell,
            stance=stance_of(
                cell, [s for s in heard if s.cell == n], is_disputed=hearing.is_disputed
            ),
            marks=_marks(n, heard),
        )
        for n, cell in enumerate(hearing.cells)
    )
    counted = sorted(heard, key=strength)
    reasons = (*(reason_of(s, judged) for s in counted), *hearing.figures)
    has_conflict = bool(hearing.figures) or any(clash.is_flat for clash in hearing.clashes)
    verdict = verdict_of(
        judged,
        counted,
        has_conflict=has_conflict,
        is_across=any(
            is_across(s, hearing.row, sides.lexicon)
            for s in counted
            if judged[s.cell].stance.is_against
        ),
    )
    if count_texts(judged, kin) == 1:
        verdict = Verdict.SINGLE
    if verdict in (Verdict.AGREEMENT, Verdict.SINGLE):
        reasons = tuple(likeness(judged, claims, group.terms, kin, sensed=group.sensed))
    best, *names = propositions_of(judged, claims, hearing.reads, group.label, group.judgements)
    return Row(
        id=_row_id(judged),
        proposition=best,
        verdict=verdict,
        score=round(group.score * _interest(judged, counted) * _told_alike(group, sides), 4),
        reasons=reasons,
        period=_period(claims),
        confidence=_confidence(verdict, heard, reasons, hearing.clashes, group.company),
        sources=len({c.source for c in judged}),
        origins=count_origins(judged, kin),
        cells=judged,
        names=tuple(names),
    )


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


def verdict_of(
    cells: Sequence[Cell], signs: Sequence[Sign], *, has_conflict: bool, is_across: bool
) -> Verdict:
    """The verdict of a row, given its stances, the signs that counted, and clashing figures.

    It takes two: a holder whom several sources quote with one denial contradicts nobody. A dispute
    inside one article that is not `is_across` is a tension: no other source has a part in it.
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
    if is_across and (Stance.DENIES in against or any(s.is_sure for s in signs)):
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
