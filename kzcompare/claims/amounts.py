"""A number with its unit and the words that bound it: "more than $3.6 billion", "30-year"."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.claims.numbers import AND_A_HALF, AT_LEAST, read_number
from kzcompare.claims.pieces import Pieces, Shape
from kzcompare.lexicon.units import FigureWords

POINT, TIMES = "point", "times"  # units of "percentage points" and of "a doubling"
DIGIT_CODE = 3  # letters of a currency code
LONGEST_BOUND = 4  # words
SMALL = 100  # below it "over five laws" is more likely a preposition than a bound
CENT = 0.01
NEARLY = 0.9  # of a value is the least that is "nearly" it


class Amount(Struct, frozen=True):
    """A value with its unit over the pieces `[first, after)`; `core` is where its number begins.

    `low` and `high` are in base units. `is_bare` marks digits or a small word without unit, scale
    or bound, which may be a label. `is_tied` marks "30-year", where a noun must follow.
    """

    first: int
    after: int
    core: int
    low: float | None
    high: float | None
    unit: str = ""
    is_vague: bool = False
    is_approximate: bool = False
    is_bare: bool = False
    is_tied: bool = False
    is_age: bool = False

    @property
    def value(self) -> float:
        """The plain value, or the bound that was printed."""
        return next((v for v in (self.low, self.high) if v is not None), 0.0)


def read_amount(pieces: Pieces, i: int, words: FigureWords) -> Amount | None:
    """The amount whose number, currency sign or currency code begins at a piece."""
    sign, at = _sign(pieces, i, words)
    number = read_number(pieces, at, words)
    if number is None:
        return _loose_time(pieces, i, words) if at == i else None
    plain = Amount(
        i,
        number.after,
        at,
        number.value,
        None if number.is_vague else number.value,
        unit=sign,
        is_vague=number.is_vague,
        is_approximate=number.is_vague,
        is_bare=not (sign or number.is_large or number.is_vague),
    )
    return plain if sign else _with_unit(pieces, plain, words)


def _sign(pieces: Pieces, i: int, words: FigureWords) -> tuple[str, int]:
    """The currency before a number and the piece after it; ("", i) without one."""
    if pieces.shape(i) is Shape.WORD:
        text = pieces.items[i].text
        if pieces.lower(i + 1) == "$" and pieces.is_tied(i + 1) and text in words.dollars:
            return words.dollars[text], i + 2
        if len(text) == DIGIT_CODE and text.isupper() and text in words.currencies:
            return words.currencies[text], i + 1
        return "", i
    code = words.currencies.get(pieces.lower(i), "") if pieces.shape(i) is Shape.MARK else ""
    return (code, i + 1) if code else ("", i)


def _with_unit(pieces: Pieces, amount: Amount, words: FigureWords) -> Amount:
    """The amount with the unit printed behind it."""
    at, is_tied = amount.after, False
    if pieces.lower(at) in ("-", "‑") and pieces.is_tied(at) and pieces.is_tied(at + 1):
        at, is_tied = at + 1, True
    for phrases, unit in ((words.points, POINT), (words.percent, "%")):
        for phrase in phrases:
            if pieces.matches(at, phrase):
                return _measured(amount, at + len(phrase), unit, 1, is_tied)
    if pieces.lower(at) == "times" and pieces.lower(at + 1) in words.comparing:
        return _measured(amount, at + 1, TIMES, 1, is_tied)
    timed = words.time_units.get(pieces.lower(at))
    if timed is not None and pieces.lower(at) != "second":
        return _timed(pieces, amount, at, timed, is_tied)
    if timed is not None and is_tied:
        return _measured(amount, at + 1, *timed, is_tied)
    return _with_currency(pieces, amount, at, words, is_tied)


def _timed(
    pieces: Pieces, amount: Amount, at: int, timed: tuple[str, float], is_tied: bool
) -> Amount:
    """A duration or, with "old" behind it, an age."""
    after = at + 1
    if pieces.matches(after, AND_A_HALF):
        value = amount.value + 0.5
        amount, after = replace(amount, low=value, high=value), after + 3
    measured = _measured(amount, after, *timed, is_tied)
    at = after + 1 if pieces.lower(after) in ("-", "‑") else after
    if pieces.lower(at) in ("old", "olds"):
        return replace(measured, after=at + 1, is_age=True)
    if pieces.lower(at) == "long" and at > after:
        return replace(measured, after=at + 1, is_tied=True)
    return measured


def _with_currency(
    pieces: Pieces, amount: Amount, at: int, words: FigureWords, is_tied: bool
) -> Amount:
    if amount.is_vague and pieces.lower(at) == "of":
        at += 1
    nation = words.nationalities.get(pieces.lower(at))
    if nation is not None:
        at += 1
    word = pieces.lower(at)
    if word in words.minor:
        return _measured(amount, at + 1, words.minor[word], CENT, is_tied)
    code = words.currencies.get(word) or words.currencies.get(pieces.items[at].text if word else "")
    has_scale = amount.core < amount.after - 1
    is_weight = word in ("pound", "pounds") and not has_scale and pieces.lower(at + 1) != "sterling"
    if code is None or is_weight or (pieces.shape(at) is Shape.MARK and not pieces.is_tied(at)):
        return amount
    return _measured(amount, at + 1, nation or code, 1, is_tied)


def _measured(amount: Amount, after: int, unit: str, size: float, is_tied: bool) -> Amount:
    low = None if amount.low is None else round(amount.low * size, 6)
    high = None if amount.high is None else round(amount.high * size, 6)
    return replace(
        amount, after=after, low=low, high=high, unit=unit, is_tied=is_tied, is_bare=False
    )


def _loose_time(pieces: Pieces, i: int, words: FigureWords) -> Amount | None:
    """Reads "several years", "a few hours", "half a year", "for decades", "for a year"."""
    lead = pieces.lower(i)
    if lead in ("half", "quarter"):
        at = i + 1
        while pieces.lower(at) in ("a", "an", "of", "-"):
            at += 1
        return _one_time(pieces, i, at, 0.5 if lead == "half" else 0.25, words)
    if lead in words.several - {"many"} or (lead == "a" and pieces.lower(i + 1) in words.several):
        at = i + 1 if lead in words.several else i + 2
        at += pieces.lower(at) == "of"
        if pieces.lower(i - 1) in words.passing:
            return None  # "the next few weeks" only points
        return _vague_time(pieces, i, at, words)
    if pieces.lower(i - 1) == "for" and words.time_units.get(lead, ("", 1))[1] > 1:
        return _vague_time(pieces, i, i, words)  # "for decades"; "for years" says too little
    if lead in ("a", "an") and pieces.lower(i + 1) != "second":
        one = _one_time(pieces, i, i + 1, 1, words)
        is_meant = pieces.lower(i - 1) in ("for", "within") or _bound_before(
            pieces, i, words.bounds
        )
        return _timed_half(pieces, one) if one is not None and is_meant else None
    return None


def _timed_half(pieces: Pieces, amount: Amount) -> Amount:
    """Reads "a year and a half"."""
    if not pieces.matches(amount.after, AND_A_HALF):
        return amount
    value = amount.value * 1.5
    return replace(amount, low=value, high=value, after=amount.after + 3)


def _one_time(
    pieces: Pieces, first: int, at: int, count: float, words: FigureWords
) -> Amount | None:
    timed = words.time_units.get(pieces.lower(at))
    if timed is None or pieces.lower(at).endswith("s"):
        return None
    value = count * timed[1]
    return Amount(first, at + 1, at, value, value, unit=timed[0])


def _vague_time(pieces: Pieces, first: int, at: int, words: FigureWords) -> Amount | None:
    timed = words.time_units.get(pieces.lower(at))
    if timed is None or not pieces.lower(at).endswith("s"):
        return None
    low = AT_LEAST * timed[1]
    return Amount(first, at + 1, at, low, None, timed[0], is_vague=True, is_approximate=True)


def with_bounds(pieces: Pieces, amount: Amount, words: FigureWords) -> Amount:
    """The amount with the words around it that bound it: "more than", "or so"."""
    while (bound := _bound_before(pieces, amount.first, words.bounds)) is not None:
        phrase, side = bound
        if not _is_bound(pieces, amount, phrase, words):
            break
        amount = replace(_sided(amount, side), first=amount.first - len(phrase))
    at = amount.after + 1 if pieces.lower(amount.after) == "-" else amount.after
    for phrase, side in words.after.items():
        if pieces.matches(at, phrase) and (at == amount.after or phrase == ("plus",)):
            return replace(_sided(amount, side), after=at + len(phrase))
    return amount


def _bound_before(
    pieces: Pieces, first: int, bounds: Mapping[tuple[str, ...], str]
) -> tuple[tuple[str, ...], str] | None:
    """The longest bounding phrase directly before a piece."""
    for length in range(min(LONGEST_BOUND, first), 0, -1):
        phrase = tuple(pieces.lower(k) for k in range(first - length, first))
        if phrase in bounds:
            return phrase, bounds[phrase]
    return None


def _is_bound(pieces: Pieces, amount: Amount, phrase: tuple[str, ...], words: FigureWords) -> bool:
    """Whether "over", "about" bound the amount; for a small count they may be prepositions."""
    if len(phrase) > 1 or phrase[0] not in words.doubtful:
        return True
    if amount.unit or amount.value >= SMALL:
        return True
    return pieces.token(amount.first - 1).dep != "prep"


def _sided(amount: Amount, side: str) -> Amount:
    if side == "about":
        return replace(amount, is_approximate=True, is_bare=False)
    if side == "nearly" and not amount.is_vague:
        low = round(NEARLY * amount.value, 6)
        return replace(amount, low=low, high=amount.value, is_bare=False)
    if side == "low":
        return replace(amount, low=amount.value, high=None, is_bare=False)
    if side == "high":
        return replace(amount, low=None, high=amount.value, is_bare=False)
    return amount
