"""Where two passages cannot both be right about one event: one rule for each kind of conflict.

A rule compares two predications that are about one thing: same or opposite predicate, arguments in
the same places. What only differs is no conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from kzcompare.compare.absence import absences
from kzcompare.compare.agents import unequal_causes, unequal_doers
from kzcompare.compare.aligned import CORE, Aligned, are_crossed
from kzcompare.compare.appraised import opposed_appraisals
from kzcompare.compare.elsewhere import (
    denies_flatly,
    is_all_or_some,
    is_apart,
    is_elsewhere,
    is_only,
)
from kzcompare.compare.facing import is_turned_round, turned_round
from kzcompare.compare.occasions import is_one_event, unequal_places, unequal_times
from kzcompare.compare.passages import Passage
from kzcompare.compare.qualities import opposed_qualities
from kzcompare.compare.slots import (
    Fit,
    says_little,
)
from kzcompare.compare.tellings import TELLS, untold
from kzcompare.compare.trends import opposed_trends
from kzcompare.compare.unequal import unequal_figures
from kzcompare.lexicon.entries import CuePos, Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.claim import Argument, Predication
from kzcompare.model.row import ReasonKind
from kzcompare.model.span import Span

SIDES = (CORE, ("subject", "to"))  # who does it to whom: "lent them money"


class Conflict(Struct, frozen=True):
    """Two stretches that cannot both be right, `left` and `right` being places in either text.

    `name` is the rule that found it; `link` how many arguments both statements share. `is_flat`
    says that one denies just what the other affirms, whatever else they say. `is_turned` says of
    two appraisals that the right one is against what the left one is for.
    """

    kind: ReasonKind
    name: str
    left: Span
    right: Span
    link: int
    is_flat: bool = False
    is_turned: bool = False


def find_conflicts(
    left: Passage,
    right: Passage,
    aligned: Sequence[Aligned],
    lexicon: Lexicon,
    words: RelationWords,
) -> tuple[Conflict, ...]:
    """Every conflict that a rule sees, the best linked first."""
    found: list[Conflict] = []
    confirmed = _confirmed(aligned)
    turned = {n for n, pair in enumerate(aligned) if is_turned_round(pair, words)}
    for number, pair in enumerate(aligned):
        if number not in confirmed:
            is_one_thing = _core_is_same(pair, left, right, lexicon, words)
            found += _polarity(pair, left, right, is_one_thing=is_one_thing)
            if number not in turned:
                found += _values(pair, left, right, lexicon, words, is_one_thing=is_one_thing)
    found += _turns(left, right, aligned, lexicon, words)
    found += _swaps(left, right, aligned, lexicon, words)
    straight = [pair for number, pair in enumerate(aligned) if number not in turned]
    found += _figures(left, right, straight, lexicon)
    found += _absences(left, right, words)
    found += _qualities(left, right, straight, lexicon)
    found += _parts(left, right, straight)
    found += _untold(left, right, aligned, lexicon)
    found += _appraisals(left, right)
    found += _trends(left, right, lexicon)
    return tuple(sorted(set(found), key=lambda c: (-c.link, c.left, c.right, c.name)))


def _values(
    pair: Aligned,
    left: Passage,
    right: Passage,
    lexicon: Lexicon,
    words: RelationWords,
    *,
    is_one_thing: bool,
) -> Iterator[Conflict]:
    """One deed is told with two doers, dates, places or causes."""
    if not (pair.is_one_deed and pair.is_plain):
        return
    for name, a, b in unequal_doers(pair, left, right, lexicon, words):
        yield Conflict(ReasonKind.ANTONYM, name, a, b, pair.link)
    if not (is_one_thing or is_one_event(pair, left, right)):
        return
    for a, b in unequal_times(pair, left, right, words):
        yield Conflict(ReasonKind.DATE, "date", a, b, pair.link)
    for a, b in unequal_places(pair, left, right, words):
        yield Conflict(ReasonKind.ANTONYM, "place", a, b, pair.link)
    for a, b in unequal_causes(pair, words):
        yield Conflict(ReasonKind.ANTONYM, "cause", a, b, pair.link)


def _confirmed(aligned: Sequence[Aligned]) -> set[int]:
    """The pairs of which the other passage says one side again, as well or better linked."""
    links: dict[tuple[str, int], list[tuple[int, int]]] = {}  # of those that confirm, by side
    for number, pair in enumerate(aligned):
        if pair.confirms:
            for side in _sides(pair):
                links.setdefault(side, []).append((pair.link, number))
    best = {side: sorted(found)[-2:] for side, found in links.items()}
    return {
        number
        for number, pair in enumerate(aligned)
        for side in _sides(pair)
        for link, other in best.get(side, ())
        if other != number and link >= pair.link
    }


def _sides(pair: Aligned) -> tuple[tuple[str, int], tuple[str, int]]:
    """Both predications as they are, not as what they say."""
    return ("left", id(pair.left)), ("right", id(pair.right))


def _core_is_same(
    pair: Aligned, left: Passage, right: Passage, lexicon: Lexicon, words: RelationWords
) -> bool:
    """Whether both are about one thing: something shared, and nothing in its place."""
    core = [pair.fits[role] for role in CORE if role in pair.fits]
    if Fit.OTHER in core or not pair.link:
        return False
    if pair.is_flat_denial:
        return True
    if _tells_only(pair, left, right, lexicon):
        return False
    if says_little(pair.left, words) and pair.left.stem == pair.right.stem:
        return pair.fits.get("object") is Fit.SAME or pair.link > 1
    return any(fit is Fit.SAME for fit in core) or pair.link > 1


def _tells_only(pair: Aligned, left: Passage, right: Passage, lexicon: Lexicon) -> bool:
    """Whether all that is one is who tells something: "the paper did not report that she left".

    What is told is no part of the verb that tells it; whether it is one, `tellings.py` says.
    """
    if any(fit is Fit.SAME for role, fit in pair.fits.items() if role != "subject"):
        return False
    if any(a.role != "subject" for p in (pair.left, pair.right) for a in p.arguments):
        return False
    if lexicon.cue_class(pair.left.lemma, CuePos.VERB) not in TELLS:
        return False
    return _reports(pair.left, left) or _reports(pair.right, right)


def _reports(predication: Predication, passage: Passage) -> bool:
    """Whether it is by this predicate that its sentence reports something."""
    return any(cue.span.overlaps(predication.span) for cue in passage.cues)


def _polarity(
    pair: Aligned, left: Passage, right: Passage, *, is_one_thing: bool
) -> Iterator[Conflict]:
    """One affirms what the other denies, or says the opposite of it."""
    counted = _counting_none(pair)
    if not pair.is_plain or not (is_one_thing or counted):
        return
    if pair.left.is_aside and pair.right.is_aside:
        return
    link = pair.link
    if is_elsewhere(pair, left, right) or _is_said_by_both(pair, left, right):
        return
    if pair.predicate is Fit.SAME and not pair.same_polarity:
        spans = (pair.left.negation or pair.left.span, pair.right.negation or pair.right.span)
        is_flat = denies_flatly(pair, left, right)
        yield Conflict(ReasonKind.NEGATION, "negation", *spans, link, is_flat)
    elif (
        pair.predicate is Fit.OTHER
        and pair.same_polarity
        and pair.left.negation is None
        and not _are_two_sides(pair)
    ):
        yield Conflict(ReasonKind.ANTONYM, "antonym", pair.left.span, pair.right.span, link)


def _are_two_sides(pair: Aligned) -> bool:
    """Whether opposites tell one thing of two parties: "lost the port to them", "they won it"."""
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        doer = one.argument("subject")
        rest = {a.stem for a in other.arguments if a.role not in CORE}
        if doer is not None and doer.stem in rest:
            return True
    return False


def _is_said_by_both(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether the other passage prints the words of a denial too, however they were read there."""
    denial, here, there = (
        (pair.left, left, right) if pair.left.negation is not None else (pair.right, right, left)
    )
    if denial.negation is None:
        return False
    thing = denial.argument("object")
    places = (denial.negation, denial.span, *(() if thing is None else (thing.span,)))
    whole = Span(min(p.start for p in places), max(p.end for p in places))
    words = _plain(whole.of(here.text))
    return " " in words and words in _plain(there.printed)


