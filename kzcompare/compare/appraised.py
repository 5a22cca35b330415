"""Parties who are for and against one deed: "they applauded the suit", "the suit is baseless".

Such statements share hardly a word but the deed, and no predicate, so the search for rows would
miss them. Two are opposed where two voices take opposite sides on one deed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct

from kzcompare.compare.appraisals import Appraisal, appraisals, side_of
from kzcompare.compare.deeds import Deed, is_one_deed
from kzcompare.compare.passages import Passage, passage_of
from kzcompare.lexicon.appraisals import load_appraisal_words
from kzcompare.model.claim import ReadArticle, one_year, with_fields
from kzcompare.model.row import ClaimRef

MOST = 200  # claims under one word that an appraisal is held against
FIELDS = ("predications",)

Found = dict[str, list[tuple[ClaimRef, Appraisal]]]


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


def _by_key(articles: Sequence[ReadArticle]) -> tuple[Found, Found]:
    """What is appraised, with its claim, under each word that it may be found by: against, for."""
    words = load_appraisal_words()
    sides: dict[bool, Found] = {False: defaultdict(list), True: defaultdict(list)}
    for a, read in enumerate(articles):
        for c, claim in enumerate(with_fields(read.reading.claims, *FIELDS)):
            if all(side_of(p, words) is None for p in claim.predications):
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
