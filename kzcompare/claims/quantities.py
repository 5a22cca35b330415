"""Counts, shares, sums of money, durations and factors of a sentence.

Dates, years, clock times, telephone numbers, ordinals, list marks and digits inside names are
never quantities. A range ("3,000 to 6,000") is one quantity with two bounds.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.claims.amounts import Amount, read_amount, with_bounds
from kzcompare.claims.counted import counted_noun, measured_noun, moved_noun, purpose
from kzcompare.claims.dates import find_dates
from kzcompare.claims.factors import read_factor
from kzcompare.claims.labels import is_contest, is_no_figure
from kzcompare.claims.pieces import Pieces, Shape, split_pieces
from kzcompare.claims.ranges import out_of, read_share, with_range
from kzcompare.lexicon.calendar import load_calendar_words
from kzcompare.lexicon.units import FigureWords, load_figure_words
from kzcompare.model.claim import Quantity
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.syntax import SUBJECTS
from kzcompare.model.tree import Tree

ARGUMENTS = frozenset({*SUBJECTS, "dobj", "attr"})
CODE = 3  # letters of an ISO 4217 currency code


def find_quantities(text: str, sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities of a sentence in text order, none over another.

    `noun` of a count is the lemma of what is counted, of an age "age"; of a share or duration
    what it is of ("" where nothing is named); of a sum of money the lemmas of what it is for.
    """
    words = load_figure_words()
    pieces = split_pieces(text, sentence)
    if not any(_may_start(pieces, i, words) for i in range(len(pieces.items))):
        return ()
    dated = frozenset(
        i
        for found in find_dates(pieces, load_calendar_words(), words)
        for i in range(found.first, found.after)
    )
    sight = _Sight(text, pieces, Tree(sentence), dated, words)
    held: list[Quantity] = []
    index = 0
    while index < len(pieces.items):
        quantity, after = _read(sight, index)
        if quantity is not None and not (held and held[-1].span.overlaps(quantity.span)):
            held.append(quantity)
        index = max(after, index + 1)
    return tuple(held)


def _may_start(pieces: Pieces, i: int, words: FigureWords) -> bool:
    piece = pieces.items[i]
    if piece.shape is Shape.NUMBER:
        return True
    word = piece.lower
    return (
        word in words.cardinals
        or word in words.fractions
        or word.removesuffix("s") in words.scales
        or word in words.time_units
        or pieces.token(i).lemma in words.multiplied
    )


class _Sight(Struct, frozen=True):
    """All that is known of the sentence being read; `dated` are the pieces inside dates."""

    text: str
    pieces: Pieces
    tree: Tree
    dated: frozenset[int]
    words: FigureWords


def _read(sight: _Sight, i: int) -> tuple[Quantity | None, int]:
    """The quantity that begins at a piece, if any, and the piece to go on from."""
    pieces, tree, words = sight.pieces, sight.tree, sight.words
    share = read_share(pieces, i, words)
    if share is not None and share.core not in sight.dated:
        share = with_bounds(pieces, share, words)
        if share.low == share.high:  # "a third" rounds 34 percent
            share = replace(share, is_approximate=True)
        return _quantity(sight, share), share.after
    factor = read_factor(pieces, tree, i, words)
    if factor is not None:
        return _made(sight, *factor, None), i + 1
    amount = read_amount(pieces, i, words)
    if amount is None or not sight.dated.isdisjoint(range(amount.first, amount.after)):
        return None, i + 1
    if is_contest(pieces, amount, words):
        return None, amount.after
    whole = out_of(pieces, amount, sight.dated, words)
    if whole is None:
        whole = with_range(pieces, tree, amount, sight.dated, words)
    whole = with_bounds(pieces, whole, words)
    if not whole.is_age and is_no_figure(pieces, tree, whole, words):
        return None, amount.after
    return _quantity(sight, whole), whole.after


def _quantity(sight: _Sight, amount: Amount) -> Quantity | None:
    """The amount with what it counts; None for a lone small number that counts nothing."""
    known = (sight.pieces, sight.tree, amount, sight.words)
    if amount.is_age:
        return _made(sight, amount, "age", None)
    if len(amount.unit) == CODE and amount.unit.isupper():
        return _made(sight, amount, purpose(*known) or moved_noun(*known), None)
    if amount.unit:
        return _made(sight, amount, measured_noun(*known)[0] or moved_noun(*known), None)
    noun, word = counted_noun(*known)
    noun = noun or moved_noun(*known)
    if not noun and amount.is_bare and sight.pieces.token(amount.core).dep not in ARGUMENTS:
        return None
    return _made(sight, amount, noun, word)


def _made(sight: _Sight, amount: Amount, noun: str, word: int | None) -> Quantity:
    """The record; its span runs from the bounding words to the counted noun."""
    items, tokens = sight.pieces.items, sight.tree.tokens
    span = Span(items[amount.first].start, items[amount.after - 1].end)
    if word is not None:
        span = span.cover(Span(span.start, tokens[word].end))
    return Quantity(
        span,
        span.of(sight.text),
        amount.low,
        amount.high,
        amount.unit,
        noun,
        amount.is_approximate,
    )
