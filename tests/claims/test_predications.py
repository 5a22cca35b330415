"""What a sentence says, predicate by predicate."""

from __future__ import annotations

import pytest

from kzcompare.model.claim import Certainty, Claim, Predication
from kzcompare.model.options import Options
from kzcompare.passages import read_passages


def claim(text: str) -> Claim:
    (read,) = read_passages([text], Options())
    return read.reading.claims[0]


def said(text: str, lemma: str) -> Predication:
    return next(p for p in claim(text).predications if p.lemma == lemma)


def roles(text: str, lemma: str) -> set[tuple[str, str]]:
    return {(a.role, a.span.of(text)) for a in said(text, lemma).arguments}


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        (
            "The army closed the bridge.",
            "close",
            {("subject", "The army"), ("object", "the bridge")},
        ),
        (
            "The bridge was closed by the army.",
            "close",
            {("subject", "the army"), ("object", "The bridge")},
        ),
        (
            "The fire that destroyed the hotel started in the kitchen.",
            "destroy",
            {("subject", "The fire"), ("object", "the hotel")},
        ),
        (
            "The minister failed to resign.",
            "resign",
            {("subject", "The minister")},
        ),
        (
            "Anna Weiss and Tom Berg signed the treaty.",
            "sign",
            {("subject", "Tom Berg"), ("object", "the treaty")},
        ),
        (
            "The judge stepped down in May.",
            "step down",
            {("subject", "The judge"), ("in", "May")},
        ),
        ("The vote was fair.", "fair", {("subject", "The vote")}),
        (
            "I think he's corrected the record in the past.",
            "correct",
            {("subject", "he"), ("object", "the record"), ("in", "the past")},
        ),
    ],
)
def test_roles_do_not_depend_on_the_voice(
    text: str, lemma: str, expected: set[tuple[str, str]]
) -> None:
    assert expected <= roles(text, lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "doers"),
    [
        ("Her plan to sell the port failed.", "sell", ["Her"]),
        ("A government plan to sell the port failed.", "sell", ["government"]),
        ("They came up with a strategy to confront the rebels.", "confront", []),
        ("The army gave the rebels an order to leave.", "leave", ["the rebels"]),
        ("She was the first to leave the hall.", "leave", ["the first"]),
        ("He is the only senator to back the bill.", "back", ["the only senator"]),
    ],
)
def test_who_does_what_a_noun_is_for_is_whose_it_is(
    text: str, lemma: str, doers: list[str]
) -> None:
    assert [words for role, words in roles(text, lemma) if role == "subject"] == doers


@pytest.mark.parametrize(
    ("text", "lemma", "words"),
    [
        ("The army did not close the bridge.", "close", "not"),
        ("Nobody was hurt in the fire.", "hurt", "Nobody"),
        ("No soldier was killed.", "kill", "No"),
        ("The vote was not fair.", "fair", "not"),
        ("The army failed to reach the town.", "reach", "failed to"),
        ("The firm stopped selling the drug.", "sell", "stopped"),
        ("The unrest was a coup, not a protest.", "protest", "not"),
        ("It does not appear that the army closed the bridge.", "close", "not"),
        ("Residents do not believe the army closed the bridge.", "close", "not"),
        ("The army never tried to close the bridge.", "close", "never"),
        ("The army did not manage to close the bridge.", "close", "not"),
        ("The army denied closing the bridge.", "close", "denied"),
        ("The army denied any closure of the bridge.", "close", "denied"),
        ("It is not true that the army closed the bridge.", "close", "not"),
        ("It was not the army that closed the bridge.", "close", "not"),
        ("He rejected claims that the army closed the bridge.", "close", "rejected"),
        ("The claim that the army closed the bridge is false.", "close", "false"),
        ("Neither the mayor nor his wife attended the funeral.", "attend", "Neither"),
        ("None of the bridges was closed.", "close", "None"),
        ("The vote was neither free nor fair.", "fair", "neither"),
        ("The court found him not guilty.", "guilty", "not"),
        ("There is no shortage of grain.", "exist", "no"),
        ("There was no attack on the base.", "attack", "no"),
        ("No attack on the base took place.", "attack", "No"),
        ("The army lost control of the base.", "control", "lost"),
        ("The army was careful not to close the bridge.", "close", "not"),
        ("Not one of the bridges was closed.", "close", "Not one"),
        ("Anyone claiming that the army left is peddling fiction.", "leave", "fiction"),
    ],
)
def test_a_predicate_knows_what_negates_it(text: str, lemma: str, words: str) -> None:
    negation = said(text, lemma).negation
    assert negation is not None
    assert negation.of(text) == words


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The army closed the bridge.", "close"),
        ("The unrest was a coup, not a protest.", "coup"),
        ("The mayor did not say that the army left.", "leave"),
        ("The army did not plan to close the bridge.", "close"),
        ("The army did not fail to close the bridge.", "close"),
        ("The firm stopped selling the drug.", "stop"),
        ("He rejected the plan to close the bridge.", "close"),
        ("Not all of the bridges were closed.", "close"),
        ("The army cannot move without closing the bridge.", "close"),
        ("It is a myth that the army did not close the bridge.", "close"),
    ],
)
def test_what_is_affirmed_has_no_negation(text: str, lemma: str) -> None:
    assert said(text, lemma).negation is None


