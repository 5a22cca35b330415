"""Work aside: its result, its failures, and that nothing of it is left behind."""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections.abc import Iterator

import pytest

from kzcompare.runners import aside as module
from kzcompare.runners.aside import Aside


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cores", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # a runner of tests may have more


def test_the_result_comes_back_from_another_process() -> None:
    with Aside(_who) as aside:
        made = aside.result()
    assert made is not None
    assert int(made) != os.getpid()


def _who() -> bytes:
    return str(os.getpid()).encode()


def test_large_results_come_back_whole() -> None:
    with Aside(lambda: b"x" * 1_000_000) as aside:
        assert aside.result() == b"x" * 1_000_000


def test_work_that_fails_is_left_to_the_caller(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> bytes:
        raise ValueError("no such model")

    with Aside(fail) as aside:
        assert aside.result() is None
    assert capfd.readouterr() == ("", "")


def test_work_whose_process_dies_is_left_to_the_caller() -> None:
    def die() -> bytes:
        os._exit(3)

    with Aside(die) as aside:
        assert aside.result() is None


def test_work_that_nobody_waits_for_is_ended() -> None:
    begun = time.monotonic()
    with Aside(_sleep) as aside:
        process = aside._process
    assert time.monotonic() - begun < 5
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def _sleep() -> bytes:
    time.sleep(30)
    return b""


@pytest.mark.parametrize("name", ["cores", "active_count"])
def test_where_no_copy_can_be_made_nothing_is_begun(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if name == "cores":
        monkeypatch.setattr(module, "cores", lambda: 1)
    else:
        monkeypatch.setattr(threading, "active_count", lambda: 2)
    with Aside(_sleep) as aside:
        assert aside.result() is None


def test_what_is_given_to_do_meanwhile_is_done_until_the_result_is_there() -> None:
    def late() -> bytes:
        time.sleep(0.2)
        return b"done"

    taken = []

    def steps() -> Iterator[int]:
        for step in itertools.count():
            taken.append(step)
            time.sleep(0.01)
            yield step

    with Aside(late) as aside:
        assert aside.result(steps()) == b"done"
    assert 1 < len(taken) < 100
    with Aside(late) as aside:
        assert aside.result(iter([1, 2])) == b"done"
