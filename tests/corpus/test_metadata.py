"""`sources.toml` and front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzcompare.corpus.document import About
from kzcompare.corpus.metadata import read_front_matter, read_source_table
from kzcompare.model.span import Span


def table(folder: Path, toml: str) -> tuple[dict[str, About], list[str]]:
    (folder / "a.txt").write_text("A text.", encoding="utf-8")
    (folder / "sources.toml").write_text(toml, encoding="utf-8")
    found = read_source_table(folder, "sources.toml")
    return dict(found.entries), [s.reason for s in found.skipped]


def test_a_source_table_names_its_files(tmp_path: Path) -> None:
    toml = '[[source]]\nid = "post"\nfile = "a.txt"\noutlet = "Evening Post"\ndate = 2022-01-08\n'
    expected = About(id="post", outlet="Evening Post", date="2022-01-08")
    assert table(tmp_path, toml) == ({"a.txt": expected}, [])


def test_a_folder_without_a_table_has_no_entries(tmp_path: Path) -> None:
    assert dict(read_source_table(tmp_path, "sources.toml").entries) == {}


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ('[[source]]\nid = "x"\n', "an entry has no file"),
        ("[[source]]\nfile = 3\n", "an entry has no file"),
        ('[[source]]\nfile = "../a.txt"\n', "'../a.txt' is not inside the folder"),
        ('[[source]]\nfile = "/etc/passwd"\n', "'/etc/passwd' is not inside the folder"),
        ('[[source]]\nfile = "..\\\\a.txt"\n', "'..\\\\a.txt' is not inside the folder"),
        ('[[source]]\nfile = "C:a.txt"\n', "'C:a.txt' is not inside the folder"),
        ('[[source]]\nfile = "b.txt"\n', "'b.txt' is not in the folder"),
        ('source = "a.txt"\n', "sources must be [[source]] tables"),
        ("source = [1]\n", "an entry has no file"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named(tmp_path: Path, toml: str, reason: str) -> None:
    assert table(tmp_path, toml) == ({}, [reason])


def test_a_flaw_in_one_entry_leaves_the_others(tmp_path: Path) -> None:
    toml = '[[source]]\nid = "x"\n[[source]]\nfile = "./a.txt"\ntitle = "T"\n'
    assert table(tmp_path, toml) == ({"a.txt": About(title="T")}, ["an entry has no file"])


def test_the_first_of_two_entries_is_used(tmp_path: Path) -> None:
    toml = '[[source]]\nfile = "a.txt"\nid = "x"\n[[source]]\nfile = "a.txt"\nid = "y"\n'
    assert table(tmp_path, toml) == (
        {"a.txt": About(id="x")},
        ["'a.txt' has two entries; the first is used"],
    )


@pytest.mark.parametrize(
    "data", [b"[[source]\n", b"\xff\xfe", b"a = " + b"[" * 5000, b"#" * 5_000_001]
)
def test_a_malformed_table_is_named_in_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "sources.toml").write_bytes(data)
    found = read_source_table(tmp_path, "sources.toml")
    assert dict(found.entries) == {}
    assert len(found.skipped) == 1
    assert found.skipped[0].reason.startswith("it cannot be read: ")
    assert "\n" not in found.skipped[0].reason


def test_front_matter_is_read_and_placed() -> None:
    text = "---\ntitle: A law\ndate: 2022-01-08\nauthors: [Jane Doe, John Roe]\n---\nBody.\n"
    expected = About(title="A law", date="2022-01-08", author="Jane Doe, John Roe")
    assert read_front_matter(text) == (expected, Span(0, 67))
    assert text[:67].endswith("\n---")


def test_front_matter_may_use_other_programs_names() -> None:
    found = read_front_matter(
        "---\r\nsource: Evening Post\r\nlang: en\r\nlink: https://x.org\r\n---\r\nBody."
    )
    assert found is not None
    assert found[0] == About(outlet="Evening Post", language="en", url="https://x.org")


@pytest.mark.parametrize(
    "text",
    [
        "No rule.",
        "---\nA rule above text.\n---\nMore text.",
        "---\ntitle: never closed\n",
        "---\n[[[" + "[" * 3000 + "\n---\nBody.",
        "---\ntitle: [unclosed\n---\nBody.",
        "---\nwhen: 2022-99-99\n---\nBody.",
        "--- not a fence\ntitle: x\n---\n",
        "---\n!!python/object/apply:os.getcwd []\n---\nBody.",
    ],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert read_front_matter(text) is None


def test_values_become_one_line_of_text() -> None:
    found = read_front_matter(
        "---\ntitle: |\n  two\n  lines\nid: 7\nurl: {a: b}\nlang: no\n---\nB."
    )
    assert found is not None
    assert found[0] == About(title="two lines", id="7")
