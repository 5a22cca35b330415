"""Command lines as a reader of the README or of a help text would type them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def environment(folder: Path) -> dict[str, str]:
    """Variables under which `kzcompare` is this program, with its cache and home in `folder`."""
    tools = folder / "bin"
    tools.mkdir(exist_ok=True)
    program = tools / "kzcompare"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kzcompare "$@"\n')
    program.chmod(0o755)
    beside = str(Path(sys.executable).parent)
    return {
        **os.environ,
        "PATH": os.pathsep.join((str(tools), beside, os.environ["PATH"])),
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
        "KZCOMPARE_CACHE_DIR": str(folder / "cache"),
        "HOME": str(folder),
        "TERM": "dumb",
    }


def run_in(folder: Path, lines: str, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What comes of command lines in a folder; the first that fails ends it."""
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", lines],
        cwd=folder,
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
