"""Streams, exit codes, formats: what every command does alike."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from kzcompare.model.errors import NoInputError
from kzcompare.model.options import Options
from tests.cli.conftest import Run
from tests.cli.fakes import FakeLibrary
from tests.scene import REPORT

READING = (
    ("claims", "--all"),
    ("actor", "Ann", "Reed"),
    ("actors",),
    ("quotes",),
    ("sources",),
    ("text", "post"),
)


@pytest.mark.parametrize("args", READING, ids=lambda args: str(args[0]))
def test_results_go_to_stdout_and_nothing_to_stderr(run: Run, args: tuple[str, ...]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("\n")


@pytest.mark.parametrize("args", READING, ids=lambda args: str(args[0]))
def test_json_is_one_object(run: Run, args: tuple[str, ...]) -> None:
    document = json.loads(run(*args, "--json").stdout)
    assert document["schema"] == f"kzcompare.{args[0]}/1"
    assert run(*args, "-f", "json").stdout == run(*args, "--json").stdout


@pytest.mark.parametrize("args", READING, ids=lambda args: str(args[0]))
def test_skipped_inputs_are_named_and_change_the_exit_code(
    run: Run, library: FakeLibrary, args: tuple[str, ...]
) -> None:
    library.report = REPORT
    result = run(*args)
    assert result.exit_code == 3
    assert result.stderr == "kzcompare: scan.pdf: skipped: no text in it, only pictures\n"
    assert result.stdout


def test_quiet_keeps_the_exit_code(run: Run, library: FakeLibrary) -> None:
    library.report = REPORT
    result = run("claims", "-q")
    assert (result.exit_code, result.stderr) == (3, "")


def test_options_reach_the_library(run: Run, library: FakeLibrary) -> None:
    run("claims", "-c", "a", "-c", "b/*.txt", "-s", "post", "--model", "big", "--no-cache")
    assert library.asked == [
        {
            "paths": ("a", "b/*.txt"),
            "readings": False,
            "actors": False,
            "rows": True,
            "singles": False,
            "options": Options(model="big"),
            "only": ("post",),
            "cached": False,
            "stdin": None,
            "look": False,
        }
    ]


def test_standard_input_is_handed_on(run: Run, library: FakeLibrary) -> None:
    run("sources", "-c", "-", stdin="Words.")
    assert library.asked[0]["stdin"] == b"Words."


def test_corpus_can_be_set_in_the_environment(
    run: Run, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KZCOMPARE_CORPUS", "a:b c")
    run("sources")
    assert library.asked[0]["paths"] == ("a", "b c")


def test_format_can_be_set_in_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KZCOMPARE_FORMAT", "json")
    assert run("sources").stdout.startswith("{")


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("clams",), "kzcompare: no command 'clams'; did you mean claims?\n"),
        (("claims", "--jsn"), "kzcompare: No such option '--jsn'. Did you mean '--json'?\n"),
        (("text",), "kzcompare: Missing argument 'ID'; see kzcompare text --help\n"),
        (
            ("claims", "/dev/null"),
            "kzcompare: Got unexpected extra argument (/dev/null); articles are named with -c,"
            " as in: kzcompare claims -c /dev/null\n",
        ),
        (("claims", "-s", "psot"), "kzcompare: no source 'psot'\n"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    run: Run, args: tuple[str, ...], line: str
) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", line)


def test_nothing_readable_is_one_line_and_exit_code_2(run: Run, library: FakeLibrary) -> None:
    library.error = NoInputError("nosuch: no such file;\ngive a file or folder")
    result = run("claims", "-c", "nosuch")
    assert result.exit_code == 2
    assert result.stderr == "kzcompare: nosuch: no such file; give a file or folder\n"


def test_an_error_message_cannot_steer_the_terminal(run: Run, library: FakeLibrary) -> None:
    library.error = NoInputError("\x1b[2J: no such file")
    assert run("claims").stderr == "kzcompare: ␛[2J: no such file\n"


def test_interruption_is_silent_and_exit_code_130(run: Run, library: FakeLibrary) -> None:
    library.error = KeyboardInterrupt()
    result = run("claims")
    assert (result.exit_code, result.stdout, result.stderr.strip()) == (130, "", "")


def test_bug_is_one_line_unless_debugging(
    run: Run, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KZCOMPARE_DEBUG")
    library.error = ZeroDivisionError("oh")
    result = run("claims")
    assert result.exit_code == 2
    assert result.stderr == (
        "kzcompare: internal error: ZeroDivisionError: oh; KZCOMPARE_DEBUG=1 shows where\n"
    )


@pytest.mark.parametrize(("name", "begin"), [("r.json", "{"), ("r.csv", "id,"), ("r.txt", "1 |")])
def test_output_file_tells_the_format(run: Run, tmp_path: Path, name: str, begin: str) -> None:
    file = tmp_path / name
    result = run("claims", "-o", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_text(encoding="utf-8").startswith(begin)


def test_unwritable_output_file_is_exit_code_2(run: Run, tmp_path: Path) -> None:
    result = run("claims", "-o", str(tmp_path / "no" / "r.json"))
    assert result.exit_code == 2
    assert "No such file or directory" in result.stderr
    assert result.stderr.count("\n") == 1


def test_width_makes_a_table_of_that_width(run: Run) -> None:
    assert " │ " in run("claims", "--width", "120").stdout
    assert " │ " not in run("claims", "--width", "80").stdout


def test_columns_of_the_environment_are_respected(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "130")
    assert " │ " in run("claims").stdout


def test_colour_only_when_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("claims").stdout
    assert "\x1b[" in run("claims", "--color", "always").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("claims").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("claims").stdout


def test_ascii_output(run: Run) -> None:
    assert run("claims", "--ascii").stdout.isascii()
    assert run("quotes", "--ascii", "--json").stdout.isascii()


def test_verbose_tells_what_was_done(run: Run, tmp_path: Path) -> None:
    result = run("sources", "-v", "--cache-dir", str(tmp_path))
    assert result.stderr.startswith("kzcompare: 4 articles in ")
    assert str(tmp_path) in result.stderr


def test_bare_program_shows_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: kzcompare")


def test_version(run: Run) -> None:
    result = run("-V")
    assert (result.exit_code, result.stdout) == (0, "kzcompare 0.1.0\n")
    assert click.unstyle(result.stdout) == result.stdout
