"""Help is complete, readable at 80 columns, and quick."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from kzcompare.cli import COMMANDS
from kzcompare.render import FORMATS
from tests.cli.conftest import Run

HEAVY = ("spacy", "nltk", "wordfreq", "rich", "msgspec", "rapidfuzz", "sqlite3", "anyascii")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_80_columns(run: Run, command: str) -> None:
    for flag in ("-h", "--help"):
        text = run(command, flag).stdout
        assert max(len(line) for line in text.splitlines()) <= 80
        assert "\\b" not in text


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_two_commands_and_one_pipe_into_jq(run: Run, command: str) -> None:
    shown = re.findall(rf"^    (kzcompare {command}\b.*)$", run(command, "-h").stdout, re.M)
    assert sum("| jq" in example for example in shown) == 1
    assert len(shown) == 3


def test_every_command_is_listed_with_a_line(run: Run) -> None:
    text = run("--help").stdout
    assert re.findall(r"^  (\w+)  +\S", text.split("Commands:")[1], re.M) == list(COMMANDS)


def test_exit_codes_are_in_the_help(run: Run) -> None:
    assert re.findall(r"^    (\d)  ", run("--help").stdout, re.M) == ["0", "1", "2", "3"]


def test_formats_belong_to_commands() -> None:
    assert set(FORMATS) <= set(COMMANDS)


def _loaded(code: str) -> set[str]:
    """The heavy modules that are in memory after running `code` in a new process."""
    tail = f"\nimport sys\nprint(*[m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code + tail], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_help_loads_nothing_heavy() -> None:
    code = (
        "from kzcompare.cli import program\nprogram.main(['claims', '-h'], standalone_mode=False)"
    )
    assert _loaded(code) == set()


def _rendering(name: str, look: str) -> str:
    return (
        "from kzcompare.render import render\nfrom kzcompare.render.look import Look\n"
        "from kzcompare.render.outputs.claims import claims_document\n"
        "from tests.scene import REPORT\n"
        f"render('claims', {name!r}, claims_document(REPORT), {look})"
    )


@pytest.mark.parametrize(
    ("name", "look", "loaded"),
    [
        ("json", "Look()", {"msgspec"}),
        ("csv", "Look()", {"msgspec"}),
        ("table", "Look()", {"msgspec"}),
        ("table", "Look(80)", {"msgspec", "rich"}),
    ],
)
def test_each_format_loads_only_its_own_library(name: str, look: str, loaded: set[str]) -> None:
    assert _loaded(_rendering(name, look)) == loaded
