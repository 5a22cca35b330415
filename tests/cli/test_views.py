"""The commands that look at the whole comparison: diff and agreement."""

from __future__ import annotations

import json

import pytest
from click.shell_completion import ShellComplete
from msgspec.structs import replace

from kzcompare.cli import program
from kzcompare.model.report import Report
from tests.cli.conftest import Run
from tests.cli.fakes import FakeLibrary
from tests.scene import worded


def test_diff_asks_for_rows_and_readings(run: Run, library: FakeLibrary) -> None:
    assert run("diff", "post", "delta").exit_code == 0
    asked = library.asked[0]
    assert (asked["readings"], asked["rows"], asked["singles"], asked["only"]) == (
        True,
        True,
        True,
        (),
    )


def test_diff_suggests_a_source(run: Run) -> None:
    result = run("diff", "post", "corier")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "kzcompare: no source 'corier'; did you mean 'courier'?\n"


def test_diff_of_a_source_with_itself_is_a_mistake(run: Run) -> None:
    result = run("diff", "post", "post")
    assert result.exit_code == 2
    assert "post is compared with itself; name two sources" in result.stderr


@pytest.mark.parametrize(
    ("args", "rows", "alone"),
    [
        ((), ["c7f3a", "9e02c"], 1),
        (("--show", "contradicted"), ["c7f3a"], 0),
        (("--show", "shared", "--show", "only"), ["9e02c"], 1),
        (("--show", "only"), [], 1),
    ],
)
def test_diff_shows_the_parts_asked_for(
    run: Run, args: tuple[str, ...], rows: list[str], alone: int
) -> None:
    document = json.loads(run("diff", "post", "delta", "--json", *args).stdout)
    assert [row["id"] for row in document["rows"]] == rows
    assert len(document["left_only"]) == alone
    assert document["counts"]["left_only"] == 1


def test_diff_without_the_part_asked_for_is_exit_code_1(run: Run) -> None:
    result = run("diff", "post", "delta", "--show", "mixed")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "kzcompare: nothing to show of post and delta\n"


def test_diff_rows_name_no_third_source(run: Run) -> None:
    document = json.loads(run("diff", "post", "delta", "--json").stdout)
    assert {cell["source"] for row in document["rows"] for cell in row["cells"]} == {
        "post",
        "delta",
    }
    assert [(row["silent"], row["absent"]) for row in document["rows"]] == [([], 0)] * 2


@pytest.mark.parametrize(
    ("args", "begin", "offered"),
    [(["diff"], "p", ["post"]), (["diff", "post"], "", ["post", "courier", "delta", "almanac"])],
)
def test_diff_completes_both_sources(args: list[str], begin: str, offered: list[str]) -> None:
    shell = ShellComplete(program, {"obj": FakeLibrary()}, "kzcompare", "_KZCOMPARE_COMPLETE")
    assert [item.value for item in shell.get_completions(args, begin)] == offered


def test_agreement_can_be_cut_to_the_pairs_that_share_most(run: Run) -> None:
    pairs = json.loads(run("agreement", "--json", "-n", "1").stdout)["pairs"]
    assert [(pair["left"], pair["right"]) for pair in pairs] == [("post", "courier")]


def test_agreement_of_sources_without_a_common_row_is_exit_code_1(
    run: Run, library: FakeLibrary
) -> None:
    library.report = Report("0.0.0", library.report.articles)
    result = run("agreement")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "kzcompare: no two sources speak in one row\n"
    document = json.loads(run("agreement", "--json").stdout)
    assert document["alpha"]["alpha"] is None
    assert document["alpha"]["undefined"] == "no two sources speak in one row"


@pytest.fixture
def worded_library(library: FakeLibrary) -> FakeLibrary:
    library.report = replace(worded()[0], skipped=())
    return library


def test_wording_shows_the_contexts_of_words(run: Run, worded_library: FakeLibrary) -> None:
    document = json.loads(run("wording", "strike", "sabot*", "--json").stdout)
    assert [(w["word"], sum(w["counts"].values())) for w in document["words"]] == [
        ("strike", 2),
        ("sabot*", 3),
    ]
    assert document["sets"] == []
    assert worded_library.asked[0]["rows"] is False


@pytest.mark.usefixtures("worded_library")
def test_wording_contexts_can_be_cut_and_counts_cannot(run: Run) -> None:
    result = run("wording", "saboteurs", "-n", "1")
    document = json.loads(run("wording", "saboteurs", "-n", "1", "--json").stdout)
    assert [len(w["uses"]) for w in document["words"]] == [1]
    assert document["words"][0]["counts"] == {"post": 1, "courier": 1, "delta": 1}
    assert "at most 1 uses of each word shown; -n 0 shows all" in result.stderr


@pytest.mark.usefixtures("worded_library")
def test_wording_in_the_own_voice(run: Run) -> None:
    assert run("wording", "saboteurs", "--own").exit_code == 1
    assert run("wording", "authorities", "--own").exit_code == 0


@pytest.mark.usefixtures("worded_library")
def test_wording_suggests_a_word(run: Run) -> None:
    result = run("wording", "sabateurs")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "kzcompare: 'sabateurs' is not used; did you mean saboteurs?\n"
    both = run("wording", "strike", "sabateurs")
    assert both.exit_code == 0
    assert "did you mean saboteurs?" in both.stderr


def test_wording_without_any_difference_is_exit_code_1(run: Run) -> None:
    result = run("wording")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "kzcompare: no thing that two sources have different words for; "
        "'kzcompare wording WORD' shows where a word is printed\n"
    )


@pytest.mark.parametrize("command", ["claims", "agreement", "wording"])
def test_with_one_source_there_is_nothing_to_compare(
    run: Run, library: FakeLibrary, command: str
) -> None:
    library.report = Report("0.0.0", library.report.articles[:1])
    result = run(command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("kzcompare: there is one source only, post")
