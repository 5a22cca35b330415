"""Kinds that a user may ask for by name.

They stand apart from the records that hold them: help and completion need their names, and no
library for records.
"""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """How the statements of a row stand to each other."""

    AGREEMENT = "agreement"
    CONTRADICTION = "contradiction"
    MIXED = "mixed"
    SINGLE = "single"


class Kind(StrEnum):
    """How a statement is printed."""

    OWN = "own"  # the article's own voice
    DIRECT = "direct"  # the whole content in quotation marks
    INDIRECT = "indirect"  # no quotation marks
    MIXED = "mixed"  # part of the content in quotation marks


class Framing(StrEnum):
    """How the article stands to what it reports."""

    NEUTRAL = "neutral"  # said
    DISTANCED = "distanced"  # claims, so-called
    DOUBTED = "doubted"  # "..., but he has presented no evidence"
    DENIED = "denied"  # "... That claim is nonsense."
    ENDORSED = "endorsed"  # acknowledged, revealed, rightly notes


class ActorType(StrEnum):
    """What kind of actor a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"
