"""Which period each sentence is about, so that events of different years are not mixed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kzcompare.claims.clauses import (
    ASIDE,
    Tense,
    governing_verb,
    is_below,
    root_of,
    tense_of,
    top_word,
    words_above,
)
from kzcompare.lexicon.calendar import CalendarWords, load_calendar_words
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.calendar import MONTH, YEAR, cut, first_day, in_order, last_day
from kzcompare.model.claim import Moment
from kzcompare.model.sentence import Sentence
from kzcompare.model.syntax import VERBS
from kzcompare.model.tree import Tree

Period = tuple[str, str]
CARRY_PARAGRAPHS = 1  # a date holds for the rest of its paragraph and the next one
RETROSPECT = 3  # dates of another year that make an article one about that year


def event_times(
    sentences: Sequence[Sentence],
    times: Sequence[tuple[Moment, ...]],
    published: str | None,
) -> tuple[Period | None, ...]:
    """The period of each sentence as ISO dates (start, end); None where nothing tells.

    In order: the sentence's own main date; the nearest one before it, in the same or the previous
    paragraph, where the telling goes on in the past; the period of the whole article. Background
    ("who had ruled since 1990") is neither a sentence's main date nor handed on.
    """
    words = load_calendar_words()
    overall = overall_period(times, published)
    periods: list[Period | None] = []
    carried: tuple[int, Period] | None = None
    for sentence, moments in zip(sentences, times, strict=True):
        tree = Tree(sentence)
        tense = tense_of(tree, root_of(tree), words.future)
        if sentence.is_heading:
            carried = None
        own = main_period(tree, moments, overall, words)
        if own is not None:
            periods.append(own)
            if tense is not Tense.BEFORE or _same_year(own, overall):
                carried = (sentence.paragraph, own)
        elif carried is not None and _goes_on(sentence, tense, carried[0]):
            periods.append(carried[1])
            carried = (
                (sentence.paragraph, carried[1]) if sentence.paragraph == carried[0] else carried
            )
        else:
            periods.append(overall)
    return tuple(periods)


def _goes_on(sentence: Sentence, tense: Tense, paragraph: int) -> bool:
    return tense is Tense.PAST and sentence.paragraph - paragraph <= CARRY_PARAGRAPHS


def overall_period(times: Sequence[tuple[Moment, ...]], published: str | None) -> Period | None:
    """The month (or year) an article is about.

    That of publication, unless most of the dates it prints lie in one other year; without a
    publication date the month or year it prints most often (the latest of equals).
    """
    months = Counter(cut(m.start, MONTH) for held in times for m in held if len(m.start) >= MONTH)
    years = Counter(cut(m.start, YEAR) for held in times for m in held)
    year = max(years, key=lambda y: (years[y], y), default=None)
    if published is not None:
        is_other = year is not None and year != cut(published, YEAR)
        if year is not None and is_other and years[year] >= RETROSPECT and _is_most(years, year):
            return year, year
        month = cut(published, MONTH)
        return month, month
    if year is None:
        return None
    inside = {m: n for m, n in months.items() if m.startswith(year)}
    best = max(inside, key=lambda m: (inside[m], m), default=year)
    return (best, best) if inside and 2 * inside[best] >= years[year] else (year, year)


def _is_most(years: Counter[str], year: str) -> bool:
    return 2 * years[year] > years.total()


def main_period(
    tree: Tree, moments: tuple[Moment, ...], overall: Period | None, words: CalendarWords
) -> Period | None:
    """The sentence's own date: of those that are no background, the one nearest the main clause.

    Dates that stand beside each other ("the May 10 and June 23 detentions") are taken together.
    """
    ranked: list[tuple[int, int, Moment]] = []
    for order, moment in enumerate(moments):
        depth = _depth(tree, moment, overall, words)
        if depth is not None:
            ranked.append((depth, order, moment))
    if not ranked:
        return None
    _, order, best = min(ranked, key=lambda r: r[:2])
    start, end = best.start, best.end
    for _, other_order, other in ranked:
        if other_order == order + 1 and _is_beside(tree, best, other):
            end = max(end, other.end, key=last_day)
            start = min(start, other.start, key=first_day)
    return (start, end) if in_order(start, end) else (best.start, best.end)


def _is_beside(tree: Tree, left: Moment, right: Moment) -> bool:
    """Whether only joining words stand between two dates."""
    between = (t for t in tree.tokens if left.span.end <= t.start and t.end <= right.span.start)
    return all(t.text.lower() in load_grammar_words().joining_dates for t in between)


def _depth(tree: Tree, moment: Moment, overall: Period | None, words: CalendarWords) -> int | None:
    """0 for a date of the main clause, 1 of a clause beside it, 2 of a noun; None for background.

    What lies in the year the article is about is never background.
    """
    top = top_word(tree, moment.span)
    if top is None or _is_start(tree, top):
        return None
    is_beside = is_below(tree, top, frozenset({"advcl"}))
    if _same_year((moment.start, moment.end), overall):
        return int(is_beside or is_below(tree, top, ASIDE))
    verb = governing_verb(tree, top)
    tense = Tense.OPEN if verb is None else tense_of(tree, verb, words.future)
    if is_below(tree, top, ASIDE) or _is_elsewhere(moment, tense, overall):
        return None
    if tense is Tense.BEFORE and verb != root_of(tree):
        return None
    if governing_verb(tree, top, through_nouns=False) is None:
        return 2 if tense is Tense.PAST else None
    return int(is_beside)


def _is_elsewhere(moment: Moment, tense: Tense, overall: Period | None) -> bool:
    """Whether a past date stands in a sentence about the future, so that it is not its time."""
    if tense is not Tense.FUTURE or overall is None:
        return False
    return last_day(moment.end) < first_day(overall[0])


def _is_start(tree: Tree, top: int) -> bool:
    """Whether a date says since when something has gone on."""
    if top > 0 and tree.tokens[top - 1].lemma == "since":
        return True
    for above in words_above(tree, top):
        if tree.tokens[above].lemma == "since":
            return True
        if tree.tokens[above].pos in VERBS:
            return False
    return False


def _same_year(period: Period, overall: Period | None) -> bool:
    return overall is not None and cut(period[0], YEAR) <= cut(overall[1], YEAR) <= cut(
        period[1], YEAR
    )
