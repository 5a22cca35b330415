"""Every runner gives the same results in the same order."""

from __future__ import annotations

import os

import pytest

from kzcompare.runners.base import InProcess, Runner
from kzcompare.runners.processes import Processes
from tests.runners.work import fail, multiply, multiply_or_die

RUNNERS = [InProcess(), Processes(2)]
NAMES = ["in process", "processes"]


@pytest.mark.parametrize("runner", RUNNERS, ids=NAMES)
def test_results_come_in_the_order_of_the_items(runner: Runner) -> None:
    assert list(runner.map(multiply, 3, range(20))) == [3 * n for n in range(20)]


@pytest.mark.parametrize("runner", RUNNERS, ids=NAMES)
def test_without_items_there_are_no_results(runner: Runner) -> None:
    assert list(runner.map(multiply, 3, [])) == []


@pytest.mark.parametrize("runner", RUNNERS, ids=NAMES)
def test_a_failure_of_the_work_is_a_failure_here(runner: Runner) -> None:
    with pytest.raises(ValueError, match="7"):
        list(runner.map(fail, None, [7]))


def test_what_a_killed_worker_leaves_is_done_all_the_same() -> None:
    made = Processes(2).map(multiply_or_die, os.getpid(), range(8))
    assert list(made) == [2 * n for n in range(8)]
