"""Work for runners to do; a module of its own, so that other processes can import it."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

from kzcompare.compare.origins import Kin
from kzcompare.comparing import judge_batch
from kzcompare.model.claim import ReadArticle
from kzcompare.model.row import ClaimGroup, Row


def multiply(factor: int, number: int) -> int:
    return factor * number


def multiply_or_die(parent: int, number: int) -> int:
    """Twice the number; kills the worker at 3, but never the process `parent`."""
    if number == 3 and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def fail(_shared: None, number: int) -> int:
    raise ValueError(number)


def multiply_or_die_once(mark: str, number: int) -> int:
    """Twice the number; kills the worker at 3 when no file `mark` says that it did so before."""
    if number == 3 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def judge_or_die_once(
    shared: tuple[tuple[ReadArticle, ...], Kin], groups: Sequence[ClaimGroup]
) -> tuple[Row, ...]:
    """What `judge_batch` does; the first worker that is asked is killed, and says so in a file."""
    mark = Path(os.environ["KZCOMPARE_TEST_MARK"])
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return judge_batch(shared, groups)
