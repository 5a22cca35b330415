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
    times = iter([0.0, 1.5, 3.0])
    progress = Progress(lambda: next(times))
    progress(1, 2)
    progress(2, 2)
    assert capsys.readouterr().err == "\rreading: 1 of 2 articles\rreading: 2 of 2 articles"
    progress.clear()
    assert capsys.readouterr().err == "\r                        \r"


def test_without_a_terminal_there_is_none() -> None:
    assert Progress.on_terminal(quiet=False) is None
