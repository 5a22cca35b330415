"""Which words of one passage stand for words of another, and how much of it that makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kzcompare.compare.alike import (
    CLOSE,
    NEAR,
    is_relative,
    keys_of,
    same_country,
    same_name_word,
)
from kzcompare.compare.figures import quantities_agree
from kzcompare.compare.passages import Passage
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.claim import Term
from kzcompare.model.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SYNONYM, DERIVED = 0.95, 0.9  # how far a listed synonym and a relative of the same stem count
ROUNDING = 1e-6
POINTED = 0.9  # how far a pronoun counts as the name that it stands for


@dataclass(frozen=True)
class Match:
    """Which words of one passage stand for words of another: the one place that decides it.

    `found[i]` is, for term i of `right`, its best counterpart in `left` and how well it fits, from
    0 to 1.
    """

    left: Passage
    right: Passage
    lexicon: Lexicon

    @cached_property
    def found(self) -> tuple[tuple[int | None, float], ...]:
        """For each term of the right passage, the index of its counterpart and the fit."""
        if not self.left.terms or not self.right.terms:
            return tuple((None, 0.0) for _ in self.right.terms)
        close, confirmed = self._close, self._confirmed
        near = close >= NEAR
        made: list[tuple[int | None, float]] = []
        for i, term in enumerate(self.right.terms):
            best: tuple[int | None, float] = (None, 0.0)
            for j in sorted({*near[i].nonzero()[0].tolist(), *self._namesakes(term)}):
                fit = term_fit(term, self.left.terms[j], float(close[i, j]), self.lexicon)
                if fit > best[1]:
                    best = (j, fit)
            if best[1] < POINTED and term.span.of(self.right.text).casefold() in self.left.pointed:
                best = (None, POINTED)
            if best[1] < 1 and any(span.contains(term.span) for span in confirmed):
                best = (None, 1.0)
            made.append(best)
        return tuple(made)

    def _namesakes(self, term: Term) -> Iterator[int]:
        """The terms of the left passage that may stand for one of the right, vectors aside."""
        held = self.left.counterparts
        for key in (keys_of(term) | self.lexicon.synonyms_of(term.lemma)) & held.keys():
            yield from held[key]

    def may_find(self, share: float) -> bool:
        """Whether so much of the right passage's words may have a counterpart, told by no fits."""
        import numpy as np

        if not self.left.terms or not self.right.terms:
            return False
        weights = self.right.weights
        near: list[bool] = np.any(self._close >= NEAR, axis=1).tolist()
        told = zip(self.right.terms, weights, near, strict=True)
        missed = sum(
            weight
            for term, weight, is_near in told
            if not is_near and next(self._namesakes(term), None) is None
        )
        return missed <= (1 - share + ROUNDING) * sum(weights)

    @cached_property
    def _close(self) -> NDArray[np.float32]:
        """The likeness of the vectors, a row for each term of the right passage."""
        close: NDArray[np.float32] = self.right.vectors @ self.left.vectors.T
        return close

    @cached_property
    def _confirmed(self) -> list[Span]:
        """Where the right passage has figures that the left one confirms, in whatever digits."""
        ours = [q for claim in self.left.claims for q in claim.quantities]
        theirs = [q for claim in self.right.claims for q in claim.quantities]
        return [b.span for b in theirs if any(quantities_agree(a, b) for a in ours)]

    def main_fit(self, other: float) -> float | None:
        """How well the main predicate of the right passage is found; None where it has none.

        `other` stands for a predicate that is no content word: it can be neither found nor missed.
        """
        main = self.right.main
        if main is None:
            return None
        found = zip(self.right.terms, self.found, strict=True)
        return next((fit for term, (_, fit) in found if term.span == main.span), other)

    def coverage(self, keep: Iterable[int] | None = None) -> float:
        """The weight of the right passage's words (those in `keep`) that the left one has."""
        if keep is None:
            return self._coverage
        chosen = frozenset(keep)
        return self.share([w if i in chosen else 0.0 for i, w in enumerate(self.right.weights)])

    def share(self, weights: Sequence[float]) -> float:
        """The same, where the words of the right passage weigh something else, from 0 to 1."""
        total = sum(weights)
        found = zip(weights, self.found, strict=True)
        return sum(weight * fit for weight, (_, fit) in found) / total if total else 0.0

    @cached_property
    def _coverage(self) -> float:
        return self.share(self.right.weights)


def term_fit(left: Term, right: Term, cosine: float, lexicon: Lexicon) -> float:
    """How well one word stands for another, from 0 to 1; opposites do not."""
    if left.stem == right.stem or left.lemma == right.lemma:
        return 1.0
    if left.is_name or right.is_name:
        spelled = left.is_name and right.is_name and same_name_word(left.lemma, right.lemma)
        return float(spelled or same_country(left.lemma, right.lemma))
    is_synonym = lexicon.same_sense(left.lemma, right.lemma)
    if cosine < NEAR and not is_synonym:
        return 0.0
    if _is_figure(left) or _is_figure(right) or lexicon.opposed(left.lemma, right.lemma):
        return 0.0
    if is_synonym:
        return SYNONYM
    fit = max(DERIVED, cosine) if is_relative(left.stem, right.stem) else cosine
    return fit if fit >= CLOSE else 0.0


def _is_figure(term: Term) -> bool:
    return any(ch.isdigit() for ch in term.stem)
