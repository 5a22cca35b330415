"""Opposite words of two statements: "the court convicted her", "the court acquitted her"."""

from __future__ import annotations

from kzcompare.compare.members import Member
from kzcompare.compare.things import says_half
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.claim import Argument, Claim
from kzcompare.model.span import Span


def opposites(ours: Member, theirs: Member, lexicon: Lexicon) -> tuple[Span, Span] | None:
    """Where one cell has a listed opposite of a word of the other, and not that word itself.

    Half of what it says beside, names aside, is said by the other: opposite words of other things
    are no opposites, nor are those of two who are named.
    """
    shown, told = ours.shown, theirs.shown
    own = {t.lemma: t.span for t in shown}
    others = {t.lemma: t.span for t in told}
    for lemma, span in own.items():
        listed = lexicon.opposites(lemma)
        if lemma in others or listed.isdisjoint(others):
            continue
        for other, place in others.items():
            if other not in listed or other in own:
                continue
            if _are_of_two(ours.claim, span, theirs.claim, place):
                continue
            if says_half((t for t in shown if t.lemma != lemma), told, lexicon):
                return span, place
    return None


def _are_of_two(ours: Claim, span: Span, theirs: Claim, place: Span) -> bool:
    """Whether two who are named do what two words say: "the mayor lost", "the senator won"."""
    a, b = _doer(ours, span), _doer(theirs, place)
    return a is not None and b is not None and set(a.stems).isdisjoint(b.stems)


def _doer(claim: Claim, place: Span) -> Argument | None:
    """Who does what the word at a place says, where it is a name."""
    doers = (p.argument("subject") for p in claim.predications if p.span.overlaps(place))
    return next((d for d in doers if d is not None and d.is_name), None)
