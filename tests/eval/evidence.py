"""Learns the weights of `evidence.toml`: a logistic regression over the features of candidates.

    python -m tests.eval.evidence --memo /tmp/polnear            cross-validated figures
    python -m tests.eval.evidence --memo /tmp/polnear --write    and new weights in the table

Five folds over the articles of PolNeAR train. For each fold the shares of the cues are recounted
without it (`cue_shares.py`), so that no candidate is judged by a share it helped to count. A
candidate is right when the scorer would match its content. Newton's method, L2 penalty; the result
does not depend on chance.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.features import Setting, features
from kzcompare.claims.quotations import find_quotations
from kzcompare.claims.statements import propose, settle
from kzcompare.claims.weighing import probability
from kzcompare.lexicon.entries import CuePos, Lexicon
from kzcompare.lexicon.evidence import load_evidence
from kzcompare.lexicon.load import build_lexicon, read_table
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.near import Near
from kzcompare.model.sentence import Sentence
from kzcompare.model.tree import Tree
from tests.eval.cue_shares import CUES, MATCH, Counts, add, count, with_shares
from tests.eval.polnear import blocks, load_split, parse_all, scorer
from tests.eval.shared import ROOT

EVIDENCE = ROOT / "kzcompare" / "lexicon" / "data" / "en" / "evidence.toml"
FOLDS = 5
PENALTY = 5.0
RARE = 40  # candidates; a feature seen less often gets no weight
STEPS = 40
CLOSE = 1e-5  # Newton's method has arrived
SMALL = 0.03  # weights nearer to nothing are not written

Row = tuple[Candidate, dict[str, float], bool]
Data = dict[str, list[Row]]
Array = npt.NDArray[np.float64]


def lexicon_with(counts: Counts) -> Lexicon:
    """The shipped lexicon with other cue shares."""
    cues = tomllib.loads(with_shares(CUES.read_text("utf-8"), counts))
    tables = {
        name: read_table("en", f"{name}.toml") for name in ("signals", "antonyms", "synonyms")
    }
    return build_lexicon("en", cues=cues, **tables)


def rows(stem: str, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> list[Row]:
    """The candidates of one article with their features, and whether each is right."""
    text, gold = load_split("train")[stem]
    quotations = find_quotations(text, blocks(text))
    trees = [Tree(s) for s in sentences]
    quoted = Near(q.span for q in quotations)
    setting = Setting(trees, quotations, load_evidence(), load_actor_words(), quoted)
    found = propose(text, sentences, setting, lexicon)
    tokens = scorer().Tokens(text)
    contents = [tokens.inside(g["content"]) for g in gold]
    made = []
    for candidate in found:
        words = tokens.inside([[s.start, s.end] for s in candidate.content])
        near = [c for c in found if c.sentence == candidate.sentence]
        is_right = any(
            len(words & held) >= MATCH * len(words | held) for held in contents if words & held
        )
        made.append((candidate, features(candidate, setting, near), is_right))
    return made


def fit(data: Data) -> dict[str, float]:
    """The weights that make the right candidates of `data` likeliest."""
    counted = Counter(name for found in data.values() for _, held, _ in found for name in held)
    names = sorted(name for name, uses in counted.items() if uses >= RARE)
    place = {name: i for i, name in enumerate(names)}
    flat = [row for found in data.values() for row in found if row[0].pos is not CuePos.ADVERB]
    x, y = np.zeros((len(flat), len(names))), np.zeros(len(flat))
    for i, (_, held, is_right) in enumerate(flat):
        y[i] = is_right
        for name, value in held.items():
            if name in place:
                x[i, place[name]] = value
    weights: Array = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + PENALTY * weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < CLOSE:
            break
    return dict(zip(names, (float(w) for w in weights), strict=True))


def scored(data: Data, weights: Mapping[str, float], least: float) -> Counter[str]:
    """The scorer's counts for the statements that `weights` keep."""
    total: Counter[str] = Counter()
    for stem, found in data.items():
        text, gold = load_split("train")[stem]
        judged = [
            c if c.pos is CuePos.ADVERB else replace(c, weight=probability(held, weights))
            for c, held, _ in found
        ]
        kept = settle([c for c in judged if c.weight >= least])
        total.update(scorer().score_doc(text, gold, [_marked(c) for c in kept])[0])
    return total


def _marked(candidate: Candidate) -> dict[str, list[list[int]]]:
    holder, cue = candidate.holder, candidate.cue.span
    return {
        "content": [[s.start, s.end] for s in candidate.content],
        "cue": [[cue.start, cue.end]],
        "source": [] if holder is None else [[holder.start, holder.end]],
    }


def folds(stems: Sequence[str]) -> Iterator[set[str]]:
    """The articles of each fold."""
    for fold in range(FOLDS):
        yield {stem for i, stem in enumerate(stems) if i % FOLDS == fold}


def write(weights: Mapping[str, float]) -> None:
    """Puts the weights into the table; words and settings stay."""
    head, _, _ = EVIDENCE.read_text("utf-8").partition("[weights]\n")
    lines = (f'"{n}" = {round(w, 2)}\n' for n, w in sorted(weights.items()) if abs(w) >= SMALL)
    EVIDENCE.write_text(f"{head}[weights]\n{''.join(lines)}", "utf-8", newline="\n")


def main() -> None:
    """Runs the cross-validation; with --write learns from all articles and keeps the result."""
    made = argparse.ArgumentParser(prog="python -m tests.eval.evidence", description=__doc__)
    made.add_argument("--memo", type=Path, metavar="FOLDER", help="keep the parses there")
    made.add_argument("--write", action="store_true", help="write the weights into evidence.toml")
    arguments = made.parse_args()
    stems = sorted(load_split("train"))
    parsed = dict(parse_all(stems, "train", arguments.memo))
    counts = {stem: count(stem, "train", parsed[stem]) for stem in stems}
    data: Data = {}
    for fold in folds(stems):
        lexicon = lexicon_with(add([c for stem, c in counts.items() if stem not in fold]))
        data |= {stem: rows(stem, parsed[stem], lexicon) for stem in sorted(fold)}
    total: Counter[str] = Counter()
    for fold in folds(stems):
        weights = fit({stem: found for stem, found in data.items() if stem not in fold})
        held_out = {stem: data[stem] for stem in sorted(fold)}
        total += scored(held_out, weights, load_evidence().least)
    sys.stdout.write(f"{scorer().table(scorer().summarise(total))}\n")
    if arguments.write:
        write(fit(data))


if __name__ == "__main__":
    main()
