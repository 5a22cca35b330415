"""Pinned floors: the least that each figure may be, with the digest of the gold they belong to."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.eval.corpora import made_up_folders
from tests.eval.events import EVENTS
from tests.eval.shared import GOLD, HERE, SEEDS

FLOORS = HERE / "floors.json"
STEP = 1000  # floors are kept to three decimals, rounded down


@dataclass(frozen=True, slots=True)
class Floors:
    """What `floors.json` holds: digest of gold and seeds, and measure -> figure -> floor."""

    digest: str
    figures: dict[str, dict[str, float]]


class LoweredFloorError(ValueError):
    """A figure fell under its floor, and lowering it was not allowed."""


def gold_digest(folders: Iterable[Path] | None = None) -> str:
    """SHA-256 over the names and bytes of all files in the folders, in name order.

    None takes all gold that is part of the project, and the articles that it is about.
    """
    total = hashlib.sha256()
    for folder in (GOLD, SEEDS, EVENTS, *made_up_folders()) if folders is None else folders:
        for file in sorted(p for p in folder.iterdir() if p.is_file()):
            total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def read_floors(file: Path = FLOORS) -> Floors:
    """The pinned floors; none where the file does not exist."""
    if not file.exists():
        return Floors("", {})
    held = json.loads(file.read_text(encoding="utf-8"))
    return Floors(held["digest"], held["floors"])


def write_floors(floors: Floors, file: Path = FLOORS) -> None:
    """Writes them as readable JSON."""
    held = {"digest": floors.digest, "floors": floors.figures}
    file.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


def is_under(value: float, floor: float, noise: float) -> bool:
    """Whether a figure lies under its floor by more than the noise.

    >>> is_under(0.69, 0.70, 0.02), is_under(0.67, 0.70, 0.02)
    (False, True)
    """
    return value < floor - noise


def repin(
    old: Floors,
    taken: Mapping[str, Mapping[str, float]],
    digest: str,
    *,
    allow_regression: bool = False,
) -> Floors:
    """The floors with newly taken figures put in; measures that were not taken keep theirs.

    A figure that wandered down without leaving its step keeps its floor.

    Raises:
        LoweredFloorError: a floor would sink, or a pinned figure is gone, and that is not allowed.
    """
    figures = {name: dict(held) for name, held in old.figures.items()}
    sunk = []
    for name, values in taken.items():
        before = figures.get(name, {})
        now = {key: math.floor(value * STEP + 1e-9) / STEP for key, value in values.items()}
        sunk += [f"{name} {key} {before[key]} -> {now.get(key)}" for key in before
                 if now.get(key, -1.0) < before[key]]  # fmt: skip
        figures[name] = now
    if sunk and not allow_regression:
        raise LoweredFloorError("these floors would sink: " + "; ".join(sunk))
    return Floors(digest, figures)
