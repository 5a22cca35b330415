"""Where one passage has told what the other one says was never told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kzcompare.compare.aligned import Aligned
from kzcompare.compare.passages import Passage
from kzcompare.compare.slots import Fit, argument_fit
from kzcompare.lexicon.entries import CuePos, Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.predicates import load_predicate_words
from kzcompare.model.claim import Certainty, Predication
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass

ROLES = ("subject", "object", "to")  # who tells, and whom
TELLS = frozenset({CueClass.NEUTRAL, CueClass.ASSERTIVE, CueClass.FACTIVE})


def untold(
    left: Passage, right: Passage, aligned: Sequence[Aligned], lexicon: Lexicon
) -> Iterator[tuple[Span, Span, int]]:
    """What both say below a verb of telling, where only one of these is denied.

    "He makes it clear that his service never took him there" and "he does not say that his service
    never took him there". Yields the words for it in either passage, and how many arguments of what
    is told are one.
    """
    for pair in aligned:
        if not (pair.agrees and pair.link):
            continue
        ours = _telling(left, pair.left, lexicon)
        theirs = _telling(right, pair.right, lexicon)
        if ours is None or theirs is None or (ours.negation is None) == (theirs.negation is None):
            continue
        if not _are_of_others(ours, theirs, left, right, lexicon):
            yield ours.negation or ours.span, theirs.negation or theirs.span, pair.link


def _telling(passage: Passage, told: Predication, lexicon: Lexicon) -> Predication | None:
    """The predication of telling that stands next before what is told, in its sentence."""
    claim = passage.claim_of(told.span)
    before = [
        p
        for p in claim.predications
        if p.span.end <= told.span.start and not p.is_aside and p is not told
    ]
    above = max(before, key=lambda p: p.span, default=None)
    if above is None or above.certainty is not Certainty.PLAIN:
        return None
    is_telling = above.lemma in load_predicate_words().telling
    return above if is_telling or lexicon.cue_class(above.lemma, CuePos.VERB) in TELLS else None


def _are_of_others(
    ours: Predication, theirs: Predication, left: Passage, right: Passage, lexicon: Lexicon
) -> bool:
    """Whether somebody else tells it, or it is told to somebody else; pronouns may be anybody."""
    both = [(ours.argument(role), theirs.argument(role)) for role in ROLES]
    return any(
        a is not None
        and b is not None
        and {a.lemma, b.lemma}.isdisjoint(load_grammar_words().pronouns)
        and argument_fit(a, b, left, right, lexicon) is not Fit.SAME
        for a, b in both
    )
