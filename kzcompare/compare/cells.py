"""One claim as a cell of a row: which words to show, and how they stand to what they print."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kzcompare.compare.voices import main_statement, ranked
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.choices import Framing, Kind
from kzcompare.model.claim import JUDGING, Aim, Certainty, Claim, ReadArticle, SignalKind
from kzcompare.model.row import Cell, Stance
from kzcompare.model.span import Span
from kzcompare.model.statement import Statement

LONGEST = 320  # code points of a cell; a longer sentence is cut at its clauses
ADDRESSED = re.compile(r"\b(?:you|your)\b")
POSED = frozenset({Aim.PROPOSITION, Aim.CLAIM})
DENYING = frozenset({SignalKind.REFUTATION, SignalKind.REJECTION})
JUDGED_ALONE = JUDGING | DENYING
# A clause with one of these is never cut off: without it the quotation would mislead.
NEVER_CUT = JUDGING | {SignalKind.CONTRAST}


def make_cell(read: ReadArticle, claim: Claim, terms: Sequence[str]) -> Cell:
    """The cell of a claim.

    Its stance is only the voice yet (asserts or reports; what the article only asks, or judges in
    its next sentence, it doubts or denies). A claim that shares no `terms` with others, since it
    stands alone, has the stance that its own sentence takes to what it prints.
    """
    return make_told(read, claim, terms)[0]


def make_told(
    read: ReadArticle, claim: Claim, terms: Sequence[str]
) -> tuple[Cell, Statement | None]:
    """The same, and the main statement of what it shows, be it judged beside it or not."""
    text = read.article.text
    span = _shown(claim, terms)
    told = statement = main_statement(read, claim, span, terms)
    if statement is not None and _is_judged(claim, span, statement):
        statement = None
    voice = _own_stance(claim, text) if statement is None else Stance.REPORTS
    cell = Cell(
        source=read.article.id,
        span=span,
        text=span.of(text),
        sentence=claim.span,
        kind=Kind.OWN if statement is None else statement.kind,
        stance=voice if terms else stance_alone(claim, span, statement) or voice,
        holder=None if statement is None else statement.holder,
        via=() if statement is None else statement.via,
        cue=None if statement is None else statement.cue,
        time=_time(claim),
        negated=any(s.kind is SignalKind.NEGATION for s in claim.signals if span.contains(s.span)),
    )
    return cell, told


def _own_stance(claim: Claim, text: str) -> Stance:
    """How the article stands to what it says itself, as far as what stands around it tells."""
    if claim.judged is not None:
        return Stance.DENIES if claim.judged is Framing.DENIED else Stance.DOUBTS
    return Stance.DOUBTS if _leaves_open(claim, text) else Stance.ASSERTS


def stance_alone(claim: Claim, span: Span, statement: Statement | None) -> Stance | None:
    """How a sentence by itself stands to the proposition it prints; None where it judges nothing.

    "Whether they fled is unclear" doubts, "the story is a lie" and "she denies that they fled"
    deny; a question that the article itself leaves open doubts.
    """
    signals = [s for s in claim.signals if s.kind in JUDGED_ALONE and span.contains(s.span)]
    judged = {s.kind for s in signals if s.aim in POSED}
    if not judged.isdisjoint(DENYING):
        return Stance.DENIES
    cue = None if statement is None else statement.cue
    if cue is not None and any(
        s.kind is SignalKind.DOUBT and s.span.overlaps(cue.span) for s in signals
    ):
        return Stance.DOUBTS  # "they question whether it works"
    if statement is not None and _is_denied(statement):
        doubts = cue is not None and cue.lemma in load_speech_words().doubting
        is_doubted = doubts and statement.framing is not Framing.DENIED
        return Stance.DOUBTS if is_doubted else Stance.DENIES
    if statement is not None:
        return Stance.DOUBTS if judged or statement.framing is Framing.DOUBTED else None
    return Stance.DOUBTS if judged else None


def _is_denied(statement: Statement) -> bool:
    """Whether its holder or the article says that what a statement says is not so.

    What a denying verb quotes is its holder's own words.
    """
    cue = statement.cue
    denies = (
        cue is not None and cue.lemma in load_speech_words().disputing and not statement.negated
    )
    is_content = statement.pattern.startswith("verb") and statement.kind is not Kind.DIRECT
    return (denies and is_content) or statement.framing is Framing.DENIED


def _leaves_open(claim: Claim, text: str) -> bool:
    """Whether a sentence asks if something is so ("Was it a coup?", "Riot or revolt?"), not who.

    What an interviewer asks ("Do you ...?") is no doubt.
    """
    if claim.certainty is not Certainty.ASKED:
        return False
    printed = claim.span.of(text).lower()
    first = [words[0].strip("“\"‘'") for part in printed.split(",") if (words := part.split())]
    asks = bool(first) and first[0] in load_grammar_words().asking
    if not asks and load_grammar_words().seeking.isdisjoint(first):
        asks = not load_grammar_words().asking.isdisjoint(first) or " or " in printed
    return asks and ADDRESSED.search(printed) is None


def _is_judged(claim: Claim, span: Span, statement: Statement) -> bool:
    """Whether the article itself, beside the report, questions or refutes what it reports.

    Then the article's judgement decides whose statement the sentence is.
    """
    return any(
        s.kind in JUDGING
        and s.judge is None
        and span.contains(s.span)
        and not any(content.overlaps(s.span) for content in statement.content)
        for s in claim.signals
    )


def _shown(claim: Claim, terms: Sequence[str]) -> Span:
    """The whole sentence, or the neighbouring clauses of it that carry the shared terms."""
    if len(claim.span) <= LONGEST:
        return claim.span
    weight = _clause_weights(claim, terms)
    must = [
        n
        for n, clause in enumerate(claim.clauses)
        if any(s.kind in NEVER_CUT and clause.contains(s.span) for s in claim.signals)
    ]
    best = max(range(len(claim.clauses)), key=lambda n: (weight[n], -n))
    first, last = min([best, *must]), max([best, *must])
    while True:
        options = [n for n in (first - 1, last + 1) if 0 <= n < len(claim.clauses)]
        options.sort(key=lambda n: -weight[n])
        grown = False
        for n in options:
            low, high = min(first, n), max(last, n)
            span = Span(claim.clauses[low].start, claim.clauses[high].end)
            if len(span) <= LONGEST:
                first, last, grown = low, high, True
                break
        if not grown:
            return Span(claim.clauses[first].start, claim.clauses[last].end)


def _clause_weights(claim: Claim, terms: Sequence[str]) -> Mapping[int, float]:
    """For each clause the shared terms in it, the most telling counting most."""
    rank = ranked(terms)
    return {
        n: sum(rank.get(t.stem, 0.0) for t in claim.terms if clause.contains(t.span))
        for n, clause in enumerate(claim.clauses)
    }


def _time(claim: Claim) -> str | None:
    """The period a claim is about as an ISO date or "start/end", if the sentence itself prints it.

    What is only background ("who had ruled since 1990") or goes on from another sentence is not
    shown.
    """
    if claim.event is None:
        return None
    start, end = claim.event
    if not any(start == moment.start or end == moment.end for moment in claim.times):
        return None
    return start if start == end else f"{start}/{end}"
