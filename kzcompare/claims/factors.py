"""Factors of change: "a doubling of prices", "prices tripled", "a tenfold rise"."""

from __future__ import annotations

from kzcompare.claims.amounts import TIMES, Amount
from kzcompare.claims.counted import lemma, measured_noun
from kzcompare.claims.pieces import Pieces
from kzcompare.lexicon.units import FigureWords
from kzcompare.model.syntax import NOUNS, SUBJECTS
from kzcompare.model.tree import Tree


def read_factor(
    pieces: Pieces, tree: Tree, i: int, words: FigureWords
) -> tuple[Amount, str] | None:
    """The factor that a piece says, new over old, and what changed; None where it says none."""
    lemma_here = tree.tokens[pieces.items[i].token].lemma
    factor = words.multiplied.get(lemma_here, words.multiplied.get(pieces.lower(i)))
    if factor is None or not _multiplies(pieces, i):
        return None
    amount = Amount(i, i + 1, i, factor, factor, TIMES)
    return amount, _multiplied_noun(pieces, tree, amount, words)


def _multiplies(pieces: Pieces, i: int) -> bool:
    """Whether "double" is a change here, and not "double standards" or "doubled down"."""
    word = pieces.lower(i)
    if word.endswith("fold"):
        return True
    if pieces.lower(i + 1) in ("down", "up", "as"):
        return False
    token = pieces.token(i)
    return token.pos == "VERB" or (word.endswith("ing") and pieces.lower(i + 1) == "of")


def _multiplied_noun(pieces: Pieces, tree: Tree, amount: Amount, words: FigureWords) -> str:
    noun, _ = measured_noun(pieces, tree, amount, words)
    if noun:
        return noun
    index = pieces.items[amount.core].token
    for verb in (index, tree.tokens[index].head):
        found = tree.child(verb, "dobj")
        if found is None:
            found = tree.child(verb, *SUBJECTS)
        if found is not None and tree.tokens[found].pos in NOUNS:
            return lemma(tree, found, words)
    return ""
