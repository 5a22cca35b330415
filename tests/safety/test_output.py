"""Whatever an article holds, it is only words: on a terminal, a page, in a spreadsheet, in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kzcompare.cli import program
from kzcompare.model.errors import ExitCode
from tests.corpus.wire import PARAGRAPHS
from tests.fuzz.flaws import in_output, in_stream

ATTACKS = {
    "colour": "\x1b[31mred\x1b[0m",
    "title of the window": "\x1b]0;owned\x07",
    "eight-bit control": "\x9b2J",
    "backspaces": "good\x08\x08evil",
    "carriage return": "good\revil",
    "direction": "\u202egood\u202c \u2066x\u2069",
    "tags": "x\U000e0041\U000e0042",
    "delete": "x\x7fy",
    "rich markup": "[bold red]x[/] [link=file:///etc/passwd]y[/link]",
    "broken rich markup": "[/nosuch] [",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "broken out of": "\"'></td></table></main><iframe src=javascript:alert(1)>",
    "markdown": "![x](javascript:alert(1)) [y](javascript:alert(1)) |---| ```",
    "formula": "=HYPERLINK(1)",
}
COMMANDS = [
    ["claims", "--all", "-n", "0"],
    ["quotes"],
    ["actors"],
    ["sources"],
    ["figures", "--all"],
    ["timeline"],
    ["wording"],
    ["agreement"],
    ["diff", "a0", "a1"],
    ["actor", "Lund"],
    ["check", "The wages have not been paid since June."],
    ["text", "a0"],
    ["report"],
]
FORMATS = ("table", "json", "jsonl", "csv", "md", "html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every attack in the headline, in the text, in a quotation and in the tables beside it."""
    made = tmp_path_factory.mktemp("attacks")
    entries = []
    for n, attack in enumerate(ATTACKS.values()):
        lines = [
            f"Dockers {attack} close the port",
            f"{attack} {PARAGRAPHS[0]}",
            f"“The wages {attack} have not been paid since June,” Maria Lund said.",
            f"On 3 May 2023 the ministry {attack} sent 400 soldiers to the port of Velmora.",
            *PARAGRAPHS[1:],
        ]
        (made / f"a{n}.txt").write_text("\n\n".join(lines), encoding="utf-8", newline="\n")
        value = json.dumps(f"{attack} Post {attack}", ensure_ascii=False)
        value = value.replace("\x7f", "\\u007f")
        entries.append(f'[[source]]\nfile = "a{n}.txt"\noutlet = {value}\nauthor = {value}\n')
    (made / "sources.toml").write_text("\n".join(entries), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def run(folder: Path, cache: Path, *arguments: str) -> Result:
    corpus = ["-c", str(folder), "--cache-dir", str(cache), "--width", "100"]
    return CliRunner().invoke(program, [*arguments, *corpus], prog_name="kzcompare")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_attack_gets_through(folder: Path, cache: Path, command: list[str], form: str) -> None:
    if command == ["report"] and form not in ("html", "md"):
        pytest.skip("a report is a page")
    result = run(folder, cache, *command, "-f", form)
    assert result.exit_code == ExitCode.DONE
    assert result.stdout
    texts = {f.stem: f.read_bytes().decode() for f in folder.glob("a*.txt")}
    assert list(in_stream(result.stdout)) == []
    assert list(in_stream(result.stderr)) == []
    assert list(in_output(form, result.stdout, texts)) == []


def test_the_attacks_are_shown_as_the_words_they_are(folder: Path, cache: Path) -> None:
    shown = run(folder, cache, "quotes", "-n", "0").stdout
    assert "␛[31mred␛[0m" in shown
    assert "[bold red]x[/] [link=file:///etc/passwd]y[/link]" in shown
    assert "<script>alert(1)</script>" in shown


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("table", "red \x1b[31m."),
        ("json", '{"a": 1}'),
        ("json", "{"),
        ("csv", 'a,b\n"=1+1",x\n'),
        ("csv", "a,b\nx\n"),
        ("md", "<img src=x onerror=alert(1)>"),
        ("md", "[x](ftp://x.example)"),
        ("html", "<p onclick=alert(1)>"),
        ("html", "<script>alert(1)</script>"),
    ],
)
def test_what_gets_through_would_be_noticed(form: str, written: str) -> None:
    if form == "json" and written.startswith('{"'):
        with pytest.raises(KeyError):
            list(in_output(form, written, {}))
        return
    assert [*in_stream(written), *in_output(form, written, {})]


def test_words_that_stand_elsewhere_would_be_noticed() -> None:
    row = json.dumps({"source": "a", "start": 2, "end": 5, "text": "one"})
    assert list(in_output("jsonl", row, {"a": "1 one 2"})) == []
    assert list(in_output("jsonl", row, {"a": "1 two 2"}))
    assert list(in_output("jsonl", row, {"a": "1 o"}))
