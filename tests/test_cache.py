"""The cache: keeps records, forgets what it cannot read, never stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzcompare.cache import FILE, Cache
from kzcompare.model.claim import Reading
from kzcompare.model.span import Span

EMPTY = Reading("digest", (), (), ())


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = Cache.open(tmp_path)
    cache.put("key", EMPTY)
    assert cache.get("key", Reading) == EMPTY


def test_an_unknown_key_is_none_and_makes_no_file(tmp_path: Path) -> None:
    cache = Cache.open(tmp_path / "not yet")
    assert cache.get("key", Reading) is None
    assert not (tmp_path / "not yet").exists()


def test_a_record_of_another_shape_is_not_returned(tmp_path: Path) -> None:
    cache = Cache.open(tmp_path)
    cache.put("key", Span(1, 2))
    assert cache.get("key", Reading) is None


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be one" * 40])
def test_a_damaged_file_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    cache = Cache.open(tmp_path)
    assert cache.get("key", Reading) is None
    cache.put("key", EMPTY)
    assert cache.get("key", Reading) == EMPTY


def test_a_folder_that_cannot_be_made_only_disables_the_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache.open(tmp_path / "file" / "cache")
    cache.put("key", EMPTY)
    assert cache.get("key", Reading) is None
    assert cache.size() == 0
    assert cache.clear() == 0


def test_clear_removes_all_and_counts(tmp_path: Path) -> None:
    cache = Cache.open(tmp_path)
    cache.put("one", EMPTY)
    cache.put("two", EMPTY)
    assert cache.size() > 0
    assert cache.clear() == 2
    assert cache.size() == 0
    assert cache.get("one", Reading) is None


def test_keys_differ_with_any_part_and_do_not_run_together(tmp_path: Path) -> None:
    cache = Cache.open(tmp_path)
    assert cache.key("ab", "c") != cache.key("a", "bc")
    assert cache.key("a") == cache.key("a")
