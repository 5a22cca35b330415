"""With an encoder of the user's own: from the command line to the rows, and what `explain` says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kzcompare.cli import COMMANDS, program
from kzcompare.cli.options import COMPARING
from kzcompare.encoder.onnx import OnnxEncoder
from tests.cli.fakes import FakeLibrary
from tests.encoder.network import UNKNOWN, write_encoder

POST = """Dockers Stop Work

Dockers in the harbour began their walkout before sunrise on Monday morning.

The mayor opened a new library beside the old town hall.

Forecasters expect heavy rain over the northern islands this weekend.

The football club sold its goalkeeper to a rival last summer.

The harbour office promised a second ferry to Velmora next spring.
"""
COURIER = """Ships Wait

A strike by longshoremen paralysed Velmora at dawn.

The mayor praised the library that he opened beside the town hall.

Last summer the football club sold its goalkeeper to a rival.

Apple growers in the valleys fear another late frost.

The ferry to Velmora was late again, the harbour office said.
"""
MEANINGS = ("dockers strike", "mayor", "rain", "football", "apple", "ferry")
ALIKE = {UNKNOWN: (0.01,) * len(MEANINGS)} | {
    word: tuple(float(m == n) for m in range(len(MEANINGS)))
    for n, words in enumerate(MEANINGS)
    for word in words.split()
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "post.txt").write_text(POST, encoding="utf-8")
    (made / "courier.txt").write_text(COURIER, encoding="utf-8")
    return made


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    return write_encoder(tmp_path / "tiny", ALIKE)


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(program, [str(arg) for arg in args])


def rows(*args: str | Path) -> list[set[str]]:
    """The words of each row's cells."""
    done = run("claims", "--json", *args)
    return [{cell["text"] for cell in row["cells"]} for row in json.loads(done.stdout)["rows"]]


def holds(row: set[str], *words: str) -> bool:
    return all(any(word in text for text in row) for word in words)


def test_what_is_said_in_other_words_is_found_by_the_encoder(folder: Path, encoder: Path) -> None:
    asked = "-c", folder, "--encoder", encoder
    plain, with_it = rows("-c", folder), rows(*asked)
    assert not any(holds(row, "walkout", "strike") for row in plain)
    assert any(holds(row, "walkout", "strike") for row in with_it)
    assert rows("-c", folder) == plain  # the cache keeps both apart
    assert "the sentence encoder finds them alike" in run("claims", *asked).stdout


def test_a_second_run_encodes_nothing(
    folder: Path, encoder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = rows("-c", folder, "--encoder", encoder)
    monkeypatch.setattr(OnnxEncoder, "encode", None)
    assert rows("-c", folder, "--encoder", encoder) == first
    post = POST.index("Dockers in"), COURIER.index("A strike")
    places = f"post:{post[0]}", f"courier:{post[1]}"
    assert run("explain", *places, "-c", folder, "--encoder", encoder).exit_code == 0


def test_explain_names_the_encoder(folder: Path, encoder: Path) -> None:
    places = f"post:{POST.index('Dockers in')}", f"courier:{COURIER.index('A strike')}"
    text = run("explain", *places, "-c", folder, "--encoder", encoder).stdout
    assert "tiny finds the sentences alike in meaning" in text
    assert "close enough" in text.splitlines()[0]
    made = json.loads(run("explain", *places, "-c", folder, "--json", "--encoder", encoder).stdout)
    assert made["pair"]["encoder"] == "tiny"
    assert made["pair"]["sensed"] > 0
    parts = sum(part["value"] for part in made["pair"]["parts"])
    assert parts == pytest.approx(made["pair"]["score"], abs=0.01)  # which does not hold it
    plain = json.loads(run("explain", *places, "-c", folder, "--json").stdout)
    assert (plain["pair"]["encoder"], plain["pair"]["sensed"]) == (None, None)


def test_explain_says_that_the_encoder_does_not_bring_two_together(
    folder: Path, encoder: Path
) -> None:
    places = f"post:{POST.index('Forecasters')}", f"courier:{COURIER.index('A strike')}"
    text = run("explain", *places, "-c", folder, "--encoder", encoder).stdout
    assert "they share no telling word, and no encoder brings them together" in text
    assert "encoder" not in run("explain", *places, "-c", folder).stdout


def test_a_folder_that_holds_no_encoder_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    done = run("claims", "--encoder", tmp_path)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"kzcompare: encoder '{tmp_path.name}': no model.onnx")
    assert done.stderr.count("\n") == 1


def test_the_environment_names_one_for_the_commands_that_compare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = FakeLibrary()
    monkeypatch.setenv("KZCOMPARE_ENCODER", "models/tiny")
    for command in ("claims", "quotes"):
        CliRunner().invoke(program, [command], obj=library)
    asked = [getattr(call["options"], "encoder", "?") for call in library.asked]
    assert asked == ["models/tiny", None]


@pytest.mark.parametrize("command", COMMANDS)
def test_only_commands_that_compare_offer_it(command: str) -> None:
    text = CliRunner().invoke(program, [command, "-h"]).stdout
    assert ("--encoder" in text) == (command in COMPARING)
