"""Statements of two parties of which one flatly denies the other, whatever else they say.

Such statements need not share many words ("There was one problem: the senator, now a candidate for
governor, never served in the navy"), so the search for rows would miss them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from msgspec import Struct

from kzcompare.compare.aligned import align
from kzcompare.compare.elsewhere import denies_flatly
from kzcompare.compare.passages import Passage, passage_of
from kzcompare.compare.slots import is_telling_existence, says_little
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.claim import (
    STATED,
    Predication,
    ReadArticle,
    Reading,
    one_year,
    with_fields,
)
from kzcompare.model.row import ClaimRef

MOST = 200  # affirmations that one word of a denial finds; a commoner word tells little
FIELDS = ("event", "times", "predications")
REMEMBERED = 4096  # passages that are kept for the next pair; of one article many are asked for

Event = tuple[str, str] | None
Key = tuple[str, str]  # a verb, and one word of what takes part in it


class _Place(Struct, frozen=True):
    """A predication by place: its claim, its index in it, and when the claim's event is.

    That is the date that its sentence prints or else that of its article; the last date printed
    before is often of something told in passing.
    """

    claim: ClaimRef
    index: int
    event: Event


def find_opposed(
    articles: Sequence[ReadArticle], lexicon: Lexicon, words: RelationWords
) -> tuple[tuple[ClaimRef, ClaimRef], ...]:
    """Pairs of claims: a denial, and what it denies; in article order.

    They stand in two articles, or in one that gives them to two voices. Only predicates that say
    something by themselves count, and only what is stated as a fact.
    """

    @lru_cache(maxsize=REMEMBERED)
    def passage(ref: ClaimRef) -> Passage:
        read = articles[ref.article]
        return passage_of(read, [read.reading.claims[ref.claim]])

    denied = _denied(articles, words)
    affirmed = _affirmed(articles, words, denied.keys(), lexicon)
    found: set[tuple[ClaimRef, ClaimRef]] = set()
    for key, denials in denied.items():
        others = affirmed[key]
        if len(others) > MOST:
            continue
        for here in denials:
            for there in others:
                pair = here.claim, there.claim
                if pair in found or not _are_two_voices(here, there, articles):
                    continue
                if not one_year(here.event, there.event):
                    continue
                ours, theirs = map(passage, pair)
                p, q = ours.predications[here.index], theirs.predications[there.index]
                sides = align(p, q, ours, theirs, lexicon)
                if sides is not None and denies_flatly(sides, ours, theirs):
                    found.add(pair)
    return tuple(sorted(found))


def _are_two_voices(here: _Place, there: _Place, articles: Sequence[ReadArticle]) -> bool:
    """Whether an article that has both sides gives them to two voices, its own being one."""
    ours, theirs = (articles[p.claim.article].reading for p in (here, there))
    denial = ours.claims[here.claim.claim].predications[here.index]
    if here.claim.article != there.claim.article:
        return not is_telling_existence(denial)
    other = theirs.claims[there.claim.claim].predications[there.index]
    return voice_of(ours, denial) != voice_of(theirs, other)


def voice_of(reading: Reading, predication: Predication) -> str:
    """Who says it: the holder of the narrowest statement around it; "" for the article."""
    around = [s for s in reading.statements if any(c.contains(predication.span) for c in s.content)]
    narrowest = min(around, key=lambda s: sum(map(len, s.content)), default=None)
    if narrowest is None or narrowest.holder is None:
        return ""
    return narrowest.holder.actor or narrowest.holder.text


def _denied(
    articles: Sequence[ReadArticle], words: RelationWords
) -> Mapping[Key, Sequence[_Place]]:
    """What is denied."""
    found: dict[Key, list[_Place]] = defaultdict(list)
    for place, predication in _stated(articles, words, is_denied=True):
        for key in _keys(predication, _verbs(predication)):
            found[key].append(place)
    return found


def _affirmed(
    articles: Sequence[ReadArticle], words: RelationWords, keys: Set[Key], lexicon: Lexicon
) -> Mapping[Key, Sequence[_Place]]:
    """What is affirmed, under the keys of what is denied; one more than `MOST` stands for all."""
    found: dict[Key, list[_Place]] = {key: [] for key in keys}
    verbs = frozenset(verb for verb, _ in keys)
    for place, predication in _stated(articles, words, is_denied=False):
        told = _verbs(predication, lexicon)
        if verbs.isdisjoint(told):
            continue
        for key in _keys(predication, told) & keys:
            if len(found[key]) <= MOST:
                found[key].append(place)
    return found


def _stated(
    articles: Sequence[ReadArticle], words: RelationWords, *, is_denied: bool
) -> Iterator[tuple[_Place, Predication]]:
    """What is denied or affirmed as a fact, in article order.

    Only by verbs that say something by themselves.
    """
    for a, read in enumerate(articles):
        date = read.article.source.date
        printed = None if date is None else (date, date)
        for c, claim in enumerate(with_fields(read.reading.claims, *FIELDS)):
            event = claim.event if claim.times else printed
            for n, predication in enumerate(claim.predications):
                if (predication.negation is not None) is not is_denied or predication.is_aside:
                    continue
                if predication.certainty not in STATED:
                    continue
                if is_telling_existence(predication) or not says_little(predication, words):
                    yield _Place(ClaimRef(a, c), n, event), predication


def _verbs(predication: Predication, lexicon: Lexicon | None = None) -> Set[str]:
    """The verb, and with a lexicon the other verbs for the same."""
    verbs = {predication.stem, predication.lemma}  # "wrote" and "written" have two stems
    return verbs if lexicon is None else verbs | lexicon.synonyms_of(predication.lemma)


def _keys(predication: Predication, verbs: Set[str]) -> Set[Key]:
    """By one of its verbs, and an argument."""
    return {(verb, argument.stem) for verb in verbs for argument in predication.arguments}
