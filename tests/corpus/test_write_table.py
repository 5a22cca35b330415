"""A table of sources to correct."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcompare.corpus.write_table import _quoted, write_tables
from kzcompare.model.errors import UnwritableError
from kzcompare.model.written import Written
from tests.builders import article
from tests.corpus.formats import files
from tests.corpus.wire import STORY
from tests.loading import read_corpus


def corpus(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "a.txt").write_text(f"Dockers strike\nBy Jane Doe\n{STORY}\n", encoding="utf-8")
    (folder / "sub" / "b.jsonl").write_bytes(
        files.json_lines({"outlet": 'The "Post"', "text": STORY + " One."}, {"text": STORY})
    )


def write(folder: Path) -> tuple[Written, ...]:
    articles, _ = read_corpus([str(folder)])
    return write_tables([str(folder)], articles)


def test_the_table_says_what_was_found_and_where(tmp_path: Path) -> None:
    corpus(tmp_path)
    path = tmp_path / "sources.toml"
    assert write(tmp_path) == (Written(str(path), 3, 0),)
    text = path.read_text(encoding="utf-8")
    assert 'author = "Jane Doe"  # text' in text
    assert '# outlet = ""' in text
    rows = tomllib.loads(text)["source"]
    assert [r["file"] for r in rows] == ["a.txt", "sub/b.jsonl#2", "sub/b.jsonl#1"]
    assert rows[2]["outlet"] == 'The "Post"'


def test_what_was_written_is_read_back_the_same(tmp_path: Path) -> None:
    corpus(tmp_path)
    before, _ = read_corpus([str(tmp_path)])
    write(tmp_path)
    after, skipped = read_corpus([str(tmp_path)])
    assert skipped == ()
    assert [(a.id, a.source.outlet, a.source.author) for a in after] == [
        (a.id, a.source.outlet, a.source.author) for a in before
    ]
    assert {place for a in after for _, place in a.source.places} == {"sources.toml"}


def test_what_the_table_holds_stays_and_new_articles_are_added(tmp_path: Path) -> None:
    corpus(tmp_path)
    path = tmp_path / "sources.toml"
    mine = '# mine\n[[source]]\nfile = "a.txt"\nid = "mine"\noutlet = "Right"\n'
    path.write_text(mine, encoding="utf-8")
    assert write(tmp_path) == (Written(str(path), 2, 1),)
    assert path.read_text(encoding="utf-8").startswith(mine)
    assert write(tmp_path) == (Written(str(path), 0, 3),)


def test_a_table_with_a_flaw_is_left_alone(tmp_path: Path) -> None:
    corpus(tmp_path)
    (tmp_path / "sources.toml").write_text("[[source", encoding="utf-8")
    with pytest.raises(UnwritableError, match="left as it is, for it has a flaw"):
        write(tmp_path)
    assert (tmp_path / "sources.toml").read_text(encoding="utf-8") == "[[source"


def test_a_file_named_by_itself_has_its_table_beside_it(tmp_path: Path) -> None:
    corpus(tmp_path)
    file = str(tmp_path / "sub" / "b.jsonl")
    articles, _ = read_corpus([file])
    assert [w.path for w in write_tables([file], articles)] == [
        str(tmp_path / "sub" / "sources.toml")
    ]


def test_standard_input_has_no_table() -> None:
    with pytest.raises(UnwritableError, match="standard input has no folder"):
        write_tables(["-"], [article("stdin", STORY)])


def test_a_folder_that_takes_no_file_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus(tmp_path)

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(UnwritableError, match="permission denied"):
        write(tmp_path)


def test_an_interrupted_writing_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus(tmp_path)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "sub"]


@settings(max_examples=200)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_value_is_a_string_of_toml(value: str) -> None:
    assert tomllib.loads(f"x = {_quoted(value)}")["x"] == value
