"""Progress is for somebody who waits at a terminal."""

from __future__ import annotations

import pytest

from kzcompare.cli.options import Common
from kzcompare.cli.progress import Progress
from kzcompare.cli.session import progress_of


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


def test_each_kind_of_work_has_a_clock_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    times = iter([0.0, 100.0, 102.0])
    progress = Progress(lambda: next(times))
    progress(1000, 1000)
    capsys.readouterr()
    progress(500, 1000, "encoding")
    shown = "encoding [##########..........] 500 of 1,000 articles, 2 s left"
    assert capsys.readouterr().err == f"\r{shown}"


@pytest.mark.parametrize(
    ("is_terminal", "quiet", "is_shown"),
    [(True, False, True), (True, True, False), (False, False, False)],
)
def test_it_is_for_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, quiet: bool, is_shown: bool
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_terminal)
    assert (progress_of(Common(quiet=quiet)) is not None) is is_shown
