"""Numbers that are no figures: names, labels, list marks, results, idioms."""

from __future__ import annotations

from kzcompare.claims.amounts import Amount
from kzcompare.claims.pieces import Pieces, Shape
from kzcompare.claims.years import year_number
from kzcompare.lexicon.units import FigureWords
from kzcompare.model.syntax import NOUNS
from kzcompare.model.tree import Tree

NAMES = frozenset({"ORG", "PERSON", "GPE", "FAC", "PRODUCT", "LAW", "WORK_OF_ART", "EVENT", "LOC"})
UNITS_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


def is_contest(pieces: Pieces, amount: Amount, words: FigureWords) -> bool:
    """Whether the digits are one side of a result: "a 5-4 decision", "won 54-46"."""
    first, after = amount.core, amount.after
    if pieces.lower(first - 1) in ("-", "–") and pieces.is_tied(first):
        return pieces.shape(first - 2) is Shape.NUMBER
    if pieces.lower(after) not in ("-", "–") or not pieces.is_tied(after):
        return False
    if pieces.shape(after + 1) is not Shape.NUMBER or not pieces.is_tied(after + 1):
        return False
    is_falling = pieces.items[after + 1].value <= amount.value
    return is_falling or pieces.lower(after + 2) in words.contests


def is_no_figure(pieces: Pieces, tree: Tree, amount: Amount, words: FigureWords) -> bool:
    """Whether a number is a name, a label, a list mark, an idiom or a way to point."""
    if amount.unit in UNITS_OF_TIME:
        return _is_idle_time(pieces, amount, words)
    if not amount.is_bare:
        return False
    if pieces.lower(amount.core) in ("one", "zero", "1", "0"):
        return True
    return (
        _is_label(pieces, amount, words)
        or _is_list_mark(pieces, amount)
        or _is_in_name(pieces, tree, amount.core, amount.after)
    )


def _is_label(pieces: Pieces, amount: Amount, words: FigureWords) -> bool:
    """Whether it is one as in "Article 5", "No. 10", "the 2016 ..."."""
    first, lead = amount.core, pieces.lower(amount.core - 1)
    if year_number(pieces, first) is not None and lead in ("the", "(", "'", "’"):
        return True
    if lead == "-" and pieces.is_tied(first) and pieces.shape(first - 2) is Shape.WORD:
        return True  # "top-two", "sub-40"
    return lead in words.labels or (lead == "." and pieces.lower(first - 2) in ("no", "nos"))


def _is_list_mark(pieces: Pieces, amount: Amount) -> bool:
    """Whether it numbers an item: "1. First ...", "(2)"."""
    first, after = amount.core, amount.after
    if first == 0 and pieces.lower(after) in (".", ")", ":"):
        return True
    return pieces.lower(first - 1) == "(" and pieces.lower(after) == ")"


def _is_in_name(pieces: Pieces, tree: Tree, first: int, after: int) -> bool:
    """Whether digits belong to the capitalised word before them: "Group 24", "Boeing 737"."""
    if first == 0 or pieces.shape(first) is not Shape.NUMBER:
        return False
    index = pieces.items[first].token
    token, before = tree.tokens[index], pieces.items[first - 1]
    if token.entity in NAMES and not token.entity_start:
        return True
    if before.shape is not Shape.WORD or not before.text[0].isupper() or first == 1:
        return False
    head = tree.tokens[token.head]
    counts_on = head.start >= pieces.items[after - 1].end and head.pos in NOUNS
    return not counts_on


def _is_idle_time(pieces: Pieces, amount: Amount, words: FigureWords) -> bool:
    """Whether a stretch of time only points ("two years ago") or is an idiom ("24 hours a day")."""
    follower = pieces.lower(amount.after)
    if follower == "from" and pieces.lower(amount.after + 1) == "now":
        return True
    if follower in words.pointing:
        return True
    if pieces.lower(amount.core) == "one" and amount.unit == "day":
        return True
    return follower in ("a", "an", "per") and pieces.lower(amount.after + 1) in (
        "day",
        "week",
        "month",
        "year",
    )
