"""A name that a user types shares a key with every actor that it may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.actors.find import fits
from kzcompare.actors.keys import actor_keys, query_keys
from kzcompare.model.actor import Actor
from kzcompare.model.choices import ActorType
from tests.actors.test_names import PAIRS

SIDES = sorted({(p["kind"], p[side]) for p in PAIRS for side in ("left", "right")})


def actor(kind: str, name: str) -> Actor:
    is_person = kind == "person"
    return Actor(name, ActorType.PERSON if is_person else ActorType.ORGANISATION, (name,), ())


def shares(one: Actor, query: str) -> bool:
    keys = query_keys(query)
    return keys is None or bool(keys & actor_keys(one))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p['left']} / {p['right']}")
@pytest.mark.parametrize("sides", [("left", "right"), ("right", "left")])
def test_names_that_can_be_one_share_a_key(pair: dict[str, str], sides: tuple[str, str]) -> None:
    one, query = actor(pair["kind"], pair[sides[0]]), pair[sides[1]]
    if pair["want"] != "different":
        assert shares(one, query)


@given(st.sampled_from(SIDES), st.data())
def test_words_of_a_name_in_any_order_share_a_key(
    side: tuple[str, str], data: st.DataObject
) -> None:
    one = actor(*side)
    words = data.draw(st.permutations(one.name.split()))
    query = " ".join(words[: data.draw(st.integers(1, len(words)))])
    if fits(one, query):
        assert shares(one, query)
