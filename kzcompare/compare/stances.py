"""How each statement of a row stands to the others: for, or doubting, or denying.

The order follows measurements on annotated rows: words that say evidence is missing and rhetorical
questions are sure signs; uncertainty, refuting words, negation and opposites are signs only where
the row is in dispute, and none where the statement nearest the row's centre carries them too.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kzcompare.compare.news import are_other_news
from kzcompare.compare.opposites import opposites
from kzcompare.compare.things import (
    around_judgement,
    around_negation,
    is_told,
    names_thing,
    shares_words,
)
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.claim import JUDGING, Aim, Certainty, Claim, Signal, SignalKind, same_year
from kzcompare.model.row import Cell, ReasonKind, Stance, party_of
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass

BEHIND = 300  # characters, about two sentences, from a statement to a judgement that follows it
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
    cells: Sequence[Cell],
    claims: Sequence[Claim],
    central: int,
    judgements: frozenset[int],
    lexicon: Lexicon,
    days=None,
) -> tuple[Sign, ...]:
    """Every sign that a cell is against the central one, in cell order.

    Statements about events of different years cannot contradict each other. `judgements` are the
    cells that judge what the row is about: only there do words that judge count.
    """
    central_kinds = {s.kind for s in _visible(cells[central], claims[central])}
    row = list(zip(cells, claims, strict=True))
    found: list[Sign] = []
    for index, (cell, claim) in enumerate(row):
        found += _open(index, central, cells, claims)
        if index == central:
            found += _rejections(index, cells, claims, lexicon)
            continue
        if not same_year(claim, claims[central]):
            continue
        for signal in _visible(cell, claim) if index in judgements else ():
            if signal.kind in central_kinds or _is_said(cells, claims, index, central, signal):
                continue
            judged = _judged(signal, index, central, row, lexicon)
            sign = None if judged is None else _from_signal(index, judged, signal)
            if sign is not None:
                found.append(sign)
        found += _negations(index, cells, claims, lexicon, days)
        opposite = opposites(row[index], row[central], lexicon)
        if days and are_other_news(claims[index],days[index],claims[central],days[central],printed=0): opposite=None
        if opposite is not None:
            places = zip((index, central), opposite, strict=True)
            found.append(
                Sign(index, central, ReasonKind.ANTONYM, "antonym", tuple(places), is_sure=False)
            )
        denying = _denying(cell, claim)
        if (
            denying is not None
            and SignalKind.REJECTION not in central_kinds
            and _is_of_it(denying, row[index], row[central], lexicon)
        ):
            words = ((index, denying),)
            found.append(
                Sign(index, central, ReasonKind.REFUTATION, "denying", words, is_sure=False)
            )
    return tuple(found)


def _open(index: int, central: int, cells: Sequence[Cell], claims: Sequence[Claim]) -> list[Sign]:
    """A cell only asks whether what another one says is so, or is judged in the next sentence.

    A question that two sources print is no doubt of the one about the other.
    """
    if not cells[index].stance.is_against:
        return []
    others = (central, *range(len(cells)))
    told = (n for n in others if claims[n].certainty is not Certainty.ASKED)
    other = next((n for n in told if not _same_voice(cells[n], cells[index])), None)
    if other is None:
        return []
    if claims[index].judged is None:
        if _is_printed_twice(index, cells, claims):
            return []
        words = ((index, cells[index].span),)
        return [Sign(index, other, ReasonKind.DOUBT, "question", words, is_sure=False)]
    is_denied = cells[index].stance is Stance.DENIES
    kind = ReasonKind.REFUTATION if is_denied else ReasonKind.DOUBT
    return [
        Sign(
            index, other, kind, "denied after" if is_denied else "doubted after", (), is_sure=False
        )
    ]


def _is_printed_twice(index: int, cells: Sequence[Cell], claims: Sequence[Claim]) -> bool:
    """Whether another source prints all the words of a sentence too."""
    words = {t.stem for t in claims[index].terms}
    others = [n for n, cell in enumerate(cells) if cell.source != cells[index].source]
    return any(words <= {t.stem for t in claims[n].terms} for n in others)


def _rejections(
    central: int, cells: Sequence[Cell], claims: Sequence[Claim], lexicon: Lexicon
) -> list[Sign]:
    """What the central cell is against: it dismisses a claim and negates what others affirm."""
    denying = _denying(cells[central], claims[central])
    negations = [] if denying is None else _negations(central, cells, claims, lexicon)
    if denying is None or not negations:
        return []
    words = ((central, denying),)
    other = negations[0].other
    denied = Sign(central, other, ReasonKind.REFUTATION, "denying", words, is_sure=False)
    return [*negations, denied]


def _denying(cell: Cell, claim: Claim) -> Span | None:
    """The words with which the holder of a cell denies something, or dismisses a claim."""
    cue = cell.cue
    if (
        cue is not None
        and cue.cls is CueClass.DENYING
        and cue.lemma in load_speech_words().disputing
        and not _asks_why(cell, cue.span)
    ):
        return cue.span
    rejections = (s.span for s in _visible(cell, claim) if s.kind is SignalKind.REJECTION)
    return next(rejections, None)


def _asks_why(cell: Cell, cue: Span) -> bool:
    """Whether it is asked why something is so, which is not denied: "questioned why she left"."""
    behind = cell.text[cue.end - cell.span.start :].casefold().split()[:1]
    return not load_grammar_words().seeking.isdisjoint(behind)


def _is_of_it(
    denying: Span, ours: tuple[Cell, Claim], theirs: tuple[Cell, Claim], lexicon: Lexicon
) -> bool:
    """Whether a cell in which somebody denies something shares words with another one."""
    (cell, claim), (other, told) = ours, theirs
    beside = (t for t in claim.terms if cell.span.contains(t.span) and not denying.contains(t.span))
    shown = [t for t in told.terms if other.span.contains(t.span)]
    return shares_words(beside, shown, lexicon)


def _visible(cell: Cell, claim: Claim) -> list[Signal]:
    """The signals inside the words that the cell shows."""
    return [s for s in claim.signals if cell.span.contains(s.span)]


def _is_said(
    cells: Sequence[Cell], claims: Sequence[Claim], index: int, central: int, signal: Signal
) -> bool:
    """Whether the central cell prints the words of a judgement too: then it makes it itself."""
    words = {t.stem for t in claims[index].terms if signal.span.contains(t.span)}
    shown = {t.stem for t in claims[central].terms if cells[central].span.contains(t.span)}
    return bool(words) and words <= shown


def _judged(
    signal: Signal, index: int, central: int, row: Sequence[tuple[Cell, Claim]], lexicon: Lexicon
) -> int | None:
    """The cell of another party that a judgement is about, the central one if it can be.

    A judgement on a thing is about a cell that names the thing: who calls a lawsuit baseless does
    not deny that somebody will fight it. Whatever it is on, it shares words with the cell, unless
    it follows it.
    """
    judge, judging = row[index]
    for n in (central, *(n for n in range(len(row)) if n not in (index, central))):
        cell, claim = row[n]
        is_own = party_of(cell) == party_of(judge)
        if is_own and n == central and judge.holder is not None and judge.source == cell.source:
            return None
        if is_own and n != central:
            continue
        if any(s.kind is signal.kind or s.kind in JUDGING for s in _visible(cell, claim)):
            continue
        if _both_deny(signal, judging, cell, claim):
            continue
        shown = [t for t in claim.terms if cell.span.contains(t.span)]
        if not names_thing(signal, judging, shown, lexicon):
            continue
        follows = judge.source == cell.source and 0 <= judging.span.start - claim.span.end <= BEHIND
        is_on_it = signal.aim is Aim.CLAIM and is_told(signal, judging, lexicon)
        if follows or is_on_it:
            return n
        if _points_back(signal, judge):
            continue
        if shares_words(around_judgement(signal, judging), shown, lexicon):
            return n
    return None


def _points_back(signal: Signal, judge: Cell) -> bool:
    """Whether a judgement is on the sentence before it: "That is wishful thinking"."""
    target = signal.target
    if target is None or signal.aim is not Aim.CLAIM or not judge.span.contains(target):
        return False
    return judge.printed(target).casefold() in load_grammar_words().pointing


def _both_deny(signal: Signal, judging: Claim, cell: Cell, claim: Claim) -> bool:
    """Whether a cell denies something itself, and a judgement is on what is so: "no chance of"."""
    target = signal.target
    if signal.kind is not SignalKind.REFUTATION or signal.aim is not Aim.PROPOSITION:
        return False
    if target is None or _negates(judging.signals, target):
        return False
    return _negates(claim.signals, cell.span)


def _negates(signals: Sequence[Signal], place: Span) -> bool:
    return any(s.kind is SignalKind.NEGATION and place.contains(s.span) for s in signals)


def _from_signal(index: int, central: int, signal: Signal) -> Sign | None:
    words = ((index, signal.span),)
    if signal.kind in SURE:
        return Sign(index, central, ReasonKind.DOUBT, signal.kind.value, words, is_sure=True)
    if signal.kind is SignalKind.DOUBT:
        return Sign(index, central, ReasonKind.DOUBT, "doubt", words, is_sure=False)
    if signal.kind is SignalKind.REFUTATION:
        return Sign(index, central, ReasonKind.REFUTATION, "refutation", words, is_sure=True)
    return None


def _negations(
    index: int, cells: Sequence[Cell], claims: Sequence[Claim], lexicon: Lexicon, days=None
) -> list[Sign]:
    """The cell negates a word that a cell of another holder affirms, and has more in common."""
    found = []
    visible = _visible(cells[index], claims[index])
    judging = [s.span for s in visible if s.kind is SignalKind.NO_EVIDENCE]
    for signal in visible:
        if signal.kind is not SignalKind.NEGATION or signal.scope is None:
            continue
        if (
            signal.scope in load_relation_words().light
        ):  # "did not say" is against no word of another
            continue
        if any(span.contains(signal.span) for span in judging):  # "no evidence" is heard as that
            continue
        for other, claim in enumerate(claims):
            if other == index or _same_voice(cells[other], cells[index]):
                continue
            if days and are_other_news(claims[index],days[index],claim,days[other],printed=0): continue
            affirmed = _affirmed(cells[other], claim, signal.scope)
            if affirmed is None:
                continue
            shown = [t for t in claim.terms if cells[other].span.contains(t.span)]
            if shares_words(around_negation(signal, claims[index]), shown, lexicon):
                words = ((index, signal.span), (other, affirmed))
                found.append(
                    Sign(index, other, ReasonKind.NEGATION, "negation", words, is_sure=False)
                )
                break
    return found


def _affirmed(cell: Cell, claim: Claim, stem: str) -> Span | None:
    """Where a cell prints a stem without negating it."""
    if any(s.kind is SignalKind.NEGATION and s.scope == stem for s in claim.signals):
        return None
    return next(
        (t.span for t in claim.terms if t.stem == stem and cell.span.contains(t.span)), None
    )


def _same_voice(left: Cell, right: Cell) -> bool:
    """Whether two cells speak with one voice: the same actor, or the same article's own."""
    return (left.holder is None) == (right.holder is None) and party_of(left) == party_of(right)


def counts(sign: Sign, *, is_disputed: bool) -> bool:
    """Whether a sign is heard."""
    return sign.is_sure or is_disputed or sign.kind is ReasonKind.DOUBT


def stance_of(cell: Cell, signs: Sequence[Sign], *, is_disputed: bool) -> Stance:
    """The stance of a cell given the signs against it; weak ones count only in a disputed row.

    Uncertainty counts in any row: it makes a tension, though no contradiction.
    """
    counted = [s for s in signs if counts(s, is_disputed=is_disputed)]
    if not counted:
        return cell.stance
    if all(s.kind is ReasonKind.DOUBT for s in counted):
        return Stance.DOUBTS
    return Stance.DENIES
