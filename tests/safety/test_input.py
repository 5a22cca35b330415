"""Whatever lies in a folder, a run ends: in time, one line a fault, with the code it promises."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kzcompare.claims.quotations import find_quotations
from kzcompare.cli import program
from kzcompare.corpus.furniture import mark_roles, read_lines
from kzcompare.corpus.paragraphs import split_blocks
from kzcompare.corpus.phrases import LONGEST, furniture_entries
from kzcompare.model.errors import ExitCode
from kzcompare.model.part import Part
from kzcompare.model.span import Span
from kzcompare.pipeline import compare_articles
from tests.corpus.wire import STORY

EVERYTHING = Part.READINGS | Part.ACTORS | Part.ROWS | Part.SINGLES


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, [*arguments, "--no-cache"], prog_name="kzcompare")


def seconds_since(begun: float) -> float:
    """Processor time, which other programs on the machine do not change."""
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("unit", "count"),
    [("He said that ", 150), ("20 %, 30 %, ", 300), ("Mr. Reed said “x” ", 100), ("[he] ", 300)],
)
def test_a_sentence_without_end_takes_as_long_as_other_text(
    tmp_path: Path, unit: str, count: int
) -> None:
    for name in ("a", "b"):
        text = f"Dockers close the port {name}\n\n{unit * count}{name}\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    begun = time.process_time()
    compare_articles([str(tmp_path)], parts=EVERYTHING)
    assert seconds_since(begun) < 10


@pytest.mark.parametrize("unit", ["'s ", "“ “x” ", "“x ", "'' ", "''x ", "‘x ", '" “ ', "„«“"])
def test_marks_that_nothing_closes_are_passed_quickly(unit: str) -> None:
    text = unit * (10_000 // len(unit))
    begun = time.process_time()
    find_quotations(text, [Span(0, len(text))])
    assert seconds_since(begun) < 1


@pytest.mark.parametrize(
    "line",
    ["A" * LONGEST, "A " * 299, "By " * 199, "By A" + " and B" * 90, "1 " * 299, "(" * 500,
     "a.b," * 140, "Updated " * 74, "Source: A" + " and A" * 90, "/" * 500, "Share " * 99,
     "A. " * 190],
)  # fmt: skip
def test_no_line_makes_the_patterns_of_furniture_slow(line: str) -> None:
    entries = furniture_entries()
    begun = time.process_time()
    mark_roles(read_lines(line, split_blocks(line), entries))
    assert seconds_since(begun) < 1


def test_a_file_of_200_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)
    begun = time.process_time()
    result = run("sources", "-c", str(tmp_path))
    assert result.exit_code == ExitCode.USAGE
    assert "it is larger than 20 MB; split it into articles" in result.stderr
    assert seconds_since(begun) < 5


def test_a_device_that_never_ends_is_refused() -> None:
    result = run("sources", "-c", "/dev/zero")
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert len(result.stderr.splitlines()) == 1


def test_links_into_themselves_pipes_and_devices_are_passed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "sources.toml")
    (tmp_path / "aliases.toml").symlink_to("/dev/zero")
    result = run("sources", "-c", str(tmp_path), "--json")
    corpus = json.loads(result.stdout)["corpus"]
    assert result.exit_code == ExitCode.SKIPPED_INPUT
    assert [source["id"] for source in corpus["sources"]] == ["a"]
    assert [Path(s["file"]).name for s in corpus["skipped"]] == ["loop.txt"]


def test_a_table_cannot_name_files_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("A secret that nobody may read.", encoding="utf-8")
    inner = tmp_path / "in"
    inner.mkdir()
    (inner / "a.txt").write_text(STORY, encoding="utf-8")
    names = ["../secret.txt", str(tmp_path / "secret.txt"), "x\\..\\..\\secret.txt", "C:a.txt"]
    table = "".join(f"[[source]]\nfile = {json.dumps(name)}\n" for name in names)
    (inner / "sources.toml").write_text(table, encoding="utf-8")
    result = run("sources", "-c", str(inner), "--json")
    corpus = json.loads(result.stdout)["corpus"]
    assert result.exit_code == ExitCode.SKIPPED_INPUT
    assert [source["id"] for source in corpus["sources"]] == ["a"]
    assert len(corpus["skipped"]) == len(names)


@pytest.mark.parametrize("name", ["sources.toml", "aliases.toml"])
def test_a_table_without_end_is_named_and_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    with (tmp_path / name).open("wb") as file:
        file.truncate(200_000_000)
    result = run("actors", "-c", str(tmp_path))
    assert "it is larger than 5 MB" in result.stderr
    assert len(result.stderr.splitlines()) == 1
