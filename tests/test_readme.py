"""The README shows what the program prints; `--update-golden` writes it anew."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kzcompare.cli import COMMANDS, program

README = Path(__file__).parent.parent / "README.md"
SHOWN = re.compile(
    r"<!-- output: (?P<command>.+?) -->\n```text\n(?P<output>.*?)```\n<!-- end -->", re.S
)
SHELL = re.compile(r"```sh\n(.*?)```", re.S)
COMMAND = re.compile(r"\bkzcompare ([a-z]+)")


def test_the_output_shown_is_the_output_printed(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    shown = list(SHOWN.finditer(text))
    assert shown
    for match in shown:
        printed = CliRunner().invoke(program, shlex.split(match["command"])).stdout
        if request.config.getoption("--update-golden"):
            text = text.replace(
                match["output"] + "```\n<!-- end -->", printed + "```\n<!-- end -->"
            )
            README.write_text(text, encoding="utf-8")
            continue
        assert match["output"] == printed


def test_every_command_is_in_the_table_and_every_command_shown_exists() -> None:
    text = README.read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `kzcompare ([a-z]+)", text, re.M))
    assert listed == set(COMMANDS)
    shown = {c for block in SHELL.findall(text) for c in COMMAND.findall(block)}
    assert shown <= {*listed, "man"}
