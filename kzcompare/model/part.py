"""Which parts of a comparison are wanted."""

from __future__ import annotations

from enum import Flag, auto


class Part(Flag):
    """What a command needs of the comparison; what it does not need is left empty."""

    READINGS = auto()  # what was read from each article: statements, claims, mentions
    ACTORS = auto()
    ROWS = auto()
    SINGLES = auto()  # with the rows, what one source says and no other
    COPIES = auto()  # which articles have texts in common; found with any of the others


ROWED = Part.ROWS | Part.SINGLES  # for which statements are put together
EVERYTHING = Part.READINGS | Part.ACTORS | Part.ROWS
