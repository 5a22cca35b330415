"""What is compared: the claims of all articles as bags of weighted stems."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from sys import intern

from msgspec import Struct

from kzcompare.align.stories import Stories
from kzcompare.align.survey import Survey, Table, take_survey
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.claim import (
    Certainty,
    Claim,
    ReadArticle,
    SignalKind,
    Term,
    with_fields,
)
from kzcompare.model.near import Near
from kzcompare.model.row import ClaimRef
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass, Statement

POINTED = 0.5  # share of a name's weight that a pronoun or description for it gets; 1 was no better
NONE: frozenset[str] = frozenset()
# What a unit is made of: all of a claim but what it says, predicate by predicate.
FIELDS = ("span", "clauses", "terms", "signals", "certainty", "statements", "times", "event")
_Told = tuple[str, Statement, frozenset[str]]  # a named holder, and the stems of what it says
_HAS_DIGIT = re.compile(r"\d")


class Unit(Struct, frozen=True):
    """One claim among those of the whole corpus.

    `article` and `claim` are indices (into the articles, and into that article's claims);
    `position` is its place in its article from 0 (first) to 1 (last). `weights` maps each stem to
    its weight; `numbers` are the stems that hold digits, `names` those printed in names and dates.
    `clauses` are the stems of each clause, each once. `said` maps each named holder to the stems,
    names left out, of what they are said to say; `claimed` are those of what is said to be so,
    which demands are not. `words` are the content words as printed, in lower case, with their Zipf
    frequency. `event` is that of the claim; `is_dated` says that the claim prints its date,
    `is_question` that it asks. `signals` are the kinds of its signals; where it has any, `plain`
    are the stems of its words outside names. `rarest` is what a stem weighs that stands in one
    claim of the story only, but for its rarity in English: the yardstick of weights. `titles` are
    the stems printed before a name in its phrase ("President", "Attorney General") or for one ("the
    presumptive nominee").
    """

    article: int
    claim: int
    position: float
    weights: Mapping[str, float]
    total: float
    numbers: frozenset[str]
    names: frozenset[str]
    clauses: tuple[tuple[str, ...], ...]
    said: Mapping[str, frozenset[str]]
    claimed: frozenset[str]
    words: tuple[tuple[str, float], ...]
    event: tuple[str, str] | None
    is_dated: bool
    is_question: bool
    signals: frozenset[SignalKind]
    plain: frozenset[str]
    rarest: float = 1.0
    titles: frozenset[str] = NONE


def make_units(
    articles: Sequence[ReadArticle],
    stories: Stories | None = None,
    *,
    min_words: int,
    apart: Set[ClaimRef] = frozenset(),
    wanted: Set[ClaimRef] = frozenset(),
) -> tuple[Unit, ...]:
    """Units in article and text order; short claims and repeats within an article are left out.

    So are the claims in `apart`, as if no article had them; those in `wanted` are no less for being
    short.

    A stem weighs more the fewer claims of its article's story have it and the rarer it is in
    English: `ln((N + 1) / (df + 0.5)) * max(0.5, 7 - zipf) / 3`. Without `stories` all articles
    tell one.
    """
    seen = take_survey(articles, min_words, apart, wanted)
    stories = stories or Stories.one(len(articles))
    known: dict[tuple[str, float], tuple[str, float]] = {}
    return tuple(
        unit
        for a, read in enumerate(articles)
        for unit in _units_of(a, read, seen, seen.table(stories.near[a].tolist(), a), known)
    )


def _units_of(
    number: int,
    read: ReadArticle,
    seen: Survey,
    table: Table,
    known: dict[tuple[str, float], tuple[str, float]],
) -> Iterator[Unit]:
    """The units of one article; `known` holds each word of the corpus once."""
    text, claims = read.article.text, read.reading.claims
    last = max(1, len(claims) - 1)
    picked = frozenset(seen.picked[number])
    pointing = [
        (m.span, stem)
        for m in read.reading.mentions
        if m.kind is not MentionKind.NAME
        and m.name is not None
        and (stem := seen.names.get(m.name.split()[-1].casefold())) is not None
    ]
    near = Near(span for span, _ in pointing)
    titles = sorted(_titles(read.reading.mentions))
    before = Near(titles)
    for c, claim in enumerate(with_fields(claims, *FIELDS)):
        if c not in picked:
            continue
        # Only the last word of a name counts: the one by which an article goes on to name somebody.
        around = (pointing[n] for n in near.around(claim.span))
        pointed = [stem for span, stem in around if claim.span.contains(span)]
        words = [(t.span.of(text).casefold(), t.zipf) for t in claim.terms]
        yield _unit(
            read,
            claim,
            table,
            place=(number, c),
            position=c / last,
            pointed=pointed,
            titles=[titles[n] for n in before.around(claim.span)],
            words=tuple([known.setdefault(word, word) for word in words]),
        )


def _titles(mentions: Iterable[Mention]) -> Iterator[Span]:
    """What stands before a name in its phrase, and what stands for one."""
    for mention in mentions:
        if mention.kind is MentionKind.NAME and mention.phrase.start < mention.span.start:
            yield Span(mention.phrase.start, mention.span.start)
        elif mention.kind is MentionKind.NOMINAL and mention.name is not None:
            yield mention.phrase


def _weights(
    stems: Iterable[str], pointed: Iterable[str], table: Mapping[str, float]
) -> dict[str, float]:
    """The stems of a claim, and those of the names that pronouns and descriptions stand for."""
    weights = {stem: table[stem] for stem in stems}
    for stem in pointed:
        weights.setdefault(stem, POINTED * table.get(stem, 0.0))
    return weights


def _unit(
    read: ReadArticle,
    claim: Claim,
    table: Table,
    *,
    place: tuple[int, int],
    position: float,
    pointed: Iterable[str],
    titles: Sequence[Span],
    words: tuple[tuple[str, float], ...],
) -> Unit:
    terms = [(intern(t.stem), t) for t in claim.terms]
    line = _Line.of(terms)
    weights = _weights((stem for stem, _ in terms), pointed, table.weights)
    signals = frozenset(s.kind for s in claim.signals)
    dates = [moment.span for moment in claim.times]
    told = [(holder, s, _content(line, s)) for holder, s in _held(claim, read)]
    return Unit(
        article=place[0],
        claim=place[1],
        position=position,
        weights=weights,
        total=sum(weights.values()),
        numbers=frozenset(filter(_HAS_DIGIT.search, weights)) or NONE,
        names=frozenset([stem for stem, t in terms if t.is_name]) | _inside(line, dates),
        clauses=_clauses(line, claim.clauses),
        said=_said(told),
        claimed=_claimed(told),
        words=words,
        event=claim.event,
        is_dated=claim.event is not None and any(m.start == claim.event[0] for m in claim.times),
        is_question=claim.certainty is Certainty.ASKED,
        signals=signals,
        plain=frozenset(stem for stem, t in terms if not t.is_name) if signals else NONE,
        rarest=table.rarest,
        titles=_inside(line, titles),
    )


def shared_stems(members: Sequence[int], units: Sequence[Unit]) -> frozenset[str]:
    """The stems that members of two articles share."""
    holders: dict[str, set[int]] = defaultdict(set)
    for member in members:
        for stem in units[member].weights:
            holders[stem].add(units[member].article)
    return frozenset(stem for stem, articles in holders.items() if len(articles) > 1)


def is_within(unit: Unit, members: Sequence[int], units: Sequence[Unit], most: int) -> bool:
    """Whether a unit stands at most so many sentences from a member of its article."""
    same = (units[m].claim for m in members if units[m].article == unit.article)
    return any(abs(claim - unit.claim) <= most for claim in same)


class _Line(Struct, frozen=True):
    """The terms of a claim in text order, each with its stem, and where they begin and end."""

    terms: Sequence[tuple[str, Term]]
    starts: Sequence[int]
    ends: Sequence[int]

    @staticmethod
    def of(terms: Sequence[tuple[str, Term]]) -> _Line:
        """Terms that come in text order."""
        spans = [t.span for _, t in terms]
        return _Line(terms, [s.start for s in spans], [s.end for s in spans])

    def inside(self, place: Span) -> Sequence[tuple[str, Term]]:
        """The terms that stand in a place."""
        first = bisect_left(self.starts, place.start)
        return self.terms[first : bisect_right(self.ends, place.end)]


def _inside(line: _Line, places: Sequence[Span]) -> frozenset[str]:
    """The stems of the terms that stand in one of some places."""
    return frozenset([stem for place in places for stem, _ in line.inside(place)]) or NONE


def _clauses(line: _Line, clauses: Sequence[Span]) -> tuple[tuple[str, ...], ...]:
    """The stems of each clause, each once."""
    return tuple([tuple(dict.fromkeys([s for s, _ in line.inside(c)])) for c in clauses])


def _said(told: Iterable[_Told]) -> dict[str, frozenset[str]]:
    """What each named holder is said to say in the claim."""
    found: dict[str, frozenset[str]] = {}
    for holder, _, content in told:
        found[holder] = found.get(holder, NONE) | content
    return found


def _claimed(told: Iterable[_Told]) -> frozenset[str]:
    """What named holders say that is so: what they call for is not yet."""
    contents = (
        content
        for _, statement, content in told
        if statement.cue is None or statement.cue.cls is not CueClass.DIRECTIVE
    )
    return frozenset[str]().union(*contents) or NONE


def _held(claim: Claim, read: ReadArticle) -> Iterator[tuple[str, Statement]]:
    """The statements of a claim whose holders have a name, each with it."""
    for index in claim.statements:
        statement = read.reading.statements[index]
        holder = statement.holder and (statement.holder.actor or statement.holder.name)
        if holder:
            yield holder, statement


def _content(line: _Line, statement: Statement) -> frozenset[str]:
    """The stems, names left out, of what a statement says."""
    return frozenset(
        [stem for span in statement.content for stem, t in line.inside(span) if not t.is_name]
    )
