"""Examples at the end of each command's help, kept line by line."""

from __future__ import annotations

_AS_IS = "\b\n"  # click's sign for a paragraph that must not be wrapped again


def examples(*commands: str) -> str:
    """The closing part of a help text."""
    return _AS_IS + "\n".join(["Examples:", *(f"  {command}" for command in commands)])
