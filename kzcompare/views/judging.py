"""Whether the figures of a group can all be right, and why, in words for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from kzcompare.compare.figures import days_of, is_settled
from kzcompare.lexicon.counts import CountWords
from kzcompare.model.choices import Verdict
from kzcompare.model.row import Reason, ReasonKind, Stance
from kzcompare.views.counting import Counted, values_agree

DAY = 10  # characters of an ISO date that is known to the day


def judge(held: Sequence[Counted], words: CountWords) -> tuple[Verdict, tuple[Reason, ...]]:
    """The verdict of a group and its reasons, conflicts first; `cells` are indices into `held`.

    `mixed` where values differ but both may be right: a count that grows from day to day, or one of
    which only one source says the place.
    """
    apart: list[tuple[bool, Reason]] = []
    alike: list[Reason] = []
    seen: set[tuple[tuple[object, ...], ...]] = set()
    for i, j in combinations(range(len(held)), 2):
        left, right = held[i], held[j]
        key = tuple(sorted((_value(left), _value(right)), key=repr))
        if key in seen or _value(left) == _value(right):
            continue
        if values_agree(left, right):
            if left.source != right.source:
                seen.add(key)
                alike.append(_agreement(held, i, j))
            continue
        seen.add(key)
        excuse = _excuse(left, right, words)
        apart.append((excuse == "", _conflict(held, i, j, excuse)))
    against = _denials(held)
    apart.sort(key=lambda found: not found[0])
    reasons = (*against, *(reason for _, reason in apart), *alike)
    if len({item.source for item in held}) == 1:
        return Verdict.SINGLE, reasons
    if any(is_real for is_real, _ in apart) or any(
        r.kind is ReasonKind.REFUTATION for r in against
    ):
        return Verdict.CONTRADICTION, reasons
    if apart or against:
        return Verdict.MIXED, reasons
    return Verdict.AGREEMENT, reasons or (_equal(held),)


def _value(item: Counted) -> tuple[object, ...]:
    q = item.quantity
    return q.low, q.high, q.unit, q.is_approximate


def _shown(item: Counted) -> str:
    return f"“{' '.join(item.quantity.text.split())}”"


def _who(item: Counted) -> str:
    """The source, and whom it quotes."""
    holder = item.voice.holder
    if holder is None:
        return item.source
    return f"{item.source} ({holder.actor or holder.name or ' '.join(holder.text.split())})"


def _reason(held: Sequence[Counted], i: int, j: int, text: str) -> Reason:
    words = tuple((n, held[n].quantity.span) for n in dict.fromkeys((i, j)))
    return Reason(ReasonKind.FIGURE, text, (i, j), words)


def _conflict(held: Sequence[Counted], i: int, j: int, excuse: str) -> Reason:
    left, right = held[i], held[j]
    text = f"{_who(left)} has {_shown(left)}, {_who(right)} {_shown(right)}: "
    return _reason(held, i, j, text + (excuse or "both cannot be right"))


def _excuse(left: Counted, right: Counted, words: CountWords) -> str:
    """Why two values that exclude each other may both be right; "" where nothing says so."""
    days = (left.read.article.source.date or "", right.read.article.source.date or "")
    is_dated = left.quantity.setting.time is not None and right.quantity.setting.time is not None
    is_over = all(is_settled(*days_of(x.claim, x.read.article.source.date)) for x in (left, right))
    grows = left.act in words.growing or right.act in words.growing
    if (
        grows
        and not (is_dated or is_over)
        and all(len(d) == DAY for d in days)
        and days[0] != days[1]
    ):
        return f"such counts grow, and the articles are of {days[0]} and {days[1]}"
    for named, other in ((left, right), (right, left)):
        places = named.places - {other.home}
        if places and not other.places and not named.quantity.unit:
            return f"only {named.source} names a place ({', '.join(sorted(places)).title()})"
    return ""


def _agreement(held: Sequence[Counted], i: int, j: int) -> Reason:
    a, b = held[i], held[j]
    if (
        _is_plain(a)
        and _is_plain(b)
        and not (a.quantity.is_approximate or b.quantity.is_approximate)
    ):
        is_unit = a.quantity.unit != b.quantity.unit
        how = "are the same, in other units" if is_unit else "are the same, one of them rounded"
        text = f"{_shown(a)} ({a.source}) and {_shown(b)} ({b.source}) {how}"
    else:
        left, right = (a, b) if _is_open(a) or not _is_open(b) else (b, a)
        text = f"{_shown(left)} ({left.source}) allows {_shown(right)} ({right.source})"
    return _reason(held, i, j, text)


def _is_plain(item: Counted) -> bool:
    return item.quantity.low == item.quantity.high


def _is_open(item: Counted) -> bool:
    return not _is_plain(item) or item.quantity.is_approximate


def _equal(held: Sequence[Counted]) -> Reason:
    other = next(n for n, item in enumerate(held) if item.source != held[0].source)
    return _reason(held, 0, other, "the sources print the same value")


def _denials(held: Sequence[Counted]) -> list[Reason]:
    """Figures that a source prints only to deny or doubt them, where another one stands by them."""
    found = []
    for n, item in enumerate(held):
        stance = item.voice.stance
        others = (
            m
            for m, o in enumerate(held)
            if o.source != item.source and not o.voice.stance.is_against
        )
        other = next(others, None)
        if not stance.is_against or other is None:
            continue
        kind = ReasonKind.REFUTATION if stance is Stance.DENIES else ReasonKind.DOUBT
        verb = "denies" if stance is Stance.DENIES else "doubts"
        text = f"{_who(item)} {verb} {_shown(item)}"
        found.append(Reason(kind, text, (n, other), ((n, item.quantity.span),)))
    return found
