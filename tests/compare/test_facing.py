"""One deed with opposite prepositions: for and against, before and after, with and without."""

from __future__ import annotations

import pytest

from kzcompare.compare.evidence import Pair
from kzcompare.compare.passages import passage_of
from kzcompare.lexicon.load import load_lexicon
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.options import Options
from kzcompare.passages import read_passages


def found(one: str, other: str) -> set[tuple[str, str, str]]:
    """The rules that see a conflict, with the words of both sides."""
    left, right = (
        passage_of(read, read.reading.claims) for read in read_passages([one, other], Options())
    )
    pair = Pair(left, right, load_lexicon(), load_relation_words())
    return {(c.name, c.left.of(left.text), c.right.of(right.text)) for c in pair.conflicts}


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "The senator voted for the plan.",
            "The senator voted against the plan.",
            ("for the plan", "against the plan"),
        ),
        (
            "The guests arrived before the speech.",
            "The guests arrived after the speech.",
            ("before the speech", "after the speech"),
        ),
        (
            "The talks ended with a deal.",
            "The talks ended without a deal.",
            ("with a deal", "without a deal"),
        ),
        (
            "The car was found inside the house.",
            "The car was found outside the house.",
            ("inside the house", "outside the house"),
        ),
        (
            "Every minister voted for the plan.",
            "Two ministers voted against the plan.",
            ("for the plan", "against the plan"),
        ),
        (
            "The mayor is for the plan.",
            "The mayor is against the plan.",
            ("for the plan", "against the plan"),
        ),
    ],
)
def test_one_deed_is_not_done_both_ways(one: str, other: str, words: tuple[str, str]) -> None:
    assert found(one, other) == {("antonym", *words)}
    assert found(other, one) == {("antonym", *words[::-1])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twelve senators voted for the ban.", "Nine senators voted against the ban."),
        ("Some senators voted for the ban.", "Other senators voted against the ban."),
        ("Senators voted for the ban.", "Senators voted against the ban."),
        ("Reed campaigned for the ban.", "Reed campaigned against the tax."),
        ("Reed voted for the ban.", "Salko voted against the ban."),
        ("Reed spoke before the vote.", "Reed spoke after the vote."),
        ("Reed travelled with his wife.", "Reed travelled without his wife."),
        ("Reed spoke before and after the vote.", "Reed spoke after the vote."),
        ("Reed may vote for the ban.", "Reed voted against the ban."),
        ("Reed voted for the budget in May.", "Reed voted against the budget in June."),
    ],
)
def test_both_can_be_right(one: str, other: str) -> None:
    assert found(one, other) == found(other, one) == set()
