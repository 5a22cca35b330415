"""What the place of output is like, from options, environment and terminal."""

from __future__ import annotations

import codecs
import os
import sys
from typing import TYPE_CHECKING

from kzcompare.render.look import Look

if TYPE_CHECKING:
    from kzcompare.cli.options import Common


USUAL_WIDTH = 80  # columns


def look_of(common: Common) -> Look:
    """How to write: a terminal gets its own width and colour, a file or pipe neither."""
    is_terminal = common.output is None and sys.stdout.isatty()
    return Look(
        width=_width(common, is_terminal=is_terminal),
        color=_color(common.color, is_terminal=is_terminal),
        ascii_only=common.ascii_only or (common.output is None and not _writes_unicode()),
    )


def _width(common: Common, *, is_terminal: bool) -> int | None:
    if common.width is not None:
        return common.width
    if common.output is not None:
        return None
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    return _terminal_width() if is_terminal else None


def _terminal_width() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or USUAL_WIDTH
    except (OSError, ValueError):  # a terminal that does not tell
        return USUAL_WIDTH


def _color(choice: str, *, is_terminal: bool) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"


def _writes_unicode() -> bool:
    """Whether stdout can carry every character."""
    try:
        name = codecs.lookup(sys.stdout.encoding or "ascii").name
    except LookupError:
        return False
    return name.startswith("utf")
