"""Name matching on the case file, beside plain thresholds of RapidFuzz on the same pairs.

A pair counts as joined where one name can stand for the other (same, or a shorter form of it).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from kzcompare.actors.names import Likeness, compare_bodies, compare_people

FILE = Path(__file__).parent.parent / "cases" / "names.toml"
SCORERS = {"ratio": fuzz.ratio, "token set": fuzz.token_set_ratio, "weighted": fuzz.WRatio}
THRESHOLDS = range(60, 100, 5)  # of 100


@dataclass(frozen=True, slots=True)
class Pair:
    """Two printed names, what they are, and whether they may be joined."""

    left: str
    right: str
    is_person: bool
    is_joined: bool


def load_pairs() -> tuple[Pair, ...]:
    """All pairs of the file, those that are not told right yet included."""
    table: dict[str, list[dict[str, str]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Pair(p["left"], p["right"], p["kind"] == "person", p["want"] != "different")
        for p in (*table["pair"], *table["open"])
    )


def name_figures(pairs: tuple[Pair, ...]) -> dict[str, float]:
    """Precision, recall and F1 of the matcher, and how far it leads the best plain threshold."""
    figures = _prf(pairs, _joins)
    best = max(found["f1"] for found in baselines(pairs).values())
    return figures | {"lead over RapidFuzz f1": figures["f1"] - best}


def baselines(pairs: tuple[Pair, ...]) -> dict[str, dict[str, float]]:
    """The figures of joining all pairs that a RapidFuzz scorer puts at a threshold or above."""
    found: dict[str, dict[str, float]] = {}
    for name, scorer in SCORERS.items():
        scores = {p: scorer(p.left, p.right, processor=default_process) for p in pairs}
        for limit in THRESHOLDS:
            joined = {pair for pair, score in scores.items() if score >= limit}
            found[f"{name} >= {limit}"] = _prf(pairs, joined.__contains__)
    return found


def baseline_table(pairs: tuple[Pair, ...]) -> str:
    """The baselines for a reader."""
    return "\n".join(
        f"{name}: P {f['precision']:.3f} R {f['recall']:.3f} F1 {f['f1']:.3f}"
        for name, f in baselines(pairs).items()
    )


def _joins(pair: Pair) -> bool:
    compare = compare_people if pair.is_person else compare_bodies
    return compare(pair.left, pair.right) is not Likeness.DIFFERENT


def _prf(pairs: tuple[Pair, ...], joins: Callable[[Pair], bool]) -> dict[str, float]:
    joined = [pair for pair in pairs if joins(pair)]
    right = sum(pair.is_joined for pair in joined)
    precision = right / len(joined) if joined else 0.0
    recall = right / sum(pair.is_joined for pair in pairs)
    both = precision + recall
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / both if both else 0.0,
    }
