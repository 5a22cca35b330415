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


def positions(folder: Path, claim: str) -> dict[str, str]:
    made = json.loads(check(folder, claim, "--json").stdout)
    return {s["source"]: s["position"] for s in made["sources"]}


def written(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_name_alone_is_no_support(tmp_path: Path) -> None:
    made = written(tmp_path, post="Brandt praised the port. Brandt left. Brandt wants new cranes.")
    assert positions(made, "It is now for the voters to judge Brandt.")["post"] == "silent"


def test_who_denies_what_was_said_does_not_deny_that_it_was_said(tmp_path: Path) -> None:
    made = written(
        tmp_path,
        post="Brandt never served in the navy. It rained in the harbour.",
        tide="Brandt said that he had served in the navy. The harbour was empty.",
    )
    found = positions(made, "Brandt said that he had served in the navy.")
    assert (found["post"], found["tide"]) == ("mentions", "supports")
    assert positions(made, "Brandt served in the navy.")["post"] == "disputes"


def test_another_doer_is_no_support(tmp_path: Path) -> None:
    made = written(tmp_path, post="On Friday Reed said that the harbour was dangerously shallow.")
    claim = "{} found that the harbour was dangerously shallow."
    assert positions(made, claim.format("Okafor"))["post"] == "mentions"


def test_one_word_for_one_day_is_no_other_date(tmp_path: Path) -> None:
    post = "Lindau, 4 May 2031\n\nReed resigned as mayor of Lindau on Monday.\n"
    made = written(tmp_path, post=post)
    assert positions(made, "Reed resigned as mayor on Monday.")["post"] == "supports"
    assert positions(made, "Reed resigned as mayor on 3 January.")["post"] == "disputes"


def test_what_a_row_sets_against_who_tells_the_claim_is_against_it(tmp_path: Path) -> None:
    made = written(
        tmp_path,
        post="Mayor Ann Reed said that saboteurs trained abroad had cut the cables of the cranes.",
        tide="Reed says that saboteurs trained abroad cut the cables. That claim is nonsense.",
    )
    assert positions(made, "The saboteurs were trained abroad.")["tide"] == "disputes"


def test_the_sentence_that_has_most_of_a_claim_comes_first(tmp_path: Path) -> None:
    post = (
        "Mayor Reed was seen in the harbour of Lindau. Many people of Lindau love the old cranes. "
        "Reed is popular with the dockers, though. The harbour of Lindau is old. It rained."
    )
    made = written(tmp_path, post=post)
    printed = json.loads(check(made, "Reed is widely popular in Lindau.", "--json").stdout)
    first = printed["sources"][0]["evidence"][0]
    assert first["cell"]["text"].startswith("Reed is popular")
