"""The whole program on small folders of made-up articles: the traps that other tools fell into."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kzcompare.cli import program

Folder = Callable[..., Path]

POST = """Port Strike Shuts Down Velmora

By Ida Morrow

June 23, 2021

Photo: Dock workers outside the container terminal in Port Velmora. Credit: Harbour Post

Dock workers in Port Velmora walked off the job on Monday, shutting the container terminal.

Mayor Daniel Brandt said that foreign agitators had organised the strike.

The union said 400 dock workers joined the walkout.

Norwegian crews and the French waited at sea, and they went home on Tuesday.

Brandt promised to build a school near the old lighthouse.

Related Articles

Foreign agitators organised the strike, mayor of Port Velmora says

How the dock workers won the strike of 2012
"""
COURIER = """Mayor of Velmora Blames Outsiders

By Tom Hale

June 24, 2021

Photo: Dock workers outside the container terminal in Port Velmora. Credit: Island Courier

Brandt may have referred to “foreign agitators” who organised the strike, but he has presented \
no evidence for this allegation.

About 900 dock workers joined the walkout at the container terminal, the union said.

A storm sank two fishing boats off the coast during the night.

The strike began after the Velmora Port Authority cut overtime pay in May.

He spent Tuesday with friends of the Norwegian consul, and they sang.

Related Articles

Foreign agitators organised the strike, mayor of Port Velmora says
"""
TIDE = """Who Is Behind the Port Strike?

June 25, 2021

Mayor Daniel Brandt said foreign agitators had organised the dock workers' strike.

The claim that foreign agitators organised the strike is nonsense, said union leader Petra Salko.

Dock workers stopped work because the Velmora Port Authority cut their overtime pay.

On Monday the container terminal in Port Velmora was shut down.
"""
STRIKE = {"post.txt": POST, "courier.txt": COURIER, "tide.txt": TIDE}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Makes a folder of files, written in the order given."""

    def make(files: Mapping[str, str | bytes], name: str = "articles") -> Path:
        made = tmp_path / name
        made.mkdir()
        for file, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            (made / file).write_bytes(data)
        return made

    return make


def run(*args: str) -> Result:
    return CliRunner().invoke(program, [*args, "--no-cache"])


def asked(command: str, corpus: Path, *args: str) -> dict[str, Any]:
    """The JSON that a command prints."""
    printed = run(*command.split(), "-c", str(corpus), "--json", *args).stdout
    document: dict[str, Any] = json.loads(printed)
    return document


def cells(corpus: Path) -> list[dict[str, Any]]:
    return [cell for row in asked("claims", corpus)["rows"] for cell in row["cells"]]


# Square brackets, markup and control sequences ---------------------------------------------------

LAYOUTS = [("--width", "80"), ("--width", "200"), (), ("--color", "always", "--width", "80")]
BRACKETS = "If [the West does] not [act] then the port will close."


@pytest.mark.parametrize("layout", LAYOUTS, ids=["80", "200", "plain", "colour"])
def test_square_brackets_are_printed_whole(folder: Folder, layout: Sequence[str]) -> None:
    made = folder({"a.txt": f"{BRACKETS}\n", "b.txt": f"{BRACKETS}\n"})
    assert BRACKETS in run("claims", "-c", str(made), *layout).stdout


@pytest.mark.parametrize("layout", LAYOUTS, ids=["80", "200", "plain", "colour"])
def test_rich_markup_in_an_article_is_printed_as_it_stands(
    folder: Folder, layout: Sequence[str]
) -> None:
    words = "The union painted [bold]strike[/b] and [/] on the harbour wall."
    made = folder({"a.txt": f"{words}\n", "b.txt": f"{words}\n"})
    assert words in run("claims", "-c", str(made), *layout).stdout


DATA = [("-f", "json"), ("-f", "jsonl"), ("-f", "csv")]
PRINTED = [(c, f) for c in ("claims --all", "quotes", "sources") for f in (*LAYOUTS, *DATA)]
PRINTED += [("text a", form) for form in (*LAYOUTS, DATA[0])]


