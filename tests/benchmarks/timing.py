"""Whole commands, measured by the operating system's own account of each finished process."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """One run: wall and processor seconds, the most memory in MB, bytes of standard output."""

    wall: float
    cpu: float
    memory: float
    output: int
    code: int


def run(command: Sequence[str], settings: Mapping[str, str] | None = None) -> Run:
    """Runs a command; what it prints is counted and dropped.

    It may keep bytecode, as an installed program has it: a checkout in which Python must not write
    any would be compiled anew by each run, and the libraries that it is set against would not.
    """
    environment = {**os.environ, **(settings or {})}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    assert process.stdout is not None
    output = 0
    while block := process.stdout.read(1 << 16):
        output += len(block)
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        time.monotonic() - begun,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
        output,
        process.returncode,
    )


def instructions(command: Sequence[str], settings: Mapping[str, str] | None = None) -> int | None:
    """The instructions that a command executes, counted by Valgrind; None where that is not there.

    They are the same from run to run, whatever else the machine does.
    """
    if shutil.which("valgrind") is None:
        return None
    environment = {**os.environ, **(settings or {}), "PYTHONHASHSEED": "0"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        check=False,
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Ratios:
    """How much longer one command takes than another.

    `cpu` sets the least processor time of all runs against the other's least; the medians are those
    of the ratios of one run of each, taken in turn.
    """

    cpu: float
    cpu_median: float
    wall_median: float


def ratio(
    command: Sequence[str],
    against: Sequence[str],
    *,
    times: int,
    settings: Mapping[str, str] | None = None,
) -> Ratios:
    """The time of a command over that of another.

    Both run in turn, so that a machine whose speed drifts slows both; the least of several runs is
    the one that was disturbed least.
    """
    run(command, settings)
    run(against, settings)
    ours, theirs = [], []
    for _ in range(times):
        ours.append(run(command, settings))
        theirs.append(run(against, settings))
    return Ratios(
        min(r.cpu for r in ours) / min(r.cpu for r in theirs),
        median(a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True)),
        median(a.wall / b.wall for a, b in zip(ours, theirs, strict=True)),
    )
