"""What sources call the same thing."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from kzcompare.lexicon.wording import WordSet, read_word_sets
from kzcompare.model.actor import Actor
from kzcompare.model.article import Article
from kzcompare.model.choices import ActorType, Verdict
from kzcompare.model.claim import ReadArticle
from kzcompare.model.row import Row
from kzcompare.views.concordance import Voice
from kzcompare.views.wording import SetUse, Wording, uses_of, wording_of
from tests.builders import article, cell, mention, report, row, span
from tests.makers import claim, reading

RIOT = article("left", "The riot began at noon.\nIllegal immigrants joined.")
PROTEST = article(
    "right", "The protest began at noon.\nImmigrants joined.\n“A riot!” somebody said."
)


def sets(**words: str) -> tuple[WordSet, ...]:
    entries = [
        {"name": n, "source": "own", "words": w.replace("/", "\n")} for n, w in words.items()
    ]
    return tuple(read_word_sets({"sources": {"own": "us"}, "set": entries}))


CROWD = sets(crowd="protest | to protest/riot/rally")


def read(within: Article, **sentences: tuple[str, ...]) -> ReadArticle:
    """An article whose lines have these content words, in order."""
    lines = [p.span.of(within.text) for p in within.paragraphs]
    return reading(
        within,
        *(
            claim(within, line, *terms)
            for line, terms in zip(lines, sentences.values(), strict=True)
        ),
    )


LEFT = read(RIOT, a=("riot", "noon"), b=("Illegal", "immigrants", "joined"))
RIGHT = read(PROTEST, a=("protest", "noon"), b=("Immigrants", "joined"), c=("riot",))


def worded(
    *rows: Row, groups: tuple[WordSet, ...] = CROWD, actors: tuple[Actor, ...] = ()
) -> Wording:
    return wording_of(report(LEFT, RIGHT, rows=rows, actors=actors), groups)


def counts(group: SetUse) -> dict[str, dict[str, int]]:
    return {w.word: dict(Counter(use.source for use in w.uses)) for w in group.words}


def test_a_set_counts_its_words_by_source() -> None:
    (group,) = worded().sets
    assert counts(group) == {"protest": {"right": 1}, "riot": {"left": 1, "right": 1}}


def test_a_word_in_quotation_marks_is_ascribed() -> None:
    (group,) = worded().sets
    assert [use.voice for use in group.words[1].uses] == [Voice.OWN, Voice.QUOTED]


def test_own_voice_leaves_them_out() -> None:
    whole = report(LEFT, RIGHT)
    (group,) = wording_of(whole, CROWD, frozenset({Voice.OWN})).sets
    assert counts(group) == {"protest": {"right": 1}, "riot": {"left": 1}}


@pytest.mark.parametrize("words", ["riot/march", "noon/midnight", "protest/march"])
def test_a_set_in_which_the_sources_do_not_differ_is_left_out(words: str) -> None:
    assert worded(groups=sets(x=words)).sets == ()


def test_the_set_with_more_contrast_comes_first() -> None:
    both = sets(same="noon/joined", differs="protest/riot")
    assert [group.name for group in worded(groups=both).sets] == ["differs"]


def test_of_two_words_that_overlap_the_longer_counts() -> None:
    within = article("left", "The illegal immigrants left.")
    other = article("right", "The immigrants left.")
    whole = report(
        read(within, a=("illegal", "immigrants", "left")), read(other, a=("immigrants", "left"))
    )
    (group,) = wording_of(whole, sets(people="immigrants/illegal immigrants")).sets
    assert counts(group) == {"immigrants": {"right": 1}, "illegal immigrants": {"left": 1}}


def same(left: str, right: str) -> Row:
    return row("r1", left, Verdict.AGREEMENT, cell(RIOT, left), cell(PROTEST, right))


def test_two_words_meet_in_a_row() -> None:
    (group,) = worded(same("The riot began at noon.", "The protest began at noon.")).sets
    (meeting,) = group.meetings
    assert (meeting.row, meeting.words) == ("r1", ("riot", "protest"))
    assert [use.source for use in meeting.uses] == ["left", "right"]


def test_a_word_outside_the_cell_does_not_meet() -> None:
    (group,) = worded(same("at noon", "at noon")).sets
    assert group.meetings == ()


def test_one_word_for_both_is_no_meeting() -> None:
    (group,) = worded(same("The riot began at noon.", "“A riot!” somebody said.")).sets
    assert group.meetings == ()


def actor(**described: tuple[Article, str]) -> Actor:
    found = tuple(
        (
            source,
            (replace(mention(within, "began", name="X"), descriptors=(span(within.text, words),)),),
        )
        for source, (within, words) in described.items()
    )
    return Actor("X", ActorType.PERSON, ("X",), found)


def test_an_actor_is_called_different_things() -> None:
    described = actor(left=(RIOT, "riot"), right=(PROTEST, "protest"))
    (called,) = worded(actors=(described,)).actors
    assert [(s, [q.text for q in quotes]) for s, _, quotes in called.columns] == [
        ("left", ["riot"]),
        ("right", ["protest"]),
    ]


@pytest.mark.parametrize(
    "described",
    [
        {"left": (RIOT, "riot")},  # one source only
        {"left": (RIOT, "noon"), "right": (PROTEST, "noon")},
        {"left": (RIOT, "The riot"), "right": (PROTEST, "riot")},  # an article is no difference
    ],
)
def test_the_same_description_is_no_difference(described: dict[str, tuple[Article, str]]) -> None:
    assert worded(actors=(actor(**described),)).actors == ()


def test_uses_of_a_word_of_the_users() -> None:
    used, _ = uses_of(report(LEFT, RIGHT), "the riot")
    assert [(use.source, use.text) for use in used.uses] == [("left", "riot"), ("right", "riot")]


def test_words_that_are_there_come_with_a_word_that_is_not() -> None:
    used, known = uses_of(report(LEFT, RIGHT), "riots")
    assert used.uses == ()
    assert "riot" in known


def test_articles_of_one_outlet_can_be_counted_together() -> None:
    """Neither article differs from the other as a source of its own outlet; the third does."""
    daily = article("left", "The riot began at noon.", outlet="Daily")
    again = article("more", "The riot began at noon.", outlet="Daily")
    other = article("right", "The protest began at noon.", outlet="Weekly")
    terms = {daily: "riot", again: "riot", other: "protest"}
    whole = report(*(read(a, a=(word,)) for a, word in terms.items()))
    found = wording_of(whole, CROWD, by_outlet=True)
    assert list(dict(found.sizes)) == ["Daily", "Weekly"]
    assert found.columns == {"left": "Daily", "more": "Daily", "right": "Weekly"}
    same_outlet = report(*(read(a, a=(word,)) for a, word in list(terms.items())[:2]))
    assert wording_of(same_outlet, CROWD, by_outlet=True).sets == ()


@pytest.mark.parametrize("words", ["who’s rich", "64"])
def test_a_clause_or_an_age_does_not_name(words: str) -> None:
    within = article("left", f"Reed, {words}, began.")
    whole = report(
        read(within, a=("began",)),
        RIGHT,
        actors=(actor(left=(within, words), right=(PROTEST, "protest")),),
    )
    assert wording_of(whole, CROWD).actors == ()
