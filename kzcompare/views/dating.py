"""Whether two dated mentions are of one event, and whether their dates can both be right.

Precision goes first: different events of one day are not merged, and dates are only set against
each other where the same is said to have happened to the same, and both dates are printed so that
no year had to be guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from kzcompare.model.calendar import MONTH, YEAR, first_day
from kzcompare.model.choices import Verdict
from kzcompare.model.claim import Claim, Moment, ReadArticle
from kzcompare.model.row import Reason, ReasonKind
from kzcompare.model.statement import CueClass
from kzcompare.views.clusters import Relation
from kzcompare.views.periods import overlap, shown
from kzcompare.views.vocabulary import Bag, Vocabulary, placed_stems, weighed
from kzcompare.views.voices import Voice

# How much a word counts by its place: the verb of the date, the words of its clause, the rest.
ABOVE, BESIDE, REST = 1.0, 0.8, 0.15
# The least shared weight, and share of the smaller bag, for one event: where the dates are equal,
# where one lies within the other, where they exclude each other.
EQUAL, EQUAL_SHARE = 2.0, 0.18
WITHIN, WITHIN_SHARE = 3.0, 0.25
APART, APART_SHARE = 3.5, 0.45
TOLD = 5.0  # shared weight from which events of a year may have other names in them
OTHER_VERB = 2.0  # times as much where other verbs tell what happened
ACTS = frozenset({CueClass.ATTITUDE, CueClass.DIRECTIVE})  # to ban or approve is done, not said
NIGHT = 1  # days by which a weekday may be off: what happens at night is told by either day


class Dated(Struct, frozen=True):
    """A printed date with what it can be matched by.

    `bag` are the stems around it by weight, `near` those of its own clause, `verbs` those that
    govern it; `names` are the stems of names. `is_speech` says that the date is that of a report
    ("said on Friday"), not of what is reported.
    """

    read: ReadArticle
    claim: Claim
    moment: Moment
    voice: Voice
    bag: Bag
    near: frozenset[str]
    verbs: frozenset[str]
    names: frozenset[str]
    is_speech: bool

    @property
    def source(self) -> str:
        """The id of the source."""
        return self.read.article.id

    @property
    def period(self) -> tuple[str, str]:
        """First and last date."""
        return self.moment.start, self.moment.end


def stems_of(claim: Claim, moment: Moment) -> dict[str, float]:
    """The stems that a date can be matched by, with the weight of their place."""
    setting = moment.setting
    return placed_stems(claim, ((setting.above, ABOVE), (setting.beside, BESIDE)), REST)


def make_dated(
    read: ReadArticle, claim: Claim, moment: Moment, *, voice: Voice, vocabulary: Vocabulary
) -> Dated:
    """A date with its bag."""
    stem = {t.lemma: t.stem for t in claim.terms}
    stems = stems_of(claim, moment)
    names = frozenset(t.stem for t in claim.terms if t.is_name)
    statements = (read.reading.statements[index] for index in claim.statements)
    cues = {s.cue.lemma for s in statements if s.cue is not None and s.cue.cls not in ACTS}
    return Dated(
        read=read,
        claim=claim,
        moment=moment,
        voice=voice,
        bag=weighed(claim, stems, vocabulary),
        near=frozenset(s for s, place in stems.items() if place > REST),
        verbs=frozenset(stem[x] for x in moment.setting.above if x in stem),
        names=names,
        is_speech=any(x in cues for x in moment.setting.above),
    )


def relate(left: Dated, right: Dated, vocabulary: Vocabulary) -> tuple[Relation, float] | None:
    """How two dates stand to each other, and how sure it is (shared weight, no unit).

    None where they are of different events, as far as can be seen.
    """
    if left.is_speech != right.is_speech:
        return None
    score = sum(vocabulary.shared(left.bag, right.bag).values())
    share = score / max(1e-9, min(sum(left.bag.values()), sum(right.bag.values())))
    score /= vocabulary.strictness(left.source, right.source)
    if not overlap(left.period, right.period):
        is_one = score >= APART and share >= APART_SHARE and _can_clash(left, right, vocabulary)
        return (Relation.OPPOSED, score) if is_one else None
    is_equal = left.period == right.period
    if len(left.moment.start) <= YEAR and score < TOLD and _are_told_apart(left, right):
        return None
    least, least_share = (EQUAL, EQUAL_SHARE) if is_equal else (WITHIN, WITHIN_SHARE)
    if not _have_one_verb(left, right, vocabulary):
        if not is_equal:
            return None
        least *= OTHER_VERB
    is_one = score >= least and share >= least_share and _do_alike(left, right, vocabulary)
    return (Relation.SAME, score) if is_one else None


def _have_one_verb(left: Dated, right: Dated, vocabulary: Vocabulary) -> bool:
    """Whether the same or kindred words govern both dates."""
    ours, theirs = (dict.fromkeys(item.verbs - item.names, 1.0) for item in (left, right))
    return bool(vocabulary.shared(ours, theirs))


def _do_alike(left: Dated, right: Dated, vocabulary: Vocabulary) -> bool:
    """Whether what happened is told by the same or kindred words, and not only who and where."""
    shared = vocabulary.shared(left.bag, right.bag)
    return any(stem in left.near and stem not in left.names for stem in shared)


def _can_clash(left: Dated, right: Dated, vocabulary: Vocabulary) -> bool:
    """Whether two dates that exclude each other may be given to one event."""
    if left.is_speech or right.is_speech or _has_guessed_year(left, right):
        return False
    return _have_one_verb(left, right, vocabulary) and not _are_told_apart(left, right)


def _are_told_apart(left: Dated, right: Dated) -> bool:
    """Whether each names in its clause whom or what the other does not name at all."""
    ours, theirs = left.names & left.near, right.names & right.near
    return bool(ours - set(right.bag)) and bool(theirs - set(left.bag))


def _has_guessed_year(left: Dated, right: Dated) -> bool:
    """Whether the years differ and one of them is not printed."""
    if left.moment.start[:YEAR] == right.moment.start[:YEAR]:
        return False
    return left.moment.is_relative or right.moment.is_relative


def days_apart(left: Dated, right: Dated) -> int:
    """How many days lie between two dates that exclude each other, at least."""
    return abs((first_day(left.moment.start) - first_day(right.moment.start)).days)


def may_be_a_night(left: Dated, right: Dated) -> bool:
    """Whether two dates one day apart may be the two days of a night."""
    is_relative = left.moment.is_relative or right.moment.is_relative
    is_day = len(left.moment.start) > MONTH and len(right.moment.start) > MONTH
    return is_relative and is_day and days_apart(left, right) <= NIGHT


def judge(held: Sequence[Dated]) -> tuple[Verdict, tuple[Reason, ...]]:
    """The verdict of an event's mentions and its reasons, conflicts first.

    `mixed` where two dates lie one day apart and one of them is a weekday or "yesterday": what
    happens at night is told by either day. `cells` of a reason are indices into `held`.
    """
    clashes: list[tuple[bool, Reason]] = []
    alike: list[Reason] = []
    seen: set[tuple[tuple[str, str], ...]] = set()
    for i, j in combinations(range(len(held)), 2):
        left, right = held[i], held[j]
        key = tuple(sorted((left.period, right.period)))
        if key in seen or left.source == right.source or left.period == right.period:
            continue
        seen.add(key)
        if overlap(left.period, right.period):
            text = f"{_printed(left)} and {_printed(right)} allow each other"
            alike.append(_reason(held, i, j, text))
            continue
        is_night = may_be_a_night(left, right)
        why = "one day apart, and not both are printed in full" if is_night else "not one day"
        clashes.append((not is_night, _reason(held, i, j, f"{_dates(left, right)}: {why}")))
    clashes.sort(key=lambda found: not found[0])
    reasons = (*(reason for _, reason in clashes), *alike)
    if len({item.source for item in held}) == 1:
        return Verdict.SINGLE, reasons
    if clashes:
        is_real = clashes[0][0]
        return (Verdict.CONTRADICTION if is_real else Verdict.MIXED), reasons
    if reasons:
        return Verdict.AGREEMENT, reasons
    other = next(n for n, item in enumerate(held) if item.source != held[0].source)
    return Verdict.AGREEMENT, (_reason(held, 0, other, "the sources print the same date"),)


def _printed(item: Dated) -> str:
    return f"“{' '.join(item.moment.text.split())}” ({item.source})"


def _dates(left: Dated, right: Dated) -> str:
    one, other = shown(left.period), shown(right.period)
    return f"{left.source} dates it {one}, {right.source} {other}"


def _reason(held: Sequence[Dated], i: int, j: int, text: str) -> Reason:
    words = ((i, held[i].moment.span), (j, held[j].moment.span))
    return Reason(ReasonKind.DATE, text, (i, j), words)
