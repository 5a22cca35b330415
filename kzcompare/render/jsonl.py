"""Documents as JSON Lines: one row, quotation, actor, view or source a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render.flatten import items_of
from kzcompare.render.json_ import compact

if TYPE_CHECKING:
    from kzcompare.render.documents import Document
    from kzcompare.render.look import Look


def render(document: Document, look: Look) -> str:
    """One object a line, shaped as in the JSON document; "" where there is nothing."""
    return "".join(compact(item, look) for item in items_of(document))
