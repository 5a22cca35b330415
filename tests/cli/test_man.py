"""The manual page: all that the help says, in a form that man(1) takes without a complaint."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from kzcompare.cli import COMMANDS
from tests.cli.conftest import Run


@pytest.fixture
def page(run: Run) -> str:
    result = run("man")
    assert result.exit_code == 0
    return result.stdout


def test_every_command_has_a_section(page: str) -> None:
    assert re.findall(r"^\.SS (\w+)", page, re.M) == list(COMMANDS)


def test_sections_stand_in_the_usual_order(page: str) -> None:
    assert re.findall(r"^\.SH (.+)", page, re.M) == [
        *("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "COMMON OPTIONS"),
        *("EXAMPLES", "EXIT STATUS", "ENVIRONMENT"),
    ]


def test_shared_options_are_told_once(page: str) -> None:
    assert page.count(".B \\-c, \\-\\-corpus PATH") == 1
    assert page.count("\\-\\-no\\-cache") == 1


def test_options_of_a_command_stand_under_it(page: str) -> None:
    section = page.split(".SS claims")[1].split(".SS ", maxsplit=1)[0]
    assert ".B \\-\\-verdict" in section
    assert "kzcompare claims \\-\\-about" in section


def test_examples_keep_their_lines(page: str) -> None:
    assert "  kzcompare actor Tokayev\n" in page


def test_the_page_is_ascii_and_no_line_of_text_is_taken_for_a_request(page: str) -> None:
    assert page.isascii()
    requests = {line.split()[0] for line in page.splitlines() if line.startswith((".", "'"))}
    assert requests <= {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".I", ".nf", ".fi"}


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_formats_it_without_a_warning(page: str) -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-P-c"],
        input=page,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "kzcompare - Compare what news articles say" in " ".join(done.stdout.split())


def test_it_is_not_in_the_list_of_commands(run: Run) -> None:
    assert "\n  man " not in run("--help").stdout
