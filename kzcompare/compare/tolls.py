"""Counts of the dead, the hurt or the missing of one event that cannot both be right.

They need not share a word ("forty-one people were killed", "twenty-three deaths are confirmed"), so
the search for rows would miss them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from kzcompare.compare.figures import (
    act_of,
    can_be_equal,
    is_one_time,
    is_part,
    is_settled,
    kind_of,
    rises,
)
from kzcompare.compare.values import figure_reason
from kzcompare.lexicon.counts import CountWords, load_count_words
from kzcompare.model.actor import MentionKind
from kzcompare.model.calendar import MONTH, may_meet
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import Claim, Quantity, ReadArticle, with_fields
from kzcompare.model.row import Cell, ClaimRef, Reason
from kzcompare.model.span import Span

TWO = 2  # claims that a dispute takes, and parts of a key without a name
MOST = 200  # counts of one act in one month that are all held against each other

Key = tuple[str, ...]


class Toll(Struct, frozen=True):
    """One count of people or things to which something happened.

    `act` is the class of what happened, `kind` that of those counted, "" where they are only
    "deaths". `period` is when the event was, `day` when the article was printed, `places` are the
    places that the clause names beside the one that the article is about.
    """

    quantity: Quantity
    act: str
    kind: str
    period: tuple[str, str] | None
    day: str
    places: frozenset[str]


def find_tolls(articles: Sequence[ReadArticle]) -> tuple[tuple[ClaimRef, ClaimRef], ...]:
    """Pairs of claims of two articles on one toll that is disputed; in article order.

    Two claims of a pair exclude each other, or one of them excludes a third.
    """
    words = load_count_words()
    tolls: dict[ClaimRef, tuple[Toll, ...]] = {}
    keys: dict[Key, list[ClaimRef]] = defaultdict(list)
    for a, read in enumerate(articles):
        places: list[tuple[str, Span]] | None = None
        for c, counting in enumerate(with_fields(read.reading.claims, "quantities")):
            if not _counts_victims(counting, words):
                continue
            places = places_of(read) if places is None else places
            claim = read.reading.claims[c]
            found = _tolls(read, claim, places, words)
            if found:
                ref = ClaimRef(a, c)
                tolls[ref] = found
                for key in _keys(found, claim):
                    keys[key].append(ref)
    alike = {
        (p, q)
        for p, q in _meetings(keys)
        if p.article != q.article and any(_is_one_count(a, b) for a in tolls[p] for b in tolls[q])
    }
    disputed = {
        ref
        for p, q in alike
        if next(_clashes(tolls[p], tolls[q]), None) is not None
        for ref in (p, q)
    }
    return tuple(sorted(pair for pair in alike if not disputed.isdisjoint(pair)))


def _keys(tolls: Sequence[Toll], claim: Claim) -> Iterator[Key]:
    """By what happened and when; the longer keys, by a name too, for what is common."""
    names = {t.stem for t in claim.terms if t.is_name}
    for toll in tolls:
        month = "" if toll.period is None else toll.period[0][:MONTH]
        yield (toll.act, month)
        yield from ((toll.act, month, name) for name in names)


def _meetings(keys: Mapping[Key, Sequence[ClaimRef]]) -> Iterator[tuple[ClaimRef, ClaimRef]]:
    for key, refs in keys.items():
        is_whole = len(key) == TWO
        if len(refs) <= MOST and (is_whole or len(keys[key[:2]]) > MOST):
            yield from combinations(sorted(set(refs)), 2)


def toll_conflicts(
    cells: Sequence[Cell], claims: Sequence[Claim], reads: Sequence[ReadArticle]
) -> tuple[Reason, ...]:
    """A reason for each pair of cells of two sources whose tolls exclude each other."""
    words = load_count_words()
    if sum(_counts_victims(claim, words) for claim in claims) < TWO:
        return ()
    shown = [
        tuple(
            toll
            for toll in _tolls(read, claim, places_of(read), words)
            if cell.span.contains(toll.quantity.span)
        )
        if _counts_victims(claim, words)
        else ()
        for cell, claim, read in zip(cells, claims, reads, strict=True)
    ]
    found = []
    for n, m in combinations(range(len(cells)), 2):
        clash = next(_clashes(shown[n], shown[m]), None)
        if clash is not None and cells[n].source != cells[m].source:
            a, b = clash[0].quantity, clash[1].quantity
            found.append(figure_reason(cells, (n, a), (m, b)))
    return tuple(found)


def _tolls(
    read: ReadArticle, claim: Claim, places: Sequence[tuple[str, Span]], words: CountWords
) -> tuple[Toll, ...]:
    home = home_of(places)
    date = read.article.source.date
    day = date or ""
    return tuple(
        Toll(
            quantity=q,
            act=act,
            kind=kind_of(q, words),
            period=claim.event or ((date, date) if date else None),
            day=day,
            places=frozenset(n for n, s in places if _clause(claim, q).contains(s)) - {home},
        )
        for q in claim.quantities
        if (act := act_of(q, words)) in words.growing
        and not q.unit
        and q.low is not None
        and (q.high is not None or not q.is_approximate)
        and _says_whom(q, words)
        and not is_part(read.article.text, claim, q, words)
    )


def _clause(claim: Claim, quantity: Quantity) -> Span:
    """The smallest clause that a figure stands in."""
    around = (c for c in claim.clauses if c.contains(quantity.span))
    return min(around, key=len, default=claim.span)


def _counts_victims(claim: Claim, words: CountWords) -> bool:
    """Whether a figure of the claim may be a toll."""
    return any(act_of(q, words) in words.growing for q in claim.quantities)


def _says_whom(quantity: Quantity, words: CountWords) -> bool:
    """Whether those counted are of a known kind, or are told by what happened: "23 deaths"."""
    nouns = quantity.noun.split()
    return bool(kind_of(quantity, words)) or not nouns or any(n in words.acts for n in nouns)


def _clashes(ours: Sequence[Toll], theirs: Sequence[Toll]) -> Iterator[tuple[Toll, Toll]]:
    """The counts of two claims that exclude each other, unless one has the other's too."""
    for a in ours:
        for b in theirs:
            if not _is_one_count(a, b) or can_be_equal(a.quantity, b.quantity):
                continue
            if any(_is_one_count(a, o) and can_be_equal(a.quantity, o.quantity) for o in theirs):
                continue
            if any(_is_one_count(b, o) and can_be_equal(b.quantity, o.quantity) for o in ours):
                continue
            is_over = all(
                toll.period is not None and is_settled(toll.period[0], toll.day) for toll in (a, b)
            )
            if is_over or not rises(a.quantity, a.day, b.quantity, b.day):
                yield a, b


