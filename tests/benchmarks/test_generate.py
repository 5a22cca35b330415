"""Generated articles are what the benchmarks take them for."""

from __future__ import annotations

import pytest

from tests.benchmarks.generate import TOLD, Generated, generate
from tests.benchmarks.templates import Mould, seed_moulds

COUNT = 30


@pytest.fixture(scope="module")
def moulds() -> tuple[Mould, ...]:
    return seed_moulds()


@pytest.fixture(scope="module")
def articles(moulds: tuple[Mould, ...]) -> list[Generated]:
    return list(generate(COUNT, moulds))


def test_readings_fit_their_texts(articles: list[Generated]) -> None:
    for made in articles:
        for mention in made.reading.mentions:
            assert mention.span.of(made.text) == mention.text
        for claim in made.reading.claims:
            for term in claim.terms:
                assert claim.span.contains(term.span)
                assert term.lemma in (
                    made.text[term.span.start : term.span.end].lower(),
                    term.lemma,
                )
            assert all(0 <= n < len(made.reading.statements) for n in claim.statements)
            assert all(claim.span.contains(p.span) for p in claim.predications)


def test_what_a_sentence_says_it_says_in_its_own_words(articles: list[Generated]) -> None:
    for made in articles:
        for claim in made.reading.claims:
            stems = {t.span: t.stem for t in claim.terms}
            for predication in claim.predications:
                assert predication.stem == stems.get(predication.span, predication.stem)
                for argument in predication.arguments:
                    assert argument.stem == stems.get(argument.head, argument.stem)


def test_a_larger_corpus_begins_with_the_smaller_one(
    moulds: tuple[Mould, ...], articles: list[Generated]
) -> None:
    assert list(generate(COUNT // 2, moulds)) == articles[: COUNT // 2]


def test_propositions_recur_and_share_their_words(articles: list[Generated]) -> None:
    told: dict[tuple[int, int], list[set[str]]] = {}
    for made in articles:
        for claim, what in zip(made.reading.claims, made.stated, strict=True):
            if what is not None:
                told.setdefault(what, []).append({t.stem for t in claim.terms})
    repeated = [bags for bags in told.values() if len(bags) > 1]
    assert len(repeated) > COUNT
    for first, second, *_ in repeated:
        assert len(first & second) >= TOLD - 2


def test_the_vocabulary_goes_on_growing(articles: list[Generated]) -> None:
    known: set[str] = set()
    sizes = []
    for made in articles:
        known |= {t.stem for claim in made.reading.claims for t in claim.terms}
        sizes.append(len(known))
    assert sizes[-1] > 1.2 * sizes[COUNT // 2]
    assert sizes[-1] < COUNT / 2 * sizes[1]
