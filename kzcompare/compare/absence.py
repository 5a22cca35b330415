"""Things of which one passage says that nobody perceived any, and that the other one speaks of.

"Residents heard no siren" and "the sirens sounded in time" share neither verb nor roles, yet both
cannot be right. Only rare things count: "saw no reason" is against nobody who has a reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kzcompare.compare.elsewhere import can_meet, names_more
from kzcompare.compare.passages import Passage, passage_of
from kzcompare.compare.slots import are_told_apart
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.claim import (
    Argument,
    Certainty,
    Predication,
    ReadArticle,
    one_year,
    with_fields,
)
from kzcompare.model.row import ClaimRef
from kzcompare.model.span import Span

RARE = 4.5  # Zipf frequency under which a noun names something that is there or not
MOST = 200  # claims on one thing that a denial is held against


def find_absences(
    articles: Sequence[ReadArticle], words: RelationWords
) -> tuple[tuple[ClaimRef, ClaimRef], ...]:
    """Pairs of claims of two articles: who perceived no such thing, and who speaks of it."""
    denied: dict[str, list[ClaimRef]] = defaultdict(list)
    for ref, predication in _told(articles):
        for argument in predication.arguments:
            if _is_unperceived(predication, argument, words):
                denied[argument.stem].append(ref)
    spoken: dict[str, list[ClaimRef]] = {stem: [] for stem in denied}
    for ref, predication in _told(articles) if denied else ():
        for argument in predication.arguments:
            others = spoken.get(argument.stem)
            if others is not None and len(others) <= MOST and _is_told(predication, argument):
                others.append(ref)
    found = {
        (here, there)
        for stem, refs in denied.items()
        if len(spoken[stem]) <= MOST
        for here in refs
        for there in spoken[stem]
        if here.article != there.article and _are_opposed(articles, here, there, words)
    }
    return tuple(sorted(found))


def _told(articles: Sequence[ReadArticle]) -> Iterator[tuple[ClaimRef, Predication]]:
    """All that is said, with its claim, in article order."""
    for a, read in enumerate(articles):
        for c, claim in enumerate(with_fields(read.reading.claims, "predications")):
            yield from ((ClaimRef(a, c), predication) for predication in claim.predications)


def _are_opposed(
    articles: Sequence[ReadArticle], here: ClaimRef, there: ClaimRef, words: RelationWords
) -> bool:
    ours, theirs = (articles[r.article].reading.claims[r.claim] for r in (here, there))
    if not one_year(ours.event, theirs.event):
        return False
    left, right = (passage_of(articles[r.article], [c]) for r, c in ((here, ours), (there, theirs)))
    return next(absences(left, right, words), None) is not None


def absences(
    denying: Passage, telling: Passage, words: RelationWords
) -> Iterator[tuple[Span, Span]]:
    """Where one passage denies that a thing was perceived, and where the other one speaks of it."""
    unperceived = [
        (predication, thing)
        for predication in denying.negated
        for thing in predication.arguments
        if _is_unperceived(predication, thing, words)
    ]
    if not unperceived:
        return
    rare = {t.stem for t in denying.terms if t.zipf < RARE}
    for predication, thing in unperceived:
        if thing.stem not in rare or names_more(predication, telling):
            continue
        if _is_said_too(thing, telling, words):
            continue
        times = denying.claim_of(predication.span).times
        for other in telling.predications:
            told = next((b for b in other.arguments if _is_told(other, b, thing)), None)
            theirs = () if told is None else telling.claim_of(other.span).times
            can_be = not times or not theirs or any(can_meet(a, b) for a in times for b in theirs)
            if told is not None and can_be and not _are_apart(predication, other):
                yield (predication.negation or predication.span), told.head


def _is_unperceived(predication: Predication, thing: Argument, words: RelationWords) -> bool:
    """Whether it says that there was none of a thing to be heard, seen or measured."""
    return (
        predication.negation is not None
        and predication.certainty is Certainty.PLAIN
        and thing.role == "object"
        and predication.lemma in words.spread
        and thing.span.contains(predication.negation)
        and not thing.is_name
    )


def _is_told(predication: Predication, thing: Argument, wanted: Argument | None = None) -> bool:
    """Whether it speaks of a thing as of one that is there; of `wanted`, where that is given."""
    return (
        predication.negation is None
        and predication.certainty is Certainty.PLAIN
        and not predication.is_aside
        and thing.role not in load_grammar_words().likened
        and (wanted is None or wanted.stem == thing.stem)
    )


def _are_apart(predication: Predication, other: Predication) -> bool:
    """Whether both tell of two places: "on the lower deck", "on the upper deck"."""
    return any(
        a.role == b.role and a.stem == b.stem and are_told_apart(a, b)
        for a in predication.arguments
        for b in other.arguments
    )


def _is_said_too(thing: Argument, telling: Passage, words: RelationWords) -> bool:
    """Whether the other passage says the same."""
    return any(
        a.stem == thing.stem and _is_unperceived(p, a, words)
        for p in telling.negated
        for a in p.arguments
    )
