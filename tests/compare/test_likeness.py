"""Why statements that agree belong together."""

from __future__ import annotations

from collections.abc import Sequence

from kzcompare.compare.likeness import likeness
from kzcompare.model.claim import Claim
from kzcompare.model.row import Cell, Reason, ReasonKind
from tests.builders import article, cell
from tests.makers import claim

WORDS = "dockers closed harbour over unpaid wages"
OTHER = "wages went unpaid so dockers walked out"
TERMS = ("unpaid", "wages", "dockers")


def spoken(source: str, words: str) -> tuple[Cell, Claim]:
    made = article(source, words)
    return cell(made, words), claim(made, words, *words.split())


def reasons(
    *spoken_words: tuple[str, str], terms: Sequence[str] = TERMS, sensed: bool = False
) -> list[Reason]:
    made = [spoken(source, words) for source, words in spoken_words]
    return list(likeness([c for c, _ in made], [k for _, k in made], terms, sensed=sensed))


def test_nearly_the_same_words_are_a_repetition() -> None:
    assert reasons(("post", WORDS), ("courier", WORDS + " again")) == [
        Reason(ReasonKind.REPETITION, "nearly the same words", (0, 1))
    ]


def test_the_same_in_other_words_is_a_paraphrase_that_names_the_shared_words() -> None:
    assert reasons(("post", WORDS), ("courier", OTHER)) == [
        Reason(ReasonKind.PARAPHRASE, "both speak of dockers, unpaid wages", (0, 1))
    ]


def test_the_five_most_telling_words_are_named_in_the_order_of_the_text() -> None:
    terms = ("six", "five", "four", "three", "two", "one")
    left = "one - two - three - four - five - six"
    (found,) = reasons(
        ("post", left), ("courier", "six of five if four or three at two an one"), terms=terms
    )
    assert found.text == "both speak of two, three, four, five, six"


def test_statements_that_share_no_term_get_no_reason() -> None:
    assert reasons(("post", WORDS), ("courier", "a storm sank two ferries")) == []


def test_of_several_statements_of_a_source_those_that_share_most_are_named() -> None:
    found = reasons(("post", "the dockers marched"), ("post", WORDS), ("courier", OTHER))
    assert found == [Reason(ReasonKind.PARAPHRASE, "both speak of dockers, unpaid wages", (1, 2))]


def test_words_in_common_tell_more_than_names() -> None:
    terms = ("Reed", "Mayor", "wages")
    found = reasons(
        ("post", "Mayor Reed"), ("post", WORDS), ("tide", f"Mayor Reed: {OTHER}"), terms=terms
    )
    assert [(r.text, r.cells) for r in found] == [("both speak of wages", (1, 2))]


def test_a_repetition_of_any_statement_is_one() -> None:
    found = reasons(("post", "the dockers marched"), ("post", WORDS), ("courier", WORDS))
    assert found == [Reason(ReasonKind.REPETITION, "nearly the same words", (1, 2))]


def test_what_only_an_encoder_put_together_says_so() -> None:
    found = reasons(("post", WORDS), ("courier", "a storm sank two ferries"), sensed=True)
    assert found == [
        Reason(
            ReasonKind.PARAPHRASE, "in other words; the sentence encoder finds them alike", (0, 1)
        )
    ]


def test_each_other_source_gets_one_reason() -> None:
    found = reasons(("post", WORDS), ("courier", OTHER), ("courier", OTHER), ("delta", OTHER))
    assert [r.cells for r in found] == [(0, 1), (0, 3)]


def test_a_source_is_never_compared_with_itself() -> None:
    assert reasons(("post", WORDS), ("post", WORDS)) == []
