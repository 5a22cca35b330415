"""One table of all figures: `python -m tests.eval`; see README.md here."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from kzcompare.model.errors import NoEncoderError
from tests.eval.encoders import encoder_table
from tests.eval.floors import (
    Floors,
    LoweredFloorError,
    gold_digest,
    is_under,
    read_floors,
    repin,
    write_floors,
)
from tests.eval.measures import MEASURES, Bench, Figures, Measure, chosen, polnear_measure


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    made = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    names = ", ".join(m.name for m in MEASURES)
    made.add_argument("--only", action="append", default=[], metavar="NAME", help=names)
    made.add_argument("--json", action="store_true", help="the figures as one JSON object")
    made.add_argument(
        "--detail", action="store_true", help="misses and false finds of each measure"
    )
    made.add_argument(
        "--polnear", choices=("dev", "train"), help="a whole split of PolNeAR as well"
    )
    made.add_argument("--sample", type=int, metavar="N", help="with --polnear: N articles of it")
    made.add_argument("--memo", type=Path, metavar="FOLDER", help="keep PolNeAR parses there")
    made.add_argument("--jobs", type=int, default=2, help="processes for PolNeAR")
    made.add_argument(
        "--encoder",
        metavar="FOLDER",
        help="rows of each annotated folder without and with a sentence encoder, and nothing else",
    )
    made.add_argument("--update", action="store_true", help="pin the figures as floors")
    made.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    return made


def wanted(arguments: argparse.Namespace) -> tuple[Measure, ...]:
    """The measures that the options ask for.

    Raises:
        SystemExit: a name is not in the table.
    """
    names = [name for part in arguments.only for name in part.split(",")]
    unknown = sorted(set(names) - {m.name for m in MEASURES})
    if unknown:
        raise SystemExit(f"no such measure: {', '.join(unknown)}")
    extra = (polnear_measure(arguments.polnear, arguments.sample),) if arguments.polnear else ()
    return ((*chosen(names),) if names or not extra else ()) + extra


def table(taken: Mapping[str, Figures], measures: Sequence[Measure], floors: Floors) -> str:
    """All figures in per cent, beside their floors; `!` marks one under its floor."""
    lines = []
    for measure in measures:
        lines.append(f"{measure.name}: {measure.about}")
        if measure.name not in taken:
            lines.append("    skipped: its data is in the shared folder, which is absent")
            continue
        pinned = floors.figures.get(measure.name, {})
        for name, value in taken[measure.name].items():
            floor = pinned.get(name)
            mark = "!" if floor is not None and is_under(value, floor, measure.noise) else " "
            beside = "" if floor is None else f"   floor {100 * floor:5.1f}"
            lines.append(f"  {mark} {name:<26}{100 * value:6.1f}{beside}")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Takes the measures; 1 where one is under its floor or a floor would sink."""
    arguments = parser().parse_args(argv)
    if arguments.encoder:
        return _encoder(arguments.encoder)
    measures = wanted(arguments)
    bench = Bench(memo=arguments.memo, jobs=arguments.jobs)
    floors = read_floors()
    taken = {m.name: m.take(bench) for m in measures if m.is_possible}
    if arguments.json:
        sys.stdout.write(json.dumps(taken, indent=1) + "\n")
    else:
        sys.stdout.write(table(taken, measures, floors) + "\n")
    if arguments.detail:
        for measure in measures:
            if measure.detail is not None and measure.is_possible:
                sys.stdout.write(f"\n== {measure.name}\n{measure.detail(bench)}\n")
    if arguments.update:
        try:
            made = repin(floors, taken, gold_digest(), allow_regression=arguments.allow_regression)
        except LoweredFloorError as error:
            sys.stderr.write(f"{error}; use --allow-regression and say why in the commit\n")
            return 1
        write_floors(made)
        return 0
    under = any(
        is_under(value, floors.figures.get(m.name, {}).get(name, 0.0), m.noise)
        for m in measures
        for name, value in taken.get(m.name, {}).items()
    )
    return int(under)


def _encoder(encoder: str) -> int:
    """Prints what an encoder changes; says in a line where there is none, which is no failure."""
    try:
        sys.stdout.write(encoder_table(encoder) + "\n")
    except NoEncoderError as error:
        sys.stdout.write(f"skipped: {error}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
