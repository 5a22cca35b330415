"""Documents as JSON Lines: one row, quotation, actor, view or source a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render.json_ import compact

if TYPE_CHECKING:
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document


def render(document: Document, look: Look) -> str:
    """One object a line, shaped as in the JSON document; "" where there is nothing."""
    return "".join(compact(item, look) for item in document.items())
