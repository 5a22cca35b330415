"""Whether two predications are about one event, or about another party, place, time or part.

What is denied of one thing and affirmed of another is no contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.compare.aligned import CORE, TIMED, Aligned
from kzcompare.compare.news import are_other_news
from kzcompare.compare.passages import Passage, named
from kzcompare.compare.slots import Fit, are_told_apart
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.predicates import load_predicate_words
from kzcompare.model.calendar import DAY, YEAR, may_meet
from kzcompare.model.claim import Argument, Certainty, Claim, Moment, Predication, Term
from kzcompare.model.span import Span


def is_elsewhere(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether both are about different places, times or parties, or different parts of a whole.

    "Did not sell it to A" and "sold it to B"; "one pilot died" and "one pilot survived"; "never
    served in Malta" and "served for six months".
    """
    return _adds_other(pair) or is_apart(pair, left, right)


def is_apart(pair: Aligned, left: Passage, right: Passage) -> bool:
    """The same, but for what each says more than the other."""
    for role, fit in pair.fits.items():
        a, b = pair.pairs[role]
        is_one_kind = (a.entity in TIMED) == (b.entity in TIMED)
        if fit is Fit.OTHER and role not in CORE and is_one_kind:
            return True
        if role in CORE and _is_part(a, left) and _is_part(b, right):
            return True
    if _denies_less(pair, left, right):
        return True
    of_ours, of_theirs = left.claim_of(pair.left.span), right.claim_of(pair.right.span)
    if are_other_times(of_ours, left, of_theirs, right):
        return True
    if _came_later(pair.left, left, of_theirs) or _came_later(pair.right, right, of_ours):
        return True
    ours, theirs = _printed_times(pair.left, left), _printed_times(pair.right, right)
    return bool(ours) and bool(theirs) and not any(can_meet(a, b) for a in ours for b in theirs)


def are_other_times(ours: Claim, left: Passage, theirs: Claim, right: Passage) -> bool:
    """Whether two sentences are of two times: then and now, or the news of two weeks."""
    if _are_then_and_now(ours.span.of(left.text), theirs.span.of(right.text)):
        return True
    return are_other_news(ours, left.published, theirs, right.published, printed=0)


def _are_then_and_now(left: str, right: str) -> bool:
    """Whether one sentence says how things were before, and the other how they are now."""
    then, now = load_grammar_words().then, load_grammar_words().now
    ours, theirs = ({w.strip(".,") for w in text.casefold().split()} for text in (left, right))
    return any(a & then and b & now and not a & now for a, b in ((ours, theirs), (theirs, ours)))


def _came_later(denial: Predication, denying: Passage, affirming: Claim) -> bool:
    """Whether what an article says has not been so is told of a day after that article."""
    if denial.negation is None or denial.certainty is not Certainty.PLAIN:
        return False
    day, times = denying.published, affirming.times
    if day is None or len(day) < DAY or not times:
        return False
    return all(len(m.start) >= DAY and m.start > day for m in times)


def _adds_other(pair: Aligned) -> bool:
    """Whether both say more than of whom, and nothing of that is one: "withdrew from the race".

    What is said only aside ("state-legal crops") says no more than the word itself.
    """
    has_more = [
        p.is_aside or any(a.role != "subject" and a.entity not in TIMED for a in p.arguments)
        for p in (pair.left, pair.right)
    ]
    more = [fit for role, fit in pair.fits.items() if role != "subject"]
    if not all(has_more) or Fit.SAME in more:
        return False
    ours, theirs = (
        [a for a in p.arguments if a.role != "subject"] for p in (pair.left, pair.right)
    )
    return not any(  # "survived the crash", "died in the crash"
        a.stem == b.stem and not are_told_apart(a, b) for a in ours for b in theirs
    )


