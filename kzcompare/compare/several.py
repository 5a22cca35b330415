"""Values of a row that are of several things, since one source prints both of them.

"It takes 1,237 delegates to win the one nomination" and "2,383 to win the other" in one article:
where another article has only one of them, neither excludes the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from kzcompare.model.claim import Claim, ReadArticle
from kzcompare.model.row import Cell, Reason

ALIKE = 0.8  # share of a sentence's words from which another one of an article says the same


def are_of_several(
    reason: Reason, cells: Sequence[Cell], claims: Sequence[Claim], reads: Sequence[ReadArticle]
) -> bool:
    """Whether a source of the row prints both values of a reason, each in a cell.

    Or whether one of the two articles prints elsewhere, almost in the same words, the sentence with
    the other one's value.
    """
    values = [(n, _plain(cells[n].printed(span))) for n, span in reason.words]
    if len(values) != len({value for _, value in values}):
        return False
    shown: dict[str, str] = {}
    for cell in cells:
        shown[cell.source] = f"{shown.get(cell.source, '')} {_plain(cell.text)} "
    if any(all(f" {value} " in text for _, value in values) for text in shown.values()):
        return True
    (n, x), (m, y) = values
    return _prints(reads[m], x, claims[n]) or _prints(reads[n], y, claims[m])


def _prints(read: ReadArticle, value: str, claim: Claim) -> bool:
    """Whether an article has a sentence with a value and almost all words of a claim."""
    words = {t.stem for t in claim.terms}
    text = read.article.text
    if f" {value} " not in f" {_plain(text)} ":
        return False
    return any(
        len(words & {t.stem for t in other.terms}) >= ALIKE * len(words)
        and f" {value} " in f" {_plain(other.span.of(text))} "
        for other in read.reading.claims
    )


def _plain(text: str) -> str:
    """The words in lower case, without the marks around them."""
    return " ".join(word.strip(".,;:!?“”\"'‘’()") for word in text.casefold().split())
