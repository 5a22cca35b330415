"""How two passages stand to each other, and why."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kzcompare.model.row import ReasonKind
from kzcompare.model.span import Span


class Label(StrEnum):
    """The relation of a first passage to a second one."""

    AGREE = "agree"  # the first supports the second
    CONTRADICT = "contradict"  # both cannot be true of one event
    NEUTRAL = "neutral"  # on one subject, neither
    UNRELATED = "unrelated"


class Ground(Struct, frozen=True):
    """One finding behind a relation: its kind, a sentence, and the words in either passage."""

    kind: ReasonKind
    text: str
    a: tuple[Span, ...]
    b: tuple[Span, ...]


class Relation(Struct, frozen=True):
    """A label, how likely it is (0 to 1), and its grounds, the strongest first.

    `parts` are the named features behind the score with what each adds to the log odds, the
    largest first; empty where a rule settled it. `missing` are words of the second passage that
    nothing in the first one stands for.
    """

    label: Label
    score: float
    grounds: tuple[Ground, ...]
    parts: tuple[tuple[str, float], ...] = ()
    missing: tuple[Span, ...] = ()