@pytest.mark.parametrize(
    ("command", "form"), PRINTED, ids=[f"{c} {' '.join(f)}".rstrip() for c, f in PRINTED]
)
def test_control_sequences_in_an_article_never_reach_the_output(
    folder: Folder, command: str, form: Sequence[str]
) -> None:
    title = "Port \x1b[5mClosed by a Strike of Dock Workers"
    words = "The mayor said that the \x1b]0;owned\x07 port was \x1b[2Jclosed on Monday."
    plain = "Dock workers closed the container terminal because their wages had not been paid. " * 5
    text = f"{title}\n\n{words}\n\n{plain}\n"
    made = folder({"a.txt": text, "b.txt": text})
    result = run(*command.split(), "-c", str(made), *form)
    assert result.exit_code == 0
    assert "owned" in result.stdout or command == "sources"
    for raw in ("\x1b]", "\x07", "\x1b[2J", "\x1b[5m"):
        assert raw not in result.stdout + result.stderr


# Rebuttals ---------------------------------------------------------------------------------------


def test_a_rebuttal_is_not_cut_off_from_its_claim(folder: Folder) -> None:
    shown = [c["text"] for c in cells(folder(STRIKE)) if "may have referred to" in c["text"]]
    assert shown
    assert all("but he has presented no evidence" in text for text in shown)


def test_a_source_that_misses_evidence_does_not_agree(folder: Folder) -> None:
    rows = [
        row
        for row in asked("claims", folder(STRIKE))["rows"]
        if any("no evidence" in cell["text"] for cell in row["cells"])
    ]
    assert rows
    for row in rows:
        assert row["verdict"] in ("contradiction", "mixed")
        stances = [c["stance"] for c in row["cells"] if "no evidence" in c["text"]]
        assert set(stances) <= {"doubts", "denies"}


def test_a_source_that_only_reports_is_not_against_the_claim(folder: Folder) -> None:
    found = [c["stance"] for c in cells(folder(STRIKE)) if c["text"].startswith("Mayor Daniel")]
    assert found
    assert set(found) == {"reports"}


def test_who_holds_a_claim_is_told_from_who_prints_it(folder: Folder) -> None:
    found = {c["source"]: c for c in cells(folder(STRIKE)) if c["text"].startswith("Mayor Daniel")}
    assert set(found) == {"post", "tide"}
    assert {c["holder"]["actor"] for c in found.values()} == {"Daniel Brandt"}


def test_square_brackets_do_not_hide_who_speaks(folder: Folder) -> None:
    words = "If [the port does] not [reopen] then the island will run out of fuel, Brandt said.\n"
    found = cells(folder({"a.txt": words, "b.txt": words}))
    assert [c["holder"] and c["holder"]["text"] for c in found] == ["Brandt", "Brandt"]


REPORTS = "Mayor Daniel Brandt said that foreign agitators had organised the strike.\n"
REBUTS = (
    "Brandt may have referred to “foreign agitators” who organised the strike, but he has "
    "presented no evidence for this allegation.\n"
)


def test_the_smallest_dispute_of_three_sources_is_a_contradiction(folder: Folder) -> None:
    made = folder({"post.txt": REPORTS, "tide.txt": REPORTS, "courier.txt": REBUTS})
    rows = asked("claims", made)["rows"]
    assert [row["verdict"] for row in rows] == ["contradiction"]


def test_a_source_that_prints_a_statement_word_for_word_is_in_its_row(folder: Folder) -> None:
    shared = (
        "Schools on the island closed early because buses had no petrol.\n\n"
        "Norwegian crews refused to unload the ferries at the northern quay.\n\n"
        "The orchestra cancelled its concert in the old lighthouse.\n"
    )
    own = ("The mayor sang.\n\n", "A storm came.\n\n", "Nobody knew why.\n\n")
    made = folder({f"{n}.txt": words + shared for n, words in zip("abc", own, strict=True)})
    rows = asked("claims --all", made)["rows"]
    assert [row["sources"] for row in rows if row["sources"] > 1] == [3, 3, 3]


# Furniture ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "furniture",
    [
        "Credit:",
        "Photo:",
        "Ida Morrow",
        "Tom Hale",
        "Related Articles",
        "mayor of Port Velmora says",
    ],
)
def test_captions_bylines_and_teasers_are_never_cells(folder: Folder, furniture: str) -> None:
    made = folder(STRIKE)
    shown = [cell["text"] for cell in cells(made)]
    assert shown
    assert not [text for text in shown if furniture in text]


@pytest.mark.parametrize("furniture", ["Related Articles", "mayor of Port Velmora says"])
def test_nobody_is_quoted_from_captions_or_teasers(folder: Folder, furniture: str) -> None:
    quotes = [quote["text"] for quote in asked("quotes", folder(STRIKE))["quotes"]]
    assert quotes
    assert not [text for text in quotes if furniture in text]


