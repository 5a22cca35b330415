"""Whether words stand between quotation marks."""

from __future__ import annotations

from kzcompare.model.span import Span

_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"'}


def is_quoted(text: str, block: Span, span: Span) -> bool:
    """Whether the words at `span` stand inside a quotation that begins in the same paragraph.

    A mark that is also an apostrophe closes only where no letter follows, and single ones open only
    where no letter goes before.
    """
    closing: str | None = None
    for place in range(block.start, span.start):
        sign = text[place]
        if closing is not None:
            if sign == closing and not (sign == "’" and text[place + 1].isalnum()):
                closing = None
        elif sign in _PAIRS and not (sign == "‘" and place and text[place - 1].isalnum()):
            closing = _PAIRS[sign]
    return closing is not None and closing in text[span.end : block.end + 1]
