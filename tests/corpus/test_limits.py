"""Parsers of other projects: bounded in time, silent, and one reason for whatever goes wrong."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from kzcompare.corpus.document import UnreadableError
from kzcompare.corpus.limits import foreign


def _fails() -> None:
    message = "no such table"
    raise KeyError(message)


def _exhausts() -> None:
    raise MemoryError


def _never_ends() -> None:
    while True:
        with suppress(Exception):  # as parsers do
            time.sleep(5)


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (_fails, "it is not a PDF file, or damaged"),
        (_exhausts, "it takes more memory than there is"),
        (_never_ends, "it takes more than 0 seconds to read"),
    ],
)
def test_whatever_goes_wrong_is_one_reason(work: Callable[[], None], reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):  # noqa: SIM117 (one statement each)
        with foreign("a PDF file", seconds=0.1):
            work()


def test_what_a_parser_prints_reaches_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    with foreign("a web archive"):
        sys.stdout.write("WARNING: \x1b[31m")
        sys.stderr.write("Offset: 645")
    assert capsys.readouterr() == ("", "")
