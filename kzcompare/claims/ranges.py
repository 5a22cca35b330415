"""Figures made of two numbers: ranges, shares out of so many, fractions."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from kzcompare.claims.amounts import Amount, read_amount
from kzcompare.claims.clauses import words_above
from kzcompare.claims.pieces import Pieces, Shape
from kzcompare.claims.years import year_number
from kzcompare.lexicon.units import FigureWords
from kzcompare.model.tree import Tree

DASHES = frozenset({"-", "–"})
PERCENT = 100
CLOSE = 2  # "two or three", but not "2 or 2,000"
HALVES = 2
ROUND = 10  # "one in five" rounds 21 percent, "170 out of 1,000" does not
LONGEST_BY = 3  # words from "by" to a fraction: "by more than a fifth"


def read_share(pieces: Pieces, i: int, words: FigureWords) -> Amount | None:
    """Reads "two thirds", "a third of", "one-quarter of", "half of", "half the" in percent."""
    if pieces.lower(i) == "half":
        follower = pieces.lower(i + 1)
        is_share = follower in words.wholes or (
            follower == "of" and pieces.lower(i + 2) not in ("a", "an")
        )
        return _percent(i, i + 1, i, 1, 2) if is_share else None
    count = 1.0 if pieces.lower(i) in ("a", "an") else words.cardinals.get(pieces.lower(i))
    if not count:
        return None
    at = i + 2 if pieces.lower(i + 1) == "-" else i + 1
    parts = words.fractions.get(pieces.lower(at))
    if parts is None or count >= parts or (pieces.lower(at).endswith("s") != (count > 1)):
        return None
    is_of = pieces.lower(at + 1) == "of"
    if is_of and pieces.lower(at + 2) in ("a", "an"):
        return None
    is_half = parts == HALVES and pieces.lower(at + 1) == "the"
    if count == 1 and not is_of and not is_half and not _is_change_by(pieces, i, at):
        return None
    return _percent(i, at + 1, at, count, parts)


def _is_change_by(pieces: Pieces, i: int, at: int) -> bool:
    """Whether a fraction ends what something changes by: "fell by almost a third"."""
    before = [pieces.lower(k) for k in range(max(0, i - LONGEST_BY), i)]
    if "by" not in before:
        return False
    return at + 1 >= len(pieces.items) or pieces.token(at + 1).pos not in ("NOUN", "PROPN", "ADJ")


def _percent(first: int, after: int, core: int, count: float, parts: float) -> Amount:
    share = round(PERCENT * count / parts, 1)
    return Amount(first, after, core, share, share, "%")


def out_of(
    pieces: Pieces, amount: Amount, dated: AbstractSet[int], words: FigureWords
) -> Amount | None:
    """Reads "one in five", "nine out of 10" as a share in percent."""
    at = amount.after
    if amount.unit or amount.is_vague:
        return None
    if pieces.lower(at) == "out" and pieces.lower(at + 1) == "of":
        at += 1
    elif pieces.lower(at) != "in":
        return None
    other = read_amount(pieces, at + 1, words)
    if other is None or other.unit or other.is_vague or other.core in dated:
        return None
    if not 0 < amount.value < other.value or year_number(pieces, other.core):
        return None
    share = round(PERCENT * amount.value / other.value, 1)
    return replace(
        other,
        first=amount.first,
        core=amount.core,
        low=share,
        high=share,
        unit="%",
        is_bare=False,
        is_approximate=other.value <= ROUND,
    )


def with_range(
    pieces: Pieces, tree: Tree, amount: Amount, dated: AbstractSet[int], words: FigureWords
) -> Amount:
    """Both ends of "between 3000 and 6000", "3 to 6 million", "20%-30%", "two or three"."""
    mark, lead = pieces.lower(amount.after), pieces.lower(amount.first - 1)
    is_between = lead == "between" and mark == "and"
    if amount.is_vague or not (is_between or mark in words.joining_ends | DASHES):
        return amount
    other = read_amount(pieces, amount.after + 1, words)
    if other is None or other.is_vague or other.core in dated or other.low is None:
        return amount
    if amount.unit and other.unit not in ("", amount.unit):
        return amount
    low, high = amount.value, other.value
    factor = _printed_scale(pieces, other)
    if low < high / PERCENT and amount.is_bare and low * factor < high:
        low *= factor  # "3 to 6 million"
    if not low < high or (mark == "or" and high > CLOSE * low):
        return amount
    if lead == "from" and _is_change(pieces, tree, amount, words):
        return amount
    first = amount.first - 1 if is_between or lead == "from" else amount.first
    return replace(
        other, first=first, core=amount.core, low=low, high=high, unit=other.unit or amount.unit
    )


def _printed_scale(pieces: Pieces, amount: Amount) -> float:
    """How much the scale words of an amount multiply its digits."""
    if pieces.shape(amount.core) is Shape.NUMBER and pieces.items[amount.core].value:
        return amount.value / pieces.items[amount.core].value
    return 1


def _is_change(pieces: Pieces, tree: Tree, amount: Amount, words: FigureWords) -> bool:
    """Whether "from 5 to 7" tells a change, so that both are values of their own."""
    index = pieces.items[amount.core].token
    return any(tree.tokens[above].lemma in words.changing for above in words_above(tree, index))
