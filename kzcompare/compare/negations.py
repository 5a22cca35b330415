"""Words that one member of a row negates and another one affirms."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kzcompare.compare.members import Member
from kzcompare.compare.news import are_other_news
from kzcompare.compare.things import around_negation, shares_words
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.claim import Signal, SignalKind
from kzcompare.model.span import Span


class Negation(Struct, frozen=True):
    """Where member `index` negates a word, and where member `other` affirms it."""

    index: int
    other: int
    negation: Span
    affirmed: Span


def find_negations(index: int, row: Sequence[Member], lexicon: Lexicon) -> list[Negation]:
    """What a member negates and one of another voice affirms, with more in common; one a word."""
    signals = list(row[index].signals)
    judging = [s.span for s in signals if s.kind is SignalKind.NO_EVIDENCE]
    found = []
    for signal in signals:
        if signal.kind is not SignalKind.NEGATION or signal.scope is None:
            continue
        # "Did not say" is against no word of another, and "no evidence" is heard as that.
        if signal.scope in load_relation_words().light:
            continue
        if any(span.contains(signal.span) for span in judging):
            continue
        negation = _negation(signal, index, row, lexicon)
        if negation is not None:
            found.append(negation)
    return found


def tell_other_news(member: Member, other: Member) -> bool:
    """Whether two members tell the news of days that lie a week apart."""
    return are_other_news(member.claim, member.day, other.claim, other.day)


def _negation(
    signal: Signal, index: int, row: Sequence[Member], lexicon: Lexicon
) -> Negation | None:
    """The first member that affirms what a negation denies."""
    denying = row[index]
    for n, member in enumerate(row):
        if n == index or member.has_voice_of(denying) or tell_other_news(denying, member):
            continue
        affirmed = _affirmed(member, signal.scope)
        if affirmed is None:
            continue
        if shares_words(around_negation(signal, denying.claim), member.shown, lexicon):
            return Negation(index, n, signal.span, affirmed)
    return None


def _affirmed(member: Member, stem: str | None) -> Span | None:
    """Where a cell prints a stem without negating it."""
    signals = member.claim.signals
    if any(s.kind is SignalKind.NEGATION and s.scope == stem for s in signals):
        return None
    return next((t.span for t in member.shown if t.stem == stem), None)
