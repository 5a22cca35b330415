"""What the index finds for a claim is what a look at every sentence finds."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.compare.evidence import Pair
from kzcompare.compare.passages import passage_of
from kzcompare.compare.search import find_candidates
from kzcompare.compare.vocabulary import index_words
from kzcompare.lexicon.load import load_lexicon
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.part import Part
from kzcompare.model.report import Report
from kzcompare.passages import read_passages
from kzcompare.pipeline import compare_articles
from kzcompare.whole import Whole

ALL = 1000  # more than the sentences of one article
ASKED = (
    "The rioters were trained abroad.",
    "Tokayev said that he would not negotiate with terrorists.",
    "In 2009 the bank lost 10 billion dollars.",
    "Kazakhstan's president asked Russian troops for help.",
    "He founded a party.",
    "It is so.",
)


@cache
def seeds() -> Report:
    return compare_articles([], parts=Part.READINGS | Part.ACTORS)


@cache
def asked() -> tuple[ReadArticle, ...]:
    return tuple(read_passages(ASKED, Options()))


def covered(claim: ReadArticle, least: float) -> dict[int, set[int]]:
    """The sentences that have a share of `least` of a claim, by looking at every one."""
    lexicon, words = load_lexicon(), load_relation_words()
    passage = passage_of(claim)
    found: dict[int, set[int]] = {}
    for number, read in enumerate(seeds().articles):
        for place, sentence in enumerate(read.reading.claims):
            pair = Pair(passage_of(read, [sentence]), passage, lexicon, words)
            if passage.terms and pair.match.coverage() >= least:
                found.setdefault(number, set()).add(place)
    return found


@pytest.mark.parametrize("number", range(len(ASKED)), ids=ASKED)
@pytest.mark.parametrize("least", [0.3, 0.5, 0.8])
def test_no_sentence_that_holds_enough_is_missed(number: int, least: float) -> None:
    claim = asked()[number]
    index = Whole(seeds()).words
    found = find_candidates(
        passage_of(claim),
        index,
        load_lexicon(),
        weights=passage_of(claim).weights,
        least=least,
        most=ALL,
    )
    for article, places in covered(claim, least).items():
        stems = {t.stem for t in passage_of(claim).terms}
        claims = seeds().articles[article].reading.claims
        sharing = {n for n in places if stems & {t.stem for t in claims[n].terms}}
        assert sharing <= set(found.get(article, ()))


@given(st.data())
def test_a_sentence_finds_itself(data: st.DataObject) -> None:
    report = seeds()
    number = data.draw(st.integers(0, len(report.articles) - 1))
    read = report.articles[number]
    place = data.draw(st.integers(0, len(read.reading.claims) - 1))
    passage = passage_of(read, [read.reading.claims[place]])
    index = Whole(report).words
    found = find_candidates(
        passage, index, load_lexicon(), weights=passage.weights, least=0.99, most=ALL
    )
    assert not sum(passage.weights) or place in found[number]


def test_the_best_of_an_article_come_first_and_are_few() -> None:
    passage = passage_of(asked()[1])
    index = Whole(seeds()).words
    many = find_candidates(
        passage, index, load_lexicon(), weights=passage.weights, least=0.0, most=ALL
    )
    few = find_candidates(
        passage, index, load_lexicon(), weights=passage.weights, least=0.0, most=3
    )
    assert {a: list(c[:3]) for a, c in many.items()} == {a: list(c) for a, c in few.items()}


def test_an_index_knows_each_word_where_it_stands() -> None:
    report = seeds()
    index = index_words(report.articles)
    words = index.vocabulary
    claims = [(read, claim) for read in report.articles for claim in read.reading.claims]
    assert index.firsts[-1] == len(claims)
    for word, places in enumerate(index.claims(range(len(words.stems)))):
        assert list(places) == sorted(set(places))
        assert len(places) == words.held[word]
        for read, claim in (claims[n] for n in places):
            stems = {(t.stem, t.lemma) for t in claim.terms}
            if words.stems[word]:
                assert (words.stems[word], words.lemmas[word]) in stems
            elif words.forms[word]:
                assert words.forms[word] in passage_of(read, [claim]).pointed
