"""`kzcompare explain`, through the real library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kzcompare.cli import program

TEXT = "The bridge is old.\n\nMayor Ana Ruiz said that the bridge is safe.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "post.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def explain(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(program, ["explain", *args, "-c", str(folder)])


def test_readings_have_places_and_an_outcome(folder: Path) -> None:
    result = explain(folder, f"post:{TEXT.index('Mayor')}", "--json")
    made = json.loads(result.stdout)
    kept = [c for c in made["candidates"] if c["kept"]]
    assert made["sentence"]["text"] == "Mayor Ana Ruiz said that the bridge is safe."
    assert [(c["holder"]["text"], c["cue"]["text"]) for c in kept] == [("Mayor Ana Ruiz", "said")]


@pytest.mark.parametrize("place", ["post", "post:", "post:x", ":12"])
def test_what_is_no_place_is_wrong_usage(folder: Path, place: str) -> None:
    result = explain(folder, place)
    assert result.exit_code == 2
    assert "write SOURCE:OFFSET" in result.stderr


def test_a_place_after_the_text_is_not_found(folder: Path) -> None:
    result = explain(folder, "post:9999")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "post:9999" in result.stderr


def test_an_unknown_source_is_one_line(folder: Path) -> None:
    result = explain(folder, "pots:3")
    assert result.exit_code == 2
    assert "did you mean 'post'" in result.stderr
