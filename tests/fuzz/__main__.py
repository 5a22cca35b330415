"""Runs the program on hostile folders until the time is up: `python -m tests.fuzz --help`.

For each folder: one command in one format, in this process. Counted are exit codes, and what must
not be: anything else that got out, runs over ten seconds of processor time, exit codes that do not
fit what was said, control sequences, JSON that is none or does not fit its schema, words that
do not stand where they are said to stand, formulas in CSV, markup of articles in pages.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import io
import json
import os
import re
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from unittest.mock import patch

from kzcompare.cli import program
from kzcompare.model.errors import ExitCode, KzcompareError
from tests.corpus.wire import PARAGRAPHS
from tests.fuzz.flaws import in_output, in_stream
from tests.fuzz.inputs import MAKERS, TABLES, broken, text
from tests.loading import read_corpus

TOO_LONG = 10.0  # seconds
COMMANDS = (
    *("claims", "claims", "quotes", "actors", "sources", "text", "actor", "report", "diff"),
    *("check", "figures", "timeline", "wording", "agreement", "explain", "relate"),
)
FORMATS = ("table", "json", "jsonl", "csv", "md", "html")
FLAWS = ("out", "hang", "escape", "json", "offset", "exit", "csv", "formula", "markup")
STREAMED = 0.5  # share of the runs of `relate` that read pairs


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
    begun, run = time.monotonic(), 0
    while counted["files"] < asked.count and time.monotonic() - begun < asked.seconds:
        run += 1
        random = Random(f"{asked.seed} {run}")
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            counted["files"] += _fill(folder, random)
            with contextlib.chdir(folder):
                found = list(_flaws(random, counted))
            for flaw in found:
                counted[flaw.split(":")[0]] += 1
                print(f"seed {asked.seed}, run {run}: {flaw[:600]}", file=sys.stderr, flush=True)
            if found and asked.keep:
                shutil.copytree(folder, asked.keep / f"{asked.seed}-{run}", dirs_exist_ok=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{run} runs in {time.monotonic() - begun:.0f} s; at most {peak} MB of memory")
    for what, count in sorted(counted.items()):
        print(f"{count:6} {what}")
    return int(any(what in counted for what in FLAWS))


def warm_up() -> None:
    """Loads the parser and the word lists, which the first run would be charged for."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        program.main(["claims", "--no-cache"], "kzcompare", standalone_mode=False)


def _fill(folder: Path, random: Random) -> int:
    """Hostile files in a folder, and how many."""
    names = random.sample(sorted(MAKERS), random.randint(1, 4))
    for name in names:
        data = MAKERS[name](random)
        (folder / name).write_bytes(broken(random, data) if random.random() < 0.7 else data)
    for name, table in TABLES.items():
        if random.random() < 0.3:
            (folder / name).write_bytes(broken(random, table(random)))
    return len(names)


def _flaws(random: Random, counted: Counter[str]) -> Iterator[str]:
    texts = _texts()
    arguments, form, given = _asked(random, sorted(texts))
    out, err = io.StringIO(), io.StringIO()
    code: object = None
    stdin = io.TextIOWrapper(io.BytesIO(given))
    faulthandler.dump_traceback_later(12 * TOO_LONG, exit=True)
    start = time.process_time()  # other programs on the machine do not count
    try:
        with redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", stdin):
            code = program.main(arguments, "kzcompare", standalone_mode=False)
    except BaseException as error:  # whatever gets out is what is looked for
        yield f"out: {type(error).__name__}: {error} from {arguments}"
    finally:
        faulthandler.cancel_dump_traceback_later()
    seconds = time.process_time() - start
    counted["slowest, in tenths of a second"] = max(
        counted["slowest, in tenths of a second"], round(10 * seconds)
    )
    if seconds > TOO_LONG:
        yield f"hang: {seconds:.1f} s for {arguments}"
    counted[f"exit code {code}"] += 1
    for flaw in _wrong(code, form, out.getvalue(), err.getvalue(), texts):
        yield f"{flaw} from {arguments}"


def _wrong(
    code: object, form: str, written: str, said: str, texts: Mapping[str, str]
) -> Iterator[str]:
    """What is wrong with how a command ended and with what it wrote."""
    if code not in list(ExitCode):
        yield f"exit: {code}"
    if code == ExitCode.USAGE and (written or not said):
        yield f"exit: {code} with {len(written)} characters on stdout, {said!r:.80} on stderr"
    is_skipped = "skipped: " in said or re.search(r": line \d+: ", said) is not None
    if code in (ExitCode.DONE, ExitCode.SKIPPED_INPUT) and is_skipped != (code != ExitCode.DONE):
        yield f"exit: {code} with {said!r:.200}"
    if any(not line.startswith("kzcompare: ") for line in said.splitlines()):
        yield f"exit: not one line an error: {said!r:.300}"
    if "internal error" in said or "Traceback" in said:
        yield f"out: {said.strip()[-300:]}"
    for stream in (written, said):
        yield from in_stream(stream)
    if written:
        yield from in_output(form, written, texts)


def _texts() -> dict[str, str]:
    """The articles of the folder by source."""
    try:
        return {article.id: article.text for article in read_corpus(["."])[0]}
    except KzcompareError:
        return {}


def _asked(random: Random, sources: list[str]) -> tuple[list[str], str, bytes]:
    """A command line, its format, and what stands on standard input."""
    command, form = random.choice(COMMANDS), random.choice(FORMATS)
    if command == "report":
        form = random.choice(("html", "md"))
    first, second = (random.choice((*sources, *sources, "nosuch")) for _ in range(2))
    place, other = (f"{s}:{random.choice((0, 40, 300, 10**9))}" for s in (first, second))
    words = random.choice((*PARAGRAPHS, text(random)[:1500], "\x1b[31m", "\udce2", " "))
    words = words.replace("\x00", "")  # no argument can hold it
    chosen = {
        "claims": random.choice(([], ["--all"], ["--about", words[:40]])),
        "figures": random.choice(([], ["--all"], ["--about", words[:40]])),
        "timeline": random.choice(([], ["--from", "2000"], ["--actor", "Lund"])),
        "wording": random.choice(([], ["--own"])),
    }.get(command, [])
    named = {
        "text": [first],
        "diff": [first, second],
        "actor": [random.choice(("Lund", "Velmora", "\x1b[31m", "nobody", words[:40]))],
        "wording": random.choice(([], [words[:30]], ["*"], ["t*", "said"])),
        "check": [words],
        "explain": random.choice(([place], ["0123abc"], [place, other], [place, words[:20]])),
        "relate": [words, random.choice(PARAGRAPHS)],
    }.get(command, [])
    if command != "relate":
        chosen += ["-c", ".", "--no-cache"]
    elif random.random() < STREAMED:  # pairs on standard input; they are answered with JSON lines
        pairs = b"".join(_pair(random) for _ in range(random.randint(0, 4)))
        return [command], "jsonl", broken(random, pairs)
    return [command, "-f", form, "--width", "80", *chosen, "--", *named], form, b""


def _pair(random: Random) -> bytes:
    pair = {"id": random.choice((1, "x", None)), "a": text(random)[:3000], "b": text(random)[:300]}
    return json.dumps(pair).encode() + b"\n"


if __name__ == "__main__":
    sys.exit(main())