def _plain(text: str) -> str:
    """The words in lower case, with one kind of apostrophe in them."""
    return " ".join(text.casefold().replace("’", "'").split())


def _counting_none(pair: Aligned) -> bool:
    """Whether one has nobody where the other has somebody: "nobody was hurt", "three were hurt"."""
    if pair.predicate is not Fit.SAME or pair.same_polarity:
        return False
    denial = pair.left if pair.left.negation is not None else pair.right
    core = [a for a in denial.arguments if a.role in CORE and a.role in pair.pairs]
    none = any(
        "no" in a.stems or (a.lemma in load_grammar_words().counting and _holds(a, denial.negation))
        for a in core
    )
    return none and any(f is Fit.SAME for r, f in pair.fits.items() if r not in CORE)


def _holds(argument: Argument, negation: Span | None) -> bool:
    """Whether a negation stands in an argument: "nobody"."""
    return negation is not None and argument.span.contains(negation)


def _absences(left: Passage, right: Passage, words: RelationWords) -> Iterator[Conflict]:
    """Nobody heard of a thing that the other passage tells of."""
    for ours, theirs in absences(left, right, words):
        yield Conflict(ReasonKind.NEGATION, "negation", ours, theirs, 1, True)
    for theirs, ours in absences(right, left, words):
        yield Conflict(ReasonKind.NEGATION, "negation", ours, theirs, 1, True)