def test_a_first_paragraph_printed_twice_is_read_once(folder: Folder) -> None:
    lead = "Dock workers in Port Velmora closed the container terminal on Monday."
    made = folder({"a.txt": f"{lead}\n\n{lead}\n\nThe mayor left the town by boat.\n"})
    (source,) = asked("sources", made)["corpus"]["sources"]
    assert source["words"] == 18


# Actors ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word", ["He", "he", "They", "them", "Monday", "Tuesday", "Norwegian", "French", "June", "May"]
)
def test_pronouns_weekdays_and_demonyms_are_no_actors(folder: Folder, word: str) -> None:
    actors = asked("actors", folder(STRIKE))["actors"]
    assert "Daniel Brandt" in [actor["name"] for actor in actors]
    assert not [a for a in actors if word in (a["name"], *a["aliases"])]


def test_one_person_is_one_actor_whatever_a_source_calls_them(folder: Folder) -> None:
    actors = asked("actors", folder(STRIKE))["actors"]
    found = [a for a in actors if "Brandt" in a["name"]]
    assert [(a["name"], a["aliases"]) for a in found] == [
        ("Daniel Brandt", ["Brandt", "Daniel Brandt"])
    ]
    assert set(found[0]["mentions"]) == {"post", "courier", "tide"}


def test_a_surname_is_the_person_whom_another_source_names_in_full(folder: Folder) -> None:
    files = {
        name: text.replace("Daniel Brandt", "Oskar Lindqvist") for name, text in STRIKE.items()
    }
    files = {name: text.replace("Brandt", "Lindqvist") for name, text in files.items()}
    assert asked("actor Lindqvist", folder(files))["silent"] == []


def test_a_town_is_no_person(folder: Folder) -> None:
    actors = asked("actors", folder(STRIKE))["actors"]
    assert {a["type"] for a in actors if a["name"] == "Port Velmora"} <= {"place"}


# Dates and figures -------------------------------------------------------------------------------


def figures(corpus: Path) -> list[str]:
    """The texts of all reasons that rest on figures."""
    rows = asked("claims", corpus)["rows"]
    assert rows
    return [r["text"] for row in rows for r in row["reasons"] if r["kind"] == "figure"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("on June 23", "on June 24"),
        ("in May 2019", "in June 2019"),
        ("on 3 May 2018", "on 5 May 2018"),
        ("in May 2018", "in the summer of 2018"),
        ("at 5 p.m. on June 23", "at 8 p.m. on June 23"),
    ],
)
def test_dates_are_no_quantities(folder: Folder, one: str, two: str) -> None:
    text = "Dock workers closed the container terminal in Port Velmora {}.\n"
    assert figures(folder({"a.txt": text.format(one), "b.txt": text.format(two)})) == []


def test_incompatible_figures_are_seen(folder: Folder) -> None:
    assert "courier has “About 900 dock workers”, post “400 dock workers”" in figures(
        folder(STRIKE)
    )


def test_protests_of_different_years_are_not_one_row(folder: Folder) -> None:
    text = (
        "{title}\n\n{date}\n\n"
        "On {date}, thousands of people protested against fuel prices in Port Velmora.\n\n"
        "Police arrested dozens of protesters on {date} in the harbour square.\n\n"
        "{own}\n"
    )
    own = {
        "May 10, 2018": "The mayor promised to build a school.",
        "June 6, 2020": "A storm had damaged the fishing fleet.",
        "January 5, 2022": "Shops near the station stayed shut.",
    }
    files = {
        f"y{date[-4:]}.txt": text.format(title=f"Port Velmora in {date[-4:]}", date=date, own=words)
        for date, words in own.items()
    }
    result = run("claims", "-c", str(folder(files)), "--json")
    for row in json.loads(result.stdout)["rows"]:
        years = {cell["time"][:4] for cell in row["cells"] if cell["time"]}
        assert len(years) < 2, row["proposition"]


# Streams -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", ["claims", "actor Brandt", "actors", "quotes", "sources", "text post"]
)
def test_standard_output_is_data_whatever_there_is_to_say(folder: Folder, command: str) -> None:
    made = folder({**STRIKE, "empty.txt": "", "scan.pdf": b"%PDF-1.4"})
    result = run(*command.split(), "-c", str(made), "--json", "-v")
    document = json.loads(result.stdout)
    assert document["schema"] == f"kzcompare.{command.partition(' ')[0]}/1"
    assert [Path(s["file"]).name for s in document["corpus"]["skipped"]] == [
        "empty.txt",
        "scan.pdf",
    ]
    assert result.exit_code == 3
    assert f"{made}/empty.txt: skipped: it is empty\n" in result.stderr
    assert all(line.startswith("kzcompare: ") for line in result.stderr.splitlines())


