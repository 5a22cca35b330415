"""Who is for or against what, as a passage tells it: "they applauded the suit"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kzcompare.compare.deeds import Deed, deed_of
from kzcompare.compare.passages import Passage, named
from kzcompare.lexicon.appraisals import AppraisalWords, load_appraisal_words
from kzcompare.lexicon.evidence import load_evidence
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.claim import (
    STATED,
    Argument,
    Claim,
    Predication,
)
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass, Mood, Statement

BESIDE = 3  # words before a predicate that may put it into the past


class Appraisal(Struct, frozen=True):
    """Who is for or against a deed, and the words that say it.

    `voice` is the name or the printed words of who holds it; "" for the article.
    """

    is_for: bool
    span: Span
    voice: str
    deed: Deed


def appraisals(passage: Passage) -> Iterator[Appraisal]:
    """Who is for and against what in a passage; nobody who is for and against one thing there.

    In "those who oppose the deal back the measure" the general word stands for another deed.
    """
    words = load_appraisal_words()
    if not any(side_of(p, words) is not None for p in passage.predications):
        return
    found = [
        made
        for claim in passage.claims
        for p in claim.predications
        if (made := _appraisal(p, claim, passage, words)) is not None
    ]
    for one in found:
        others = [o.deed for o in found if o.is_for is not one.is_for]
        if not any(one.deed.around or deed.kind == one.deed.kind for deed in others):
            yield one


def side_of(predication: Predication, words: AppraisalWords) -> bool | None:
    """Whether a predicate is one of approval, of disapproval, or neither (None)."""
    side = words.sides.get(predication.lemma)
    if side is not None:
        return side
    phrases = ((a.role, a.lemma) for a in predication.arguments)
    return next((words.phrases[p] for p in phrases if p in words.phrases), None)


def _appraisal(
    predication: Predication, claim: Claim, passage: Passage, words: AppraisalWords
) -> Appraisal | None:
    """What a predicate says somebody to be for or against, where it is told as a fact."""
    side = side_of(predication, words)
    if side is None or predication.negation is not None or predication.certainty not in STATED:
        return None
    is_of_holder = _is_of_holder(predication, words)
    if predication.is_aside and not is_of_holder:
        return None
    if _is_past(predication, claim, passage, words):
        return None
    target = _target(predication, claim, words, has_holder=is_of_holder)
    voice = _voice(predication, claim, passage, has_holder=is_of_holder)
    if target is None or voice is None:
        return None
    deed = deed_of(target, predication, claim, passage)
    if deed is None:
        return None
    return Appraisal(side, _words(predication, passage, words), voice, deed)


def _is_of_holder(predication: Predication, words: AppraisalWords) -> bool:
    """Whether its subject is who is for or against something, and not what is appraised."""
    lemma = predication.lemma
    if predication.is_aside:
        return lemma in words.for_holder | words.against_holder
    is_told = lemma in words.for_object | words.against_object
    is_told = is_told or lemma in words.for_holder | words.against_holder
    return is_told and _object(predication, words) is not None


def _object(predication: Predication, words: AppraisalWords) -> Argument | None:
    """What somebody is for or against; None for "defend themselves against the suit"."""
    role = words.targets.get(predication.lemma)
    if role is not None:
        return predication.argument(role)
    if any(predication.argument(turning) is not None for turning in words.turning):
        return None
    roles = ("object", "of") if predication.lemma not in words.for_object else ("object",)
    return next((a for role in roles if (a := predication.argument(role)) is not None), None)


def _words(predication: Predication, passage: Passage, words: AppraisalWords) -> Span:
    """The printed words that appraise: the predicate, or a phrase beside it."""
    for argument in predication.arguments:
        if (argument.role, argument.lemma) in words.phrases:
            start = passage.text.rfind(argument.role, predication.span.end, argument.span.start)
            return Span(argument.span.start if start < 0 else start, argument.span.end)
    return predication.span


def _is_past(
    predication: Predication, claim: Claim, passage: Passage, words: AppraisalWords
) -> bool:
    """Whether a word beside the predicate puts the view into the past: "once supported"."""
    before = passage.text[claim.span.start : predication.span.start].casefold().split()
    return not words.past.isdisjoint(before[-BESIDE:])


def _target(
    predication: Predication, claim: Claim, words: AppraisalWords, *, has_holder: bool
) -> Argument | None:
    """What is appraised; a bare "this" is what the speaker is said to speak of."""
    if has_holder:
        return _object(predication, words)
    target = predication.argument("subject")
    if target is None or target.lemma not in words.pointing:
        return target
    told = (p.argument("of") for p in claim.predications if p.lemma in words.telling)
    return next((t for t in told if t is not None), None)


def _voice(
    predication: Predication,
    claim: Claim,
    passage: Passage,
    *,
    has_holder: bool,
) -> str | None:
    """Who is for or against it; None where that cannot be told, or is nobody who could be."""
    around = _statement(predication, passage, claim)
    if around is not None and (around.holder is None or not _is_stood_by(around)):
        return None
    holder = None if around is None else around.holder
    said = "" if holder is None else holder.actor or holder.name or holder.text
    if not has_holder:
        return said
    grammar = load_grammar_words()
    doer = predication.argument("subject")
    if doer is None:
        return None
    name = named(doer, passage)
    is_open = doer.lemma in grammar.pronouns and name == doer.span.of(passage.text)
    if doer.lemma in grammar.first_person or (is_open and doer.lemma in grammar.third_subjects):
        return said or None
    is_named = doer.lemma in grammar.pronouns and not is_open
    return name if is_named or _can_hold(doer) else None


def _can_hold(doer: Argument) -> bool:
    """Whether a view can be theirs: what bears out a plan approves of nothing."""
    if doer.is_name or doer.entity:
        return True
    words, listed = load_actor_words(), load_evidence()
    held = (words.titles, words.people, words.crowds, words.institutions, words.collectives)
    lists = (*held, listed.persons, listed.bodies, listed.shares)
    return any(doer.lemma in known for known in lists) or doer.lemma.endswith(tuple(listed.endings))


def _statement(predication: Predication, passage: Passage, claim: Claim) -> Statement | None:
    """The narrowest statement around a predicate."""
    told = (passage.statements[i] for i in claim.statements)
    around = [s for s in told if any(c.contains(predication.span) for c in s.content)]
    return min(around, key=lambda s: sum(map(len, s.content)), default=None)


def _is_stood_by(statement: Statement) -> bool:
    """Whether its holder says the content to be so."""
    if statement.negated or statement.mood is not Mood.PLAIN:
        return False
    return statement.cue is None or statement.cue.cls is not CueClass.DENYING
