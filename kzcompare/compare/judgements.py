"""Where one passage refutes, denies or doubts what another one says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from kzcompare.compare.matches import Match
from kzcompare.compare.passages import Passage
from kzcompare.compare.things import names_thing
from kzcompare.lexicon.entries import CuePos, Frame, Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.claim import STATED, Claim, Predication, SignalKind
from kzcompare.model.row import ReasonKind
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass

HEARD = 0.7  # share of a statement's words that must stand in what is judged
REFUTING = frozenset({SignalKind.REFUTATION})
DOUBTING = frozenset({SignalKind.NO_EVIDENCE, SignalKind.DOUBT, SignalKind.RHETORICAL})
JUDGING = REFUTING | DOUBTING


class Judgement(Struct, frozen=True):
    """Words of one passage that judge what the other says; `in_left` tells which one judges.

    `name` is "denial", "refutation", or the kind of signal that doubts.
    """

    kind: ReasonKind
    name: str
    span: Span
    in_left: bool


def find_judgements(
    left: Passage, right: Passage, match: Match, back: Match
) -> tuple[Judgement, ...]:
    """The judgements of either passage on what the other says without judging it."""
    found = [*_of(left, right, match, in_left=True), *_of(right, left, back, in_left=False)]
    return tuple(dict.fromkeys(found))


def _of(judge: Passage, judged: Passage, match: Match, *, in_left: bool) -> Iterator[Judgement]:
    """Judgements in `judge`; `match` finds the words of `judged` in it."""
    if not JUDGING.isdisjoint(judged.signals):
        return
    if any(cue.cls is CueClass.DENYING for cue in judged.cues):
        return
    if not _may_judge(judge, match.lexicon) or not match.may_find(HEARD):
        return
    for judgement in _candidates(judge, judged, match, in_left=in_left):
        if _has_predicate(match) and not _says_it_too(judge, judged, judgement.span):
            yield judgement


def _says_it_too(judge: Passage, judged: Passage, span: Span) -> bool:
    """Whether the judged passage says just what the judging words say, or itself denies the thing.

    "It is a distortion" and "they called it a distortion" are one; so are "she denied that they
    fled" and "they did not flee".
    """
    said = {t.stem for t in judge.terms if span.contains(t.span)}
    is_plain = not any(span.contains(n.negation) for n in judge.negated if n.negation is not None)
    if said and is_plain and said <= {t.stem for t in judged.terms}:
        return True
    main = judged.main
    if main is None or main.negation is None:
        return False
    others = (p.negation for p in judge.negated if p.negation is not None)
    return all(span.overlaps(negation) for negation in others)


def _may_judge(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a passage has a word that may judge or deny something; few have."""
    return (
        not JUDGING.isdisjoint(passage.signals)
        or any(cue.lemma in load_speech_words().disputing for cue in passage.cues)
        or not _denying_verbs(lexicon).isdisjoint(passage.predicates)
    )


def _candidates(
    judge: Passage, judged: Passage, match: Match, *, in_left: bool
) -> Iterator[Judgement]:
    """Words in `judge` that judge something of which most words of `judged` are said."""
    for claim in judge.claims:
        for span in _denials(judge, claim, match):
            yield Judgement(ReasonKind.REFUTATION, "denial", span, in_left)
        judging = [s for s in claim.signals if s.kind in JUDGING]
        if not judging or _heard(match, (claim.span,)) < HEARD:
            continue
        for signal in judging:
            if not names_thing(signal, claim, judged.terms, match.lexicon):
                continue
            if signal.kind in REFUTING:
                yield Judgement(ReasonKind.REFUTATION, "refutation", signal.span, in_left)
            else:
                yield Judgement(ReasonKind.DOUBT, signal.kind.value, signal.span, in_left)


def _has_predicate(match: Match) -> bool:
    """Whether what the judged passage says first, and not only of whom, stands in the other one."""
    return match.main_fit(1.0) != 0


def _denials(judge: Passage, claim: Claim, match: Match) -> Iterator[Span]:
    """The words with which somebody denies what the judged passage says."""
    for index in claim.statements:
        statement = judge.statements[index]
        cue = statement.cue
        if cue is None or statement.negated or cue.lemma not in load_speech_words().disputing:
            continue
        if statement.pattern.startswith("noun"):  # "the protest that ..." names an act as often
            continue
        if _names_report(claim, statement.content, match):
            continue  # "denied the charge of theft" of one who "was charged with theft"
        if _heard(match, statement.content) >= HEARD:
            yield cue.span
    for predication in claim.predications:
        if not _denies(predication, match.lexicon) or _heard(match, (claim.span,)) < HEARD:
            continue
        denied = [a.span for a in predication.arguments if a.role == "object"]
        if _names_report(claim, denied, match):
            continue
        if any(_heard(match, (told,)) >= HEARD / 2 for told in _told(judge, claim, predication)):
            yield predication.span


def _names_report(claim: Claim, content: Sequence[Span], match: Match) -> bool:
    """Whether what is denied is named by a word for a report that is the judged passage's verb."""
    first = next((t for t in claim.terms if any(s.contains(t.span) for s in content)), None)
    main = match.right.main
    if first is None or main is None or first.stem != main.stem:
        return False
    return match.lexicon.cue_class(first.lemma, CuePos.NOUN) is not None


def _told(judge: Passage, claim: Claim, predication: Predication) -> Iterator[Span]:
    """What the words for a report that is denied are followed by: "the claim [that they fled]"."""
    leads = load_grammar_words().telling
    for thing in predication.arguments:
        behind = Span(thing.head.end, max(claim.span.end, thing.head.end))
        opener = behind.of(judge.text).casefold().split()[:1]
        if thing.role == "object" and not leads.isdisjoint(opener):
            yield behind


def _denies(predication: Predication, lexicon: Lexicon) -> bool:
    """Whether the predicate denies what somebody says: "rejected the report that ..."."""
    if predication.lemma not in _denying_verbs(lexicon):
        return False
    if predication.negation is not None or predication.certainty not in STATED:
        return False
    objects = (a.lemma for a in predication.arguments if a.role == "object")
    return any(lexicon.cue_class(lemma, CuePos.NOUN) is not None for lemma in objects)


@lru_cache
def _denying_verbs(lexicon: Lexicon) -> frozenset[str]:
    """The verbs whose object is what they deny: "rejected it"; not "voted against it"."""
    verbs = (lemma for lemma, pos in lexicon.cues if pos is CuePos.VERB)
    return frozenset(
        verb
        for verb in verbs
        if lexicon.cue_class(verb, CuePos.VERB) is CueClass.DENYING
        and lexicon.cue(verb, CuePos.VERB, Frame.OBJECT) is not None
    )


def _heard(match: Match, spans: tuple[Span, ...]) -> float:
    """The weight of the judged passage's words that stand in some stretches of the judging one."""
    weights = match.right.weights
    total = sum(weights)
    inside = sum(
        weights[i] * fit
        for i, (j, fit) in enumerate(match.found)
        if j is not None and any(s.contains(match.left.terms[j].span) for s in spans)
    )
    return inside / total if total else 0.0
