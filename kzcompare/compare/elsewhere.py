"""Whether two predications are about one event, or about another party, place, time or part.

What is denied of one thing and affirmed of another is no contradiction.
"""

from __future__ import annotations

from kzcompare.compare.aligned import CORE, TIMED, Aligned
from kzcompare.compare.passages import Passage
from kzcompare.compare.slots import Fit
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.calendar import may_meet
from kzcompare.model.claim import Argument, Moment, Predication


def is_elsewhere(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether both are about different places, times or parties, or different parts of a whole.

    "Did not sell it to A" and "sold it to B"; "one pilot died" and "one pilot survived"; "never
    served in Malta" and "served for six months".
    """
    for role, fit in pair.fits.items():
        a, b = pair.pairs[role]
        is_one_kind = (a.entity in TIMED) == (b.entity in TIMED)
        if fit is Fit.OTHER and role not in CORE and is_one_kind:
            return True
        if role in CORE and _is_part(a, left) and _is_part(b, right):
            return True
    if _adds_other(pair) or _denial_names_more(pair, left, right):
        return True
    ours, theirs = _printed_times(pair.left, left), _printed_times(pair.right, right)
    return bool(ours) and bool(theirs) and not any(can_meet(a, b) for a in ours for b in theirs)


def _adds_other(pair: Aligned) -> bool:
    """Whether both say more than of whom, and nothing of that is one: "withdrew from the race".

    What is said only aside ("state-legal crops") says no more than the word itself.
    """
    has_more = [
        p.is_aside or any(a.role != "subject" and a.entity not in TIMED for a in p.arguments)
        for p in (pair.left, pair.right)
    ]
    more = [fit for role, fit in pair.fits.items() if role != "subject"]
    return all(has_more) and Fit.SAME not in more


def _denial_names_more(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether the one side that denies names more than the other one prints."""
    if pair.same_polarity:
        return False
    is_left = pair.left.negation is not None
    return names_more(pair.left, right) if is_left else names_more(pair.right, left)


def names_more(denial: Predication, affirming: Passage) -> bool:
    """Whether a denial names a place or party that the other passage does not print."""
    named = (a for a in denial.arguments if a.role not in CORE and a.is_name)
    return any(a.entity not in TIMED and not has_word(affirming, a) for a in named)


def _is_part(argument: Argument, passage: Passage) -> bool:
    """Whether a phrase names only some of a kind."""
    return argument.span.of(passage.text).casefold().split()[0] in load_grammar_words().partial


def _printed_times(predication: Predication, passage: Passage) -> tuple[Moment, ...]:
    """The times that the sentence of a predication prints."""
    return passage.claim_of(predication.span).times


def can_meet(a: Moment, b: Moment) -> bool:
    """Whether two printed times may be one."""
    return may_meet((a.start, a.end), (b.start, b.end))


def has_word(passage: Passage, argument: Argument) -> bool:
    """Whether a passage prints the main word of an argument of the other one."""
    return any(t.stem == argument.stem for t in passage.terms)
