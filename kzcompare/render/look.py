"""What the place of output is like: how wide, whether it shows colour and more than ASCII."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

SIDE_BY_SIDE = 110  # columns from which sources stand next to each other
NARROWEST_COLUMN = 26  # a quotation in a slimmer column has two or three words a line


class Markup(StrEnum):
    """What lines and tables are written in where they are not for a terminal."""

    MARKDOWN = "md"
    HTML = "html"


class Look(Struct, frozen=True):
    """How to write for one place.

    `width` is in terminal columns; None means a file or a pipe: no frames, no wrapping, no cutting.
    `ascii_only` writes other characters by their nearest ASCII ones. `markup` writes headings,
    lists and tables as such; there is no width then, and no colour. `is_section` says that it is a
    part of a page which has the closing lines of its own.
    """

    width: int | None = None
    color: bool = False
    ascii_only: bool = False
    markup: Markup | None = None
    is_section: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether sources go side by side."""
        return self.width is not None and self.width >= SIDE_BY_SIDE

    def columns(self, wanted: int) -> int:
        """How many of `wanted` equal columns fit next to each other (at least 1).

        Where not all fit, they are spread evenly: five of which four fit become 3 and 2.
        """
        if self.width is None or wanted <= 1:
            return 1
        fitting = max(1, self.width // NARROWEST_COLUMN)
        bands = -(-wanted // fitting)
        return -(-wanted // bands)
