"""Work on all cores of this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

_work: Callable[[Any, Any], Any]  # of a worker process: set once when it starts
_shared: Any


class Processes:
    """A pool of processes that lives as long as one `map`."""

    def __init__(self, count: int | None = None) -> None:
        """A pool of `count` processes, one a core by default."""
        self.count = count or cores()

    def map(self, work: Callable[[S, T], R], shared: S, items: Sequence[T]) -> Iterator[R]:
        """See `Runner.map`. What a worker that is killed leaves undone is done in this process."""
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        done = 0
        pool = ProcessPoolExecutor(
            min(self.count, max(1, len(items))),
            mp_context=get_context("spawn"),  # a copy of a process with threads may hang
            initializer=_start,
            initargs=(work, shared),
        )
        try:
            for result in pool.map(_run, items):
                done += 1
                yield result
        except BrokenProcessPool:
            yield from (work(shared, item) for item in items[done:])
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start(work: Callable[[S, T], R], shared: S) -> None:
    """Prepares a worker. Ctrl-C is for the process that the user started; it ends the others."""
    import signal

    global _work, _shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work, _shared = work, shared


def _run(item: T) -> Any:  # noqa: ANN401 what the work returns is not known here
    return _work(_shared, item)
