"""The corpus that comes with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzcompare.corpus.seeds import seed_folder
from tests.eval.furniture import score_furniture, score_furniture_spans
from tests.loading import read_corpus


def test_the_seed_corpus_is_five_articles_and_nothing_is_skipped() -> None:
    articles, skipped = read_corpus([str(seed_folder())])
    assert [a.id for a in articles] == ["asean", "bne", "eurozine", "kzexpert", "rferl"]
    assert skipped == ()


def test_an_installed_package_carries_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "_seeds").mkdir()
    monkeypatch.setattr("kzcompare.corpus.seeds.__file__", str(tmp_path / "corpus" / "seeds.py"))
    assert seed_folder() == (tmp_path / "_seeds").resolve()


def test_furniture_of_the_seeds_is_told_from_text() -> None:
    articles, _ = read_corpus([str(seed_folder())])
    assert score_furniture(articles)[2] >= 0.95
    assert score_furniture_spans(articles)[2] >= 0.95
