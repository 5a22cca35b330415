"""What one passage says is growing, and the other one that it is not, whatever the words for it.

"Officers have seen more traffic", "there was no increase in traffic" and "traffic fell" share no
predicate, so neither the rules that hold predicates against each other nor the search for rows
would see that they cannot both be right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct

from kzcompare.compare.alike import CLOSE, cosine, direction
from kzcompare.compare.elsewhere import can_meet, names_more
from kzcompare.compare.news import are_other_news
from kzcompare.compare.opposed import voice_of
from kzcompare.compare.passages import Passage, passage_of
from kzcompare.compare.slots import Fit, argument_fit
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.predicates import load_predicate_words
from kzcompare.lexicon.relations import RelationWords, load_relation_words
from kzcompare.model.claim import (
    EXIST,
    Argument,
    Certainty,
    Claim,
    Predication,
    ReadArticle,
    one_year,
    with_fields,
)
from kzcompare.model.row import ClaimRef
from kzcompare.model.span import Span
from kzcompare.model.syntax import TIMES

MOST = 200  # claims on one thing that a trend is held against
OF = frozenset({"in", "of", "where"})  # what stands between a change and what changes
THAN = "than"
FIELDS = ("span", "predications")


class Trend(Struct, frozen=True):
    """That there is more or less of a thing, or that there is not.

    `kind` are the stems that tell which ones of the thing are meant; `span` the words that say it,
    of what the `predication` says.
    """

    thing: Argument
    kind: frozenset[str]
    is_rise: bool
    is_denied: bool
    span: Span
    predication: Predication


def find_trends(
    articles: Sequence[ReadArticle], lexicon: Lexicon
) -> tuple[tuple[ClaimRef, ClaimRef], ...]:
    """Pairs of claims that give opposite trends of one thing; in order.

    They stand in two articles, or in one that gives them to two voices.
    """
    told: dict[str, list[tuple[ClaimRef, Trend]]] = defaultdict(list)
    words = load_relation_words()
    for a, read in enumerate(articles):
        for c, claim in enumerate(with_fields(read.reading.claims, *FIELDS)):
            for trend in _trends(claim, read.article.text, words):
                told[trend.thing.lemma].append((ClaimRef(a, c), trend))
    found: set[tuple[ClaimRef, ClaimRef]] = set()
    for one_word, other_word in _alike(sorted(told), lexicon):
        rising = [(ref, t) for ref, t in told[one_word] if t.is_rise is not t.is_denied]
        falling = [(ref, t) for ref, t in told[other_word] if t.is_rise is t.is_denied]
        if max(len(rising), len(falling)) > MOST:
            continue
        for (here, one), (there, other) in product(rising, falling):
            if _are_against(one, other) and _are_two_voices(articles, (here, one), (there, other)):
                found |= _held(articles, here, there, lexicon)
    return tuple(sorted(found))


def _alike(lemmas: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Every two words that may stand for one thing, both ways round, and each with itself."""
    import numpy as np

    if not lemmas:
        return
    rows = np.array([direction(lemma) for lemma in lemmas])
    known = frozenset(lemmas)
    for lemma, near in zip(lemmas, rows @ rows.T >= CLOSE, strict=True):
        close = {lemmas[n] for n in near.nonzero()[0].tolist()}
        alike = {lemma} | close | (lexicon.synonyms_of(lemma) & known)
        yield from ((lemma, other) for other in sorted(alike))


def _are_two_voices(
    articles: Sequence[ReadArticle], here: tuple[ClaimRef, Trend], there: tuple[ClaimRef, Trend]
) -> bool:
    """Whether an article that has both gives them to two voices, its own being one."""
    (ours, one), (theirs, other) = here, there
    if ours.article != theirs.article:
        return True
    reading = articles[ours.article].reading
    return voice_of(reading, one.predication) != voice_of(reading, other.predication)


def _held(
    articles: Sequence[ReadArticle], here: ClaimRef, there: ClaimRef, lexicon: Lexicon
) -> set[tuple[ClaimRef, ClaimRef]]:
    """The pair, where its passages bear out that both are of one thing and time."""
    ours, theirs = (articles[r.article].reading.claims[r.claim] for r in (here, there))
    if not one_year(ours.event, theirs.event):
        return set()
    left, right = (passage_of(articles[r.article], [c]) for r, c in ((here, ours), (there, theirs)))
    return {(here, there)} if any(True for _ in opposed_trends(left, right, lexicon)) else set()


def opposed_trends(
    left: Passage, right: Passage, lexicon: Lexicon
) -> Iterator[tuple[Trend, Trend]]:
    """Every two trends of one thing, one of each passage, that cannot both be right.

    The passages have more in common than the thing: "crime" rises in one town and falls in another.
    """
    words = load_relation_words()
    ours = [t for claim in left.claims for t in _trends(claim, left.text, words)]
    if not ours:
        return
    theirs = [t for claim in right.claims for t in _trends(claim, right.text, words)]
    for one, other in product(ours, theirs):
        if not _are_against(one, other) or not _are_at_one_time(one, other, left, right):
            continue
        fit = argument_fit(one.thing, other.thing, left, right, lexicon)
        is_like = fit is Fit.OPEN and cosine(one.thing.lemma, other.thing.lemma) >= CLOSE
        if fit is not Fit.SAME and not is_like:
            continue
        if _are_of_one_kind(one, other, left, right):
            yield one, other


