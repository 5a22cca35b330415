"""Work on a Ray cluster: an existing one, or one on this machine."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from kzcompare.model.errors import NoEngineError

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4  # items a core that wait or run; more would only fill the memory of the cluster
RETRIES = 5  # of an item whose worker or machine dies


class OnRay:
    """Items as Ray tasks. The workers need this package, in the same version."""

    def __init__(self, address: str | None = None) -> None:
        """Joins the cluster at `address` or in RAY_ADDRESS; without one, starts it here.

        Raises:
            NoEngineError: Ray is not installed, or there is no such cluster.
        """
        try:
            import ray
        except ImportError as error:
            message = "engine 'ray' is not installed; pip install 'kzcompare[ray]'"
            raise NoEngineError(message) from error
        self._ray = ray
        if ray.is_initialized():
            return
        where = address or os.environ.get("RAY_ADDRESS")
        try:
            ray.init(address=where, log_to_driver=False, logging_level=logging.ERROR)
        except (ConnectionError, RuntimeError, ValueError) as error:
            first = (str(error).splitlines() or ["no answer"])[0]
            raise NoEngineError(f"no Ray cluster at {where or 'this machine'}: {first}") from error

    def map(self, work: Callable[[S, T], R], shared: S, items: Sequence[T]) -> Iterator[R]:
        """See `Runner.map`. Items of a worker that dies are done again by another."""
        ray = self._ray
        task: Any = ray.remote(max_retries=RETRIES)(work)
        everywhere = ray.put(shared)
        ahead = AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        waiting: deque[Any] = deque()
        for item in items:
            waiting.append(task.remote(everywhere, item))
            if len(waiting) >= ahead:
                yield ray.get(waiting.popleft())
        while waiting:
            yield ray.get(waiting.popleft())
