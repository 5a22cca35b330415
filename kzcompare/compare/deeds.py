"""The deeds that parties are for or against: which one a phrase names, and when two are one."""

from __future__ import annotations

from msgspec import Struct

from kzcompare.compare.passages import Passage
from kzcompare.lexicon.appraisals import load_appraisal_words
from kzcompare.model.claim import Argument, Claim, Predication
from kzcompare.model.span import Span

OWNING = ("'s", "’s")


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


def deed_of(
    target: Argument,
    predication: Predication,
    claim: Claim,
    passage: Passage,
) -> Deed | None:
    """The deed that a phrase names; None where it names none, or not a certain one."""
    words = load_appraisal_words()
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
    first = passage.opener(target.span)
    if first in words.some and len(stems) < 1:
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
    text, by = passage.text, load_appraisal_words().doers
    names = [t for t in claim.terms if t.is_name]
    places = [a.span for a in predication.arguments if a.role in by]
    found: set[str] = set()
    for term in names:
        if not target.span.contains(term.span):
            continue
        before = text[target.span.start : term.span.start].casefold().split()
        if not by.isdisjoint(before):
            places.append(Span(term.span.start, target.span.end))
        elif text[term.span.end : term.span.end + 2] in OWNING:
            found.add(term.stem)
    found.update(t.stem for t in names if any(p.contains(t.span) for p in places))
    for place, name in passage.names.items():
        if target.span.contains(place) and place.start == target.span.start:
            found.update(w.casefold().strip(".") for w in name.split()[-1:])
    return frozenset(found)
