"""What nobody heard or saw, and who speaks of it all the same."""

from __future__ import annotations

import functools

import pytest

from kzcompare.compare.absence import find_absences
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimRef
from kzcompare.passages import read_passages

# Who perceived none; what another article says; whether both are opposed.
CASES = [
    ("Residents said that they heard no siren.", "The sirens sounded in time.", True),
    ("No siren was heard in the town.", "Sirens warned the town in time.", True),
    ("The institute recorded no earthquake.", "An earthquake broke the dam.", True),
    ("The institute recorded no earthquake.", "The owner blamed an earthquake.", True),
    # Both may be right.
    ("The institute recorded no earthquake.", "The institute did not record an earthquake.", False),
    ("The institute recorded no earthquake.", "An earthquake may have broken the dam.", False),
    ("The institute recorded no earthquake.", "It sounded like an earthquake.", False),
    ("The institute recorded no earthquake in Norway.", "An earthquake broke the dam.", False),
    ("No earthquake was recorded in 2011.", "An earthquake broke the dam in 2019.", False),
    ("She saw no reason to wait.", "The reason to wait was the weather.", False),
    ("We did not hear the siren.", "The sirens sounded in time.", False),
]


@functools.cache
def read(text: str) -> ReadArticle:
    (made,) = read_passages([text], Options())
    return made


@pytest.mark.parametrize(("denial", "other", "is_opposed"), CASES)
def test_what_nobody_perceived_is_against_who_speaks_of_it(
    denial: str, other: str, is_opposed: bool
) -> None:
    found = find_absences([read(other), read(denial)], load_relation_words())
    assert found == (((ClaimRef(1, 0), ClaimRef(0, 0)),) if is_opposed else ())
