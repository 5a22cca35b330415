"""`kzcompare check`, through the real library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kzcompare.cli import program

TEXTS = {
    "post": "Lindau, 4 May 2031\n\nThe army closed the bridge over the Narew on Monday.\n",
    "courier": "The bridge over the Narew was not closed by the army. Nobody was hurt.\n",
    "almanac": "The bridge over the Narew was built by Ines Duarte.\n",
    "radio": "A new novel tells of love in wartime. It sells well.\n",
}
CLAIM = "The army closed the bridge over the Narew."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def check(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(program, ["check", *args, "-c", str(folder)])


def test_each_source_has_a_position(folder: Path) -> None:
    made = json.loads(check(folder, CLAIM, "--json").stdout)
    positions = {s["source"]: s["position"] for s in made["sources"]}
    assert positions["post"] == "supports"
    assert positions["courier"] == "disputes"
    assert positions["almanac"] in ("mentions", "silent")
    assert positions["radio"] == "silent"


def test_evidence_is_verbatim_and_in_its_place(folder: Path) -> None:
    made = json.loads(check(folder, CLAIM, "--json").stdout)
    for source in made["sources"]:
        for evidence in source["evidence"]:
            cell = evidence["cell"]
            assert TEXTS[source["source"]][cell["start"] : cell["end"]] == cell["text"]
            for reason in evidence["reasons"]:
                for words in reason["a"]:
                    text = TEXTS[source["source"]]
                    assert text[words["start"] : words["end"]] == words["text"]
                for words in reason["b"]:
                    assert CLAIM[words["start"] : words["end"]] == words["text"]


def test_a_table_names_the_silent_sources(folder: Path) -> None:
    result = check(folder, CLAIM)
    assert result.exit_code == 0
    assert "silent: " in result.stdout
    assert "radio" in result.stdout.split("silent: ")[1].splitlines()[0]


def test_nobody_speaks_of_it(folder: Path) -> None:
    result = check(folder, "Bananas are cheap in Norway.")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "kzcompare: no source speaks of it\n"


def test_data_is_written_even_where_nobody_speaks_of_it(folder: Path) -> None:
    result = check(folder, "Bananas are cheap in Norway.", "--json")
    assert result.exit_code == 1
    assert {s["position"] for s in json.loads(result.stdout)["sources"]} == {"silent"}


@pytest.mark.parametrize("claim", ["", " ", "x" * 2001])
def test_an_empty_or_endless_claim_is_wrong_usage(folder: Path, claim: str) -> None:
    assert check(folder, claim).exit_code == 2


def test_a_sentence_that_judges_what_it_prints_is_shown_as_doubting_it(tmp_path: Path) -> None:
    text = "The general spoke of sabotage on the bridge, but he gave no evidence for that claim."
    (tmp_path / "post.txt").write_text(text, encoding="utf-8")
    made = json.loads(check(tmp_path, "Sabotage closed the bridge for weeks.", "--json").stdout)
    (evidence,) = made["sources"][0]["evidence"]
    assert (evidence["position"], evidence["cell"]["stance"]) == ("mentions", "doubts")
