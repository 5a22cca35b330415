"""How much a file may hold, and how long a parser that others wrote may take over it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from types import FrameType

from kzcompare.corpus.document import UnreadableError

# A year of a daily paper is about this much; a single article has 10 kB.
MAX_BYTES = 20_000_000
# The same for files that hold many articles, and for what comes out of a packed file in all.
MAX_BYTES_OF_MANY = 100_000_000
# Fifty thousand words: a short book. The parser takes half a minute for as much.
MAX_CHARACTERS = 300_000
# A `sources.toml`: as much as 35,000 entries.
MAX_BYTES_OF_TABLE = 5_000_000
MAX_TEXTS = 20_000  # texts in one file
MAX_PACKED = 3  # archives inside archives
# The slowest real files, scanned books, take a tenth of it.
SECONDS = 20.0


class _OutOfTimeError(BaseException):
    """Time is up. No `Exception`, for parsers catch those and go on."""


@contextmanager
def foreign(what: str, seconds: float = SECONDS) -> Iterator[None]:
    """A parser of another project at work: whatever it fails with is one reason for the user.

    What it prints itself, on either stream, is dropped.
    The limit in time holds in the main thread of systems that have interval timers; elsewhere
    there is none.

    Args:
        what: the format in words, with an article ("a PDF file").
        seconds: how long it may take.

    Raises:
        UnreadableError: the parser failed, or took too long.
    """
    try:
        with (
            _limited(seconds),
            Path(os.devnull).open("w", encoding="utf-8") as nowhere,
            redirect_stdout(nowhere),
            redirect_stderr(nowhere),
        ):
            yield
    except UnreadableError:
        raise
    except _OutOfTimeError:
        message = f"it takes more than {seconds:.0f} seconds to read"
        raise UnreadableError(message) from None
    except MemoryError as error:
        message = "it takes more memory than there is"
        raise UnreadableError(message) from error
    except Exception as error:
        message = f"it is not {what}, or damaged"
        raise UnreadableError(message) from error


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    import signal
    import threading

    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or not hasattr(signal, "setitimer") or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _OutOfTimeError

    before = signal.signal(signal.SIGALRM, stop)
    # Again and again: the first may fall into a clean-up that swallows everything.
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def too_large(limit: int, remedy: str = "split it into articles") -> UnreadableError:
    """The error for a file of more than `limit` bytes."""
    return UnreadableError(f"it is larger than {limit // 1_000_000} MB; {remedy}")