@pytest.mark.parametrize(
    ("text", "lemma", "certainty"),
    [
        ("The army closed the bridge.", "close", Certainty.PLAIN),
        ("The army may close the bridge.", "close", Certainty.POSSIBLE),
        ("If the army closes the bridge, ships will wait.", "close", Certainty.POSSIBLE),
        ("Students plan to occupy the university.", "occupy", Certainty.WANTED),
        ("He urged them not to declare an emergency.", "declare", Certainty.WANTED),
        ("The army did not plan to close the bridge.", "close", Certainty.WANTED),
        ("A proposal to close the bridge failed.", "close", Certainty.WANTED),
        ("The army called for closing the bridge.", "close", Certainty.WANTED),
        ("The army called for a vote after closing the bridge.", "close", Certainty.PLAIN),
        ("A plan to ban trucks from entering the town failed.", "enter", Certainty.WANTED),
        ("The mayor decried calls to ban trucks from entering.", "enter", Certainty.WANTED),
        ("The army banned trucks from entering the town.", "enter", Certainty.PLAIN),
        ("The army managed to ban trucks from entering.", "enter", Certainty.PLAIN),
        ("The army will close the bridge.", "close", Certainty.COMING),
        ("The army is going to close the bridge.", "close", Certainty.COMING),
        ("The army did not try to close the bridge.", "close", Certainty.PLAIN),
        ("The army does not seem to have closed the bridge.", "close", Certainty.PLAIN),
        ("The army did not deny that it closed the bridge.", "close", Certainty.POSSIBLE),
        ("There is no evidence that the army closed the bridge.", "close", Certainty.POSSIBLE),
        ("Why has the army not closed the bridge?", "close", Certainty.ASKED),
        ("The bridge remains a puzzle: has the army closed it?", "remain", Certainty.PLAIN),
    ],
)
def test_each_predicate_has_a_certainty_of_its_own(
    text: str, lemma: str, certainty: Certainty
) -> None:
    assert said(text, lemma).certainty is certainty


def test_what_is_said_aside_is_marked() -> None:
    assert said("The violent protest ended.", "violent").is_aside
    assert not said("The protest was violent.", "violent").is_aside


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("There is a shortage of grain.", "exist", {("subject", "a shortage of grain")}),
        ("The north faces a shortage of grain.", "exist", {("subject", "a shortage of grain")}),
        ("The rebels made an attack on the base.", "attack", {("subject", "The rebels")}),
        ("The rebels made an attack on the base.", "attack", {("object", "the base")}),
        ("Both of the bridges were closed.", "close", {("object", "Both of the bridges")}),
    ],
)
def test_one_thing_said_in_several_ways_gives_one_predicate(
    text: str, lemma: str, expected: set[tuple[str, str]]
) -> None:
    assert expected <= roles(text, lemma)


def test_a_part_is_found_by_what_it_is_part_of() -> None:
    (bridges,) = said("None of the bridges was closed.", "close").arguments
    assert bridges.lemma == "bridge"


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        (
            "The mayor had no part in the fraud.",
            "involve",
            {("subject", "The mayor"), ("in", "the fraud")},
        ),
        (
            "The port is in the hands of rebels.",
            "control",
            {("subject", "rebels"), ("object", "The port")},
        ),
        (
            "The port is under rebel control.",
            "control",
            {("subject", "rebel"), ("object", "The port")},
        ),
        ("The town has run out of water.", "have", {("subject", "The town"), ("object", "water")}),
        (
            "The minister has the support of the party.",
            "support",
            {("subject", "the party"), ("object", "The minister")},
        ),
        (
            "The firm paid the victims 500 euros.",
            "receive",
            {("subject", "the victims"), ("object", "500 euros"), ("from", "The firm")},
        ),
        (
            "The firm was sold to Arden.",
            "buy",
            {("subject", "Arden"), ("object", "The firm")},
        ),
        (
            "The police received a warning from the embassy.",
            "warning",
            {("subject", "the embassy"), ("object", "The police")},
        ),
        (
            "The president was informed about the raid.",
            "know",
            {("subject", "The president"), ("about", "the raid")},
        ),
        (
            "The teacher hit the pupil.",
            "touch",
            {("subject", "The teacher"), ("object", "the pupil")},
        ),
        ("Villagers took part in the vote.", "vote", {("subject", "Villagers")}),
    ],
)
def test_what_is_said_in_other_words_is_said_too(
    text: str, lemma: str, expected: set[tuple[str, str]]
) -> None:
    assert expected <= roles(text, lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "is_denied"),
    [
        ("The mayor had no part in the fraud.", "involve", True),
        ("The mayor had nothing to do with the fraud.", "involve", True),
        ("The mayor was behind the fraud.", "involve", False),
        ("The town has run out of water.", "have", True),
        ("The town has not run out of water.", "have", False),
        ("The suspect is at large.", "detain", True),
        ("The trial did not begin until May.", "begin", False),
        ("The divers could not find the wreck.", "find", True),
    ],
)
def test_other_words_deny_what_they_mean(text: str, lemma: str, is_denied: bool) -> None:
    assert (said(text, lemma).negation is not None) is is_denied


def test_who_does_not_hit_may_touch() -> None:
    assert all(p.lemma != "touch" for p in claim("She did not hit him.").predications)


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("The firm said it would close the mine.", "close", Certainty.COMING),
        ("The firm is to close the mine.", "close", Certainty.COMING),
        ("The firm said it would close the mine if it lost.", "close", Certainty.POSSIBLE),
        ("The firm would close the mine.", "close", Certainty.POSSIBLE),
    ],
)
def test_what_is_announced_is_to_come(text: str, lemma: str, expected: Certainty) -> None:
    assert said(text, lemma).certainty is expected
