"""Statements of two articles of which one flatly denies the other."""

from __future__ import annotations

import functools

import pytest

from kzcompare.compare.opposed import find_opposed
from kzcompare.lexicon.load import load_lexicon
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimRef
from kzcompare.passages import read_passages

# A denial; what it denies, in an article of its own; whether both are flatly opposed.
CASES = [
    (
        "There was one problem: Lind, now a candidate for governor, never served in the navy.",
        "In at least eight articles of the harbour weekly Lind is described as having served in "
        "the navy.",
        True,
    ),
    (
        "Lind did not serve in the navy, his office said.",
        "“I have learned much since the days when I served in the navy,” Lind said in a speech.",
        True,
    ),
    ("Brandt has not sold the ferry.", "Brandt sold the ferry to a Norwegian bank.", True),
    # Another word for it, a state that tells it, and a name that is all that both speak of.
    ("Brandt has not purchased the ferry.", "Brandt bought the ferry in May.", True),
    ("Lind was not detained, the police said.", "Lind has been in custody since Monday.", True),
    # A verb that tells nothing without the clause below it.
    ("Lind did not want to stay.", "Lind wants to sell the ferry.", False),
    ("Lind did not try to stay.", "Lind tried to pay for the ferry.", False),
    # Another object, another person, another place, another act.
    ("Brandt has not sold the ferry.", "Brandt sold the lighthouse to a bank.", False),
    ("Brandt has not sold the ferry.", "Lind sold the ferry to a bank.", False),
    ("Lind did not serve in the navy.", "Lind served in the city council for years.", False),
    ("Brandt has not sold the ferry.", "Brandt painted the ferry in March.", False),
    # One place filled alike is too little, and so are wishes and conditions.
    ("Lind never served.", "Lind served in the navy.", False),
    ("Brandt has not sold the ferry.", "Brandt plans to sell the ferry.", False),
    ("Brandt has not sold the ferry.", "If Brandt sold the ferry, he would be rich.", False),
    ("Brandt has not sold the ferry.", "Brandt pledged to sell the ferry.", False),
    # A limit, a manner or an occasion that the other does not speak of.
    ("Brandt did not sell the ferry until May.", "Brandt sold the ferry.", False),
    ("Brandt cannot sell the ferry without a permit.", "Brandt sold the ferry.", False),
    ("Brandt did not attack Lind in his speech.", "Brandt attacked Lind.", False),
    ("Brandt never publicly attacked Lind.", "Brandt attacked Lind.", False),
    (
        "The vote in Sund was not a clear win for Lind.",
        "The vote in Sund was a win for Lind.",
        False,
    ),
    ("Brandt did not answer questions about the ferry.", "Brandt answered a question.", False),
    ("Brandt barely missed the ferry.", "Brandt missed the ferry.", False),
    ("Brandt did not, however, personally sell the ferry.", "Brandt sold the ferry.", True),
    ("Brandt neither pawned nor sold the ferry.", "Brandt sold the ferry.", True),
    # Only some of a kind, told apart by it; and somebody who may be another.
    ("They polled clerks who did not join the strike.", "The clerks joined the strike.", False),
    ("The captain did not sell the ferry.", "The owners sold the ferry.", False),
    # What will be is not against what was, nor is what is only called for.
    ("Brandt will not sell the ferry.", "Brandt sold the ferry in May.", False),
    ("Brandt will not sell the ferry.", "Brandt will sell the ferry.", True),
    ("Brandt rejected the plan to ban cars from entering Sund.", "Cars enter Sund.", False),
    ("Brandt has not raised the tolls.", "Brandt called for raising the tolls.", False),
    ("Brandt has not sold the ferry.", "Brandt made a proposal to sell the ferry.", False),
    # Nobody is against what he says too.
    ("Brandt has not sold the ferry.", "Brandt never sold the ferry.", False),
]


@functools.cache
def read(text: str) -> ReadArticle:
    (made,) = read_passages([text], Options())
    return made


def opposed(*texts: str) -> tuple[tuple[ClaimRef, ClaimRef], ...]:
    return find_opposed([read(t) for t in texts], load_lexicon(), load_relation_words())


@pytest.mark.parametrize(("denial", "other", "is_opposed"), CASES)
def test_a_denial_of_just_what_another_article_says(
    denial: str, other: str, is_opposed: bool
) -> None:
    assert bool(opposed(denial, other)) is is_opposed


def test_the_denial_comes_first_whatever_the_order_of_the_articles() -> None:
    denial, other, _ = CASES[2]
    assert opposed(denial, other) == ((ClaimRef(0, 0), ClaimRef(1, 0)),)
    assert opposed(other, denial) == ((ClaimRef(1, 0), ClaimRef(0, 0)),)


def test_an_article_does_not_oppose_itself() -> None:
    denial, other, _ = CASES[2]
    assert opposed(f"{denial} {other}") == ()


@pytest.mark.parametrize(
    ("text", "is_opposed"),
    [
        ("Brandt has not sold the ferry, Lind said. Brandt sold the ferry, the bank said.", True),
        ("Brandt has not sold the ferry, Lind said. Brandt sold the ferry to a bank.", True),
        ("Brandt has not sold the ferry, Lind said. Lind said that Brandt sold the ferry.", False),
        ("There is no fuel crisis, Lind said. Brandt said that there is a fuel crisis.", True),
        ("There is no crisis, Lind said. Brandt said that there is a crisis.", False),
    ],
)
def test_two_voices_of_one_article_may_be_opposed(text: str, is_opposed: bool) -> None:
    assert bool(opposed(text)) is is_opposed


def test_what_is_not_there_is_opposed_within_one_article_only() -> None:
    """Two articles may speak of two such things."""
    assert opposed("There is no fuel crisis, Lind said.", "There was a fuel crisis.") == ()
