"""Who says a stretch of an article, and how: the statement that holds it."""

from __future__ import annotations

from msgspec import Struct

from kzcompare.model.choices import Framing, Kind
from kzcompare.model.claim import Claim, ReadArticle, SignalKind
from kzcompare.model.row import Stance
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue, CueClass, Holder, Statement

LONGEST = 240  # code points of a quotation; a longer sentence is cut at its clauses
AGAINST = {Framing.DENIED: Stance.DENIES, Framing.DOUBTED: Stance.DOUBTS}
JUDGED = {
    SignalKind.REFUTATION: Stance.DENIES,
    SignalKind.NO_EVIDENCE: Stance.DOUBTS,
}


class Voice(Struct, frozen=True):
    """Who stands behind printed words; `holder` is None for the article itself or nobody named."""

    kind: Kind
    stance: Stance
    holder: Holder | None = None
    via: tuple[Holder, ...] = ()
    cue: Cue | None = None

    @property
    def party(self) -> str | None:
        """The name by which two holders are told apart; None for the article's own voice."""
        if self.holder is None:
            return None if self.kind is Kind.OWN else ""
        return (self.holder.actor or self.holder.name or self.holder.text).casefold()


def voice_of(read: ReadArticle, claim: Claim, span: Span) -> Voice:
    """The voice of a stretch that stands in a claim: that of the innermost statement around it."""
    around = [
        statement
        for statement in (read.reading.statements[index] for index in claim.statements)
        if statement.kind is not Kind.OWN and any(c.contains(span) for c in statement.content)
    ]
    if not around:
        return Voice(Kind.OWN, _own_stance(claim))
    statement = min(around, key=lambda s: (len(s.span), s.span.start))
    return Voice(
        statement.kind,
        _stance(statement),
        statement.holder,
        statement.via,
        statement.cue,
    )


def _stance(statement: Statement) -> Stance:
    is_denying = statement.cue is not None and statement.cue.cls is CueClass.DENYING
    if is_denying and "clause" in statement.pattern:  # to refuse to do a thing denies nothing
        return Stance.DENIES
    return AGAINST.get(statement.framing, Stance.REPORTS)


def _own_stance(claim: Claim) -> Stance:
    """What the article's own voice does with what the sentence says."""
    kinds = {signal.kind for signal in claim.signals}
    return next((stance for kind, stance in JUDGED.items() if kind in kinds), Stance.ASSERTS)


def quoted_span(claim: Claim, span: Span) -> Span:
    """The words to show of a claim for a stretch in it: the sentence, or the clauses around it."""
    if len(claim.span) <= LONGEST:
        return claim.span
    inside = [n for n, clause in enumerate(claim.clauses) if clause.overlaps(span)]
    if not inside:
        return claim.span
    first, last = inside[0], inside[-1]
    while True:
        grown = [
            (low, high)
            for low, high in ((first - 1, last), (first, last + 1))
            if low >= 0
            and high < len(claim.clauses)
            and claim.clauses[high].end - claim.clauses[low].start <= LONGEST
        ]
        if not grown:
            return Span(claim.clauses[first].start, claim.clauses[last].end)
        first, last = grown[0]
