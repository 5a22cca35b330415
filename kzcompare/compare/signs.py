"""Signs in the words of a row's members that one is against another.

Words that say evidence is missing and rhetorical questions are sure signs; uncertainty, refuting
words, negation and opposites are signs only where the row is in dispute, and none where the
statement nearest the row's centre carries them too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from kzcompare.compare.judged import judged_by
from kzcompare.compare.members import Member
from kzcompare.compare.negations import Negation, find_negations, tell_other_news
from kzcompare.compare.opposites import opposites
from kzcompare.compare.things import shares_words
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.claim import Certainty, Signal, SignalKind, same_year
from kzcompare.model.row import Cell, ReasonKind, Stance
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass

SURE = frozenset({SignalKind.NO_EVIDENCE, SignalKind.RHETORICAL})


class Sign(Struct, frozen=True):
    """A sign that one cell is against another: kinds as of `Reason`, words as (cell, span)."""

    cell: int
    other: int
    kind: ReasonKind
    name: str  # finer than `kind`: which rule found it
    words: tuple[tuple[int, Span], ...]
    is_sure: bool


def find_signs(
    row: Sequence[Member], central: int, judgements: frozenset[int], lexicon: Lexicon
) -> tuple[Sign, ...]:
    """Every sign that a member is against another one, mostly the central one, in their order.

    Statements about events of different years cannot contradict each other. `judgements` are the
    members that judge what the row is about: only there do words that judge count.
    """
    found: list[Sign] = []
    for index, member in enumerate(row):
        found += _open(index, central, row)
        if index == central:
            found += _rejections(index, row, lexicon)
        elif same_year(member.claim, row[central].claim):
            if index in judgements:
                found += _judgements(index, central, row, lexicon)
            found += map(_from_negation, find_negations(index, row, lexicon))
            found += _against_central(index, central, row, lexicon)
    return tuple(found)


def _open(index: int, central: int, row: Sequence[Member]) -> Iterator[Sign]:
    """A cell only asks whether what another one says is so, or is judged in the next sentence.

    A question that two sources print is no doubt of the one about the other.
    """
    cell, judged = row[index].cell, row[index].claim.judged
    if not cell.stance.is_against:
        return
    others = (central, *range(len(row)))
    told = (n for n in others if row[n].claim.certainty is not Certainty.ASKED)
    other = next((n for n in told if not row[n].has_voice_of(row[index])), None)
    if other is None:
        return
    if judged is not None:
        is_denied = cell.stance is Stance.DENIES
        kind = ReasonKind.REFUTATION if is_denied else ReasonKind.DOUBT
        name = "denied after" if is_denied else "doubted after"
        yield Sign(index, other, kind, name, (), is_sure=False)
    elif not _is_printed_twice(index, row):
        words = ((index, cell.span),)
        yield Sign(index, other, ReasonKind.DOUBT, "question", words, is_sure=False)


def _is_printed_twice(index: int, row: Sequence[Member]) -> bool:
    """Whether another source prints all the words of a sentence too."""
    words = {t.stem for t in row[index].claim.terms}
    others = (m for m in row if m.cell.source != row[index].cell.source)
    return any(words <= {t.stem for t in other.claim.terms} for other in others)


def _rejections(central: int, row: Sequence[Member], lexicon: Lexicon) -> Iterator[Sign]:
    """What the central cell is against: it dismisses a claim and negates what others affirm."""
    denying = _denying(row[central])
    negations = [] if denying is None else find_negations(central, row, lexicon)
    if denying is None or not negations:
        return
    yield from map(_from_negation, negations)
    words = ((central, denying),)
    other = negations[0].other
    yield Sign(central, other, ReasonKind.REFUTATION, "denying", words, is_sure=False)


def _judgements(
    index: int, central: int, row: Sequence[Member], lexicon: Lexicon
) -> Iterator[Sign]:
    """The words with which a cell judges another one, none that the central cell has too."""
    kinds = {s.kind for s in row[central].signals}
    for signal in row[index].signals:
        if signal.kind in kinds or _is_said(row[index], row[central], signal):
            continue
        judged = judged_by(signal, index, central, row, lexicon)
        sign = None if judged is None else _from_signal(index, judged, signal)
        if sign is not None:
            yield sign


def _is_said(member: Member, central: Member, signal: Signal) -> bool:
    """Whether the central cell prints the words of a judgement too: then it makes it itself."""
    words = {t.stem for t in member.claim.terms if signal.span.contains(t.span)}
    return bool(words) and words <= {t.stem for t in central.shown}


def _from_signal(index: int, other: int, signal: Signal) -> Sign | None:
    words = ((index, signal.span),)
    if signal.kind is SignalKind.REFUTATION:
        return Sign(index, other, ReasonKind.REFUTATION, "refutation", words, is_sure=True)
    if signal.kind in SURE or signal.kind is SignalKind.DOUBT:
        is_sure = signal.kind in SURE
        return Sign(index, other, ReasonKind.DOUBT, signal.kind.value, words, is_sure=is_sure)
    return None


def _from_negation(found: Negation) -> Sign:
    words = ((found.index, found.negation), (found.other, found.affirmed))
    kind = ReasonKind.NEGATION
    return Sign(found.index, found.other, kind, "negation", words, is_sure=False)


def _against_central(
    index: int, central: int, row: Sequence[Member], lexicon: Lexicon
) -> Iterator[Sign]:
    """Opposite words of a cell and the central one, and what its holder denies or dismisses."""
    member, other = row[index], row[central]
    opposite = None if tell_other_news(member, other) else opposites(member, other, lexicon)
    if opposite is not None:
        words = tuple(zip((index, central), opposite, strict=True))
        yield Sign(index, central, ReasonKind.ANTONYM, "antonym", words, is_sure=False)
    denying = _denying(member)
    rejects_too = any(s.kind is SignalKind.REJECTION for s in other.signals)
    if denying is not None and not rejects_too and _is_of_it(denying, member, other, lexicon):
        words = ((index, denying),)
        yield Sign(index, central, ReasonKind.REFUTATION, "denying", words, is_sure=False)


def _denying(member: Member) -> Span | None:
    """The words with which the holder of a cell denies something, or dismisses a claim."""
    cue = member.cell.cue
    if (
        cue is not None
        and cue.cls is CueClass.DENYING
        and cue.lemma in load_speech_words().disputing
        and not _asks_why(member.cell, cue.span)
    ):
        return cue.span
    return next((s.span for s in member.signals if s.kind is SignalKind.REJECTION), None)


def _asks_why(cell: Cell, cue: Span) -> bool:
    """Whether it is asked why something is so, which is not denied: "questioned why she left"."""
    behind = cell.text[cue.end - cell.span.start :].casefold().split()[:1]
    return not load_grammar_words().seeking.isdisjoint(behind)


def _is_of_it(denying: Span, member: Member, other: Member, lexicon: Lexicon) -> bool:
    """Whether a cell in which somebody denies something shares words with another one."""
    beside = (t for t in member.shown if not denying.contains(t.span))
    return shares_words(beside, other.shown, lexicon)
