"""Whether two figures of different texts count the same thing, and whether both can be right.

Precision goes first: figures that cannot both be right are only set against each other where the
same is counted, in the same act, at the same time, by words that tell nothing apart.
"""

from __future__ import annotations

from kzcompare.compare.figures import DAYS
from kzcompare.lexicon.units import load_figure_words
from kzcompare.model.claim import Quantity
from kzcompare.views.clusters import Relation
from kzcompare.views.counting import Counted, may_be_one_time, values_agree
from kzcompare.views.vocabulary import Vocabulary

# The least shared weight from which equal values count the same, by how many digits they print: a
# "2" is equal to many a "2" by chance, a "1,768" hardly ever.
EQUAL = (2.0, 2.0, 0.8, 0.6)
LASTING = 1.2  # the same for durations of one digit
CLOSE = 0.9  # the same for values that are one rounded differently, or within a tenth of a bound
ALLOWED = 2.0  # the same for values that differ but allow each other ("more than 50", "80")
VAGUE = 3.0  # the same where one is as vague as "dozens"
VAGUE_SHARE = 0.25  # and the share of the smaller bag
OPPOSED = 3.0  # the same for values that cannot both be right
OPPOSED_SHARE = 0.4  # and the share of the smaller bag
SAME_CLASS = 1.0  # what one act, or one kind of thing counted, adds where the words are others
LEAST_SAME = (
    1.2  # shared weight from which the same people in the same act are set against each other
)
TENTH = 1.1
FEW = 10  # "several" is less
DOZENS = 10.0  # ratio up to which "dozens" allow a value
BARE = frozenset({"%", "point", "times"})  # units that say nothing of what a figure is of
LARGE = 1000  # a value from here on tells as much as one with a digit more
FARTHEST = 2.5  # ratio of two values beyond which they count different things
FARTHEST_BOUND = 1.5  # the same between a bound ("more than 50") and a value
FARTHEST_SAME = 20.0  # the same where the noun and the act are the same


def relate(left: Counted, right: Counted, vocabulary: Vocabulary) -> tuple[Relation, float] | None:
    """How two figures stand to each other, and how sure it is (shared weight, no unit).

    None where they count different things, as far as can be seen.
    """
    agree = values_agree(left, right)
    if agree is None or not may_be_one_time(left, right):
        return None
    score = sum(vocabulary.shared(left.bag, right.bag).values()) + _classes(left, right)
    share = score / max(1e-9, min(sum(left.bag.values()), sum(right.bag.values())))
    is_same_noun = _alike_nouns(left, right, vocabulary)
    strict = vocabulary.strictness(left.source, right.source)
    if agree:
        is_same = (
            score >= strict * _least(left, right)
            and _can_confirm(left, right, share)
            and _is_of_one_thing(left, right, is_same_noun=is_same_noun)
        )
        return (Relation.SAME, score) if is_same else None
    if _can_oppose(left, right, is_same_noun=is_same_noun, score=score / strict, share=share):
        return Relation.OPPOSED, score
    return None


def _can_confirm(left: Counted, right: Counted, share: float) -> bool:
    """Whether it says anything that two values allow each other."""
    a, b = left.quantity, right.quantity
    if _tells_nothing(a, b) or _ratio(a, b) > _farthest(left, right):
        return False
    return share >= VAGUE_SHARE or not (left.is_vague or right.is_vague)


def _farthest(left: Counted, right: Counted) -> float:
    """The ratio up to which values that allow each other may be of one thing."""
    if left.is_vague or right.is_vague:
        return DOZENS
    is_open = any(c.quantity.low is None or c.quantity.high is None for c in (left, right))
    return FARTHEST_BOUND if is_open else FARTHEST


def _tells_nothing(a: Quantity, b: Quantity) -> bool:
    """Whether two values only allow each other as "several" or "more than 5" and "up to 7" do."""
    if any(q.is_approximate and q.high is None and (q.low or 0) < FEW for q in (a, b)):
        return True
    is_open = [None in (q.low, q.high) for q in (a, b)]
    return all(is_open) and (a.low, a.high) != (b.low, b.high)


