"""Every example of every help text runs, on the seeds, as it is printed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click
import pytest

from kzcompare.cli import COMMANDS, program
from kzcompare.corpus.seeds import seed_folder
from tests.shell import environment, run_in

OTHERS = ("jq", "man")  # programs that examples hand their output to
INTO = re.compile(r" (?:>|-o) (?:~/)?(?P<file>\S+)$")  # what an example writes to a file
FOLDERS = ("news", "my-articles")  # where examples say that the reader's articles are


def _examples(command: click.Command | None) -> list[str]:
    """The command lines at the end of a help text."""
    assert command is not None
    return re.findall(r"^  (kzcompare .*)$", command.epilog or "", re.M)


ALONE = click.Context(program)
EXAMPLES = [
    line
    for command in (program, *(program.get_command(ALONE, name) for name in (*COMMANDS, "man")))
    for line in _examples(command)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader's folder: the seeds are its articles, and what is read of them is read once."""
    made = tmp_path_factory.mktemp("examples")
    for name in FOLDERS:
        shutil.copytree(seed_folder(), made / name)
    (made / "pairs.jsonl").write_text(
        '{"id": 1, "a": "The bridge is open.", "b": "The bridge is closed."}\n'
    )
    (made / ".local/share/man/man1").mkdir(parents=True)
    return made


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_runs_and_shows_something(example: str, folder: Path) -> None:
    variables = environment(folder)
    for other in OTHERS:
        if f"| {other}" in example and shutil.which(other, path=variables["PATH"]) is None:
            pytest.skip(f"{other} is not installed")
    done = run_in(folder, example, variables)
    assert done.returncode == 0, done.stderr
    into = INTO.search(example)
    assert (folder / into["file"]).read_text(encoding="utf-8") if into else done.stdout.strip()
