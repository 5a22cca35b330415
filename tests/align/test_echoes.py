"""Sentences that an article only repeats."""

from __future__ import annotations

from kzcompare.align.echoes import find_echoes, with_echoes
from kzcompare.corpus.copies import find_copies
from kzcompare.model.article import Article
from kzcompare.model.claim import ReadArticle
from kzcompare.model.row import ClaimGroup, ClaimRef
from tests.builders import article, read
from tests.corpus.wire import OWN, PARAGRAPHS, STORY, edited


def reads(*articles: Article) -> tuple[ReadArticle, ...]:
    return tuple(read(a) for a in articles)


def test_each_sentence_of_a_reprint_repeats_one_of_the_original() -> None:
    articles = reads(article("a", STORY), article("b", edited(STORY)))
    echoes = find_echoes(articles, find_copies([r.article for r in articles]))
    repeated = {ClaimRef(1, n): ClaimRef(0, n) for n in range(len(PARAGRAPHS))}
    assert echoes == repeated or echoes == {b: a for a, b in repeated.items()}


def test_what_a_copy_adds_repeats_nothing() -> None:
    articles = reads(article("a", STORY), article("b", "\n".join([*PARAGRAPHS[:4], *OWN[:2]])))
    echoes = find_echoes(articles, find_copies([r.article for r in articles]))
    assert set(echoes) == {ClaimRef(1, n) for n in range(4)}


def test_a_copy_of_a_copy_repeats_the_original() -> None:
    made = [
        article("a", STORY, date="2023-05-01"),
        article("b", edited(STORY, every=40), date="2023-05-02"),
        article("c", edited(edited(STORY, every=40), every=21), date="2023-05-03"),
    ]
    echoes = find_echoes(reads(*made), find_copies(made))
    assert {original.article for original in echoes.values()} == {0}
    assert {echo.article for echo in echoes} == {1, 2}


def test_a_speech_that_both_quote_is_no_repetition() -> None:
    made = [article("a", STORY), article("b", "\n".join([OWN[0], PARAGRAPHS[1], *OWN[1:]]))]
    assert find_echoes(reads(*made), find_copies(made)) == {}


def test_a_group_takes_in_what_repeats_its_members() -> None:
    a, b = ClaimRef(0, 3), ClaimRef(2, 1)
    group = ClaimGroup((a, b), central=1, label=0, terms=(), score=2.0, judgements=frozenset({1}))
    found = with_echoes(group, {a: [ClaimRef(1, 0)], b: [ClaimRef(3, 5)]})
    assert found.members == (a, ClaimRef(1, 0), b, ClaimRef(3, 5))
    assert (found.members[found.central], found.members[found.label]) == (b, a)
    assert {found.members[n] for n in found.judgements} == {b, ClaimRef(3, 5)}


def test_a_group_without_repetitions_stays_as_it_is() -> None:
    group = ClaimGroup((ClaimRef(0, 3), ClaimRef(2, 1)), 0, 0, (), 2.0)
    assert with_echoes(group, {ClaimRef(9, 9): [ClaimRef(1, 0)]}) is group