def _turns(
    left: Passage,
    right: Passage,
    aligned: Sequence[Aligned],
    lexicon: Lexicon,
    words: RelationWords,
) -> Iterator[Conflict]:
    """One has before, for or with what the other has after, against or without."""
    for ours, theirs, link in turned_round(left, right, aligned, lexicon, words):
        yield Conflict(ReasonKind.ANTONYM, "antonym", ours, theirs, link)


def _qualities(
    left: Passage, right: Passage, aligned: Sequence[Aligned], lexicon: Lexicon
) -> Iterator[Conflict]:
    """One has good what the other has bad."""
    for ours, theirs, link in opposed_qualities(aligned, left, right, lexicon):
        yield Conflict(ReasonKind.ANTONYM, "antonym", ours, theirs, link)


def _parts(left: Passage, right: Passage, aligned: Sequence[Aligned]) -> Iterator[Conflict]:
    """All of them do, or are done to, what the other says only of some, or only of others."""
    for pair in aligned:
        if not (pair.is_one_deed and pair.is_plain):
            continue
        if is_apart(pair, left, right):
            continue
        for role in CORE:
            if pair.fits.get(role) is Fit.SAME:
                a, b = pair.pairs[role]
                if is_all_or_some(a, left, b, right) or is_all_or_some(b, right, a, left):
                    yield Conflict(ReasonKind.FIGURE, "figure", a.span, b.span, pair.link)
        if pair.fits.get("object") is Fit.OTHER and pair.fits.get("subject") is Fit.SAME:
            a, b = pair.pairs["object"]
            if is_only(a, left) is not is_only(b, right):
                yield Conflict(ReasonKind.ANTONYM, "only", a.span, b.span, pair.link)


def _untold(
    left: Passage, right: Passage, aligned: Sequence[Aligned], lexicon: Lexicon
) -> Iterator[Conflict]:
    """One has told what the other says was never told."""
    for ours, theirs, link in untold(left, right, aligned, lexicon):
        yield Conflict(ReasonKind.NEGATION, "negation", ours, theirs, link, is_flat=True)


def _swaps(
    left: Passage,
    right: Passage,
    aligned: Sequence[Aligned],
    lexicon: Lexicon,
    words: RelationWords,
) -> Iterator[Conflict]:
    """Who does it to whom is turned round."""
    for pair in aligned:
        if not (pair.is_one_deed and pair.is_plain):
            continue
        if {pair.left.lemma, pair.right.lemma} & words.mutual:
            continue
        for sides in SIDES:
            if Fit.SAME in (pair.fits.get(side) for side in sides):
                continue
            if sides != CORE and pair.fits.get("object") is not Fit.SAME:
                continue
            if are_crossed(pair.left, pair.right, left, right, lexicon, sides=sides):
                spans = (pair.pairs["subject"][0].span, pair.pairs["subject"][1].span)
                yield Conflict(ReasonKind.ANTONYM, "swap", *spans, len(CORE))


def _appraisals(left: Passage, right: Passage) -> Iterator[Conflict]:
    """One voice is for a deed, another one against it."""
    for ours, theirs in opposed_appraisals(left, right):
        spans = ours.span, theirs.span
        is_turned = ours.is_for
        yield Conflict(ReasonKind.ANTONYM, "appraisal", *spans, 1, True, is_turned)


def _trends(left: Passage, right: Passage, lexicon: Lexicon) -> Iterator[Conflict]:
    """One sees a thing grow, the other one does not, or sees it shrink."""
    for ours, theirs in opposed_trends(left, right, lexicon):
        if ours.is_denied or theirs.is_denied:
            yield Conflict(ReasonKind.NEGATION, "negation", ours.span, theirs.span, 1, True)
        else:
            yield Conflict(ReasonKind.ANTONYM, "antonym", ours.span, theirs.span, 1, True)


def _figures(
    left: Passage, right: Passage, aligned: Sequence[Aligned], lexicon: Lexicon
) -> Iterator[Conflict]:
    """One thing counted, two counts that no rounding or bound reconciles."""
    for ours, theirs, link in unequal_figures(left, right, aligned, lexicon):
        yield Conflict(ReasonKind.FIGURE, "figure", ours, theirs, link)
