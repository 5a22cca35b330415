"""Attribution by marked text, and what is recorded on a statement beside its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kzcompare.analysis.mentions import find_mentions
from kzcompare.claims.statements import find_statements
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.statement import Mood, Statement
from tests.claims.parsing import parse

CASES = Path(__file__).resolve().parents[1] / "cases" / "statements"
MARKS = re.compile(r"[<>{}\[\]]")


def lines(name: str) -> Iterator[str]:
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def statements(text: str) -> tuple[Statement, ...]:
    return find_statements(text, parse(text), (), load_lexicon())


def parts(text: str) -> list[tuple[str, str, list[str]]]:
    """Holder ("" for nobody), cue and content of each statement."""
    return [
        (
            s.holder.text if s.holder else "",
            s.cue.span.of(text) if s.cue else "",
            [piece.of(text) for piece in s.content],
        )
        for s in statements(text)
    ]


@pytest.mark.parametrize(
    "marked",
    [line for name in ("verbs", "nouns", "phrases", "news") for line in lines(f"{name}.txt")],
)
def test_marked_statement_is_found(marked: str) -> None:
    holder = re.findall(r"<(.+?)>", marked)
    cue = re.findall(r"\{(.+?)\}", marked)
    found = parts(MARKS.sub("", marked))
    same = [
        f
        for f in found
        if f[0] == (holder[0] if holder else "") and f[2] == re.findall(r"\[(.+?)\]", marked)
    ]
    assert same, found
    assert not cue or cue[0] in [f[1] for f in same]


@pytest.mark.parametrize("text", list(lines("none.txt")))
def test_sentence_without_statement(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize("line", list(lines("names.txt")))
def test_a_holder_has_the_name_of_its_head(line: str) -> None:
    text, _, name = line.partition(" = ")
    sentences = parse(text)
    found = find_statements(text, sentences, find_mentions(text, sentences), load_lexicon())
    assert [s.holder.name if s.holder else None for s in found] == [None if name == "-" else name]


def test_a_report_inside_a_report_is_kept_with_its_relay() -> None:
    text = "The mayor said the union claimed that the cranes were unsafe."
    outer, inner = statements(text)
    assert outer.span.of(text) == "the union claimed that the cranes were unsafe"
    assert inner.span.of(text) == "that the cranes were unsafe"
    assert [via.text for via in inner.via] == ["The mayor"]


def test_an_attitude_inside_a_report_is_no_statement_of_its_own() -> None:
    text = "The mayor said the union wanted to close the port."
    assert parts(text) == [("The mayor", "said", ["the union wanted to close the port"])]


def test_two_quotations_of_one_cue_are_one_statement() -> None:
    text = "“We shall close the port,” the captain said. “Nobody has been paid since May.”"
    assert [len(s.content) for s in statements(text)] == [2]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The mayor said that the bridge was safe.", False),
        ("The mayor did not say that the bridge was safe.", True),
        ("The mayor never said that the bridge was safe.", True),
        ("The mayor said that the bridge was not safe.", False),
    ],
)
def test_negation_of_the_report_is_recorded(text: str, negated: bool) -> None:
    assert [s.negated for s in statements(text)] == [negated]


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The mayor said that the bridge was safe.", Mood.PLAIN),
        ("The mayor may say that the bridge is safe.", Mood.POSSIBLE),
        ("The mayor would deny that the bridge was unsafe.", Mood.CONDITIONAL),
        ("The mayor must admit that the bridge is unsafe.", Mood.DUE),
        ("Did the mayor say that the bridge was safe?", Mood.ASKED),
    ],
)
def test_mood_of_the_report_is_recorded(text: str, mood: Mood) -> None:
    assert [s.mood for s in statements(text)] == [mood]


def test_what_is_done_only_to_tell_is_no_statement_beside_what_is_told() -> None:
    text = "The mayor released a statement announcing that the bridge would be closed."
    assert parts(text) == [("The mayor", "announcing", ["that the bridge would be closed"])]


def test_of_two_readings_nearly_as_likely_the_outer_one_is_taken() -> None:
    text = "The mayor faced claims that he left because he was not confident that they would stay."
    assert [cue for _, cue, _ in parts(text)] == ["claims"]


@pytest.mark.parametrize(
    ("text", "is_plural", "is_pronoun"),
    [
        ("The mayor said that the port was closed.", False, False),
        ("Officials in Lagos said that the port was closed.", True, False),
        ("They said that the port was closed.", True, True),
        ("He said that the port was closed.", False, True),
        ("Reed and the mayor said that the port was closed.", True, False),
        ("Police said that the port was closed.", True, False),
        ("Aides who spoke to the paper said that the port was closed.", True, False),
        ("“We saw smoke,” neighbours said.", True, False),
    ],
)
def test_a_holder_is_one_or_several(text: str, is_plural: bool, is_pronoun: bool) -> None:
    (found,) = statements(text)
    assert found.holder is not None
    assert (found.holder.is_plural, found.holder.is_pronoun) == (is_plural, is_pronoun)
