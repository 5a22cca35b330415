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


@pytest.mark.parametrize(
    "place", ["post", "post:", "post:x", ":12", "post:٣", "post:" + "9" * 5000]
)
def test_what_is_no_place_is_wrong_usage(folder: Path, place: str) -> None:
    result = explain(folder, place)
    assert result.exit_code == 2
    assert "write SOURCE:OFFSET" in result.stderr


def test_a_place_after_the_text_is_not_found(folder: Path) -> None:
    result = explain(folder, "post:9999")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "post:9999" in result.stderr


def test_inputs_that_were_skipped_are_told(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    result = explain(folder, "post:0")
    assert (result.exit_code, bool(result.stdout)) == (3, True)
    assert "empty.txt: skipped: it is empty" in result.stderr


def test_an_unknown_source_is_one_line(folder: Path) -> None:
    result = explain(folder, "pots:3")
    assert result.exit_code == 2
    assert "did you mean 'post'" in result.stderr


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    texts = {
        "post": "The army closed the old bridge over the Narew on Monday.\n",
        "courier": "The army did not close the old bridge over the Narew.\n\nIt rains in Lindau.\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def row_id(folder: Path) -> str:
    made = CliRunner().invoke(program, ["claims", "--json", "-c", str(folder)]).stdout
    (row,) = json.loads(made)["rows"]
    return str(row["id"])


def test_a_row_shows_what_holds_it_together(rows: Path) -> None:
    made = json.loads(explain(rows, row_id(rows), "--json").stdout)
    assert made["schema"] == "kzcompare.explain_row/1"
    (pair,) = made["pairs"]
    assert {pair["a"]["source"], pair["b"]["source"]} == {"post", "courier"}
    assert pair["aligned"] is True
    assert sum(p["value"] for p in pair["parts"]) == pytest.approx(pair["score"], abs=0.01)
    assert pair["label"] == "contradict"
    assert "bridge" in pair["shared"]


def test_two_statements_of_a_row_are_together_in_it(rows: Path) -> None:
    made = json.loads(explain(rows, "post:3", "courier:5", "--json").stdout)
    assert made["pair"]["aligned"] is True
    assert made["pair"]["outcome"].startswith(f"together in row {row_id(rows)}: ")


def test_two_statements_on_other_things_share_no_word(rows: Path) -> None:
    result = explain(rows, "post:3", "courier:60")
    assert result.exit_code == 0
    assert "not put together" in result.stdout


def test_a_row_stands_for_its_proposition(rows: Path) -> None:
    made = json.loads(explain(rows, row_id(rows), "post:3", "--json").stdout)
    assert made["pair"]["a"]["source"] in ("post", "courier")


def test_an_unknown_row_is_not_found(rows: Path) -> None:
    result = explain(rows, "0000000")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no row '0000000'" in result.stderr