@pytest.mark.parametrize("command", ["claims", "actors", "quotes", "sources"])
def test_every_line_of_jsonl_is_an_object(folder: Folder, command: str) -> None:
    made = folder({**STRIKE, "empty.txt": ""})
    result = run(command, "-c", str(made), "-f", "jsonl", "-v")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(lines) > 1
    assert all(isinstance(line, dict) for line in lines)


# Order -------------------------------------------------------------------------------------------

NUMBERED = {"a10.txt": COURIER, "a2.txt": POST, "b.txt": TIDE}


def test_ids_are_in_natural_order(folder: Folder) -> None:
    sources = asked("sources", folder(NUMBERED))["corpus"]["sources"]
    assert [source["id"] for source in sources] == ["a2", "a10", "b"]


@pytest.mark.parametrize("command", ["claims", "actors", "quotes", "sources"])
def test_the_order_of_the_options_changes_nothing(folder: Folder, command: str) -> None:
    made = folder(NUMBERED)
    printed = set()
    for order in permutations(NUMBERED):
        options = [option for name in order for option in ("-c", str(made / name))]
        result = run(command, *options, "--json")
        assert result.exit_code == 0
        printed.add(result.stdout)
    assert len(printed) == 1


def test_the_order_in_which_files_were_written_changes_nothing(folder: Folder) -> None:
    there = folder(NUMBERED, "one")
    back = folder(dict(reversed(NUMBERED.items())), "two")
    first = run("claims", "-c", str(there), "--json").stdout
    second = run("claims", "-c", str(back), "--json").stdout
    assert first.replace(str(there), "") == second.replace(str(back), "")


def test_a_file_named_twice_counts_once(folder: Folder) -> None:
    made = folder(NUMBERED)
    twice = run("claims", "-c", str(made), "-c", str(made / "b.txt"), "--json")
    assert twice.stdout == run("claims", "-c", str(made), "--json").stdout


def test_ids_of_rows_do_not_depend_on_names_of_folders(folder: Folder) -> None:
    there, back = folder(NUMBERED, "one"), folder(NUMBERED, "two")
    ids = [row["id"] for row in asked("claims", there)["rows"]]
    assert ids
    assert [row["id"] for row in asked("claims", back)["rows"]] == ids


# Nothing to compare ------------------------------------------------------------------------------

ALONE = "Dock workers in Port Velmora closed the container terminal on Monday."
ELSEWHERE = "The orchestra of Brackwater praised a young composer from abroad."


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"a.txt": ALONE}, "there is one source only, a"),
        (
            {"a.txt": ALONE, "b.txt": ELSEWHERE},
            "no row: the sources make no statements on the same thing",
        ),
    ],
    ids=["one article", "nothing shared"],
)
def test_without_anything_to_compare_it_says_so(
    folder: Folder, files: dict[str, str], why: str
) -> None:
    corpus = str(folder(files))
    result = run("claims", "-c", corpus)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"kzcompare: {why}; --all shows what each one says\n"
    assert run("claims", "-c", corpus, "--all").exit_code == 0


def test_one_source_of_two_has_nothing_to_be_compared_with(folder: Folder) -> None:
    result = run("claims", "-c", str(folder(STRIKE)), "-s", "post")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1


def test_without_anything_to_compare_json_has_no_rows(folder: Folder) -> None:
    result = run("claims", "-c", str(folder({"a.txt": ALONE})), "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["rows"] == []


def test_a_statement_of_one_source_is_a_single_row_with_all(folder: Folder) -> None:
    rows = asked("claims", folder({"a.txt": ALONE, "b.txt": ELSEWHERE}), "--all")["rows"]
    assert {row["verdict"] for row in rows} == {"single"}


# Bad input ---------------------------------------------------------------------------------------

BAD: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "it is empty"),
    ("blank.txt", b" \n\t\n", "it holds only white space"),
    ("binary.txt", bytes(range(256)) * 4, "it is binary data, not text (it has NUL bytes)"),
    ("packed.txt", bytes(range(1, 32)) * 9, "it is binary data, not text"),
    (
        "damaged.txt",
        b"\xff\xfe\x00\xd8\x00",
        "it begins like UTF-16 but is damaged; save it as UTF-8",
    ),
]


