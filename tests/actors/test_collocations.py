"""Words that mark an actor's sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kzcompare.actors.collocations import (
    ENOUGH_BESIDE,
    ENOUGH_IN_ALL,
    collocates_of,
    likelihood_ratio,
)
from kzcompare.model.actor import Actor
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import Term
from kzcompare.model.report import Report
from kzcompare.model.span import Span
from kzcompare.whole import Whole
from tests import builders as make


def collocates(near: int, total: int) -> list[tuple[str, int, int]]:
    """Of `total` lines the first `near` name Lee, every one of these with "fraud"."""
    lines = ["Lee denied fraud."] * near + ["Nobody denied anything."] * (total - near)
    article = make.article("a", "\n".join(lines))
    mentions = tuple(
        replace(
            make.mention(article, "Lee", name="Lee"),
            span=Span(p.span.start, p.span.start + 3),
            phrase=Span(p.span.start, p.span.start + 3),
            sentence=number,
        )
        for number, p in enumerate(article.paragraphs[:near])
    )
    read = make.read(article, mentions=mentions)
    claims = tuple(
        replace(claim, terms=tuple(_terms(article.text, claim.span)))
        for claim in read.reading.claims
    )
    read = replace(read, reading=replace(read.reading, claims=claims))
    actor = Actor("Lee", ActorType.PERSON, ("Lee",), (("a", mentions),))
    found = collocates_of(Whole(Report("0", (read,))), actor, [(read, range(near))])
    return [(c.word, c.together, c.everywhere) for c in found]


def _terms(text: str, span: Span) -> list[Term]:
    terms = []
    at = span.start
    for word in span.of(text).split(" "):
        bare = word.strip(".")
        terms.append(Term(bare.lower(), bare.lower(), 4.0, Span(at, at + len(bare))))
        at += len(word) + 1
    return terms


def test_a_word_of_most_of_the_actors_sentences_and_of_few_others_is_a_collocate() -> None:
    assert collocates(ENOUGH_BESIDE, ENOUGH_IN_ALL) == [("fraud", ENOUGH_BESIDE, ENOUGH_BESIDE)]


def test_too_few_sentences_give_none() -> None:
    assert collocates(ENOUGH_BESIDE - 1, ENOUGH_IN_ALL) == []
    assert collocates(ENOUGH_BESIDE, ENOUGH_IN_ALL - 1) == []


@given(st.data())
def test_the_ratio_is_that_of_nltk(data: st.DataObject) -> None:
    from nltk.metrics.association import BigramAssocMeasures

    total = data.draw(st.integers(1, 10_000))
    left, right = (data.draw(st.integers(1, total)) for _ in range(2))
    together = data.draw(st.integers(max(0, left + right - total), min(left, right)))
    theirs = BigramAssocMeasures.likelihood_ratio(together, (left, right), total)
    assert likelihood_ratio(together, left, right, total) == pytest.approx(theirs, abs=1e-6)
