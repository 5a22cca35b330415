"""`timeline` over two small articles that are really read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kzcompare.cli import program

ALPHA = """Union leader Tomás Okafor founded the union of the dockers in 2009.
The dockers of Lemport began their strike on 1 May 2031.
Police cleared the grain terminal on 5 May 2031.
"""
BETA = """The strike of the dockers of Lemport began on 3 May 2031.
Police cleared the grain terminal of Lemport on 5 May 2031, Okafor said.
"""
FOUNDED, STRIKE, CLEARED = "2009", "2031-05-01", "2031-05-05"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("strike")
    (made / "alpha.txt").write_text(ALPHA, encoding="utf-8")
    (made / "beta.txt").write_text(BETA, encoding="utf-8")
    return made


def run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(program, ["timeline", "-c", str(folder), *args])


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((), [FOUNDED, STRIKE, CLEARED]),
        (("--from", "2031"), [STRIKE, CLEARED]),
        (("--from", "2031-05-02"), [STRIKE, CLEARED]),
        (("--from", "2031-05-04"), [CLEARED]),
        (("--to", "2031-05-01"), [FOUNDED, STRIKE]),
        (("--to", "2030"), [FOUNDED]),
        (("--from", "2031-05-01", "--to", "2031-05-04"), [STRIKE]),
        (("--about", "strikes"), [STRIKE]),
        (("--actor", "Okafor"), [FOUNDED, CLEARED]),
        (("--verdict", "contradiction"), [STRIKE]),
        (("--min-sources", "2"), [STRIKE, CLEARED]),
        (("-n", "1"), [FOUNDED]),
    ],
)
def test_timeline_filters(folder: Path, args: tuple[str, ...], expected: list[str]) -> None:
    events = json.loads(run(folder, "--json", *args).stdout)["events"]
    assert [event["first"] for event in events] == expected


def test_an_event_keeps_each_date_with_its_words_and_holder(folder: Path) -> None:
    events = json.loads(run(folder, "--json").stdout)["events"]
    strike, cleared = events[1:]
    assert (strike["verdict"], strike["first"], strike["last"]) == (
        "contradiction",
        "2031-05-01",
        "2031-05-03",
    )
    assert [m["first"] for m in strike["mentions"]] == ["2031-05-01", "2031-05-03"]
    assert strike["reasons"][0]["kind"] == "date"
    first, second = cleared["mentions"]
    assert first["holder"] is None
    assert second["holder"]["text"] == "Okafor"
    assert second["text"] == BETA[second["start"] : second["end"]]
    assert second["date"]["text"] == BETA[second["date"]["start"] : second["date"]["end"]]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--from", "2031-02-30"), "'2031-02-30' is no date; write 2018, 2018-06 or 2018-06-23"),
        (("--from", "May"), "'May' is no date; write 2018, 2018-06 or 2018-06-23"),
        (("--from", "2031", "--to", "2030"), "--from 2031 lies after --to 2030"),
    ],
)
def test_a_wrong_date_is_a_mistake(folder: Path, args: tuple[str, ...], message: str) -> None:
    result = run(folder, *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_timeline_without_a_fitting_event(folder: Path) -> None:
    result = run(folder, "--to", "1900")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "kzcompare: no event fits; without these conditions there are 3\n"


def test_timeline_says_how_many_events_are_not_shown(folder: Path) -> None:
    result = run(folder, "-n", "1")
    assert result.stderr == "kzcompare: 1 of 3 events shown; -n 0 shows all\n"


@pytest.mark.parametrize(
    ("date", "hint"),
    [("", "; days like 'Monday' need the date of their article"), ('date = "2031-05-02"', "\n")],
)
def test_timeline_without_any_date_says_what_may_help(tmp_path: Path, date: str, hint: str) -> None:
    (tmp_path / "post.txt").write_text("The dockers began a strike.", encoding="utf-8")
    table = f'[[source]]\nid = "post"\nfile = "post.txt"\n{date}\n'
    (tmp_path / "sources.toml").write_text(table, encoding="utf-8")
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"kzcompare: no dated event in any source{hint}")
