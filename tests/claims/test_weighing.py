"""Weights of candidates: what speaks for each is named, and adds up to its probability."""

from __future__ import annotations

import pytest

from kzcompare.claims.animacy import HolderKind, kind_of_holder
from kzcompare.claims.weighing import probability, weight_parts
from kzcompare.lexicon.evidence import load_evidence, parse_evidence
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.errors import LexiconError
from kzcompare.model.tree import Tree
from tests.claims.parsing import parse


def test_no_evidence_is_even_odds() -> None:
    assert probability({}, {}) == 0.5


def test_evidence_adds_up() -> None:
    weights = {"base": -1.0, "in heading": 0.5, "cue share": 0.5}
    assert probability({"base": 1.0, "in heading": 1.0, "cue share": 1.0}, weights) == 0.5


def test_parts_come_largest_first_and_without_those_that_add_nothing() -> None:
    weights = {"a": 0.5, "b": -2.0, "c": 0.0}
    parts = weight_parts({"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0}, weights)
    assert parts == [("b", -2.0), ("a", 0.5)]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("She agreed.", "She", HolderKind.PERSON_PRONOUN),
        ("We agreed.", "We", HolderKind.SPEAKER),
        ("It failed.", "It", HolderKind.THING_PRONOUN),
        ("The minister agreed.", "minister", HolderKind.PERSON),
        ("The protesters agreed.", "protesters", HolderKind.PERSON),
        ("The government agreed.", "government", HolderKind.BODY),
        ("The report shows it.", "report", HolderKind.PAPER),
        ("The bridge fell.", "bridge", HolderKind.THING),
    ],
)
def test_kind_of_holder(text: str, word: str, kind: HolderKind) -> None:
    (sentence,) = parse(text)
    head = next(i for i, t in enumerate(sentence.tokens) if t.text == word)
    found = kind_of_holder(Tree(sentence), head, load_evidence(), load_actor_words())
    assert found is kind


def test_nobody_is_a_kind_of_holder() -> None:
    (sentence,) = parse("It rained.")
    found = kind_of_holder(Tree(sentence), None, load_evidence(), load_actor_words())
    assert found is HolderKind.NOBODY


def test_a_table_without_its_lists_is_refused() -> None:
    with pytest.raises(LexiconError, match="missing field"):
        parse_evidence("[settings]\nleast = 0.5\n")
