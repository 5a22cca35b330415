"""The pairwise judgement: rules, labels, and what holds of any two passages."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcompare.compare.passages import Passage, passage_of
from kzcompare.compare.relation import relate
from kzcompare.lexicon.load import load_lexicon
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.options import Options
from kzcompare.model.relation import Label, Relation
from kzcompare.passages import read_passages, relate_passages
from tests.eval.relations import Case, own_cases

CASES = own_cases()
RULED = own_cases("rules.txt")  # no weights are learned from these
TEXTS = sorted({text for case in (*CASES, *RULED) for text in (case.a, case.b)})


@functools.cache
def passages() -> dict[str, Passage]:
    """All passages of the cases, read once."""
    read = read_passages(TEXTS, Options())
    return {text: passage_of(r) for text, r in zip(TEXTS, read, strict=True)}


def relation(a: str, b: str) -> Relation:
    held = passages()
    return relate(held[a], held[b], load_lexicon(), load_relation_words())


def right(cases: Sequence[Case]) -> int:
    return sum(relation(case.a, case.b).label.value == case.label for case in cases)


# How many pairs of each kind are judged rightly; all were in sight when the rules were written.
LEAST = {
    "paraphrase": 15,
    "figure": 9,
    "negation": 15,
    "antonym": 11,
    "swap": 5,
    "doer": 3,
    "date": 5,
    "place": 4,
    "cause": 4,
    "definition": 3,
    "neutral": 9,
    "unrelated": 8,
}


@pytest.mark.parametrize("case", RULED, ids=lambda case: f"{case.a} / {case.b}")
def test_what_the_rules_must_tell(case: Case) -> None:
    found = relation(case.a, case.b).label
    assert (Label.NEUTRAL if found is Label.UNRELATED else found).value == case.label


def test_what_one_tells_contradicts_nobody_else_who_does_not() -> None:
    told = "Engineers said that the valve had leaked."
    silent = "The company did not say that the valve had leaked."
    ours, theirs = (passage_of(r) for r in read_passages([told, silent], Options()))
    found = relate(ours, theirs, load_lexicon(), load_relation_words())
    assert found.label is not Label.CONTRADICT


@pytest.mark.parametrize("kind", LEAST)
def test_pairs_of_each_kind_are_judged_as_well_as_before(kind: str) -> None:
    assert right([case for case in CASES if case.kind == kind]) >= LEAST[kind]


def test_every_kind_is_counted() -> None:
    assert {case.kind for case in CASES} == set(LEAST)


@pytest.mark.parametrize(
    ("a", "b", "kind", "words"),
    [
        ("The bridge is open.", "The bridge is closed.", "antonym", ("open", "closed")),
        ("He left the town.", "He did not leave the town.", "negation", ("left", "not")),
        (
            "The flood killed 12 people.",
            "The flood killed 30 people.",
            "figure",
            ("12 people", "30 people"),
        ),
        ("The factory opened in 1987.", "The factory opened in 1994.", "date", ("1987", "1994")),
        ("Brazil beat Norway.", "Norway beat Brazil.", "antonym", ("Brazil", "Norway")),
    ],
)
def test_a_contradiction_names_its_kind_and_the_words(
    a: str, b: str, kind: str, words: tuple[str, str]
) -> None:
    (found,) = relate_passages([(a, b)])
    assert found.label is Label.CONTRADICT
    ground = found.grounds[0]
    assert ground.kind.value == kind
    assert (ground.a[0].of(a), ground.b[0].of(b)) == words


SYMMETRIC = (Label.CONTRADICT, Label.UNRELATED)


@settings(max_examples=60, deadline=None)
@given(a=st.sampled_from(TEXTS), b=st.sampled_from(TEXTS))
def test_contradiction_and_no_relation_do_not_depend_on_the_order(a: str, b: str) -> None:
    there, back = relation(a, b), relation(b, a)
    for label in SYMMETRIC:
        assert (there.label is label) == (back.label is label)
    if there.label in SYMMETRIC:
        assert there.score == back.score


@given(text=st.sampled_from(TEXTS))
@settings(max_examples=40, deadline=None)
def test_a_passage_supports_itself(text: str) -> None:
    assert relation(text, text).label is Label.AGREE


@given(a=st.sampled_from(TEXTS), b=st.sampled_from(TEXTS))
@settings(max_examples=40, deadline=None)
def test_every_place_lies_in_its_passage(a: str, b: str) -> None:
    for ground in relation(a, b).grounds:
        assert all(0 <= s.start < s.end <= len(a) for s in ground.a)
        assert all(0 <= s.start < s.end <= len(b) for s in ground.b)


SUBJECTS = ("The army", "The council", "Anna Weiss", "The bank", "The union")
DEEDS = (
    ("closed the bridge over the river", "did not close the bridge over the river"),
    ("signed the treaty with the rebels", "did not sign the treaty with the rebels"),
    ("paid the workers of the harbour", "never paid the workers of the harbour"),
    ("published the report on the fire", "refused to publish the report on the fire"),
)


@settings(max_examples=20, deadline=None)
@given(who=st.sampled_from(SUBJECTS), deed=st.sampled_from(DEEDS))
def test_a_claim_and_its_negation_contradict(who: str, deed: tuple[str, str]) -> None:
    (found,) = relate_passages([(f"{who} {deed[0]}.", f"{who} {deed[1]}.")])
    assert found.label is Label.CONTRADICT
