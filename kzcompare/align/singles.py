"""Claims that stand alone: what one source says and no other does."""

from __future__ import annotations

from collections.abc import Sequence

from kzcompare.align.units import comparable
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimGroup, ClaimRef


def single_claims(
    articles: Sequence[ReadArticle], groups: Sequence[ClaimGroup], options: Options
) -> tuple[ClaimGroup, ...]:
    """A group of one for every claim that is in none of `groups`, in article and text order.

    Headings are left out: what they say stands in the text again.
    """
    taken = {ref for group in groups for ref in group.members}
    claims = comparable(articles, min_words=options.min_words)
    refs = [ClaimRef(a, c) for a, c, claim in claims if not claim.is_heading]
    return tuple(
        ClaimGroup(members=(ref,), central=0, label=0, terms=(), score=0.0)
        for ref in refs
        if ref not in taken
    )
