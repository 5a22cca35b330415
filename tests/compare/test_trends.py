"""What one article sees grow, and another one does not, or sees shrink."""

from __future__ import annotations

import functools

import pytest

from kzcompare.compare.trends import find_trends
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimRef
from kzcompare.passages import read_passages

HERE, THERE = ClaimRef(0, 0), ClaimRef(1, 0)

# What one article says, what another one says, and whether both can be right.
CASES = [
    (
        "Officers along the border have seen more traffic.",
        "Some officers had not seen an increase in traffic along the border.",
        True,
    ),
    (
        "There was no rise in burglaries in the old town.",
        "Burglaries in the old town have soared.",
        True,
    ),
    ("The number of crashes on the ring road fell.", "The ring road saw more crashes.", True),
    ("Fewer doctors work at the clinic.", "There are more doctors at the clinic.", True),
    ("Sales at the market are shrinking.", "Sales at the market are growing.", True),
    (
        "The amount of waste in the bay increased.",
        "Divers noticed no increase in waste in the bay.",
        True,
    ),
    (
        "The prices of bread in the capital jumped.",
        "The costs of bread in the capital did not rise.",
        True,
    ),
    # Both can be right.
    (
        "Officers along the border have seen more traffic.",
        "Traffic along the border has increased.",
        False,
    ),
    (
        "Traffic along the border fell.",
        "Officers had not seen an increase in traffic along the border.",
        False,
    ),
    (
        "The town saw more violent crime.",
        "There was no rise in crime in the town.",
        False,
    ),
    ("Crime rose.", "Crime fell.", False),
    ("Crime in Oslo rose in the spring.", "Crime in Bergen fell in the spring.", False),
    (
        "More than half of the crashes on the ring road were minor.",
        "Fewer crashes were counted on the ring road.",
        False,
    ),
    (
        "Women won more seats in the council than men.",
        "Fewer seats in the council were won by women.",
        False,
    ),
    ("The clinic needs more doctors.", "Fewer doctors work at the clinic.", False),
    ("The clinic may get more doctors.", "Fewer doctors work at the clinic.", False),
    ("Few doctors work at the clinic.", "More doctors work at the clinic.", False),
    (
        "Sales at the market rose in 2011.",
        "Sales at the market fell in 2019.",
        False,
    ),
    (
        "The law caused no increase in waste in the bay.",
        "The amount of waste in the bay increased.",
        False,
    ),
]


@functools.cache
def read(text: str) -> ReadArticle:
    (made,) = read_passages([text], Options())
    return made


@pytest.mark.parametrize(("one", "other", "is_opposed"), CASES)
def test_a_thing_cannot_grow_and_not_grow(one: str, other: str, is_opposed: bool) -> None:
    expected = {HERE, THERE} if is_opposed else set()
    for articles in ([read(one), read(other)], [read(other), read(one)]):
        assert {ref for pair in find_trends(articles, load_lexicon()) for ref in pair} == expected


def test_two_voices_of_one_article_may_see_opposite_trends() -> None:
    text = (
        "The mayor said that traffic on the ring road had increased. "
        "The police said that they had seen no increase in traffic on the ring road."
    )
    assert find_trends([read(text)], load_lexicon()) == ((ClaimRef(0, 0), ClaimRef(0, 1)),)


def test_one_voice_may_see_a_thing_grow_and_not_grow() -> None:
    text = (
        "The mayor said that traffic on the ring road had increased. "
        "The mayor said that she had seen no increase in traffic on the ring road."
    )
    assert find_trends([read(text)], load_lexicon()) == ()
