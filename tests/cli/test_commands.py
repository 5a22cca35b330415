"""What each command shows and leaves out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzcompare.cache import Cache
from kzcompare.cli.match import is_about
from kzcompare.cli.suggest import nearest
from kzcompare.render.schema import DOCUMENTS
from tests.cli.conftest import Run
from tests.cli.fakes import FakeLibrary


def ids(run: Run, *args: str) -> list[str]:
    return [row["id"] for row in json.loads(run("claims", "--json", *args).stdout)["rows"]]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((), ["c7f3a", "0b41d", "9e02c"]),
        (("--all",), ["c7f3a", "0b41d", "9e02c", "51aa0"]),
        (("--verdict", "contradiction"), ["c7f3a", "0b41d"]),
        (("--verdict", "single"), ["51aa0"]),
        (("--verdict", "single", "--verdict", "agreement"), ["9e02c", "51aa0"]),
        (("--min-sources", "3"), ["c7f3a"]),
        (("--about", "arrest"), ["0b41d"]),
        (("--about", "okafor"), ["9e02c"]),
        (("--about", "Sabotuers"), ["c7f3a"]),
        (("-n", "1"), ["c7f3a"]),
        (("-n", "0"), ["c7f3a", "0b41d", "9e02c"]),
    ],
)
def test_claims_filters(run: Run, args: tuple[str, ...], expected: list[str]) -> None:
    assert ids(run, *args) == expected


def test_claims_without_a_fitting_row(run: Run) -> None:
    result = run("claims", "--about", "weather")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "kzcompare: no row fits; without these conditions there are 4, 1 single-source\n"
    )


def test_claims_without_a_fitting_row_as_json_is_an_empty_list(run: Run) -> None:
    result = run("claims", "--about", "weather", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["rows"] == []


def test_claims_says_how_many_rows_are_not_shown(run: Run) -> None:
    result = run("claims", "-n", "1")
    assert result.stderr == (
        "kzcompare: 1 of 3 rows shown; -n 0 shows all; 1 single-source row with --all\n"
    )


@pytest.mark.parametrize(
    "args", [("--all",), ("--verdict", "agreement"), ("-q", "-n", "1"), ("--json", "-n", "1")]
)
def test_claims_gives_no_hint_where_there_is_no_need(run: Run, args: tuple[str, ...]) -> None:
    assert run("claims", *args).stderr == ""


def test_actor_shows_only_the_parts_asked_for(run: Run) -> None:
    result = run("actor", "Ann", "Reed", "--only", "said", "--json")
    data = json.loads(result.stdout)
    assert any(view["said"] for view in data["views"])
    assert data["rows"] == [] == data["collocates"]
    assert all(view["names"] == [] == view["about"] for view in data["views"])


def test_actor_takes_a_name_of_several_words(run: Run) -> None:
    result = run("actor", "Ann", "Reed")
    assert result.exit_code == 0
    assert result.stdout.startswith("Ann Reed · person · named 3 times in 3 of 4 sources\n")


def test_unknown_actor_is_exit_code_1(run: Run) -> None:
    result = run("actor", "Anne Read")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "kzcompare: no actor 'Anne Read'; did you mean Ann Reed?\n"


def test_actor_lists_can_be_cut(run: Run) -> None:
    document = json.loads(run("actor", "Ann Reed", "--json", "-n", "1").stdout)
    assert [len(view["said"]) for view in document["views"]] == [1, 1, 0]


def names(run: Run, *args: str) -> list[str]:
    return [a["name"] for a in json.loads(run("actors", "--json", *args).stdout)["actors"]]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((), ["Ann Reed", "Tomás Okafor", "Nordpress"]),
        (("--sort", "name"), ["Ann Reed", "Nordpress", "Tomás Okafor"]),
        (("--sort", "sources"), ["Ann Reed", "Tomás Okafor", "Nordpress"]),
        (("--type", "organisation"), ["Nordpress"]),
        (("-n", "2"), ["Ann Reed", "Tomás Okafor"]),
    ],
)
def test_actors_filters(run: Run, args: tuple[str, ...], expected: list[str]) -> None:
    assert names(run, *args) == expected


def test_no_actor_of_a_type_is_exit_code_1(run: Run) -> None:
    result = run("actors", "--type", "place")
    assert (result.exit_code, result.stderr) == (1, "kzcompare: no actor of that type\n")


@pytest.mark.parametrize(
    ("args", "count"),
    [
        ((), 5),
        (("--speaker", "reed"), 2),
        (("--speaker", "Tomas Okafor"), 2),
        (("--kind", "direct"), 1),
        (("--kind", "direct", "--kind", "mixed"), 3),
        (("-n", "2"), 2),
    ],
)
def test_quotes_filters(run: Run, args: tuple[str, ...], count: int) -> None:
    assert len(json.loads(run("quotes", "--json", *args).stdout)["quotes"]) == count


def test_quotes_says_how_many_statements_are_not_shown(run: Run) -> None:
    whole = len(json.loads(run("quotes", "--json").stdout)["quotes"])
    result = run("quotes", "-n", "1")
    assert result.stderr == f"kzcompare: 1 of {whole} statements shown; -n 0 shows all\n"
    assert run("quotes").stderr == ""


def test_no_quote_is_exit_code_1(run: Run) -> None:
    result = run("quotes", "--speaker", "Nobody Here")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "kzcompare: no statement by 'Nobody Here' among 5\n"


def test_report_is_an_overview_unless_a_file_is_named(run: Run, tmp_path: Path) -> None:
    shown = run("report")
    assert shown.stdout.startswith("4 sources, ")
    assert shown.stderr == "kzcompare: -o page.html writes the whole of it for a browser\n"
    page = tmp_path / "page.html"
    assert run("report", "-o", str(page)).stdout == ""
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_report_can_be_cut_and_says_so(run: Run) -> None:
    document = json.loads(run("report", "--json", "-n", "1").stdout)
    assert [row["id"] for row in document["rows"]] == ["c7f3a"]
    assert {"what": "rows", "shown": 1, "total": 4} in document["left_out"]


def test_text_asks_for_one_source(run: Run, library: FakeLibrary) -> None:
    run("text", "post")
    assert library.asked[0]["only"] == ("post",)


def test_schema_without_name_prints_all(run: Run) -> None:
    made = json.loads(run("schema").stdout)
    assert list(made) == list(DOCUMENTS)


def test_schema_suggests_a_name(run: Run) -> None:
    result = run("schema", "claim")
    assert result.exit_code == 2
    assert "did you mean claims?" in result.stderr


def test_cache_is_shown_and_cleared(run: Run, tmp_path: Path) -> None:
    cache = Cache.open(tmp_path)
    cache.put("key", ("a record",))
    place = ("--cache-dir", str(tmp_path))
    shown = json.loads(run("cache", "--json", *place).stdout)
    assert shown == {"path": str(cache.path), "bytes": cache.size()}
    assert run("cache", "clear", *place).stdout == f"1 entry removed from {cache.path}\n"
    assert run("cache", *place).stdout == f"{cache.path} (0 B)\n"


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("terrorists", "a terrorist act", True),
        ("protest", "Protesters gathered", True),
        ("trained abroad", "They were training abroad", True),
        ("trained abroad", "They were training", False),
        ("Abliazov", "Mukhtar Ablyazov", True),
        ("coup", "soup", False),
        ("the training of terrorists", "Terrorists trained", True),
        ("", "anything", True),
    ],
)
def test_about_matches_forms_and_spellings(query: str, text: str, expected: bool) -> None:
    assert is_about(query, text) is expected


@pytest.mark.parametrize(
    ("name", "expected"), [("clams", "claims"), ("ACTOR", "actor"), ("x", None)]
)
def test_nearest(name: str, expected: str | None) -> None:
    assert nearest(name, ["claims", "actor"]) == expected
