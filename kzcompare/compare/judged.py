"""Which member of a row a judgement in another member is on, if it is on any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kzcompare.compare.members import Member
from kzcompare.compare.things import (
    around_judgement,
    is_told,
    names_thing,
    shares_much,
    shares_words,
)
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.claim import JUDGING, Aim, Signal, SignalKind
from kzcompare.model.span import Span

WITH_CLAIM = frozenset({SignalKind.NO_EVIDENCE, SignalKind.RHETORICAL})  # print what they are on
BEHIND = 300  # characters, about two sentences, from a statement to a judgement that follows it


def judged_by(
    signal: Signal, index: int, central: int, row: Sequence[Member], lexicon: Lexicon
) -> int | None:
    """The member of another party that a judgement is on, the central one if it can be.

    A judgement on a thing is on a cell that names the thing: who calls a lawsuit baseless does not
    deny that somebody will fight it. Whatever it is on, it shares words with the cell, unless it
    follows it. Who goes on in one article is not against what they said there.
    """
    judge = row[index]
    if _goes_on(judge, row[central]):
        return None
    before = [n for n, member in enumerate(row) if _follows(judge, member)]
    others: Sequence[int] = (central, *(n for n in range(len(row)) if n not in (index, central)))
    if before and _points_back(signal, judge):
        others = [max(before, key=lambda n: row[n].claim.span.end)]
    for n in others:
        if n != central and row[n].party == judge.party:
            continue
        if _is_judged(signal, judge, row[n], lexicon, is_near=bool(before)):
            return n
    return None


def _goes_on(judge: Member, central: Member) -> bool:
    """Whether one holder says both, in one article."""
    is_one_source = judge.cell.source == central.cell.source
    return is_one_source and judge.cell.holder is not None and judge.party == central.party


def _is_judged(
    signal: Signal, judge: Member, member: Member, lexicon: Lexicon, *, is_near: bool
) -> bool:
    """Whether a judgement can be on a member, by the words of both.

    `is_near` says that it stands shortly behind some member of its row.
    """
    if any(s.kind is signal.kind or s.kind in JUDGING for s in member.signals):
        return False
    if _both_deny(signal, judge, member):
        return False
    if not names_thing(signal, judge.claim, member.shown, lexicon):
        return False
    is_printed = signal.aim is Aim.CLAIM and is_told(signal, judge.claim, lexicon)
    if is_printed or _follows(judge, member):
        return True
    if not is_near and _is_on_what_came_before(signal, judge):
        return False
    shares = shares_words if _says_on_what(signal, judge, lexicon) else shares_much
    return shares(around_judgement(signal, judge.claim), member.shown, lexicon)


def _says_on_what(signal: Signal, judge: Member, lexicon: Lexicon) -> bool:
    """Whether a judgement prints what it is on, or points to it: "that claim", not "his words".

    So does who says that evidence is missing, mostly: "no grounds for a ban".
    """
    if signal.kind in WITH_CLAIM or signal.aim is Aim.THING:
        return True
    if is_told(signal, judge.claim, lexicon):
        return True
    target = signal.target
    if signal.aim is not Aim.CLAIM or target is None or not judge.cell.span.contains(target):
        return False
    opener = judge.cell.printed(target).casefold().split()[:1]
    return not load_grammar_words().definite.isdisjoint(opener)


def _follows(judge: Member, member: Member) -> bool:
    """Whether a judgement stands shortly behind a member, in one article."""
    between = judge.claim.span.start - member.claim.span.end
    return judge.cell.source == member.cell.source and 0 <= between <= BEHIND


def _is_on_what_came_before(signal: Signal, judge: Member) -> bool:
    """Whether a judgement is on the sentence before it: "That is wishful thinking".

    So is a refutation that prints nothing of what it is on, whatever else its sentence tells: "the
    voters got it wrong in May".
    """
    if signal.aim is Aim.OPEN and signal.target is None and signal.kind is SignalKind.REFUTATION:
        return any(True for _ in around_judgement(signal, judge.claim))
    return _points_back(signal, judge)


def _points_back(signal: Signal, judge: Member) -> bool:
    """Whether what is judged is a bare pronoun that points at what was told before."""
    target = signal.target
    if target is None or signal.aim is not Aim.CLAIM or not judge.cell.span.contains(target):
        return False
    return judge.cell.printed(target).casefold() in load_grammar_words().pointing


def _both_deny(signal: Signal, judge: Member, member: Member) -> bool:
    """Whether a cell denies something itself, and a judgement is on what is so: "no chance of"."""
    target = signal.target
    if signal.kind is not SignalKind.REFUTATION or signal.aim not in (Aim.PROPOSITION, Aim.THING):
        return False
    if target is None or _negates(judge.claim.signals, target):
        return False
    return _negates(member.claim.signals, member.cell.span)


def _negates(signals: Iterable[Signal], place: Span) -> bool:
    return any(s.kind is SignalKind.NEGATION and place.contains(s.span) for s in signals)
