"""Name matching, pair by pair; the cases are in tests/cases/names.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.actors.keys import (
    body_keys,
    person_keys,
    same_body_keys,
    same_person_keys,
)
from kzcompare.actors.names import Likeness, compare_bodies, compare_people

FILE = Path(__file__).parent.parent / "cases" / "names.toml"
PAIRS: list[dict[str, str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["pair"]
NAMES = st.sampled_from(sorted({p[side] for p in PAIRS for side in ("left", "right")}))


def compare(pair: dict[str, str]) -> Likeness:
    matcher = compare_people if pair["kind"] == "person" else compare_bodies
    return matcher(pair["left"], pair["right"])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p['left']} / {p['right']}")
def test_names_compare_as_the_case_file_says(pair: dict[str, str]) -> None:
    assert compare(pair).value == pair["want"]


@given(NAMES, NAMES)
def test_the_order_of_two_names_does_not_matter(left: str, right: str) -> None:
    assert compare_people(left, right) is compare_people(right, left)
    assert compare_bodies(left, right) is compare_bodies(right, left)


@given(NAMES)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    assert compare_people(name, name) is Likeness.SAME
    assert compare_bodies(name, name) is Likeness.SAME


@given(NAMES, NAMES)
def test_names_that_can_be_one_share_a_key(left: str, right: str) -> None:
    check_keys(left, right)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p['left']} / {p['right']}")
def test_names_of_the_case_file_that_can_be_one_share_a_key(pair: dict[str, str]) -> None:
    check_keys(pair["left"], pair["right"])


def check_keys(left: str, right: str) -> None:
    for compare_names, near, same in (
        (compare_people, person_keys, same_person_keys),
        (compare_bodies, body_keys, same_body_keys),
    ):
        likeness = compare_names(left, right)
        if likeness is Likeness.SAME:
            assert same(left) & same(right)
        if likeness is not Likeness.DIFFERENT:
            assert near(left) & near(right)


def test_bearers_of_one_surname_share_no_narrow_key() -> None:
    assert not same_person_keys("Grace Lee") & same_person_keys("Paul Lee")
    assert person_keys("Grace Lee") & person_keys("Paul Lee")
