"""Every threshold in one place, with its unit, its default and why."""

from __future__ import annotations

from msgspec import Struct


class Options(Struct, frozen=True):
    """What a caller may set. The defaults are those the evaluation was run with."""

    model: str | None = None  # parser model by package name; None: the one this package depends on
    pairs_per_claim: float = 0.45  # kept cross-source pairs, as a share of the number of claims
    cells_per_source: int = 2  # statements one source may have in a row
    cells_per_row: int = 6  # statements a row may have in all; more hide the point
    # Rows that one sentence may open: long sentences make several points. Others may take it in.
    rows_per_claim: int = 4
    # Where the work is done, "local" or "ray"; results are the same, so it is in no cache key.
    engine: str = "local"
    # A sentence encoder: a folder, or an installed package; None: word vectors alone.
    encoder: str | None = None
    min_words: int = 4  # alphabetic words a sentence needs to be compared
