"""Counts of the dead or the hurt of one event that cannot both be right."""

from __future__ import annotations

import functools

import pytest
from msgspec.structs import replace

from kzcompare.compare.tolls import find_tolls
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimRef
from kzcompare.passages import read_passages

FORTY = "At least 41 people were killed when the dam burst, rescuers said."
# Another article of the same day; whether both are on one toll that is disputed.
CASES = [
    ("The ministry said that 23 deaths had been confirmed.", True),
    ("So far 23 citizens have lost their lives, the ministry reports.", True),
    # It can be right too.
    ("The flood killed 57 people, the ministry said.", False),
    ("Some 40 people died.", False),
    # Others, or something else happened to them.
    ("The flood killed 23 soldiers.", False),
    ("The flood hurt 23 people.", False),
    ("Among those killed were 12 others.", False),
    # Another event.
    ("In 2011 a smaller flood killed nine people.", False),
]
# Counts of one thing in unlike words: two statements, and whether they are of one toll that is
# disputed.
WORDED = [
    ("He put the number of missing at 68.", "Another 19 are listed as missing.", True),
    ("68 are missing.", "The number of missing was put at 41.", True),
    ("About 2,400 people have been moved to barracks.", "3,100 residents were evacuated.", True),
    ("2,400 people fled.", "3,100 residents were given temporary quarters in schools.", True),
    # Beside the dead, another count is one of the missing; beside others, it adds to them.
    ("At least 41 people were killed.", "Another 19 people were killed.", False),
    # It can be right too.
    ("He put the number of missing at 68.", "About 70 are missing.", False),
    # Something else happened to them, or they are no people.
    ("He put the number of missing at 68.", "He put the number of wounded at 19.", False),
    ("2,400 people fled.", "3,100 residents were given masks.", False),
    ("2,400 people were moved.", "3,100 houses were given temporary roofs.", False),
]


@functools.cache
def read(text: str, name: str, day: str = "2024-05-16") -> ReadArticle:
    (made,) = read_passages([text], Options())
    source = replace(made.article.source, id=name, date=day)
    return replace(made, article=replace(made.article, source=source))


@pytest.mark.parametrize(("other", "is_disputed"), CASES)
def test_two_tolls_of_one_event_are_disputed_where_both_cannot_be_right(
    other: str, is_disputed: bool
) -> None:
    assert bool(find_tolls([read(FORTY, "post"), read(other, "courier")])) is is_disputed


@pytest.mark.parametrize(("one", "other", "is_disputed"), WORDED)
def test_tolls_meet_in_whatever_words_they_are_given(
    one: str, other: str, is_disputed: bool
) -> None:
    assert bool(find_tolls([read(one, "post"), read(other, "courier")])) is is_disputed


def test_a_toll_grows_from_day_to_day_but_never_shrinks() -> None:
    early, late = "Some 20 people were killed.", "Some 60 people were killed."
    monday, friday = "2024-05-13", "2024-05-17"
    assert find_tolls([read(early, "post", monday), read(late, "courier", friday)]) == ()
    assert find_tolls([read(late, "post", monday), read(early, "courier", friday)]) != ()


def test_what_is_long_over_grows_no_more() -> None:
    monday, friday = "2024-05-13", "2024-05-17"
    early = read("In 2011 a smaller dam failed and killed nine people.", "post", monday)
    late = read("When the smaller dam failed in 2011, eleven people died.", "courier", friday)
    assert find_tolls([early, late]) != ()


def test_what_agrees_with_one_side_of_a_dispute_belongs_to_it() -> None:
    ours, theirs = "Some 20 people were killed.", "Some 60 people were killed."
    found = find_tolls([read(ours, "a"), read(theirs, "b"), read(ours, "c")])
    assert found == (
        (ClaimRef(0, 0), ClaimRef(1, 0)),
        (ClaimRef(0, 0), ClaimRef(2, 0)),
        (ClaimRef(1, 0), ClaimRef(2, 0)),
    )


def test_where_a_report_was_filed_is_not_where_people_died() -> None:
    filed = "PARIS, France (Nordpress) - Some 20 people were killed in the fire, a minister said."
    other = read("Some 60 people were killed in the fire.", "courier")
    told = read(filed, "post")
    source = replace(told.article.source, dateline="PARIS, France")
    dated = replace(told, article=replace(told.article, source=source))
    assert find_tolls([told, other]) == ()  # in Paris, as far as can be seen
    assert find_tolls([dated, other]) != ()