def _is_of_one_thing(left: Counted, right: Counted, *, is_same_noun: bool) -> bool:
    """Whether what two figures are of may be one thing."""
    unit = left.quantity.unit
    if left.quantity.noun == "age" or right.quantity.noun == "age":
        return bool(left.names & left.near & right.near) and left.noun == right.noun
    if unit == "":
        a, b = left.quantity, right.quantity
        is_exact = a.low == a.high == b.low == b.high and digits(a.low or 0) > 1
        return is_same_noun or (is_exact and _is_same_act(left, right))
    if unit in BARE:
        is_told = (
            len(left.near & right.near) > 1 and left.quantity.noun not in load_figure_words().idle
        )
        return bool(left.noun and right.noun) and is_same_noun and is_told
    return True


def _is_same_act(left: Counted, right: Counted) -> bool:
    return bool(left.act) and left.act == right.act


def _classes(left: Counted, right: Counted) -> float:
    """What classes add to the shared words: "arrests" and "apprehensions" share no letter."""
    is_act = _is_same_act(left, right) and not left.act_stems & right.act_stems
    is_kind = bool(left.kind) and left.kind == right.kind and not left.noun & right.noun
    return SAME_CLASS * (is_act + is_kind)


def _least(left: Counted, right: Counted) -> float:
    """The shared weight that two values which allow each other must have to count the same."""
    if left.is_vague or right.is_vague:
        return VAGUE
    a, b = left.quantity, right.quantity
    ours, theirs = ([v for v in (q.low, q.high) if v] for q in (a, b))
    if a.unit != b.unit or not ours or not theirs:
        return ALLOWED
    equal = [v for v in ours if v in theirs]
    if equal and a.unit in BARE:
        return ALLOWED
    if equal:
        told = max(digits(v) + (v >= LARGE) for v in equal)
        if a.unit in DAYS and told == 1:
            return LASTING
        return EQUAL[min(told, len(EQUAL) - 1)]
    is_close = any(max(v, w) <= TENTH * min(v, w) for v in ours for w in theirs)
    return CLOSE if is_close else ALLOWED


def digits(value: float) -> int:
    """How many digits of a value tell something: zeros at its end do not; 1 for 0 to 10.

    >>> digits(1768.0), digits(5.7e9), digits(600.0), digits(7.0)
    (4, 2, 1, 1)
    """
    return max(1, len(f"{value:.6g}".split("e")[0].replace(".", "").strip("0")))


def _alike_nouns(left: Counted, right: Counted, vocabulary: Vocabulary) -> bool:
    """Whether both count the same, or one does not say what it counts."""
    if not left.noun or not right.noun:
        return left.noun == right.noun or left.quantity.unit != ""
    if left.noun & right.noun or (left.kind and left.kind == right.kind):
        return True
    if left.noun_act and left.noun_act == right.noun_act:
        return True
    return any(n in vocabulary.kindred.get(m, {}) for m in left.noun for n in right.noun)


def _can_oppose(
    left: Counted, right: Counted, *, is_same_noun: bool, score: float, share: float
) -> bool:
    """Whether two values that cannot both be right are of one thing."""
    unit = left.quantity.unit
    is_same_act = _is_same_act(left, right)
    is_same = is_same_act and bool(left.noun) and is_same_noun and score >= LEAST_SAME
    farthest = FARTHEST_SAME if is_same else FARTHEST
    if (
        any(c.is_vague or c.is_part for c in (left, right))
        or (left.act and right.act and not is_same_act)
        or (unit in DAYS and unit != right.quantity.unit)
        or (unit == "" and not is_same_noun and not is_same_act)
        or (unit in BARE and not (left.noun and right.noun and is_same_noun))
        or _ratio(left.quantity, right.quantity) > farthest
        or _are_told_apart(left, right)
    ):
        return False
    return is_same or (score >= OPPOSED and share >= OPPOSED_SHARE)


def _ratio(a: Quantity, b: Quantity) -> float:
    """The nearest ends of two values, the larger over the smaller."""
    scale_a, scale_b = ((DAYS.get(q.unit, 1.0)) for q in (a, b))
    values_a = [v * scale_a for v in (a.low, a.high) if v is not None]
    values_b = [v * scale_b for v in (b.low, b.high) if v is not None]
    return min(
        (max(x, y) / min(x, y) for x in values_a for y in values_b if min(x, y) > 0),
        default=float("inf"),
    )


def _are_told_apart(left: Counted, right: Counted) -> bool:
    """Whether each names in its clause what the other does not: other people, other towns."""
    ours = left.names & left.near
    theirs = right.names & right.near
    if left.places and right.places and not left.places & right.places:
        return True
    return bool(ours - set(right.bag)) and bool(theirs - set(left.bag))
