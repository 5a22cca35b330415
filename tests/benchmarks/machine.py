"""What the figures were measured on, so that they can be set against others."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

from kzcompare import __version__
from kzcompare.runners.processes import cores

LIBRARIES = ("spacy", "numpy", "msgspec", "click", "rich", "rapidfuzz")


def machine() -> str:
    """Processor, cores, memory, how busy it is, and versions, in three lines."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        named = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = named[0].partition(":")[2].strip() if named else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    used = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{model}, {cores()} cores, {memory:.0f} GB, load {os.getloadavg()[0]:.1f}\n"
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}\n"
        f"kzcompare {__version__}, {used}"
    )
