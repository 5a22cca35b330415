"""Claims that stand alone: what one source says and no other does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kzcompare.align.claims import NO_ECHOES
from kzcompare.align.echoes import by_original, with_echoes
from kzcompare.align.survey import comparable
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimGroup, ClaimRef, Row


def single_claims(
    articles: Sequence[ReadArticle],
    rows: Iterable[Row],
    options: Options,
    echoes: Mapping[ClaimRef, ClaimRef] = NO_ECHOES,
) -> tuple[ClaimGroup, ...]:
    """A group of one for every claim that none of `rows` shows, in article and text order.

    Headings are left out: what they say stands in the text again. Repetitions (`echoes`) stand
    beside what they repeat.
    """
    shown = {(cell.source, cell.sentence) for row in rows for cell in row.cells}
    claims = comparable(articles, min_words=options.min_words, apart=echoes.keys())
    refs = [
        ClaimRef(a, c)
        for a, c, claim in claims
        if not claim.is_heading and (articles[a].article.id, claim.span) not in shown
    ]
    repeats = by_original(echoes)
    return tuple(
        with_echoes(ClaimGroup(members=(ref,), central=0, label=0, terms=(), score=0.0), repeats)
        for ref in refs
    )
