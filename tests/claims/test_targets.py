"""What words that judge are about; the target is marked in brackets."""

from __future__ import annotations

import re

import pytest

from kzcompare.claims.signals import find_signals
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.claim import JUDGING, Aim
from tests.analysis.reading import parsed


def judged(text: str) -> tuple[Aim, str]:
    """The aim and target of the one judgement of a sentence."""
    _, (sentence,) = parsed(text)
    (signal,) = [s for s in find_signals(sentence, load_lexicon()) if s.kind in JUDGING]
    return signal.aim, "" if signal.target is None else signal.target.of(text)


@pytest.mark.parametrize(
    "marked",
    [
        "There is no evidence [that they fled].",
        "It is not clear [whether they fled].",
        "It seems unlikely [that the board would push back].",
        "The board had questions about [whether the vote was fair].",
        "Scholars say it is too early to know [how the court might rule].",
        "Experts doubt [that the plan works].",
        "[The idea that thousands could hide] is nonsense.",
        "For the tale [that the dam was blown up by its owners,] there is no evidence.",
        "If the rebels won, there is little chance of [a deal with the army].",
        "The mayor falsely claimed [that the dam was safe].",
        "The council has doubts about [the deal].",
        "[Whether the clique had sought to cling to power via a coup,] is not clear.",
        "She is wrong for [saying the mayor lied].",
        "“It is not as if [he wants to take a bunch of money,]” Reed said.",
        "Anyone claiming [that the harbour is in decline] is peddling fiction.",
    ],
)
def test_a_proposition_is_judged(marked: str) -> None:
    target = re.findall(r"\[(.+?)\]", marked)[0]
    assert judged(re.sub(r"[\[\]]", "", marked)) == (Aim.PROPOSITION, target)


@pytest.mark.parametrize(
    "marked",
    [
        "[That claim] does not withstand scrutiny.",
        "The photos contradict [that account].",
        "[This] is a lie.",
        "He has offered no evidence for [these allegations].",
        "However, [this theory] does not explain the fires.",
        "[That] may be wishful thinking, given how far behind she was.",
        "At least [that] is what it looked like.",
        "The photos contradict the mayor's [account of the fire].",
        "The dockers found [the charge] ridiculous.",
    ],
)
def test_what_was_told_before_is_judged(marked: str) -> None:
    target = re.findall(r"\[(.+?)\]", marked)[0]
    assert judged(re.sub(r"[\[\]]", "", marked)) == (Aim.CLAIM, target)


@pytest.mark.parametrize(
    "marked",
    [
        "[The lawsuit] is without merit.",
        "Many senators have faced questions over [their decisions].",
        "[The cause] remains unclear.",
        "They cite unreliable [figures].",
        "The ads reinforced [stereotypes] that are untrue.",  # some of a kind, not what was told
        "They made [statements] that turned out to be untrue.",
    ],
)
def test_a_thing_is_judged(marked: str) -> None:
    aim, target = judged(re.sub(r"[\[\]]", "", marked))
    assert aim is Aim.THING
    assert re.findall(r"\[(.+?)\]", marked)[0] in target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Everything we do is wrong.", "Everything we do"),
        ("He used a discredited map, in which the dam was old.", "a discredited map,"),
    ],
)
def test_a_thing_is_named_without_what_is_told_of_it(text: str, target: str) -> None:
    assert judged(text) == (Aim.THING, target)


def test_whose_a_thing_is_is_not_judged() -> None:
    text = "They took turns rebutting the candidate's proposals on trade."
    assert judged(text) == (Aim.THING, "proposals on trade")


@pytest.mark.parametrize(
    "text",
    [
        "He has presented no evidence.",
        "They are wrong.",
        "They saw no basis for closing it.",
        "The voters got it wrong.",  # not the voters
        "The dockers consider him a phony.",
    ],
)
def test_where_the_sentence_does_not_tell_the_aim_is_open(text: str) -> None:
    assert judged(text) == (Aim.OPEN, "")


@pytest.mark.parametrize(
    ("text", "is_judged"),
    [
        ("There is no precedent for suing a town without evidence of neglect.", False),
        ("There was a case for suing a town without evidence of neglect.", True),
    ],
)
def test_what_is_never_done_without_evidence_lacks_none(text: str, is_judged: bool) -> None:
    _, (sentence,) = parsed(text)
    kinds = {s.kind for s in find_signals(sentence, load_lexicon())}
    assert bool(kinds & JUDGING) is is_judged