def _trends(claim: Claim, text: str, words: RelationWords) -> Iterator[Trend]:
    """What a claim says there is more or less of, or not."""
    for predication in claim.predications:
        if predication.certainty is not Certainty.PLAIN:
            continue
        if predication.is_aside:
            yield from _compared(predication, claim, text, words)
        elif _direction(predication.lemma, words) is not None:
            yield from _changing(predication, words)
        else:
            yield from _change_told(predication, words)


def _direction(lemma: str, words: RelationWords) -> bool | None:
    """Whether a word tells of a rise; None where it tells neither of one nor of a fall."""
    return True if lemma in words.rising else False if lemma in words.falling else None


def _compared(
    predication: Predication, claim: Claim, text: str, words: RelationWords
) -> Iterator[Trend]:
    """What is told of "more traffic" as of what is there; "more than half" is no trend."""
    is_rise = _direction(predication.stem, words)
    thing = predication.argument("subject")
    if is_rise is None or thing is None or predication.negation is not None:
        return
    told = [p for p in claim.predications if any(a.head == thing.head for a in p.arguments)]
    behind = text[predication.span.end : claim.span.end].split(maxsplit=1)
    than = [a for p in told for a in p.arguments if a.role == THAN]
    if behind[:1] == [THAN] or any(a.entity not in TIMES for a in than):
        return
    if any(_tells(p, words) for p in told):
        yield from _trend(thing, predication, is_rise=is_rise)


def _tells(predication: Predication, words: RelationWords) -> bool:
    """Whether it tells of something as of what is there."""
    return (
        not predication.is_aside
        and predication.negation is None
        and predication.certainty is Certainty.PLAIN
        and predication.lemma not in words.intended
    )


def _changing(predication: Predication, words: RelationWords) -> Iterator[Trend]:
    """That "traffic rose"; who raises it, or falls from a horse, is another matter."""
    is_rise = _direction(predication.lemma, words)
    thing = predication.argument("subject")
    if is_rise is None or thing is None or thing.is_name:
        return
    if predication.argument("object") is None:
        yield from _trend(thing, predication, is_rise=is_rise)


def _change_told(predication: Predication, words: RelationWords) -> Iterator[Trend]:
    """That there was, or that nobody saw, "an increase in traffic"; who caused none may see one."""
    is_seen = predication.lemma in words.spread or predication.lemma == EXIST
    is_seen = is_seen or predication.lemma in load_predicate_words().presence
    if predication.negation is not None and not is_seen:
        return
    for change in predication.arguments:
        is_rise = _direction(change.lemma, words)
        if is_rise is None or change.role not in ("object", "subject"):
            continue
        for thing in predication.arguments:
            if thing.role in OF and change.span.contains(thing.span) and thing is not change:
                yield from _trend(thing, predication, is_rise=is_rise)


def _trend(thing: Argument, predication: Predication, *, is_rise: bool) -> Iterator[Trend]:
    if not thing.stem.isalpha() or thing.entity in TIMES:
        return
    counting = load_predicate_words().part  # "the number of crimes"
    kind = frozenset(thing.stems) - {predication.stem, thing.stem} - counting
    is_denied = predication.negation is not None
    span = predication.negation or predication.span
    yield Trend(thing, kind, is_rise, is_denied, span, predication)


def _are_against(one: Trend, other: Trend) -> bool:
    """Whether both cannot be so of one thing: it grows and does not, or it grows and shrinks."""
    if one.is_denied and other.is_denied:
        return False
    return (one.is_denied or other.is_denied) is (one.is_rise is other.is_rise)


def _are_at_one_time(one: Trend, other: Trend, left: Passage, right: Passage) -> bool:
    """Whether two passages may speak of one time."""
    ours, theirs = left.claim_of(one.span), right.claim_of(other.span)
    if are_other_news(ours, left.published, theirs, right.published, printed=0):
        return False
    times = ours.times, theirs.times
    return not all(times) or any(can_meet(a, b) for a in times[0] for b in times[1])


def _are_of_one_kind(one: Trend, other: Trend, left: Passage, right: Passage) -> bool:
    """Whether each passage prints the kind and the places of the other, and they share a word."""
    ours, theirs = left.claim_of(one.span), right.claim_of(other.span)
    here, there = ({t.stem for t in claim.terms} for claim in (ours, theirs))
    if not (one.kind <= there and other.kind <= here):
        return False
    if names_more(one.predication, right) or names_more(other.predication, left):
        return False
    told = (one.thing.stem, other.thing.stem, one.predication.stem, other.predication.stem)
    return bool((here & there).difference(told))
