"""The cache: keeps records, forgets what it cannot read, never stands in the way."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import resource
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kzcompare import cache as module
from kzcompare.cache import FILE, FORMAT, Cache
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


def test_a_file_of_an_older_format_is_replaced(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as old:
        old.execute("CREATE TABLE records (key TEXT PRIMARY KEY, value BLOB)")
        old.execute("INSERT INTO records VALUES ('key', x'00')")
    old.close()
    cache = Cache.open(tmp_path)
    assert cache.get("key", Reading) is None
    cache.put("other", EMPTY)
    assert cache.get("other", Reading) == EMPTY
    assert cache.clear() == 1


def test_a_file_says_which_format_it_has(tmp_path: Path) -> None:
    cache = Cache.open(tmp_path)
    cache.put("key", EMPTY)
    cache.close()
    with sqlite3.connect(tmp_path / FILE) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    file.close()


class Days:
    """A clock of days that a test sets."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.today = 20_000
        monkeypatch.setattr(module, "_today", lambda: self.today)


def filled(folder: Path, count: int) -> Cache:
    """A cache with records of 50 kB, which do not pack."""
    cache = Cache.open(folder)
    for n in range(count):
        noise = b"".join(hashlib.sha256(f"{n} {i}".encode()).digest() for i in range(1600))
        cache.put(f"noise {n}", noise)
    return cache


def kept(cache: Cache, count: int) -> list[int]:
    return [n for n in range(count) if cache.get(f"noise {n}", bytes) is not None]


def test_a_file_that_is_full_loses_what_was_not_used_for_longest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = Days(monkeypatch)
    cache = filled(tmp_path, 8)
    days.today += 30
    assert cache.get("noise 0", bytes) is not None
    cache.close()  # the use is noted
    monkeypatch.setattr(module, "LARGEST", 400_000)
    cache.put("one more", EMPTY)
    assert kept(cache, 8) == [0, 3, 4, 5, 6, 7]
    assert cache.size() < 400_000
    assert cache.get("one more", Reading) == EMPTY


def test_a_use_is_noted_once_a_week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = Days(monkeypatch)
    cache = filled(tmp_path, 1)
    before = (tmp_path / FILE).read_bytes()
    days.today += 5
    assert kept(cache, 1) == [0]
    cache.close()
    assert (tmp_path / FILE).read_bytes() == before
    days.today += 5
    assert kept(cache, 1) == [0]
    cache.close()
    assert (tmp_path / FILE).read_bytes() != before


def keep(path: Path, process: int) -> None:
    cache = Cache(path)
    for n in range(30):
        cache.put(f"{process} {n}", [process, n])
    cache.close()


def test_two_processes_share_a_file(tmp_path: Path) -> None:
    path = tmp_path / FILE
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=keep, args=(path, process)) for process in (1, 2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    cache = Cache(path)
    found = [cache.get(f"{process} {n}", list) for process in (1, 2) for n in range(30)]
    assert found == [[process, n] for process in (1, 2) for n in range(30)]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A run of the program whose cache lies in the folder of the test."""
    monkeypatch.setenv("KZCOMPARE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    text = "Dockers close the port\n\nMaria Lund said that the port of Velmora was closed.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return [sys.executable, "-m", "kzcompare", "quotes", "-c", str(tmp_path), "--json"]


def quoted(result: subprocess.CompletedProcess[str]) -> list[str]:
    assert (result.returncode, result.stderr) == (0, "")
    return [quote["text"] for quote in json.loads(result.stdout)["quotes"]]


def test_a_full_disk_only_disables_the_cache(command: list[str]) -> None:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    result = subprocess.run(
        command, capture_output=True, text=True, check=False, preexec_fn=no_room
    )
    assert quoted(result) == ["that the port of Velmora was closed"]


def test_a_run_that_is_killed_leaves_nothing_broken(command: list[str]) -> None:
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    folder = Path(os.environ["KZCOMPARE_CACHE_DIR"])
    while killed.poll() is None and not folder.exists():
        time.sleep(0.001)  # until it writes, or is done
    killed.kill()
    killed.wait()
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert quoted(result) == ["that the port of Velmora was closed"]


def test_records_are_never_code() -> None:
    source = Path(module.__file__).read_text(encoding="utf-8")
    words = ("pickle", "marshal", "shelve", "eval(", "exec(")
    assert [word for word in words if word in source] == []


def article(number: int) -> list[str]:
    """A record of some kilobytes, most of whose words are those of other records."""
    shared = [hashlib.sha256(f"{n}".encode()).hexdigest() for n in range(60)]
    return [hashlib.sha256(f"article {number}".encode()).hexdigest(), *shared]


def test_what_comes_back_from_record_to_record_is_kept_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SAMPLES", 16)
    monkeypatch.setattr(module, "LEAST", 100)
    early, cache = Cache.open(tmp_path), Cache.open(tmp_path)
    assert early.get("0", list) is None
    for number in range(40):
        cache.put(str(number), article(number))
    cache.close()
    with sqlite3.connect(tmp_path / FILE) as file:
        sizes = dict(file.execute("SELECT CAST(key AS INTEGER), length(value) FROM records"))
        assert file.execute("SELECT count(*) FROM dictionary").fetchone() == (1,)
    file.close()
    assert max(sizes[n] for n in range(20, 40)) < 0.2 * min(sizes[n] for n in range(10))
    for reader in (early, Cache.open(tmp_path)):
        assert [reader.get(str(number), list) for number in range(40)] == [
            article(number) for number in range(40)
        ]


def test_a_record_whose_dictionary_is_gone_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SAMPLES", 16)
    monkeypatch.setattr(module, "LEAST", 100)
    cache = Cache.open(tmp_path)
    for number in range(40):
        cache.put(str(number), article(number))
    cache.close()
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("DELETE FROM dictionary")
    file.close()
    cache = Cache.open(tmp_path)
    assert cache.get("0", list) == article(0)
    assert cache.get("39", list) is None
    cache.put("39", article(39))
    assert cache.get("39", list) == article(39)


HUGE = b"\x28\xb5\x2f\xfd\xe0" + (1 << 60).to_bytes(8, "little") + b"\x01\x00\x00"


@pytest.mark.parametrize("damage", [b"", b"\x00", HUGE, b"\x28\xb5\x2f\xfd"])
def test_a_damaged_record_is_none(tmp_path: Path, damage: bytes) -> None:
    cache = Cache.open(tmp_path)
    cache.put("key", EMPTY)
    cache.close()
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE records SET value = ?", (damage,))
    file.close()
    assert cache.get("key", Reading) is None
