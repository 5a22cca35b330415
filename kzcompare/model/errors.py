"""The user's mistakes and bad inputs, each with its exit code."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

LIKE = 70  # likeness by RapidFuzz from which an id was probably meant
LISTED = 10  # ids named where none is like it


class ExitCode(IntEnum):
    """What the process tells its caller."""

    DONE = 0
    NOTHING_FOUND = 1  # no such actor, no row: what was asked for is not there
    USAGE = 2  # a wrong option, or no readable input at all
    SKIPPED_INPUT = 3  # done, but some inputs were left out


class KzcompareError(Exception):
    """A mistake that one line on stderr can explain; the message is that line."""

    exit_code: ExitCode = ExitCode.USAGE


class NoInputError(KzcompareError):
    """Nothing could be read: no such path, an empty folder, only unreadable files."""


class NoModelError(KzcompareError):
    """The language model that was asked for is not installed."""


class NoEncoderError(KzcompareError):
    """The sentence encoder that was asked for is not there, or cannot be used."""


class NoEngineError(KzcompareError):
    """The engine that was asked for is not installed, or cannot be reached."""


class UnknownSourceError(KzcompareError):
    """A source id that the corpus does not have."""

    @classmethod
    def among(cls, source: str, known: Sequence[str]) -> UnknownSourceError:
        """The error for an id that is not `known`, with the one that was probably meant."""
        from rapidfuzz import process

        near = process.extractOne(source, known, score_cutoff=LIKE)
        more = f" and {len(known) - LISTED} more" if len(known) > LISTED else ""
        listed = ", ".join(known[:LISTED]) + more
        hint = f"did you mean {near[0]!r}?" if near else f"the corpus has {listed}"
        return cls(f"no source {source!r}; {hint}")


class LexiconError(KzcompareError):
    """A word list or alias file that breaks the rules of its format."""


class UnwritableError(KzcompareError):
    """A file that the user asked for cannot be written."""


class NotFoundError(KzcompareError):
    """What was asked for is not in the articles."""

    exit_code = ExitCode.NOTHING_FOUND