def denies_flatly(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether one passage denies just what the other affirms, whatever else they say.

    Then both are of one doer, and the denial says no more than the affirmation does: who "did not
    attack her in his speech" may have attacked her before, who "did not answer" one question may
    have answered another, and the voters "who did not vote" are not those who did.
    """
    if not pair.is_flat_denial or is_elsewhere(pair, left, right):
        return False
    denial, affirming = (pair.left, right) if pair.left.negation is not None else (pair.right, left)
    if any(_says_more(a, affirming, is_paired=a.role in pair.fits) for a in denial.arguments):
        return False
    if any(is_another(*both, left, right) for both in pair.pairs.values()):
        return False
    if _is_told_apart(pair.left, left) or _is_told_apart(pair.right, right):
        return False
    return "subject" not in pair.fits or _may_be_one_doer(pair, left, right)


def _says_more(argument: Argument, affirming: Passage, *, is_paired: bool) -> bool:
    """Whether an argument of a denial tells what the other passage does not print.

    One that stands for an argument there does where all words beside its main one are new:
    "questions about the dam", "the question".
    """
    if argument.role == "subject":
        return False
    if not is_paired:
        return not has_word(affirming, argument)
    beside = set(argument.stems) - {argument.stem}
    is_new = bool(beside) and beside.isdisjoint(t.stem for t in affirming.terms)
    return is_new and not argument.is_name


def _may_be_one_doer(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether both subjects mean one, or one is a pronoun that may mean anybody."""
    sides = zip(pair.pairs["subject"], (left, right), strict=True)
    is_open = any(
        a.lemma in load_grammar_words().pronouns and named(a, p) == a.span.of(p.text)
        for a, p in sides
    )
    return is_open or pair.fits["subject"] is not Fit.OPEN


def is_another(a: Argument, b: Argument, left: Passage, right: Passage) -> bool:
    """Whether one of two phrases brings up a thing of its own: "a short-term loan", "the loan"."""
    for one, other, passage in ((a, b, left), (b, a, right)):
        is_new = passage.opener(one.span) in ("a", "an")
        if is_new and set(one.stems) - set(other.stems):
            return True
    return False


def _is_told_apart(predication: Predication, passage: Passage) -> bool:
    """Whether it only tells which ones of a kind are meant: "the voters who did not vote"."""
    doer = predication.argument("subject")
    if doer is None or doer.is_name or doer.span.end > predication.span.start:
        return False
    between = passage.text[doer.span.end : predication.span.start].casefold().split()
    return bool(between) and between[0] in load_grammar_words().relatives


def _denies_less(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether the one side that denies does so of more than the other one prints.

    It names more, sets a limit ("not until Friday"), denies a word in another manner or kind ("not
    a clear win") or to a degree.
    """
    if pair.same_polarity:
        return False
    is_left = pair.left.negation is not None
    denial, denying, affirming = (pair.left, left, right) if is_left else (pair.right, right, left)
    if names_more(denial, affirming) or any(
        a.role in load_grammar_words().limits for a in denial.arguments
    ):
        return True
    if _is_of_degree(denial, denying):
        return True
    stems = {t.stem for t in affirming.terms}
    return any(t.stem not in stems for t in _between(denial, denying))


def _is_of_degree(denial: Predication, passage: Passage) -> bool:
    """Whether a denial leaves some of what it denies: "not as friendly", "almost nothing"."""
    if denial.negation is None:
        return False
    words = load_grammar_words()
    claim = passage.claim_of(denial.span)
    before = Span(claim.span.start, denial.negation.start).of(passage.text).casefold().split()[-1:]
    behind = Span(denial.negation.end, claim.span.end).of(passage.text).casefold().split()[:1]
    return not words.approaching.isdisjoint(before) or not words.degrees.isdisjoint(behind)


def _between(denial: Predication, passage: Passage) -> Iterator[Term]:
    """The words from a negation to what it negates that narrow it: "not a clear win".

    Those of the arguments, of the verbs in a chain ("did not manage to win") and those that only
    stress it ("did not actually win") do not.
    """
    if denial.negation is None or denial.negation.end > denial.span.start:
        return
    stretch = Span(denial.negation.end, denial.span.start)
    claim = passage.claim_of(denial.span)
    said = {p.span for p in claim.predications if not p.is_aside}  # "neither sold nor pawned"
    denying = (p for p in claim.predications if p.span.overlaps(denial.negation))
    reports = {a.head for p in denying for a in p.arguments}  # "disputed the finding that"
    words = load_predicate_words()
    for term in claim.terms:
        is_of_it = term.span in said or any(a.span.contains(term.span) for a in denial.arguments)
        passes_on = words.governs_clause(term.lemma) or term.lemma in words.stressing
        passes_on = passes_on or term.span in reports
        if stretch.contains(term.span) and not (is_of_it or passes_on):
            yield term


def names_more(denial: Predication, affirming: Passage) -> bool:
    """Whether a denial names a place or party that the other passage does not print."""
    named = (a for a in denial.arguments if a.role not in CORE and a.is_name)
    return any(a.entity not in TIMED and not has_word(affirming, a) for a in named)


def _is_part(argument: Argument, passage: Passage) -> bool:
    """Whether a phrase names only some of a kind."""
    return passage.opener(argument.span) in load_grammar_words().partial


def is_all_or_some(all_of: Argument, here: Passage, some: Argument, there: Passage) -> bool:
    """Whether one phrase means all of a kind, the other only some: "all 14", "only nine of"."""
    return here.opener(all_of.span) in load_grammar_words().everyone and is_only(some, there)


def is_only(phrase: Argument, passage: Passage) -> bool:
    """Whether a phrase is said to be all there is: "only rubber bullets"."""
    only = load_grammar_words().only
    before = passage.text[: phrase.span.start].casefold().split()[-1:]
    return passage.opener(phrase.span) in only or not only.isdisjoint(before)


def _printed_times(predication: Predication, passage: Passage) -> tuple[Moment, ...]:
    """The times that the sentence of a predication prints."""
    return passage.claim_of(predication.span).times


def can_meet(a: Moment, b: Moment) -> bool:
    """Whether two printed times may be one; a bare "May" can be of the last year or the next."""
    is_bare = a.is_relative and b.is_relative and a.text.casefold() == b.text.casefold()
    ours, theirs = ((m.start[YEAR:], m.end[YEAR:]) for m in (a, b))
    is_one_day = bool(ours[0]) and ours == theirs
    return (is_bare and is_one_day) or may_meet((a.start, a.end), (b.start, b.end))


def has_word(passage: Passage, argument: Argument) -> bool:
    """Whether a passage prints the main word of an argument of the other one."""
    return any(t.stem == argument.stem for t in passage.terms)
