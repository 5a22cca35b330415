"""Progress is for somebody who waits at a terminal."""

from __future__ import annotations

import pytest

from kzcompare.cli.progress import Progress


def test_quick_work_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    times = iter([0.0, 0.5])
    progress = Progress(lambda: next(times))
    progress(1, 2)
    progress.clear()
    assert capsys.readouterr() == ("", "")


def test_slow_work_shows_one_line_and_wipes_it(capsys: pytest.CaptureFixture[str]) -> None:
    times = iter([0.0, 2.0, 4.0])
    progress = Progress(lambda: next(times))
    progress(500, 1000)
    first = "reading [##########..........] 500 of 1,000 articles, 2 s left"
    assert capsys.readouterr().err == f"\r{first}"
    progress(1000, 1000)
    last = "reading [####################] 1,000 of 1,000 articles"
    assert capsys.readouterr().err == f"\r{last.ljust(len(first))}"
    progress.clear()
    assert capsys.readouterr().err == f"\r{' ' * len(last)}\r"


def test_without_a_terminal_there_is_none() -> None:
    assert Progress.on_terminal(quiet=False) is None
