"""Whether two printed figures can both be right."""

from __future__ import annotations

import math

from kzcompare.lexicon.counts import CountWords
from kzcompare.model.calendar import DAY, first_day, last_day, may_meet
from kzcompare.model.claim import Claim, Quantity
from kzcompare.model.span import Span

APPROXIMATE = 0.08  # "about 3,000" stretches this share to either side
ROUNDED = 0.05  # a figure may differ from a rounded one by this share at most
VAGUE_SPAN = 10  # "dozens" end where ten times their least value begins
# Days from which a count may have grown: between events, and between the articles that print it,
# since what one leaves undated the other may have heard a day later.
APART = (1, 3)
SETTLED = 31  # days after which a count hardly grows any more
Days = tuple[str, str]  # ISO dates, "" where none is known
SMALL = 100  # counts below are taken to be exact
DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 365.25 / 12,
    "year": 365.25,
}


def quantities_agree(a: Quantity, b: Quantity) -> bool | None:
    """True where both figures can be right, False where not, None where they measure other things.

    A figure that does not say what it counts can confirm another, but contradicts only one that
    does not say it either. Two durations that name nothing never contradict each other.
    Symmetric; every quantity agrees with itself.
    """
    if a.unit != b.unit and not (a.unit in DAYS and b.unit in DAYS):
        return None
    if a.noun and b.noun and not set(a.noun.split()) & set(b.noun.split()):
        return None
    if can_be_equal(a, b):
        return True
    if bool(a.noun) != bool(b.noun) or (not a.noun and a.unit in DAYS):
        return None
    return False


def act_of(quantity: Quantity, words: CountWords) -> str:
    """The class of what happened to those counted: "killed"; "" where no table has it."""
    setting = quantity.setting
    lemmas = (*quantity.noun.split(), *setting.above, *setting.below, *setting.beside)
    found = next((act for phrase, act in words.phrases if phrase.issubset(lemmas)), "")
    return found or next((words.acts[x] for x in lemmas if x in words.acts), "")


def kind_of(quantity: Quantity, words: CountWords) -> str:
    """The class of what is counted, so that men and people are one; "" where no table has it."""
    return next((words.counted[x] for x in quantity.noun.split() if x in words.counted), "")


def is_one_time(a: Quantity, b: Quantity) -> bool:
    """Whether both values may be of one time, as far as their sentences tell."""
    ours, theirs = a.setting.time, b.setting.time
    return ours is None or theirs is None or may_meet(ours, theirs)


def is_surveyed(quantity: Quantity, claim: Claim, words: CountWords) -> bool:
    """Whether people were asked for a share, or for a lead in shares: each poll has its own."""
    lemmas = {term.lemma for term in claim.terms}
    is_share = bool(quantity.unit) or not words.shares.isdisjoint(quantity.noun.split())
    if is_share and any(phrase <= lemmas for phrase in words.surveys):
        return True
    return quantity.unit == "%" and _is_where_one_stands(quantity, claim)


def _is_where_one_stands(quantity: Quantity, claim: Claim) -> bool:
    """Whether a share is where somebody stands among others: "the senator is at 9 percent"."""
    return any(
        argument.role == "at"
        and argument.span.contains(quantity.span)
        and (who := predication.argument("subject")) is not None
        and who.entity == "PERSON"
        for predication in claim.predications
        for argument in predication.arguments
    )


def tells_when(quantity: Quantity, claim: Claim) -> bool:
    """Whether a duration only tells how long ago something was: "40 years ago"."""
    is_ago = quantity.noun in DAYS and "ago" in quantity.setting.beside
    return is_ago or any(m.span.overlaps(quantity.span) for m in claim.times)


def count_other_things(a: Quantity, b: Quantity, words: CountWords) -> bool:
    """Whether two figures count other things, though they have one noun or unit.

    A part is none of the whole ("two of the four states", "three other states"), what is counted to
    the day is another count the next day ("eight of the last nine games"), and two that share no
    word of what they are tied to may be of anything.
    """
    ours, theirs = (q.text.casefold().split() for q in (a, b))
    if ("of" in ours) != ("of" in theirs) and not (a.unit or b.unit):
        return True
    if words.parts_after.isdisjoint(ours[1:]) != words.parts_after.isdisjoint(theirs[1:]):
        return True
    if _are_of_other_things(a, b):
        return True
    if not words.windows.isdisjoint(ours) and not words.windows.isdisjoint(theirs):
        return True
    is_one_act = bool(act_of(a, words)) and act_of(a, words) == act_of(b, words)
    first, second = _ties(a, b), _ties(b, a)
    return bool(first and second) and not is_one_act and first.isdisjoint(second)


def _are_of_other_things(a: Quantity, b: Quantity) -> bool:
    """Whether one only measures a thing that the other does not name: "a five-man race"."""
    for one, other in ((a, b), (b, a)):
        of = one.setting.above[:1]
        if "-" in one.text and one.noun and of:
            around = {*other.setting.above, *other.setting.below, *other.setting.beside}
            if of[0] not in around:
                return True
    return False


