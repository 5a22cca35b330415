"""Two dates or two places of one event, of two predications that are about one thing.

What may happen again is no one event: the years of what may happen every year, what somebody does
in several places, and what two articles tell as the news of their own days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kzcompare.compare.agents import differ_in_number
from kzcompare.compare.aligned import CORE, Aligned
from kzcompare.compare.elsewhere import can_meet, is_another
from kzcompare.compare.news import are_other_news
from kzcompare.compare.passages import Passage
from kzcompare.compare.slots import Fit, same_name
from kzcompare.lexicon.calendar import load_calendar_words
from kzcompare.lexicon.relations import RelationWords
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.calendar import YEAR
from kzcompare.model.claim import EXIST, Argument, Moment, Predication
from kzcompare.model.span import Span

TIMES = frozenset({"on", "in", "at", "during", "when", "by"})
PLACES = ("in", "at", "near", "where")
KNOWN = ("the", "this", "that")
NO_PLACES = frozenset({"DATE", "TIME", "LANGUAGE", "LAW", "EVENT", "NORP"})


def unequal_times(
    pair: Aligned, left: Passage, right: Passage, words: RelationWords
) -> Iterator[tuple[Span, Span]]:
    """One event, two dates. Years of what may happen every year are two events.

    So are the days of what two articles tell as news, each of its own.
    """
    if pair.fits.get("object") is Fit.OPEN:
        return
    if any(is_another(*pair.pairs[role], left, right) for role in CORE if role in pair.pairs):
        return
    if any(differ_in_number(*pair.pairs[r], left, right) for r in CORE if r in pair.pairs):
        return
    ours, theirs = _moments(pair.left, left), _moments(pair.right, right)
    if not ours or not theirs or any(can_meet(a, b) for a in ours for b in theirs):
        return
    a, b = ours[0], theirs[0]
    is_again = a.start[:YEAR] != b.start[:YEAR] or _are_other_news(pair, left, right)
    if is_again and not _is_once(pair, words):
        return
    yield a.span, b.span


def _is_once(pair: Aligned, words: RelationWords) -> bool:
    """Whether what both tell can happen only once."""
    return pair.left.lemma in words.single or pair.right.lemma in words.single


def _are_other_news(pair: Aligned, left: Passage, right: Passage, printed: int = 1) -> bool:
    ours, theirs = left.claim_of(pair.left.span), right.claim_of(pair.right.span)
    return are_other_news(ours, left.published, theirs, right.published, printed=printed)


def _moments(predication: Predication, passage: Passage) -> list[Moment]:
    spans = [a.span for a in predication.arguments if a.role in TIMES]
    return [
        m
        for m in passage.claim_of(predication.span).times
        if any(m.span.overlaps(s) for s in spans)
    ]


def unequal_places(
    pair: Aligned, left: Passage, right: Passage, words: RelationWords
) -> Iterator[tuple[Span, Span]]:
    """One event, two places of one size, neither inside the other as far as is known.

    What somebody does in several places may be done in others too; what two articles tell as news,
    each of its own days, are two events.
    """
    if pair.left.lemma in words.spread or _is_of_a_kind(pair, left, right):
        return
    if _is_new(pair.left, left) and _is_new(pair.right, right):
        return
    if not _is_once(pair, words) and _are_other_news(pair, left, right, printed=0):
        return
    countries = load_actor_words().country_of
    for role in PLACES:
        ours = [a for a in pair.left.arguments if a.role == role and _is_place(a)]
        theirs = [b for b in pair.right.arguments if b.role == role and _is_place(b)]
        if not ours or not theirs or _are_several(ours) or _are_several(theirs):
            continue
        if any(same_name(a, b, left, right) for a in ours for b in theirs):
            continue
        a, b = ours[0], theirs[0]
        if (a.lemma.title() in countries) != (b.lemma.title() in countries):
            continue
        if pair.left.lemma in words.shared and "object" not in pair.fits:
            continue
        yield a.span, b.span


def is_one_event(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether both tell when or where one thing is that is known: "the summit took place"."""
    is_there = pair.left.lemma == pair.right.lemma == EXIST
    return (
        is_there and pair.fits.get("subject") is Fit.SAME and not _is_of_a_kind(pair, left, right)
    )


def _is_of_a_kind(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether both tell that there is something of a kind, not where the one they mean is."""
    if EXIST not in (pair.left.lemma, pair.right.lemma) or "subject" not in pair.pairs:
        return False
    sides = zip(pair.pairs["subject"], (left, right), strict=True)
    return any(p.opener(a.span) not in KNOWN for a, p in sides)


def _is_new(predication: Predication, passage: Passage) -> bool:
    """Whether it is told by a noun for one of a kind: "there is a shortage of doctors"."""
    return passage.text[: predication.span.start].casefold().split()[-1:] in (["a"], ["an"])


def _are_several(places: Sequence[Argument]) -> bool:
    """Whether places stand in a row: "in Ohio, Texas and Utah"; not "in Ohio, in Dayton"."""
    apart = [p for p in places if not any(o.span.contains(p.span) for o in places if o != p)]
    return len(apart) > 1


def _is_place(argument: Argument) -> bool:
    days = load_calendar_words()
    is_date = argument.lemma in days.weekdays or argument.lemma in days.months
    return argument.is_name and argument.entity not in NO_PLACES and not is_date
