"""Makers of what alignment and comparison work on: claims, readings, units, groups.

Words are told as printed: a term's stem and lemma are the word in lower case, and a word with a
capital letter is a name. Places are found inside the sentence, so no test counts characters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from kzcompare.align.scored import Pair, Pairs, Parts
from kzcompare.align.units import Unit
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.article import Article
from kzcompare.model.claim import (
    Aim,
    Certainty,
    Claim,
    Moment,
    Quantity,
    ReadArticle,
    Reading,
    Signal,
    SignalKind,
    Term,
)
from kzcompare.model.row import ClaimGroup, ClaimRef
from kzcompare.model.span import Span
from kzcompare.model.statement import Statement
from tests.builders import span


def inside(within: Article, sentence: str, words: str) -> Span:
    """Where `words` stand in a sentence of an article."""
    place = span(within.text, sentence)
    start = place.start + sentence.index(words)
    return Span(start, start + len(words))


def term(within: Article, sentence: str, word: str, *, zipf: float = 4.0) -> Term:
    """A content word; with a capital letter it is a name."""
    place = inside(within, sentence, word)
    return Term(word.lower(), word.lower(), zipf, place, is_name=word[0].isupper())


def claim(
    within: Article,
    sentence: str,
    *terms: str,
    clauses: Sequence[str] = (),
    signals: Mapping[str, SignalKind] | None = None,
    negates: Mapping[str, str] | None = None,
    statements: Sequence[int] = (),
    quantities: Sequence[Quantity] = (),
    times: Sequence[Moment] = (),
    event: tuple[str, str] | None = None,
    certainty: Certainty = Certainty.PLAIN,
    zipf: float = 4.0,
    aim: Aim = Aim.OPEN,
) -> Claim:
    """A sentence with its content words `terms`, as printed.

    `signals` maps printed words to what they do; `negates` maps negating words to the stem that
    they negate. What signals are about is open, or else the whole sentence, as what `aim` says.
    """
    place = span(within.text, sentence)
    target = None if aim is Aim.OPEN else place
    found = [
        Signal(inside(within, sentence, words), kind, aim=aim, target=target)
        for words, kind in (signals or {}).items()
    ]
    found += [
        Signal(inside(within, sentence, words), SignalKind.NEGATION, stem)
        for words, stem in (negates or {}).items()
    ]
    return Claim(
        span=place,
        paragraph=0,
        is_heading=False,
        clauses=tuple(inside(within, sentence, c) for c in clauses) or (place,),
        terms=tuple(term(within, sentence, word, zipf=zipf) for word in terms),
        signals=tuple(sorted(found, key=lambda s: s.span)),
        certainty=certainty,
        statements=tuple(statements),
        quantities=tuple(quantities),
        times=tuple(times),
        event=event,
    )


def reading(
    within: Article,
    *claims: Claim,
    statements: Sequence[Statement] = (),
    mentions: Sequence[Mention] = (),
) -> ReadArticle:
    """An article with what was read from it."""
    return ReadArticle(
        within, Reading(within.digest, tuple(claims), tuple(statements), tuple(mentions))
    )


def quantity(
    within: Article, words: str, value: float, *, unit: str = "", noun: str = ""
) -> Quantity:
    """A plain figure."""
    return Quantity(span(within.text, words), words, value, value, unit, noun)


def moment(within: Article, words: str, start: str, end: str | None = None) -> Moment:
    """A printed date or period."""
    return Moment(span(within.text, words), words, start, end or start)


def pointer(within: Article, words: str, name: str) -> Mention:
    """A pronoun that stands for `name`."""
    place = span(within.text, words)
    return Mention(place, place, words, MentionKind.PRONOUN, 0, None, name)


def unit(
    article: int,
    number: int,
    *terms: str,
    weights: Mapping[str, float] | None = None,
    clauses: Sequence[Sequence[str]] = (),
    said: Mapping[str, Sequence[str]] | None = None,
    demands: Sequence[str] = (),
    signals: Sequence[SignalKind] = (),
    times: Sequence[str] = (),
    event: tuple[str, str] | None = None,
    position: float = 0.0,
    certainty: Certainty = Certainty.PLAIN,
) -> Unit:
    """Claim `number` of an article, with words that weigh 1 unless `weights` says otherwise."""
    words = tuple(t.lower() for t in terms)
    weight = {w: (weights or {}).get(w, 1.0) for w in words}
    return Unit(
        article=article,
        claim=number,
        position=position,
        weights=weight,
        total=sum(weight.values()),
        numbers=frozenset(w for w in words if any(ch.isdigit() for ch in w)),
        names=frozenset(t.lower() for t in terms if t[0].isupper()),
        clauses=tuple(tuple(c) for c in clauses) or (words,),
        said={holder: frozenset(stems) for holder, stems in (said or {}).items()},
        claimed=frozenset(w for stems in (said or {}).values() for w in stems) - {*demands},
        words=tuple((w, 4.0) for w in words),
        event=event,
        is_dated=event is not None and event[0] in times,
        is_question=certainty is Certainty.ASKED,
        signals=frozenset(signals),
        plain=frozenset(t for t in terms if not t[0].isupper()),
    )


def pair(left: int, right: int, score: float) -> Pair:
    """A pair whose score comes from shared words alone."""
    parts = Parts(
        words=score,
        names=0.0,
        meaning=0.0,
        share=0.0,
        clause=0.0,
        context=0.0,
        place=0.0,
        figures=0.0,
        holders=0.0,
        articles=0.0,
        time=0.0,
        form=0.0,
    )
    return Pair(left, right, score, parts)


def pairs(*listed: Pair) -> Pairs:
    """The pairs in columns, in the order given; none of them shares half its words."""
    return Pairs(
        np.array([p.left for p in listed], np.int64),
        np.array([p.right for p in listed], np.int64),
        np.array([p.score for p in listed]),
        np.zeros(len(listed), np.bool_),
        {f: np.array([getattr(p.parts, f) for p in listed]) for f in Parts.__struct_fields__},
    )


def group(
    *members: tuple[int, int],
    central: int = 0,
    label: int | None = None,
    terms: Sequence[str] = (),
    score: float = 1.0,
    judgements: Sequence[int] = (),
) -> ClaimGroup:
    """Claims on one point, each as (article, claim); the central one stands for the group."""
    return ClaimGroup(
        members=tuple(ClaimRef(a, c) for a, c in members),
        central=central,
        label=central if label is None else label,
        terms=tuple(terms),
        score=score,
        judgements=frozenset(judgements),
    )