@pytest.mark.parametrize(("name", "data", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_named_and_the_rest_is_compared(
    folder: Folder, name: str, data: bytes, reason: str
) -> None:
    made = folder({**STRIKE, name: data})
    result = run("claims", "-c", str(made), "--json")
    assert result.exit_code == 3
    assert result.stderr == f"kzcompare: {made}/{name}: skipped: {reason}\n"
    document = json.loads(result.stdout)
    assert document["corpus"]["skipped"] == [{"file": f"{made}/{name}", "reason": reason}]
    assert {c["source"] for row in document["rows"] for c in row["cells"]} == {
        "post",
        "courier",
        "tide",
    }


@pytest.mark.parametrize(("name", "data", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_alone_is_an_error(folder: Folder, name: str, data: bytes, reason: str) -> None:
    made = folder({name: data})
    result = run("claims", "-c", str(made))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"kzcompare: {made}/{name}: {reason}")
    assert result.stderr.count("\n") == 1


def test_a_file_that_may_not_be_read_is_named_and_the_rest_is_compared(folder: Folder) -> None:
    made = folder({**STRIKE, "secret.txt": ALONE})
    (made / "secret.txt").chmod(0)
    if os.access(made / "secret.txt", os.R_OK):
        pytest.skip("this user may read every file")
    result = run("claims", "-c", str(made), "--json")
    assert result.exit_code == 3
    assert result.stderr == (
        f"kzcompare: {made}/secret.txt: skipped: it cannot be opened: permission denied\n"
    )
    assert json.loads(result.stdout)["rows"]


def test_a_path_that_does_not_exist_is_named_and_the_rest_is_compared(folder: Folder) -> None:
    made = folder(STRIKE)
    result = run("claims", "-c", str(made), "-c", str(made / "no.txt"), "--json")
    assert result.exit_code == 3
    assert result.stderr == (
        f"kzcompare: {made}/no.txt: skipped: there is no such file or folder\n"
    )
    assert json.loads(result.stdout)["rows"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("no.txt", "there is no such file or folder"),
        ("*.txt", "no file matches this pattern"),
        (".", "no articles here"),
    ],
    ids=["missing path", "pattern", "empty folder"],
)
def test_a_path_without_articles_is_an_error(folder: Folder, path: str, message: str) -> None:
    result = run("claims", "-c", f"{folder({})}/{path}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_unknown_actor_is_exit_code_1(folder: Folder) -> None:
    result = run("actor", "Xaver", "Quillon", "-c", str(folder(STRIKE)))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("kzcompare: no actor 'Xaver Quillon'")
    assert result.stderr.count("\n") == 1


def test_a_misspelled_actor_is_found_or_suggested(folder: Folder) -> None:
    result = run("actor", "Brand", "-c", str(folder(STRIKE)))
    assert "Daniel Brandt" in result.stdout + result.stderr


@pytest.mark.parametrize("command", ["claims -s", "text"])
def test_an_unknown_source_is_exit_code_2_and_the_nearest_is_named(
    folder: Folder, command: str
) -> None:
    result = run(*command.split(), "curier", "-c", str(folder(STRIKE)))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "kzcompare: no source 'curier'; did you mean 'courier'?\n"


# Flat denials ------------------------------------------------------------------------------------

NAVY = {
    "weekly.txt": (
        "The Senator and the Sea\n\nMay 3, 2021\n\n"
        "In at least eight articles printed in Velmora from 2013 to 2019, Senator Oskar Lind is "
        "described as having served in the navy.\n"
    ),
    "herald.txt": (
        "A Candidate for Governor\n\nMay 4, 2021\n\n"
        "There was one problem: Senator Oskar Lind, a farmer now running for governor of the "
        "islands, never served in the navy.\n"
    ),
}


def test_a_flat_denial_meets_what_it_denies_whatever_else_both_say(folder: Folder) -> None:
    (row,) = asked("claims", folder(NAVY))["rows"]
    assert row["verdict"] == "contradiction"
    assert [reason["kind"] for reason in row["reasons"]] == ["negation"]
    assert {cell["source"]: cell["stance"] for cell in row["cells"]} == {
        "weekly": "asserts",
        "herald": "denies",
    }


def test_a_party_who_is_said_to_affirm_and_to_deny_contradicts_itself(folder: Folder) -> None:
    said = "Speaking on Monday, Senator Oskar Lind said that he {} in the navy for two years.\n"
    files = {"weekly.txt": said.format("had served"), "herald.txt": said.format("had not served")}
    (row,) = asked("claims", folder(files))["rows"]
    assert row["verdict"] == "contradiction"
