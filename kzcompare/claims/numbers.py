"""Numbers as news texts print them: digits, words, scales and vague plurals, without any unit."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.claims.pieces import Pieces, Shape
from kzcompare.lexicon.units import FigureWords

AT_LEAST = 2  # "dozens" are at least two dozen
AND_A_HALF = ("and", "a", "half")
HUNDRED, THOUSAND, TENS = 100, 1000, 10


class Number(Struct, frozen=True):
    """A number over the pieces `[first, after)`.

    `is_vague` marks "dozens", "several thousand": `value` is then the least it can be. `is_large`
    tells that a scale word or a thousands separator was printed, so it is no label.
    """

    first: int
    after: int
    value: float
    is_vague: bool = False
    is_large: bool = False


def read_number(pieces: Pieces, i: int, words: FigureWords) -> Number | None:
    """The longest number that begins at a piece, None where none does."""
    shape = pieces.shape(i)
    if shape is Shape.NUMBER:
        return _digits(pieces, i, words)
    if shape is not Shape.WORD:
        return None
    return (
        _part(pieces, i, words)
        or _several(pieces, i, words)
        or _plural(pieces, i, words)
        or _cardinal(pieces, i, words)
    )


def _digits(pieces: Pieces, i: int, words: FigureWords) -> Number:
    """Reads "200", "3.6 billion", "5bn", "2 dozen"."""
    piece = pieces.items[i]
    number = Number(i, i + 1, piece.value, is_large=not piece.text.replace(".", "").isdigit())
    at = _over_hyphen(pieces, i + 1)
    if pieces.is_tied(at) and pieces.shape(at) is Shape.WORD:
        suffix = words.suffixes.get(pieces.items[at].text)
        if suffix is not None and (
            pieces.items[at].text not in words.sum_suffixes or _is_sum(pieces, i, words)
        ):
            return _scaled(number, at + 1, suffix)
    return _with_scales(pieces, replace(number, after=i + 1), words)


def _is_sum(pieces: Pieces, i: int, words: FigureWords) -> bool:
    return pieces.lower(i - 1) in words.currencies


def _with_scales(pieces: Pieces, number: Number, words: FigureWords) -> Number:
    """A number with one or two scale words behind it: "200 million", "two hundred thousand"."""
    for _ in range(2):
        at = _over_hyphen(pieces, number.after)
        scale = words.scales.get(pieces.lower(at))
        if scale is None or scale <= TENS or pieces.lower(at) == "score":
            break
        number = _scaled(number, at + 1, scale)
    return number


def _scaled(number: Number, after: int, scale: float) -> Number:
    value = round(number.value * scale, 6)
    return replace(number, after=after, value=value, is_large=True)


def _over_hyphen(pieces: Pieces, at: int) -> int:
    """The piece after a hyphen that ties two words, else the piece itself."""
    if pieces.lower(at) in ("-", "‑") and pieces.is_tied(at) and pieces.is_tied(at + 1):
        return at + 1
    return at


def _part(pieces: Pieces, i: int, words: FigureWords) -> Number | None:
    """Reads "half a million", "half a dozen", "a quarter of a million", "a half-million"."""
    first = i
    if pieces.lower(i) in ("a", "one"):
        i += 1
    share = {"half": 0.5, "quarter": 0.25}.get(pieces.lower(i))
    if share is None:
        return None
    at = _over_hyphen(pieces, i + 1)
    if pieces.lower(at) == "of":
        at += 1
    if pieces.lower(at) in ("a", "an"):
        at += 1
    scale = words.scales.get(pieces.lower(at))
    if scale is None or scale <= TENS:
        return None
    return Number(first, at + 1, share * scale, is_large=True)


def _several(pieces: Pieces, i: int, words: FigureWords) -> Number | None:
    """Reads "several thousand", "a few hundred", "a couple of dozen", "many thousands"."""
    first = i
    if pieces.lower(i) == "a":
        i += 1
    if pieces.lower(i) not in words.several:
        return None
    at = i + 1
    if pieces.lower(at) == "of":
        at += 1
    number = _plural(pieces, at, words)
    if number is not None:
        return replace(number, first=first)
    scale = words.scales.get(pieces.lower(at))
    if scale is None or scale <= TENS:
        return None
    return _with_scales(pieces, Number(first, at + 1, AT_LEAST * scale, True, True), words)


def _plural(pieces: Pieces, i: int, words: FigureWords) -> Number | None:
    """Reads "dozens", "tens of thousands", "hundreds of millions"."""
    scale = _plural_scale(pieces.lower(i), words)
    if scale is None or pieces.lower(i - 1) == "-":
        return None
    number = Number(i, i + 1, AT_LEAST * scale, True, True)
    at = i + 2 if pieces.lower(i + 1) == "of" else i + 1
    larger = _plural_scale(pieces.lower(at), words) if at == i + 2 else None
    if larger is not None and larger > scale:
        return replace(number, after=at + 1, value=number.value * larger)
    needs_of = scale <= TENS or pieces.lower(i) == "scores"
    if scale <= TENS or (needs_of and pieces.lower(i + 1) != "of"):
        return None
    return number


def _plural_scale(word: str, words: FigureWords) -> float | None:
    return words.scales.get(word[:-1]) if word.endswith("s") else None


def _cardinal(pieces: Pieces, i: int, words: FigureWords) -> Number | None:
    """Reads "twenty-five", "two hundred and six", "a dozen", "two and a half million"."""
    total, current = 0.0, None
    at, is_large = i, False
    has_and = pieces.lower(i - 1) == "between"
    if pieces.lower(i) in ("a", "an"):
        word = pieces.lower(i + 1)
        if word not in words.scales or word in words.no_scales:
            return None
        current, at = 1.0, i + 1
    while (step := _step(pieces, at, total, current, words)) is not None:
        at, total, current = step
        is_large = is_large or total > 0 or (current or 0) >= HUNDRED
        following = _over_hyphen(pieces, at)
        if following != at and pieces.lower(following) in (*words.cardinals, *words.scales):
            at = following
        elif pieces.matches(at, AND_A_HALF):
            current, at = (current or 0) + 0.5, at + 3
        elif _joins(pieces, at, total, current, words) and not has_and:
            at += 1
    if at == i or (current is None and not total):
        return None
    return Number(i, at, total + (current or 0), is_large=is_large)


def _step(
    pieces: Pieces, at: int, total: float, current: float | None, words: FigureWords
) -> tuple[int, float, float | None] | None:
    """The state after one more number word; None where the number ends."""
    word = pieces.lower(at)
    value = words.cardinals.get(word)
    if value is not None and pieces.shape(at) is Shape.WORD:
        if current is None or _takes(current, value):
            return at + 1, total, (current or 0) + value
        return None
    scale = words.scales.get(word)
    if scale is None or current is None or word == "score":
        return None
    if scale < THOUSAND:
        return (at + 1, total, current * scale) if 0 < current < HUNDRED else None
    return at + 1, total + current * scale, None


def _takes(current: float, value: float) -> bool:
    """Whether a number word can follow: "twenty" takes "five", "two hundred" takes "six"."""
    if current >= HUNDRED:
        return current % HUNDRED == 0 and value < HUNDRED
    return current >= 2 * TENS and current % TENS == 0 and 0 < value < TENS


def _joins(
    pieces: Pieces, at: int, total: float, current: float | None, words: FigureWords
) -> bool:
    """Whether "and" is inside a number: "two hundred and six"."""
    if pieces.lower(at) != "and" or pieces.lower(at + 1) not in words.cardinals:
        return False
    return total > 0 or (current or 0) >= HUNDRED
