"""`figures` and `timeline` over two small articles that are really read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kzcompare.cli import program

ALPHA = """Police said that they had detained 164 people at the march in Lemport on 4 May 2031.
The council gave €2 million for the new theatre in Lemport on 2 May 2031.
The strike of the dockers lasted 14 days.
"""
BETA = """Lawyers said that police had detained 310 people at the march in Lemport on 4 May 2031.
On 2 May 2031 the council of Lemport gave €2 million for the theatre.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("march")
    (made / "alpha.txt").write_text(ALPHA, encoding="utf-8")
    (made / "beta.txt").write_text(BETA, encoding="utf-8")
    return made


def run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(program, [args[0], "-c", str(folder), *args[1:]])


def figures(folder: Path, *args: str) -> list[tuple[str, list[str]]]:
    """Verdict and printed figures of each group."""
    groups = json.loads(run(folder, "figures", "--json", *args).stdout)["groups"]
    return [(g["verdict"], [f["figure"]["text"] for f in g["figures"]]) for g in groups]


CLASH = ("contradiction", ["164 people", "310 people"])
THEATRE = ("agreement", ["€2 million", "€2 million"])
STRIKE = ("single", ["14 days"])


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((), [CLASH, THEATRE]),
        (("--all",), [CLASH, THEATRE, STRIKE]),
        (("--verdict", "agreement"), [THEATRE]),
        (("--verdict", "single"), [STRIKE]),
        (("--kind", "money"), [THEATRE]),
        (("--kind", "money", "--kind", "count"), [CLASH, THEATRE]),
        (("--kind", "duration", "--all"), [STRIKE]),
        (("--about", "detain"), [CLASH]),
        (("--about", "lawyers"), [CLASH]),
        (("-n", "1"), [CLASH]),
        (("-s", "alpha", "--kind", "duration", "--all"), [STRIKE]),
    ],
)
def test_figures_filters(
    folder: Path, args: tuple[str, ...], expected: list[tuple[str, list[str]]]
) -> None:
    assert figures(folder, *args) == expected


def test_figures_give_the_value_the_holder_and_the_exact_words(folder: Path) -> None:
    (group, _) = json.loads(run(folder, "figures", "--json").stdout)["groups"]
    first = group["figures"][0]
    assert (first["low"], first["high"], first["counted"]) == (164, 164, "person")
    assert first["holder"]["text"] == "Police"
    assert first["time"] == "2031-05-04"
    assert first["text"] == ALPHA[first["start"] : first["end"]]
    assert first["figure"]["text"] == ALPHA[first["figure"]["start"] : first["figure"]["end"]]


def test_figures_without_a_fitting_group(folder: Path) -> None:
    result = run(folder, "figures", "--about", "weather")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "kzcompare: no figure fits; without these conditions there are 3, 1 of one source\n"
    )


def test_figures_of_one_source_are_announced(folder: Path) -> None:
    alone = run(folder, "figures", "-s", "alpha")
    assert alone.exit_code == 1
    assert alone.stderr == (
        "kzcompare: there is one source only, alpha; --all shows the 3 of a single source\n"
    )
    assert run(folder, "figures").stderr == "kzcompare: 1 of one source only with --all\n"
