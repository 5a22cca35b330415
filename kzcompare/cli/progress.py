"""How far the reading has come, for somebody who waits at a terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 1.0  # seconds of silence that need no explanation


class Progress:
    """A line on stderr that is rewritten, and gone when the work is done."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Counts the time from now; `clock` gives seconds."""
        self._clock = clock
        self._begun = clock()
        self._shown = 0

    @classmethod
    def on_terminal(cls, *, quiet: bool) -> Progress | None:
        """A progress line, or None where nobody would see it."""
        return cls() if sys.stderr.isatty() and not quiet else None

    def __call__(self, done: int, total: int) -> None:
        """Says that `done` of `total` articles are read."""
        if self._clock() - self._begun < PATIENCE:
            return
        text = f"reading: {done} of {total} articles"
        click.echo("\r" + text.ljust(self._shown), nl=False, err=True)
        self._shown = len(text)

    def clear(self) -> None:
        """Wipes the line."""
        if self._shown:
            click.echo("\r" + " " * self._shown + "\r", nl=False, err=True)
