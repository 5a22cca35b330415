"""Sources side by side, in bands of as many columns as the terminal has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render.lines import BLANK, Line
from kzcompare.render.style import DIM, STRONG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzcompare.render.look import Look
    from kzcompare.render.paint import Strip


def bands(
    stacks: Mapping[str, Sequence[Line]],
    dates: Mapping[str, str | None],
    margin: int,
    look: Look,
) -> list[Line | Strip]:
    """The lines of each source under its id and date, `margin` blanks before the first column."""
    from kzcompare.render.paint import columns, indented, ruled

    width = (look.width or 0) - margin
    across = look.columns(len(stacks))
    sources = list(stacks)
    parts: list[Line | Strip] = []
    for start in range(0, len(sources), across):
        if start:
            parts.append(BLANK)
        band = sources[start : start + across]
        heads = [[_head(source, dates[source])] for source in band]
        parts.extend(indented(columns(heads, width, look), margin))
        parts.extend(indented([ruled(len(band), width, look)], margin))
        parts.extend(indented(columns([stacks[s] for s in band], width, look), margin))
    return parts


def _head(source: str, date: str | None) -> Line:
    return Line(((source, STRONG),), end=(date, DIM) if date else None)