def _is_one_count(a: Toll, b: Toll) -> bool:
    """Whether two tolls may be of one event and of the same people."""
    if a.act != b.act or (a.kind and b.kind and a.kind != b.kind):
        return False
    if a.places != b.places and a.places.isdisjoint(b.places):
        return False
    return is_one_time(a.quantity, b.quantity) and _is_one_month(a, b)


def _is_one_month(a: Toll, b: Toll) -> bool:
    return a.period is None or b.period is None or may_meet(a.period, b.period, MONTH)


def places_of(read: ReadArticle) -> list[tuple[str, Span]]:
    """The names of places in an article, in lower case, and where they stand.

    Where a report was filed is not where things happened.
    """
    filed = read.article.source.dateline
    start = read.article.text.find(filed) if filed else -1
    dateline = Span(start, start + len(filed)) if filed and start >= 0 else Span(0, 0)
    return [
        ((m.name or m.text).casefold(), m.span)
        for m in read.reading.mentions
        if m.type is ActorType.PLACE
        and m.kind is MentionKind.NAME
        and not dateline.contains(m.span)
    ]


def home_of(places: Sequence[tuple[str, Span]]) -> str:
    """The place that is named most, of several the first in the alphabet; "" without any."""
    named = Counter(name for name, _ in places)
    return min(named, key=lambda name: (-named[name], name), default="")
