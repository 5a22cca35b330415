"""Work that a copy of this process does while this one goes on with something else."""

from __future__ import annotations

import os
import select
import signal
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import TracebackType

from kzcompare.runners.processes import cores

BLOCK = 1 << 16  # bytes read from a pipe at once


class Aside:
    """One piece of work, begun when the block begins; where no copy can be made it is not begun.

    A copy is made only on systems that know how to and have a core for it, and only of a process
    without threads, whose locks it would inherit as they are.
    """

    def __init__(self, work: Callable[[], bytes]) -> None:
        """The work; what it prints on standard error is dropped."""
        self._work = work
        self._process = 0
        self._pipe = -1

    def __enter__(self) -> Aside:
        """Itself, the work begun."""
        if not hasattr(os, "fork") or cores() == 1 or threading.active_count() > 1:
            return self
        self._pipe, end = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(self._pipe)
            _do(self._work, end)
        os.close(end)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends the copy, if it still works for a result that nobody waits for."""
        if self._process:
            with suppress(OSError):
                os.kill(self._process, signal.SIGKILL)
            self._finish()

    def result(self, meanwhile: Iterable[object] = ()) -> bytes | None:
        """What the work gave; None where it was not begun or failed, and has to be done here.

        Until it is there, one after the other of `meanwhile` is taken.
        """
        if not self._process:
            return None
        for _ in meanwhile:
            if select.select([self._pipe], [], [], 0)[0]:
                break
        found = bytearray()
        while block := os.read(self._pipe, BLOCK):
            found += block
        return bytes(found) if self._finish() == 0 else None

    def _finish(self) -> int:
        """Waits for the end of the copy, and returns its exit code."""
        process, self._process = self._process, 0
        os.close(self._pipe)
        _, status = os.waitpid(process, 0)
        return os.waitstatus_to_exitcode(status)


def _do(work: Callable[[], bytes], end: int) -> None:
    """Works, writes the result into the pipe, and ends the process: it never returns."""
    code = 1
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - nothing of pathlib is loaded yet
            os.dup2(nowhere.fileno(), 2)
        with os.fdopen(end, "wb") as pipe:
            pipe.write(work())
        code = 0
    finally:
        os._exit(code)
