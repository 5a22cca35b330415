"""Help is complete, readable at 80 columns, and quick."""

from __future__ import annotations

import re
import subprocess
import sys

import click
import pytest

from kzcompare.cli import COMMANDS, program
from kzcompare.render import FORMATS
from tests.cli.conftest import Run

HEAVY = (
    *("spacy", "numpy", "nltk", "wordfreq", "rich", "msgspec", "rapidfuzz", "sqlite3", "anyascii"),
    *("platformdirs", "importlib.metadata", "asyncio", "tomllib"),
)


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


LIBRARIES = {"rich", "msgspec", "rapidfuzz", "sqlite3", "anyascii"}  # the made report needs more
COMMANDS_LOADED = """
import sys
print(*[m for m in sys.modules if m.startswith("kzcompare.cli.")], file=sys.stderr)
"""


def _calling(*args: str) -> str:
    """Code that does what the console script does."""
    return f"""
import sys
from kzcompare.__main__ import main
sys.argv = ["kzcompare", *{args!r}]
try:
    main()
except SystemExit:
    pass
"""


def _completing(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """Sets what bash sets when TAB is pressed at the end of `line`."""
    monkeypatch.setenv("_KZCOMPARE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))


@pytest.mark.parametrize(
    "args", [("--help",), ("-V",), *((command, "--help") for command in COMMANDS)]
)
def test_help_loads_nothing_heavy(args: tuple[str, ...]) -> None:
    assert _loaded(_calling(*args)) == set()


@pytest.mark.parametrize("line", ["kzcompare cl", "kzcompare ", "kzcompare claims --a"])
def test_completion_loads_nothing_heavy(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    _completing(monkeypatch, line)
    assert _loaded(_calling()) == set()


def _commands_loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", code + COMMANDS_LOADED], capture_output=True, text=True, check=True
    )
    return {name.split(".")[2] for name in done.stderr.split()} & set(COMMANDS)


def test_the_list_of_commands_imports_no_command() -> None:
    assert _commands_loaded(_calling("--help")) == set()


@pytest.mark.parametrize(
    ("line", "loaded"),
    [("kzcompare ", set()), ("kzcompare cl", set()), ("kzcompare text --c", {"text"})],
)
def test_completion_imports_only_the_command_on_the_line(
    monkeypatch: pytest.MonkeyPatch, line: str, loaded: set[str]
) -> None:
    _completing(monkeypatch, line)
    assert _commands_loaded(_calling()) == loaded


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_where_the_list_says(command: str) -> None:
    found = program.get_command(click.Context(program), command)
    assert found is not None
    assert found.name == command
    assert found.help
    assert found.short_help is None  # the list says it


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
        ("table", "Look(120, color=True)", {"msgspec", "rich"}),
    ],
)
def test_each_format_loads_only_its_own_library(name: str, look: str, loaded: set[str]) -> None:
    assert _loaded(_rendering(name, look)) & LIBRARIES == loaded
