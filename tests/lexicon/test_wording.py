"""The sets of words for one thing: what the file may hold, and what it holds."""

from __future__ import annotations

import pytest

from kzcompare.lexicon.wording import load_word_sets, read_word_sets
from kzcompare.model.errors import LexiconError

SOURCES = {"own": "made up"}
TWICE = {"name": "x", "source": "own", "words": "a\nb"}


def table(words: str, **fields: object) -> dict[str, object]:
    return {"sources": SOURCES, "set": [{"name": "x", "source": "own", "words": words, **fields}]}


def test_forms_of_one_word_are_counted_as_one() -> None:
    (group,) = read_word_sets(table("protest | to protest\nill treatment | to crack down"))
    protest, ill = group.words
    assert (protest.name, protest.nouns, protest.verbs) == (
        "protest",
        (("protest",),),
        (("protest",),),
    )
    assert (ill.nouns, ill.verbs) == ((("ill", "treatment"),), (("crack", "down"),))
    assert group.source == "made up"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (table("one"), "'x' has only one word"),
        (table("one\ntwo | one"), "'one' is empty or listed twice"),
        (table("one\ntwo |"), "'' is empty"),
        (table("one\ntwo", source="nobody"), "source 'nobody' is not listed"),
        (table("one\ntwo", colour="red"), "the fields are name, source, words"),
        ({"set": []}, "the fields are sources and set"),
        ({"sources": SOURCES, "set": [TWICE, TWICE]}, "'x' is listed twice"),
    ],
)
def test_a_broken_rule_is_named(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        list(read_word_sets(wrong))


def test_the_packaged_sets_are_valid_and_hold_what_reports_differ_in() -> None:
    held = {group.name: {word.name for word in group.words} for group in load_word_sets()}
    assert {"protest", "riot", "unrest", "coup"} <= held["people taking to the streets"]
    assert {"fugitive", "exile"} <= held["those who left their country"]
    assert all(word == word.lower() for words in held.values() for word in words)
