"""The TAB key offers the sources of the corpus that stands on the line."""

from __future__ import annotations

import pytest
from click.shell_completion import ShellComplete

from kzcompare.cli import program
from tests.cli.fakes import FakeLibrary


@pytest.mark.parametrize(
    ("args", "begin", "offered"),
    [
        (["claims", "-s"], "p", ["post"]),
        (["claims", "-c", "x", "-s"], "", ["post", "courier", "delta", "almanac"]),
        (["text"], "d", ["delta"]),
        (["claims", "-c", "-", "-s"], "", []),
    ],
)
def test_source_ids_are_completed(args: list[str], begin: str, offered: list[str]) -> None:
    library = FakeLibrary()
    shell = ShellComplete(program, {"obj": library}, "kzcompare", "_KZCOMPARE_COMPLETE")
    found = shell.get_completions(args, begin)
    assert [item.value for item in found] == offered


def completed(args: list[str], begin: str) -> list[str]:
    shell = ShellComplete(program, {"obj": FakeLibrary()}, "kzcompare", "_KZCOMPARE_COMPLETE")
    return [item.value for item in shell.get_completions(args, begin)]


@pytest.mark.parametrize(
    ("args", "begin", "offered"),
    [
        (["actor"], "A", ["Ann Reed"]),
        (["actor"], "re", ["Reed"]),
        (["actor", "Ann"], "R", ["Reed"]),
        (["actor", "Tomás"], "", ["Okafor"]),
        (["actor", "Nobody"], "", []),
        (["actor", "-c", "-"], "A", []),
        (["quotes", "--speaker"], "A", ["Ann Reed"]),
    ],
)
def test_names_of_actors_are_completed(args: list[str], begin: str, offered: list[str]) -> None:
    assert completed(args, begin) == offered


def test_bash_is_given_names_as_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_KZCOMPARE_COMPLETE", "bash_complete")
    assert completed(["quotes", "--speaker"], "Ann\\ R") == [r"Ann\\ Reed"]
