"""The name that a misspelled one was probably meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 60.0  # RapidFuzz ratio (0 to 100): one slip in a name of four letters gives 75


def nearest(name: str, known: Sequence[str]) -> str | None:
    """The known name most like `name`, None where all are too far off."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        name.casefold(), known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=LEAST
    )
    return found[0] if found else None
