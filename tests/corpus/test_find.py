"""Paths, folders and patterns to files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzcompare.corpus.find import find_inputs, natural_key, printable
from kzcompare.model.report import Skipped


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A text.", encoding="utf-8")


def names(paths: list[str]) -> list[str]:
    inputs, _ = find_inputs(paths)
    return [Path(i.shown).name for i in inputs]


def test_a_folder_is_read_recursively_in_natural_order(tmp_path: Path) -> None:
    write(tmp_path, "c10.txt", "c2.txt", "a/deep/x.md")
    assert names([str(tmp_path)]) == ["x.md", "c2.txt", "c10.txt"]


def test_order_and_repetition_of_paths_change_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    one, two = str(tmp_path / "a.txt"), str(tmp_path / "b.txt")
    assert find_inputs([two, one, str(tmp_path)]) == find_inputs([one, two, two])


@pytest.mark.parametrize(
    "name", [".hidden.txt", ".git/x.txt", "README.md", "readme.txt", "sources.toml", "aliases.toml"]
)
def test_files_that_are_no_articles_are_passed_over_silently(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    assert find_inputs([str(tmp_path)]) == ((), ())


@pytest.mark.parametrize("name", ["photo.jpg", "site.css", "app.js", "notes", "data.sqlite"])
def test_files_that_are_no_documents_are_passed_over_silently(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    assert find_inputs([str(tmp_path)]) == ((), ())


def test_a_document_without_a_reader_is_named(tmp_path: Path) -> None:
    write(tmp_path, "old.doc")
    _, skipped = find_inputs([str(tmp_path)])
    assert [s.file for s in skipped] == [str(tmp_path / "old.doc")]
    assert skipped[0].reason.startswith("not a supported format (supported: ")


def test_a_file_named_by_itself_needs_no_suffix(tmp_path: Path) -> None:
    write(tmp_path, "notes", "README.md")
    assert names([str(tmp_path / "notes"), str(tmp_path / "README.md")]) == ["notes", "README.md"]


def test_sources_toml_named_by_itself_is_explained(tmp_path: Path) -> None:
    write(tmp_path, "sources.toml")
    _, skipped = find_inputs([str(tmp_path / "sources.toml")])
    assert skipped[0].reason == "it describes articles and is not one; name its folder"


def test_a_missing_path_is_skipped(tmp_path: Path) -> None:
    path = str(tmp_path / "nosuch.txt")
    assert find_inputs([path]) == ((), (Skipped(path, "there is no such file or folder"),))


def test_a_path_too_long_for_the_system_is_missing() -> None:
    _, skipped = find_inputs(["x" * 5000])
    assert skipped[0].reason == "there is no such file or folder"


@pytest.mark.parametrize(("path", "shown"), [("", ""), ("a\0b", "a\\0b")])
def test_what_cannot_be_a_path_is_skipped(path: str, shown: str) -> None:
    assert find_inputs([path]) == ((), (Skipped(shown, "this is not a path"),))


def test_a_pattern_is_expanded(tmp_path: Path) -> None:
    write(tmp_path, "a1.txt", "a2.txt", "b.txt")
    assert names([str(tmp_path / "a*.txt")]) == ["a1.txt", "a2.txt"]


def test_a_double_star_reaches_the_folders_below(tmp_path: Path) -> None:
    write(tmp_path, "x/y/a.txt", "b.md")
    assert names([str(tmp_path / "**" / "*.txt")]) == ["a.txt"]


def test_a_pattern_without_files_is_skipped(tmp_path: Path) -> None:
    pattern = str(tmp_path / "*.txt")
    assert find_inputs([pattern])[1] == (Skipped(pattern, "no file matches this pattern"),)


def test_a_file_name_with_brackets_is_no_pattern(tmp_path: Path) -> None:
    write(tmp_path, "a[1].txt")
    assert names([str(tmp_path / "a[1].txt")]) == ["a[1].txt"]


def test_a_folder_linked_into_itself_is_entered_once(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names([str(tmp_path)]) == ["a.txt"]


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    _, skipped = find_inputs([str(tmp_path)])
    assert skipped[0].reason == "it is a link to a file that does not exist"


def test_a_file_and_a_link_to_it_are_one_input(tmp_path: Path) -> None:
    write(tmp_path, "article.txt")
    (tmp_path / "z.txt").symlink_to(tmp_path / "article.txt")
    assert names([str(tmp_path)]) == ["z.txt"]


def test_a_folder_that_cannot_be_opened_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> list[str]:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("os.scandir", refuse)
    assert find_inputs([str(tmp_path)]) == (
        (),
        (Skipped(str(tmp_path), "it cannot be opened: permission denied"),),
    )


def test_standard_input_counts_once() -> None:
    inputs, skipped = find_inputs(["-", "-"])
    assert [i.shown for i in inputs] == ["-"]
    assert skipped == ()


def test_a_path_that_is_not_unicode_is_shown_with_escapes() -> None:
    assert printable("caf\udce9.txt") == "caf\\udce9.txt"


def test_long_numbers_sort_by_value() -> None:
    found = ["a" + "9" * 5000, "a" + "1" * 5001, "a07", "a8"]
    assert sorted(found, key=natural_key) == ["a07", "a8", found[0], found[1]]
