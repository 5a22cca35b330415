"""`kzcompare relate`, through the real library."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from kzcompare.cli import program

OPEN, CLOSED = "The bridge over the Narew is open.", "The bridge over the Narew is closed."


def relate(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(program, ["relate", *args], input=stdin)


def test_two_passages_get_a_label_with_the_words_that_show_it() -> None:
    made = json.loads(relate(OPEN, CLOSED, "--json").stdout)
    assert made["label"] == "contradict"
    (reason,) = made["reasons"]
    assert reason["kind"] == "antonym"
    assert [(w["text"], OPEN[w["start"] : w["end"]]) for w in reason["a"]] == [("open", "open")]
    assert [w["text"] for w in reason["b"]] == ["closed"]


def test_lines_are_answered_in_order_with_their_own_ids() -> None:
    pairs = [
        {"id": "x", "a": OPEN, "b": CLOSED},
        {"id": 7, "a": OPEN, "b": "Wolves have returned to the forests."},
        {"a": OPEN, "b": OPEN},
    ]
    result = relate(stdin="".join(json.dumps(p) + "\n" for p in pairs))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(a["id"], a["label"]) for a in answers] == [
        ("x", "contradict"),
        (7, "unrelated"),
        (3, "agree"),
    ]
    assert list(answers[0]) == ["id", "label", "score", "reasons"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: no JSON"),
        ("[1]", "line 2: not an object"),
        ('{"a": "One."}', "line 2: 'b' is missing"),
        ('{"a": "One.", "b": 3}', "line 2: 'b' is missing or no text"),
        ('{"a": " ", "b": "Two."}', "line 2: 'a' is empty"),
        ('{"id": [1], "a": "One.", "b": "Two."}', "line 2: id is neither"),
        ('{"a": "One.", "b": "' + "x" * 20_001 + '"}', "line 2: 'b' is longer than 20000"),
    ],
)
def test_a_bad_line_is_one_message_and_the_rest_is_answered(line: str, message: str) -> None:
    good = json.dumps({"id": 1, "a": OPEN, "b": CLOSED})
    result = relate(stdin=f"{good}\n{line}\n\n{good}\n")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.startswith(f"kzcompare: {message}")
    assert result.stderr.count("\n") == 1


def test_bytes_that_are_no_text_are_a_bad_line() -> None:
    good = json.dumps({"a": OPEN, "b": CLOSED}).encode()
    result = relate(stdin=b"\xff\xfe{\n" + good + b"\n")
    assert (result.exit_code, len(result.stdout.splitlines())) == (3, 1)


def test_half_a_character_is_answered_too() -> None:
    broken = {"a": "The bridge \udce2 is open.", "b": CLOSED}
    result = relate(stdin=json.dumps(broken) + "\n")
    assert (result.exit_code, json.loads(result.stdout)["id"]) == (0, 1)


@pytest.mark.parametrize("stdin", ["", "\n\n", "nothing\n"])
def test_no_pair_at_all_is_no_input(stdin: str) -> None:
    result = relate(stdin=stdin)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no pair on standard input" in result.stderr


@pytest.mark.parametrize("args", [("one",), ("", "two"), ("one", "x" * 20_001)])
def test_a_missing_empty_or_endless_passage_is_wrong_usage(args: tuple[str, ...]) -> None:
    result = relate(*args)
    assert (result.exit_code, result.stdout) == (2, "")


def test_lines_are_answered_as_lines_only() -> None:
    assert relate("-f", "csv", stdin="{}").exit_code == 2
