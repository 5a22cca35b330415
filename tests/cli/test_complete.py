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
