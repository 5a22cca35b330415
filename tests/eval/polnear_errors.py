"""Where attributions go wrong on PolNeAR: counts by cue and by pattern, and examples to read."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tests.eval.polnear import Fate, Outcome, figures, measure, scorer, table

WIDTH = 150  # characters of a content that an example shows


def missed_by_cue(fates: Iterable[Fate], limit: int) -> str:
    """Gold attributions by the lemma of their cue, most missed first."""
    held = _grouped(fates, lambda f: f.lemma or "-")
    rows = [f"{'cue lemma':<18}{'gold':>6}{'missed':>8}{'of it cut wrong':>17}{'recall':>8}"]
    for lemma, group in _worst(held, limit):
        lost = [f for f in group if not f.matched]
        cut = sum(f.touches for f in lost)
        share = 1 - len(lost) / len(group)
        rows.append(f"{lemma[:17]:<18}{len(group):>6}{len(lost):>8}{cut:>17}{share:>8.2f}")
    return "\n".join(rows)


def false_by(fates: Iterable[Fate], key: Callable[[Fate], str], title: str, limit: int) -> str:
    """Predicted attributions by a key, most false ones first."""
    held = _grouped(fates, key)
    head = f"{title:<34}{'found':>6}{'false':>7}{'of it cut wrong':>17}"
    rows = [f"{head}{'precision':>11}{'speaker':>9}"]
    for name, group in _worst(held, limit):
        wrong = [f for f in group if not f.matched]
        cut = sum(f.touches for f in wrong)
        right = [f for f in group if f.matched]
        share = len(right) / len(group)
        speaker = sum(f.speaker_ok is True for f in right) / len(right) if right else 0.0
        rows.append(
            f"{name[:33]:<34}{len(group):>6}{len(wrong):>7}{cut:>17}{share:>11.2f}{speaker:>9.2f}"
        )
    return "\n".join(rows)


def examples(fates: Iterable[Fate], title: str, count: int, seed: int) -> str:
    """A fixed random choice of fates with their words."""
    held = list(fates)
    chosen = random.Random(seed).sample(held, min(count, len(held)))
    chosen.sort(key=lambda f: (f.lemma, f.doc, f.start))
    lines = [f"-- {title}: {len(chosen)} of {len(held)}"]
    for f in chosen:
        where = f"{f.doc[:24]}@{f.start}"
        pattern = f" <{f.pattern}>" if f.pattern else ""
        lines.append(f"[{f.lemma}] {f.kind}{pattern} {where}")
        lines.append(f"    {f.source or '-'} | {f.cue or '-'} | {_cut(f.content)}")
        if f.other:
            what = "speaker there" if f.matched else "counterpart"
            lines.append(f"    {what}: {_cut(f.other)}")
    return "\n".join(lines)


def _cut(words: str) -> str:
    if len(words) <= WIDTH:
        return words
    return f"{words[: WIDTH - 40]} [...] {words[-34:]}"


def _grouped(fates: Iterable[Fate], key: Callable[[Fate], str]) -> dict[str, list[Fate]]:
    held: dict[str, list[Fate]] = defaultdict(list)
    for fate in fates:
        held[key(fate)].append(fate)
    return held


def _worst(held: dict[str, list[Fate]], limit: int) -> list[tuple[str, list[Fate]]]:
    lost = Counter({name: sum(not f.matched for f in group) for name, group in held.items()})
    order = sorted(held, key=lambda name: (-lost[name], -len(held[name]), name))
    return [(name, held[name]) for name in order[:limit]]


def report(outcomes: Sequence[Outcome], arguments: argparse.Namespace) -> str:
    """Scores, then tables and examples as far as they were asked for."""
    gold = [f for o in outcomes for f in o.gold if _wanted(f, arguments)]
    found = [f for o in outcomes for f in o.predicted if _wanted(f, arguments)]
    parts = [table(outcomes)]
    if arguments.boot:
        ranges = scorer().bootstrap([o.counts for o in outcomes], arguments.boot)
        parts.append("\n".join(f"{k} {a:.3f} to {b:.3f}" for k, (a, b) in ranges.items()))
    parts.append(false_by(found, lambda f: f.pattern or "-", "pattern", arguments.rows))
    if not arguments.errors:
        return "\n\n".join(parts)
    parts.append(missed_by_cue(gold, arguments.rows))
    parts.append(
        false_by(found, lambda f: f"{f.pattern or '-'} {f.lemma}", "pattern, cue", arguments.rows)
    )
    kinds = {
        "misses": (g for g in gold if not g.matched),
        "false": (f for f in found if not f.matched),
        "speaker": (f for f in found if f.matched and not f.speaker_ok),
    }
    for name, fates in kinds.items():
        if arguments.show in (name, "all"):
            parts.append(examples(fates, name, arguments.errors, arguments.seed))
    return "\n\n".join(parts)


def _wanted(fate: Fate, arguments: argparse.Namespace) -> bool:
    """Whether a fate passes the filters for tables and examples; scores always cover everything."""
    if arguments.cue and fate.lemma != arguments.cue:
        return False
    if arguments.kind and fate.kind != arguments.kind:
        return False
    return not (arguments.pattern and fate.pattern and fate.pattern != arguments.pattern)


def parser() -> argparse.ArgumentParser:
    """The options of the development loop."""
    made = argparse.ArgumentParser(prog="python -m tests.eval.polnear", description=__doc__)
    made.add_argument("--split", choices=("train", "dev"), default="train")
    made.add_argument("--sample", type=int, metavar="N", help="only N articles, chosen at random")
    made.add_argument("--seed", type=int, default=7, help="of the sample and of the examples")
    made.add_argument("--memo", type=Path, metavar="FOLDER", help="keep the parses there")
    made.add_argument("--jobs", type=int, default=2)
    made.add_argument("--errors", type=int, default=0, metavar="N", help="N examples of each fault")
    made.add_argument("--show", choices=("all", "misses", "false", "speaker"), default="all")
    made.add_argument("--rows", type=int, default=30, help="rows of each table")
    made.add_argument("--cue", help="tables and examples only for this cue lemma")
    made.add_argument("--pattern", help="tables and examples only for this pattern")
    made.add_argument("--kind", choices=("direct", "mixed", "indirect"))
    made.add_argument("--boot", type=int, default=0, metavar="N", help="intervals from N samples")
    made.add_argument("--brief", action="store_true", help="one line of F1 figures")
    return made


def main(argv: Sequence[str] | None = None) -> None:
    """Runs the loop from the command line."""
    arguments = parser().parse_args(argv)
    began = time.perf_counter()
    outcomes = measure(
        arguments.split,
        sample=arguments.sample,
        seed=arguments.seed,
        memo=arguments.memo,
        jobs=arguments.jobs,
    )
    if arguments.brief:
        shown = figures(outcomes)
        text = "  ".join(f"{k} {100 * v:.1f}" for k, v in shown.items() if k.endswith("F1"))
    else:
        text = report(outcomes, arguments)
    sys.stdout.write(f"{text}\n({time.perf_counter() - began:.1f} s)\n")
