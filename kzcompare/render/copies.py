"""Which articles are copies of which, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.copy import CopyKind
from kzcompare.render.lines import Line, line
from kzcompare.render.style import DIM, STRONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.render.outputs.copies import CopyRecord

WHOLE = frozenset({CopyKind.REPRINT, CopyKind.EXCERPT, CopyKind.EXTENDED})
MOST_NAMED = 8  # under rows; `sources` names all
_SHARED = {
    CopyKind.REPRINT: "reprints",
    CopyKind.EXCERPT: "is an excerpt of",
    CopyKind.EXTENDED: "takes over the whole of",
    CopyKind.PASSAGES: "shares passages with",
    CopyKind.QUOTATION: "quotes the same words as",
}
_UNSURE = {
    CopyKind.REPRINT: "has the same text as",
    CopyKind.EXCERPT: "is all found in",
    CopyKind.EXTENDED: "holds the whole of",
}


def shared(copy: CopyRecord, indent: int = 0) -> Line:
    """What one article has in common with another; who took from whom where that is known."""
    verb = _SHARED[copy.kind] if copy.is_later else _UNSURE.get(copy.kind, _SHARED[copy.kind])
    what = "quoted" if copy.kind is CopyKind.QUOTATION else "own"
    share = f" ({copy.share:.0%} of its {what} words)"
    pieces = ((copy.source, STRONG), f" {verb} ", (copy.of, STRONG), (share, DIM))
    return line(*pieces, indent=indent, hang=indent + 2)


def one_text(copies: Sequence[CopyRecord]) -> list[Line]:
    """Why some sources count as one origin: those whose texts are one, each in a line."""
    whole = [copy for copy in copies if copy.kind in WHOLE]
    lines = [shared(copy) for copy in whole[:MOST_NAMED]]
    if len(whole) > MOST_NAMED:
        more = f"{len(whole) - MOST_NAMED} more copies: kzcompare sources"
        lines.append(line((more, DIM)))
    return lines
