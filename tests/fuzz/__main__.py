"""Runs the program on hostile folders until the time is up: `python -m tests.fuzz --help`.

For each folder: one command in one format, in this process. Counted are exit codes, anything but
them that got out, runs over ten seconds of processor time, control sequences on stdout, JSON that
is none, and offsets outside the text.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import io
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from kzcompare.cli import program
from kzcompare.model.errors import ExitCode
from tests.fuzz.inputs import MAKERS, TABLE, broken

TOO_LONG = 10.0  # seconds
COMMANDS = ("claims", "claims", "quotes", "actors", "sources", "text", "actor", "report", "diff")
FORMATS = ("table", "json", "jsonl", "csv", "md", "html")
# What must not reach a terminal; JSON may carry marks of direction, escaped or not.
ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    "|\r(?!\n)"
)
FORMULA = re.compile(r"^[=@]|^[+-](?![\d.]+$)")


def main() -> int:
    """Runs, prints what was counted, and ends with 1 if anything was found."""
    made = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    made.add_argument("--count", type=int, default=2000, help="hostile files")
    made.add_argument("--seconds", type=float, default=600)
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--keep", type=Path, help="where folders that break something are copied")
    asked = made.parse_args()
    os.environ.pop("KZCOMPARE_DEBUG", None)
    counted: Counter[str] = Counter()
    warm_up()
    slowest, begun, run = 0.0, time.monotonic(), 0
    while counted["files"] < asked.count and time.monotonic() - begun < asked.seconds:
        run += 1
        random = Random(f"{asked.seed} {run}")
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            counted["files"] += _fill(folder, random)
            start = time.process_time()  # other programs on the machine do not count
            with contextlib.chdir(folder):
                found = list(_flaws(random, counted))
            seconds = time.process_time() - start
            slowest = max(slowest, seconds)
            if seconds > TOO_LONG:
                found.append(f"hang: {seconds:.1f} s")
            for flaw in found:
                counted[flaw.split(":")[0]] += 1
                print(f"seed {asked.seed}, run {run}: {flaw[:400]}", file=sys.stderr, flush=True)
    print(f"{run} runs in {time.monotonic() - begun:.0f} s, the slowest {slowest:.1f} s")
    for what, count in sorted(counted.items()):
        print(f"{count:6} {what}")
    return int(any(what in counted for what in ("out", "hang", "escape", "json", "offset", "exit")))


def warm_up() -> None:
    """Loads the parser and the word lists, which the first run would be charged for."""
    with contextlib.redirect_stdout(io.StringIO()):
        program.main(["claims", "--no-cache"], "kzcompare", standalone_mode=False)


def _fill(folder: Path, random: Random) -> int:
    """Hostile files in a folder, and how many."""
    names = random.sample(sorted(MAKERS), random.randint(1, 4))
    for name in names:
        data = MAKERS[name](random)
        (folder / name).write_bytes(broken(random, data) if random.random() < 0.7 else data)
    if random.random() < 0.3:
        (folder / "sources.toml").write_bytes(broken(random, TABLE(random)))
    return len(names)


def _flaws(random: Random, counted: Counter[str]) -> Iterator[str]:
    command, form = random.choice(COMMANDS), random.choice(FORMATS)
    extra: list[str] = []
    if command == "report":
        form = random.choice(("html", "md"))
    if command == "text":
        extra = [random.choice(("a", "b", "c", "nosuch"))]
    if command == "diff":
        extra = ["a", random.choice(("b", "c"))]
    if command == "actor":
        extra = [random.choice(("Lund", "Velmora", "\x1b[31m", "nobody"))]
    if command == "claims" and random.random() < 0.5:
        extra = ["--all"]
    arguments = [command, *extra, "-c", ".", "-f", form, "--no-cache", "--width", "80"]
    out, err = io.StringIO(), io.StringIO()
    code: object = None
    faulthandler.dump_traceback_later(12 * TOO_LONG, exit=True)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = program.main(arguments, "kzcompare", standalone_mode=False)
    except BaseException as error:  # whatever gets out is what is looked for
        yield f"out: {type(error).__name__}: {error} from {arguments}"
    finally:
        faulthandler.cancel_dump_traceback_later()
    counted[f"exit code {code}"] += 1
    if code not in list(ExitCode):
        yield f"exit: {code} from {arguments}"
    if "internal error" in err.getvalue() or "Traceback" in err.getvalue():
        yield f"out: {err.getvalue().strip()[-300:]} from {arguments}"
    written = out.getvalue()
    for stream in (written, err.getvalue()):
        if found := ACTING.search(stream):
            yield f"escape: {found.group()!r} from {arguments}"
    if form == "json" and written:
        yield from _in_json(written, arguments)


def _in_json(written: str, arguments: list[str]) -> Iterator[str]:
    try:
        value = json.loads(written)
    except ValueError as error:
        yield f"json: {error} from {arguments}"
        return
    if value["schema"].startswith("kzcompare.text/"):
        for quote in value["quotes"]:
            for place in quote["content"]:
                if not 0 <= place["start"] < place["end"] <= len(value["text"]):
                    yield f"offset: {place} from {arguments}"


if __name__ == "__main__":
    sys.exit(main())
