"""What stands under a table: what the signs mean, and what the program does not claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render.lines import Line, joined, line
from kzcompare.render.style import DIM, MEANINGS, PROMISE, STANCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzcompare.render.look import Look

VERBATIM = "All quoted words are verbatim; quotation marks are the articles' own."
_GLUE = "   "


def footer(look: Look, *, legend: bool = False) -> list[Line]:
    """The closing lines; `legend` explains the signs of stances first."""
    if look.is_section:
        return []
    lines = [line((PROMISE, DIM))]
    if not legend:
        return lines
    signs = (f"{STANCES[s].text(look)} {s.value}: {MEANINGS[s]}" for s in STANCES)
    packed = [
        line(*joined([[(text, DIM)] for text in texts], _GLUE))
        for texts in _packed(signs, look.width or 0)
    ]
    return [*packed, line((VERBATIM, DIM)), *lines]


def _packed(parts: Iterable[str], width: int) -> list[list[str]]:
    """The parts on as few lines as `width` allows, none of them broken."""
    lines: list[list[str]] = []
    for part in parts:
        if lines and len(_GLUE.join([*lines[-1], part])) <= width:
            lines[-1].append(part)
        else:
            lines.append([part])
    return lines
