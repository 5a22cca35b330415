"""Looking up an actor by the name a user types."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from kzcompare.actors.find import HINT, find_actor, near_places
from kzcompare.model.actor import Actor
from kzcompare.model.choices import ActorType
from kzcompare.model.errors import NotFoundError
from kzcompare.model.report import Report
from kzcompare.whole import Whole

PERSON, BODY, GROUP = ActorType.PERSON, ActorType.ORGANISATION, ActorType.GROUP
ACTORS = (
    Actor("Nursultan Nazarbayev", PERSON, ("Nazarbayev", "Elbasy"), ()),
    Actor("Dariga Nazarbayeva", PERSON, ("Dariga Nazarbayeva",), ()),
    Actor("Fidel Castro", PERSON, ("Fidel Castro",), ()),
    Actor("Raul Castro", PERSON, ("Raul Castro",), ()),
    Actor("Vladimir Putin", PERSON, ("Putin",), ()),
    Actor("Collective Security Treaty Organization", BODY, ("CSTO",), ()),
    Actor("French police", BODY, ("the police",), ()),
)


def find(actors: tuple[Actor, ...], query: str) -> Actor:
    return find_actor(Whole(Report("0", (), actors=actors)), query)


@pytest.mark.parametrize(
    ("query", "want"),
    [
        ("Vladimir Putin", "Vladimir Putin"),
        ("vladimir putin", "Vladimir Putin"),
        ("President Putin", "Vladimir Putin"),
        ("Путин", "Vladimir Putin"),
        ("Владимир Путин", "Vladimir Putin"),
        ("Putni", "Vladimir Putin"),
        ("Vladmir Puttin", "Vladimir Putin"),
        ("nazarbaev", "Nursultan Nazarbayev"),
        ("Назарбаев", "Nursultan Nazarbayev"),
        ("the Elbasy", "Nursultan Nazarbayev"),
        ("Nazarbayeva", "Dariga Nazarbayeva"),
        ("dariga", "Dariga Nazarbayeva"),
        ("csto", "Collective Security Treaty Organization"),
        ("Collective Security Treaty Organisation", "Collective Security Treaty Organization"),
        ("treaty organization", "Collective Security Treaty Organization"),
        ("police", "French police"),
        ("Raul Castro", "Raul Castro"),
    ],
)
def test_an_actor_is_found_however_it_is_spelled(query: str, want: str) -> None:
    assert find(ACTORS, query).name == want


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "Castro",
            "'Castro' fits several actors: Fidel Castro (person, 0), Raul Castro (person, 0); "
            "give a fuller name",
        ),
        (
            "Zzyzx",
            "no actor 'Zzyzx' in these articles; named most: Nursultan Nazarbayev (person, 0), "
            "Dariga Nazarbayeva (person, 0), Fidel Castro (person, 0); "
            "'kzcompare actors' lists all",
        ),
        ("  ", "no actor is named by an empty text; give a name"),
    ],
)
def test_what_is_not_found_is_said_in_one_line(query: str, message: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(ACTORS, query)
    assert str(caught.value) == message


def test_where_nobody_is_named_it_says_so() -> None:
    with pytest.raises(NotFoundError, match="no actor 'Reed' in these articles, nor any other"):
        find((), "Reed")


def test_a_woman_is_never_found_for_the_man_of_her_name() -> None:
    with pytest.raises(NotFoundError, match="did you mean Vladimir Putin"):
        find(ACTORS, "Putina")


def test_a_group_around_somebody_is_found_only_when_it_is_asked_for() -> None:
    around = Actor("Vladimir Putin campaign", GROUP, ("Putin campaign",), ())
    assert find((around, *ACTORS), "Puttin").name == "Vladimir Putin"
    assert find((around, *ACTORS), "Putin campaign") is around


def test_a_near_miss_suggests_names() -> None:
    with pytest.raises(NotFoundError, match=r"did you mean .*Vladimir Putin"):
        find(ACTORS, "Vladimir Lenin")


names = st.text("abn -", min_size=1, max_size=12)


@given(names, st.lists(names, max_size=8))
@example("astan", ["arman"])
def test_all_that_is_worth_suggesting_is_looked_at(asked: str, options: list[str]) -> None:
    near = near_places(options, asked)
    shares = [OSA.normalized_similarity(asked, option) for option in options]
    assert {n for n, share in enumerate(shares) if share >= HINT} <= set(near)
    assert near == sorted(near)
