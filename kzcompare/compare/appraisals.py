"""Parties who are for and against one deed: "they applauded the suit", "the suit is baseless".

Such statements share hardly a word but the deed, and no predicate. What is read here is who is for
or against what; two are opposed where two voices take opposite sides on one deed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct

from kzcompare.compare.passages import Passage, named, passage_of
from kzcompare.lexicon.appraisals import AppraisalWords, load_appraisal_words
from kzcompare.lexicon.evidence import load_evidence
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.claim import (
    STATED,
    Argument,
    Claim,
    Predication,
    ReadArticle,
    one_year,
    with_fields,
)
from kzcompare.model.row import ClaimRef
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass, Mood, Statement

BESIDE = 3  # words before a predicate that may put it into the past
MOST = 200  # claims under one word that an appraisal is held against
FIELDS = ("predications",)
SOME = ("a", "an", "any", "another", "some", "no", "every", "such", "similar", "other")
OWNING = ("'s", "’s")
DOERS = ("by", "from")  # who does what is appraised: "the action by the two states"
POINTING = ("it", "that", "this")
TELLING = ("remark", "say")  # "he said of the lawsuit"
TURNING = ("against", "to")  # "defend themselves against the suit", "as opposed to the suit"


class Deed(Struct, frozen=True):
    """What is appraised: its kind, the stem of its noun, and those that tell it from others of it.

    `doers` are those of its stems that name who did it. `around` are all stems of a sentence that
    calls it by a general word ("the move"), empty otherwise. `is_plural`: "his executive actions".
    """

    kind: str
    head: str
    stems: frozenset[str]
    doers: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    is_plural: bool = False


class Appraisal(Struct, frozen=True):
    """Who is for or against a deed, and the words that say it.

    `voice` is the name or the printed words of who holds it; "" for the article.
    """

    is_for: bool
    span: Span
    voice: str
    deed: Deed


class Appraised(Struct, frozen=True):
    """Pairs of claims of two articles: who is against a deed, and who is for it; in order.

    In `named` both name the deed by words of its own ("the ban on veils"), in `called` by such as
    stand for another deed in another story ("the ban", "the move").
    """

    named: tuple[tuple[ClaimRef, ClaimRef], ...]
    called: tuple[tuple[ClaimRef, ClaimRef], ...]


def find_appraised(articles: Sequence[ReadArticle]) -> Appraised:
    """The claims of two articles in which two voices are on opposite sides of one deed."""
    against, behind = _by_key(articles)
    found: dict[bool, set[tuple[ClaimRef, ClaimRef]]] = {True: set(), False: set()}
    for key, here in against.items():
        there = behind.get(key, ())
        if max(len(here), len(there)) > MOST:
            continue
        for (ours, one), (theirs, other) in product(here, there):
            if ours.article == theirs.article or not are_opposed(one, other):
                continue
            if _is_one_time(articles, ours, theirs):
                found[_is_named(one.deed, other.deed)].add((ours, theirs))
    return Appraised(tuple(sorted(found[True])), tuple(sorted(found[False] - found[True])))


Found = dict[str, list[tuple[ClaimRef, Appraisal]]]


def _by_key(articles: Sequence[ReadArticle]) -> tuple[Found, Found]:
    """What is appraised, with its claim, under each word that it may be found by: against, for."""
    words = load_appraisal_words()
    sides: dict[bool, Found] = {False: defaultdict(list), True: defaultdict(list)}
    for a, read in enumerate(articles):
        for c, claim in enumerate(with_fields(read.reading.claims, *FIELDS)):
            if all(_side(p, words) is None for p in claim.predications):
                continue
            for found in appraisals(passage_of(read, [read.reading.claims[c]])):
                for key in _keys(found.deed):
                    sides[found.is_for][key].append((ClaimRef(a, c), found))
    return sides[False], sides[True]


def _is_named(one: Deed, other: Deed) -> bool:
    """Whether two phrases share more than the kind of deed and whose it is."""
    return one.kind == other.kind and bool((one.stems - one.doers) & (other.stems - other.doers))


def _keys(deed: Deed) -> frozenset[str]:
    """The words by which one deed is found under another name."""
    return deed.stems | deed.around | {deed.kind, deed.head}


def _is_one_time(articles: Sequence[ReadArticle], here: ClaimRef, there: ClaimRef) -> bool:
    """Whether two claims may be of one year, by the dates they print or those of their articles."""
    return one_year(*(_event(articles[ref.article], ref) for ref in (here, there)))


def _event(read: ReadArticle, ref: ClaimRef) -> tuple[str, str] | None:
    claim = read.reading.claims[ref.claim]
    date = read.article.source.date
    return claim.event if claim.times else None if date is None else (date, date)


def opposed_appraisals(left: Passage, right: Passage) -> Iterator[tuple[Appraisal, Appraisal]]:
    """Every two appraisals of one deed, one of each passage, by two voices on opposite sides."""
    ours = tuple(appraisals(left))
    theirs = tuple(appraisals(right)) if ours else ()
    yield from ((a, b) for a, b in product(ours, theirs) if are_opposed(a, b))


def are_opposed(one: Appraisal, other: Appraisal) -> bool:
    """Whether two voices are on opposite sides of one deed."""
    if one.is_for is other.is_for or _is_one_voice(one.voice, other.voice):
        return False
    return is_one_deed(one.deed, other.deed)


def _is_one_voice(one: str, other: str) -> bool:
    """Whether two names may be of one party: one holds the other, or their last words are one."""
    ours, theirs = (v.casefold().replace(".", "").split() for v in (one, other))
    if not ours or not theirs:
        return one == other
    return ours[-1] == theirs[-1] or set(ours) <= set(theirs) or set(theirs) <= set(ours)


def is_one_deed(one: Deed, other: Deed) -> bool:
    """Whether two phrases name one deed.

    Those of one kind do where the one says nothing that the other does not. A general word stands
    for what is told in its sentence, or for what the same party does.
    """
    general = load_appraisal_words().general
    if one.kind == other.kind and one.kind not in general:
        if one.is_plural or other.is_plural:
            return one.stems == other.stems and bool(one.stems)
        return one.stems <= other.stems or other.stems <= one.stems
    if one.kind in general and other.kind in general:
        return bool(one.doers & other.doers) and one.kind == other.kind
    for called, deed in ((one, other), (other, one)):
        if called.kind in general and not called.is_plural:
            if called.doers & deed.doers:
                return True
            told = {deed.head, *(deed.stems - deed.doers)}
            if len(told) > 1 and told <= called.around:
                return True
    return False


def appraisals(passage: Passage) -> Iterator[Appraisal]:
    """Who is for and against what in a passage; nobody who is for and against one thing there.

    In "those who oppose the deal back the measure" the general word stands for another deed.
    """
    words = load_appraisal_words()
    if not any(_side(p, words) is not None for p in passage.predications):
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


def _side(predication: Predication, words: AppraisalWords) -> bool | None:
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
    side = _side(predication, words)
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
    deed = _deed(target, predication, claim, passage, words)
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
    if any(predication.argument(turning) is not None for turning in TURNING):
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
    if target is None or target.lemma not in POINTING:
        return target
    told = (p.argument("of") for p in claim.predications if p.lemma in TELLING)
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


def _deed(
    target: Argument,
    predication: Predication,
    claim: Claim,
    passage: Passage,
    words: AppraisalWords,
) -> Deed | None:
    """The deed that a phrase names; None where it names none, or not a certain one."""
    if target.lemma not in words.deeds:
        return None
    inside = [
        t
        for t in claim.terms
        if target.span.contains(t.span)
        and not target.head.overlaps(t.span)
        and not predication.span.overlaps(t.span)
        and t.lemma not in words.loose
    ]
    behind = [a for a in predication.arguments if _is_behind(a, target, passage.text)]
    doers = _doers(target, predication, claim, passage)
    stems = doers.union((t.stem for t in inside), *(a.stems for a in behind))
    first = target.span.of(passage.text).casefold().split()[0]
    if first in SOME and len(stems) < 1:
        return None
    is_general = target.lemma in words.general
    around = frozenset(t.stem for t in claim.terms) if is_general else frozenset[str]()
    kind = target.lemma if is_general else words.kinds.get(target.lemma, target.stem)
    printed = target.head.of(passage.text).casefold()
    return Deed(kind, target.stem, stems, doers, around, printed != target.lemma)


def _is_behind(argument: Argument, target: Argument, text: str) -> bool:
    """Whether an argument of the verb stands next behind what is appraised: "the tax on bread"."""
    if argument.span.start <= target.span.end:
        return False
    return text[target.span.end : argument.span.start].strip() == argument.role


def _doers(
    target: Argument, predication: Predication, claim: Claim, passage: Passage
) -> frozenset[str]:
    """The stems that name whose deed it is: "Reed's plan", "his plan", "the plan by Reed"."""
    text = passage.text
    names = [t for t in claim.terms if t.is_name]
    places = [a.span for a in predication.arguments if a.role in DOERS]
    found: set[str] = set()
    for term in names:
        if not target.span.contains(term.span):
            continue
        before = text[target.span.start : term.span.start].casefold().split()
        if not set(DOERS).isdisjoint(before):
            places.append(Span(term.span.start, target.span.end))
        elif text[term.span.end : term.span.end + 2] in OWNING:
            found.add(term.stem)
    found.update(t.stem for t in names if any(p.contains(t.span) for p in places))
    for place, name in passage.names.items():
        if target.span.contains(place) and place.start == target.span.start:
            found.update(w.casefold().strip(".") for w in name.split()[-1:])
    return frozenset(found)
