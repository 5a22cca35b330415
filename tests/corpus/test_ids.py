"""Names of sources."""

from __future__ import annotations

import pytest

from kzcompare.corpus.ids import Named, slug, unique_ids, wished_id


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Coup attempt – or not?", "coup-attempt-or-not"),
        ("000_ecc5f672", "000_ecc5f672"),
        ("Протесты", "protesty"),
        ("???", "article"),
        ("a" * 50, "a" * 40),
        ("\x1b[31mred", "31mred"),
    ],
)
def test_a_slug_is_safe_to_print(words: str, expected: str) -> None:
    assert slug(words) == expected


@pytest.mark.parametrize(
    ("given", "stem", "expected"),
    [("RFE.RL", "x", "RFE.RL"), ("two words", "x", "two-words"), (None, "My File", "my-file")],
)
def test_a_given_id_is_kept_where_it_is_safe(given: str | None, stem: str, expected: str) -> None:
    assert wished_id(given, stem) == expected


def test_equal_names_are_told_apart_by_folder() -> None:
    names = [Named("fox", "2010", "aaaa"), Named("fox", "2014", "bbbb"), Named("nyt", "x", "cccc")]
    assert unique_ids(names) == ("2010-fox", "2014-fox", "nyt")


def test_equal_names_in_one_folder_are_told_apart_by_text() -> None:
    names = [Named("a", "x", "12345"), Named("A", "x", "67890")]
    assert unique_ids(names) == ("x-a-1234", "x-A-6789")


def test_equal_texts_are_numbered() -> None:
    assert unique_ids([Named("a", "x", "1234")] * 3) == ("x-a-1234", "x-a-1234-2", "x-a-1234-3")