def _ties(quantity: Quantity, other: Quantity) -> set[str]:
    """What a figure is tied to, its noun too where the other one has none.

    What kind of a thing it counts ties it to nothing: "two state banks".
    """
    setting = quantity.setting
    ties = {*setting.above, *setting.below, *setting.beside}
    noun = {*quantity.noun.split()}
    if not other.noun:
        return ties | noun
    printed = quantity.text.casefold().split()
    return {tie for tie in ties - noun if not any(word.startswith(tie) for word in printed)}


def has_grown(a: Quantity, days_a: Days, b: Quantity, days_b: Days) -> bool:
    """Whether the greater of two counts is the later one, as far as any of their days tells."""
    if is_settled(*days_a) and is_settled(*days_b):
        return False
    days = zip(days_a, days_b, APART, strict=True)
    return not a.unit and any(rises(a, ours, b, theirs, apart) for ours, theirs, apart in days)


def is_before_more(a: Quantity, of_a: Claim, b: Quantity, of_b: Claim) -> bool:
    """Whether the lesser count tells after how many of them something was: "quit after two rows".

    More may have followed since.
    """
    if a.unit or b.unit or a.low is None or b.low is None:
        return False
    (lesser, claim), (more, beside) = sorted(((a, of_a), (b, of_b)), key=lambda x: x[0].low or 0)
    return _tells_after(lesser, claim) and not _tells_after(more, beside)


def _tells_after(quantity: Quantity, claim: Claim) -> bool:
    """Whether something is told to have been after so many."""
    return any(
        argument.role == "after" and argument.span.contains(quantity.span)
        for predication in claim.predications
        for argument in predication.arguments
    )


def is_settled(event: str, published: str) -> bool:
    """Whether a count is of what was long over when it was printed; such counts do not grow."""
    if not event or len(published) != DAY:
        return False
    return (first_day(published) - last_day(event)).days > SETTLED


def rises(a: Quantity, ours: str, b: Quantity, theirs: str, apart: int = 1) -> bool:
    """Whether the greater count is of the later day, where both are known and as far `apart`."""
    if not len(ours) == len(theirs) == DAY:
        return False
    later = first_day(theirs).toordinal() - first_day(ours).toordinal()
    return abs(later) >= apart and later * ((b.low or 0.0) - (a.low or 0.0)) >= 0


def days_of(claim: Claim, published: str | None) -> Days:
    """The days that a count may be of: of what its claim is about, and of its article."""
    return "" if claim.event is None else claim.event[0], published or ""


def is_part(text: str, claim: Claim, quantity: Quantity, words: CountWords) -> bool:
    """Whether words beside a figure make it a part: "another 12", "three of them", "5 more"."""
    before = Span(claim.span.start, quantity.span.start).of(text).lower().split()[-2:]
    inside = quantity.text.lower().split()
    after = Span(quantity.span.end, claim.span.end).of(text).lower().split()[:2]
    follows = {w.strip(",.;:”\"’'") for w in (*inside[1:], *after[:1])}
    is_of = after[:2] in (["of", "them"], ["of", "whom"], ["of", "those"], ["of", "these"])
    leads = {w.strip(",.;:“\"‘'") for w in (*before, *inside[:1])}
    before_it = leads & words.parts_before
    if act_of(quantity, words) in words.beside:  # they are counted beside the dead
        before_it -= words.adding
    return bool(is_of or before_it or follows & words.parts_after)


def can_be_equal(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one kind can both be right, whatever they count."""
    scale_a = DAYS.get(a.unit, 1.0) if a.unit != b.unit else 1.0
    scale_b = DAYS.get(b.unit, 1.0) if a.unit != b.unit else 1.0
    low_a, high_a = _interval(a, scale_a)
    low_b, high_b = _interval(b, scale_b)
    if low_a <= high_b and low_b <= high_a:
        return True
    return a.unit == b.unit and _is_rounded(a, b)


def _interval(q: Quantity, scale: float) -> tuple[float, float]:
    """The values a figure allows, times `scale`; open ends are infinite."""
    low = -math.inf if q.low is None else q.low * scale
    high = math.inf if q.high is None else q.high * scale
    if not q.is_approximate:
        return low, high
    if q.high is None and low > 0:
        return low, math.nextafter(low * VAGUE_SPAN, 0)
    return low - abs(low) * APPROXIMATE, high + abs(high) * APPROXIMATE


def _is_rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one plain value is the other, rounded to fewer digits: 1.4 and 1.375 billion."""
    if a.low is None or b.low is None or a.low != a.high or b.low != b.high:
        return False
    if abs(a.low - b.low) > ROUNDED * max(abs(a.low), abs(b.low)):
        return False
    step = max(_last_digit(a.low), _last_digit(b.low))
    return _rounded(a.low, step) == _rounded(b.low, step)


def _last_digit(value: float) -> float:
    """The place value of the last digit a figure prints: 1.4 billion has 100 million.

    Zeros at the end of a number below 100, or of "20 billion", count as printed digits.
    """
    size = abs(value)
    if size < SMALL:
        return 1.0 if size == int(size) else 0.1
    thousands = 10.0 ** (3 * (math.floor(math.log10(size)) // 3))
    step = thousands * 100
    while step > 1 and abs(size / step - round(size / step)) > 1e-9:  # noqa: PLR2004 - rounding error
        step /= 10
    return min(step, thousands) if size / thousands < SMALL else step


def _rounded(value: float, step: float) -> int:
    return math.floor(value / step + 0.5)
