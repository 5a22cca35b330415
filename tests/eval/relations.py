"""Relations of two passages: figures on labelled pairs, and the weights of `relations.toml`.

    python -m tests.eval.relations                   figures by cross-validation, and in sample
    python -m tests.eval.relations --write           and new weights in the table
    python -m tests.eval.relations --errors 20       pairs that are judged wrong in the odd half

Ten folds over the shared pairs (RTE-3 dev, three labels), five divisions; our own pairs
(`tests/cases/relations/pairs.txt`) are always among those learned from. Newton's method, L2
penalty; the result does not depend on chance.
"""

from __future__ import annotations

import argparse
import functools
import json
import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from kzcompare.compare.evidence import Pair
from kzcompare.compare.passages import passage_of
from kzcompare.compare.relation import relation_of
from kzcompare.lexicon.load import load_lexicon
from kzcompare.lexicon.relations import RelationWords, load_relation_words
from kzcompare.model.options import Options
from kzcompare.passages import read_passages
from tests.eval.shared import ROOT, shared_folder

TABLE = ROOT / "kzcompare" / "lexicon" / "data" / "en" / "relations.toml"
OWN = ROOT / "tests" / "cases" / "relations"
FOLDS, DIVISIONS = 10, 5
PENALTY = {"agreement": 3.0, "conflict": 1.0}
RARE = 4  # pairs; a feature seen less often gets no weight
STEPS, CLOSE, SMALL = 50, 1e-6, 0.02
Array = npt.NDArray[np.float64]
Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """Two passages with their relation."""

    kind: str
    a: str
    b: str
    label: str


@dataclass(frozen=True)
class Seen:
    """A case as the program sees it: features in the order given, and the longer one first."""

    case: Case
    pair: Pair

    @property
    def given(self) -> Features:
        """In the order given."""
        return self.pair.features

    @property
    def settled(self) -> Features:
        """With the longer passage first."""
        return self.pair.settled.features

    @property
    def coverage(self) -> float:
        """How much of the shorter passage the longer one has."""
        return self.pair.settled.match.coverage()


def own_cases(file: str = "pairs.txt") -> list[Case]:
    """The project's own pairs: those of one file."""
    lines = (line.strip() for line in (OWN / file).read_text("utf-8").splitlines())
    fields = ([f.strip() for f in line.split("|")] for line in lines if line and line[0] != "#")
    return [Case(kind, a, b, label) for kind, label, a, b in fields]


def shared_cases(file: Path | None = None) -> list[Case]:
    """The shared pairs."""
    path = file or shared_folder() / "relations" / "rte3-dev.jsonl"
    held = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return [Case("rte3", row["a"], row["b"], row["label"]) for row in held]


@functools.cache
def seen(which: str) -> tuple[Seen, ...]:
    """The own or the shared cases, read and compared once a process."""
    cases = own_cases() if which == "own" else shared_cases()
    lexicon, words = load_lexicon(), load_relation_words()
    texts = list(dict.fromkeys(t for c in cases for t in (c.a, c.b)))
    read = dict(zip(texts, read_passages(texts, Options()), strict=True))
    made = []
    for case in cases:
        pair = Pair(passage_of(read[case.a]), passage_of(read[case.b]), lexicon, words)
        made.append(Seen(case, pair))
    return tuple(made)


def fit(held: Sequence[Features], right: Sequence[bool], penalty: float) -> dict[str, float]:
    """The weights that make the right ones likeliest."""
    counted = Counter(name for found in held for name in found)
    names = sorted(name for name, uses in counted.items() if uses >= RARE)
    x: Array = np.array([[found.get(name, 0.0) for name in names] for found in held])
    y: Array = np.array(right, dtype=float)
    shrink = np.eye(len(names)) * penalty
    shrink[names.index("base"), names.index("base")] = 1e-3
    weights: Array = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        step = np.linalg.solve(
            (x * (p * (1 - p))[:, None]).T @ x + shrink, x.T @ (p - y) + shrink @ weights
        )
        weights = weights - step
        if np.abs(step).max() < CLOSE:
            break
    return dict(zip(names, (float(w) for w in weights), strict=True))


