"""Sentences that are made before a claim is read: most of those it asks for, and the same."""

from __future__ import annotations

import pytest

from kzcompare.compare.check import check_claim, make_likely
from kzcompare.compare.guess import guess
from kzcompare.compare.passages import passage_of
from kzcompare.compare.sentences import Sentences
from kzcompare.lexicon.load import load_lexicon
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.whole import Whole
from tests.compare.test_search import ASKED, asked, seeds


def test_a_guess_has_the_words_of_the_claim() -> None:
    words = Whole(seeds()).words.vocabulary
    for text, claim in zip(ASKED, asked(), strict=True):
        guessed = {t.stem for t in guess(text, words).terms}
        read = {t.stem for t in passage_of(claim).terms} & set(words.stems)
        assert len(guessed & read) >= 0.6 * len(read)
    assert guess("Nobody prints xyzzy.", words).terms == guess("", words).terms == ()


@pytest.mark.parametrize("number", range(len(ASKED)), ids=ASKED)
def test_what_was_made_before_changes_no_answer(number: int) -> None:
    lexicon, words, claim = load_lexicon(), load_relation_words(), asked()[number]
    sentences = Sentences(Whole(seeds()))
    made = list(make_likely(claim.article.text, sentences, lexicon, words))
    assert check_claim(claim, sentences, lexicon, words) == check_claim(
        claim, Sentences(Whole(seeds())), lexicon, words
    )
    if number == 0:
        assert made
