"""Two doers or two causes of one deed, of two predications that fit."""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.compare.aligned import Aligned
from kzcompare.compare.elsewhere import has_word
from kzcompare.compare.figures import can_be_equal
from kzcompare.compare.passages import Passage, is_inflected
from kzcompare.compare.slots import Fit
from kzcompare.lexicon.entries import CuePos, Lexicon
from kzcompare.lexicon.evidence import load_evidence
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.relations import RelationWords
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.claim import Argument
from kzcompare.model.span import Span


def unequal_doers(
    pair: Aligned, left: Passage, right: Passage, lexicon: Lexicon, words: RelationWords
) -> Iterator[tuple[str, Span, Span]]:
    """One deed, two doers, "doer" or "cause" as it is; only for what one party does once."""
    if pair.fits.get("subject") is not Fit.OTHER or pair.fits.get("object") is not Fit.SAME:
        return
    a, b = pair.pairs["subject"]
    lemma = pair.left.lemma
    is_cause = lemma in words.causal or pair.right.lemma in words.causal
    if lemma in words.shared or lexicon.cue_class(lemma, CuePos.VERB) is not None:
        return
    if pair.left.is_aside != pair.right.is_aside or _is_named(pair, left, right):
        return
    if not _are_rivals(a, b, is_cause=is_cause):
        return
    if _may_be_another_deed(pair, left, right) or has_word(left, b) or has_word(right, a):
        return
    yield "cause" if is_cause else "doer", a.span, b.span


def _are_rivals(a: Argument, b: Argument, *, is_cause: bool) -> bool:
    """Whether only one of two can have done it: not "the influx" and "the sales" strain them."""
    if {a.lemma, b.lemma} & (load_grammar_words().pronouns | load_grammar_words().counting):
        return False
    return is_cause or _is_somebody(a) or _is_somebody(b)


def _is_somebody(doer: Argument) -> bool:
    """Whether a doer is a name, people or a body."""
    actors, holders = load_actor_words(), load_evidence()
    lists = (actors.people, actors.crowds, actors.titles, actors.institutions, actors.collectives)
    forms = {doer.lemma, f"{doer.lemma}s"}
    listed = any(not words.isdisjoint(forms) for words in (*lists, holders.persons, holders.bodies))
    return doer.is_name or listed or doer.lemma.endswith(tuple(holders.endings))


def _is_named(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether both only say what somebody's name is: "his rival, Senator Cruz of Texas"."""
    both = pair.left.span.of(left.text), pair.right.span.of(right.text)
    return pair.left.is_aside and all(word[:1].isupper() for word in both)


def _may_be_another_deed(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether what is done, or how often, leaves room for both to have done it."""
    done = pair.pairs["object"]
    differ = _is_one_of_several(*done, left, right) or differ_in_number(*done, left, right)
    return differ or _is_added(pair, left, right)


def _is_added(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether somebody does it beside others: "also spoke at the summit"."""
    for predication, passage in ((pair.left, left), (pair.right, right)):
        doer = predication.argument("subject")
        if doer is None or doer.span.end > predication.span.start:
            continue
        between = Span(doer.span.end, predication.span.start).of(passage.text)
        if not load_grammar_words().adding.isdisjoint(between.casefold().split()):
            return True
    return False


def _is_one_of_several(a: Argument, b: Argument, left: Passage, right: Passage) -> bool:
    """Whether one phrase names several things and the other one: "the vote", "three votes"."""
    if a.is_name or b.is_name:
        return False
    return is_inflected(a, left) is not is_inflected(b, right)


def differ_in_number(a: Argument, b: Argument, left: Passage, right: Passage) -> bool:
    """Whether two phrases count differently and so name two things: "nine men", "two men"."""
    ours = [q for c in left.claims for q in c.quantities if a.span.contains(q.span)]
    theirs = [q for c in right.claims for q in c.quantities if b.span.contains(q.span)]
    return any(not can_be_equal(p, q) for p in ours for q in theirs if p.unit == q.unit)


def unequal_causes(pair: Aligned, words: RelationWords) -> Iterator[tuple[Span, Span]]:
    """One effect, two causes."""
    for role in words.reasons & pair.pairs.keys():
        a, b = pair.pairs[role]
        if pair.fits[role] is Fit.OTHER and not (a.is_name or b.is_name):
            yield a.span, b.span