def learned(held: Sequence[Seen], limits: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Both tables of weights from some cases."""
    covered = [s for s in held if s.coverage >= limits["covered"]]
    return {
        "agreement": fit(
            [s.given for s in held],
            [s.case.label == "agree" for s in held],
            PENALTY["agreement"],
        ),
        "conflict": fit(
            [s.settled for s in covered],
            [s.case.label == "contradict" for s in covered],
            PENALTY["conflict"],
        ),
    }


def labelled(held: Sequence[Seen], words: RelationWords) -> list[str]:
    """What the program says of each case with some weights."""
    return [relation_of(s.pair, words).label.value for s in held]


def with_weights(words: RelationWords, tables: Mapping[str, Mapping[str, float]]) -> RelationWords:
    """The shipped words with other weights."""
    return replace(words, agreement=tables["agreement"], conflict=tables["conflict"])


def cross_validated(shared: Sequence[Seen], own: Sequence[Seen]) -> tuple[list[str], list[str]]:
    """Gold and found labels, each shared pair judged by weights learned without it."""
    words = load_relation_words()
    gold, found = [], []
    for division in range(DIVISIONS):
        order = list(range(len(shared)))
        random.Random(division).shuffle(order)
        for fold in range(FOLDS):
            out = order[fold::FOLDS]
            kept = [shared[i] for i in order if i not in set(out)]
            turned = with_weights(words, learned([*kept, *own], words.settings))
            gold += [shared[i].case.label for i in out]
            found += labelled([shared[i] for i in out], turned)
    return gold, found


def figures(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """Accuracy over three labels, and precision, recall and F1 of contradictions."""
    plain = [["neutral" if x == "unrelated" else x for x in labels] for labels in (gold, found)]
    pairs = list(zip(*plain, strict=True))
    right = sum(g == f for g, f in pairs)
    hits = sum(g == f == "contradict" for g, f in pairs)
    said, true = plain[1].count("contradict"), plain[0].count("contradict")
    return {
        "accuracy": right / len(pairs),
        "contradiction P": hits / said if said else 0.0,
        "contradiction R": hits / true if true else 0.0,
        "contradiction F1": 2 * hits / (said + true) if said + true else 0.0,
    }


def shared_figures() -> dict[str, float]:
    """The figures of the shipped weights on the shared pairs, from which they were learned."""
    held = seen("shared")
    return figures([s.case.label for s in held], labelled(held, load_relation_words()))


def write(tables: Mapping[str, Mapping[str, float]]) -> None:
    """Puts the weights into the table; words and settings stay."""
    text = TABLE.read_text("utf-8")
    head, _, _ = text.partition("[agreement]\n")
    parts = [head.rstrip("\n")]
    for name in ("agreement", "conflict"):
        rows = sorted((n, w) for n, w in tables[name].items() if abs(w) >= SMALL)
        parts.append(f"[{name}]\n" + "\n".join(f'"{n}" = {round(w, 2)}' for n, w in rows))
    TABLE.write_text("\n\n".join(parts) + "\n", "utf-8", newline="\n")


def _line(name: str, taken: Mapping[str, float]) -> str:
    return f"{name:<28}" + "  ".join(f"{k} {v:.3f}" for k, v in taken.items()) + "\n"


def main() -> None:
    """Prints the figures; with --write learns from all pairs and keeps the result."""
    made = argparse.ArgumentParser(prog="python -m tests.eval.relations", description=__doc__)
    made.add_argument("--write", action="store_true", help="write the weights")
    made.add_argument("--errors", type=int, default=0, metavar="N", help="show wrong own pairs")
    arguments = made.parse_args()
    own, shared = seen("own"), seen("shared")
    out = sys.stdout
    out.write(_line("shared, cross-validated", figures(*cross_validated(shared, own))))
    words = load_relation_words()
    if arguments.write:
        tables = learned([*shared, *own], words.settings)
        write(tables)
        words = with_weights(words, tables)
    for name, held in (("shared, as shipped", shared), ("own, as shipped", own)):
        out.write(_line(name, figures([s.case.label for s in held], labelled(held, words))))
    wrong = [
        (s, label)
        for s, label in zip(own, labelled(own, words), strict=True)
        if label != s.case.label
    ]
    for s, label in wrong[: arguments.errors]:
        out.write(f"{s.case.kind}: {s.case.label}, not {label}\n  {s.case.a}\n  {s.case.b}\n")


if __name__ == "__main__":
    main()
