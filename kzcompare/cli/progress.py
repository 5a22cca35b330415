"""How far the reading has come, for somebody who waits at a terminal."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 1.0  # seconds of silence that need no explanation
MINUTE, HOUR = 60, 3600
BAR = 20  # columns


class Progress:
    """A line on stderr that is rewritten, and gone when the work is done."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Counts the time from now; `clock` gives seconds."""
        self._clock = clock
        self._begun = self._last = clock()
        self._shown = 0
        self._doing = ""

    def __call__(self, done: int, total: int, doing: str = "reading", /) -> None:
        """Says that `done` of `total` articles are done, and how long the rest will take."""
        now = self._clock()
        if self._doing not in ("", doing):
            self._begun = self._last
        self._doing, self._last = doing, now
        passed = now - self._begun
        if passed < PATIENCE:
            return
        full = BAR * done // max(1, total)
        text = f"{doing} [{'#' * full}{'.' * (BAR - full)}] {done:,} of {total:,} articles"
        if 0 < done < total:
            text += f", {duration(passed * (total - done) / done)} left"
        click.echo("\r" + text.ljust(self._shown), nl=False, err=True)
        self._shown = len(text)

    def clear(self) -> None:
        """Wipes the line."""
        if self._shown:
            click.echo("\r" + " " * self._shown + "\r", nl=False, err=True)


def duration(seconds: float) -> str:
    """A time for people, rounded up.

    >>> duration(5.2), duration(100), duration(4000)
    ('6 s', '2 min', '1 h 7 min')
    """
    if seconds < MINUTE:
        return f"{math.ceil(seconds)} s"
    minutes = math.ceil(seconds / MINUTE)
    return f"{minutes} min" if seconds < HOUR else f"{minutes // 60} h {minutes % 60} min"
