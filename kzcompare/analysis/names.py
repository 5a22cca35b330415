"""Stretches of a sentence that are printed as names.

Comes in: one parsed sentence. Goes out: runs of capitalised words cut to the name itself, without
titles, adjectives of origin and dates. What a name stands for is decided later, over the article.
The entity labels of small models are unreliable on names they have not seen, so they are only one
hint among others here: they join words ("Ministry of Interior"), they do not decide.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.analysis.capitals import DASHES, inside_name, is_acronym, is_capital, run_end, starts
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.sentence import Sentence, Token

LONGER = 4  # letters; shorter words are often printed small in headlines
CLOSING = frozenset({".", "!", "”", '"', "’"})
LONGEST_INITIALS = 5  # letters; longer words in capitals are mostly datelines and labels
COMMON_WORD = 4.5  # Zipf frequency of words that are no names by themselves
LONGEST = 14  # words in a run; longer ones are tables or lists in capitals


class NameRun(Struct, frozen=True):
    """Words `[first, end)` of the sentence that are one name.

    `title` is the last word of an office or honorific that stands before it in capitals, "" where
    there is none; `acronym` are the words in brackets behind it, as `[first, end)`; `is_attached`
    marks a name inside a hyphenated word ("X-led"). `is_sure` is False where only the capital at
    the start of a sentence speaks for a name.
    """

    first: int
    end: int
    title: str = ""
    acronym: tuple[int, int] | None = None
    is_attached: bool = False
    is_sure: bool = True


def find_runs(sentence: Sentence, words: ActorWords) -> tuple[NameRun, ...]:
    """The names printed in the sentence, in text order; they do not overlap."""
    tokens = sentence.tokens
    found: list[NameRun] = []
    at = 0
    while at < len(tokens):
        if not is_capital(tokens, at, words):
            at += 1
            continue
        end = run_end(tokens, at, words)
        if end - at <= LONGEST:
            found += _names_in(tokens, at, end, words)
        at = end
    return tuple(_with_acronyms(tokens, found))


def is_title_case(sentence: Sentence) -> bool:
    """Whether most longer words are capitalised, as in many headlines."""
    if sentence.tokens[-1].text in CLOSING and not sentence.is_heading:
        inner = sentence.tokens[1:-1]
        stops = any(t.is_stop and t.text.istitle() and t.tag != "PRP" for t in inner)
        if not stops and (sentence.paragraph or not _is_all_capitals(sentence)):
            return False
    longer = [t.text for t in sentence.tokens if t.text.isalpha() and len(t.text) >= LONGER]
    return len(longer) > 1 and sum(w[0].isupper() for w in longer) >= 0.7 * len(longer)


def _is_all_capitals(sentence: Sentence) -> bool:
    """Whether every noun, verb and adjective is capitalised, and there are more than a few."""
    bearing = [t.text for t in sentence.tokens if t.tag[:2] in ("NN", "VB", "JJ")]
    return len(bearing) >= LONGER and all(word[0].isupper() for word in bearing)


def _names_in(tokens: tuple[Token, ...], first: int, end: int, words: ActorWords) -> list[NameRun]:
    """The names inside one run: what stands before a title, and what stands after it."""
    attached = (
        end < len(tokens)
        and tokens[end].text in DASHES
        and tokens[end].start == tokens[end - 1].end
    )
    attached = attached and end + 1 < len(tokens) and tokens[end + 1].start == tokens[end].end
    first, end = _cut_ends(tokens, first, end, words)
    if first >= end:
        return []
    split = _title_end(tokens, first, end, words)
    if split > first:
        title = tokens[split - 1].text.lower().rstrip(".")
        rest = _person_start(tokens, split, end, words)
        before = _before_title(tokens, first, split, words)
        return before + _one(tokens, rest, end, words, title=title, attached=attached)
    start = _person_start(tokens, first, end, words)
    return _one(tokens, start, end, words, title="", attached=attached)


def _cut_ends(
    tokens: tuple[Token, ...], first: int, end: int, words: ActorWords
) -> tuple[int, int]:
    """The run without words at its ends that never belong to a name."""
    while first < end and (tokens[first].text.lower() in words.never or tokens[first].text in "[]"):
        if inside_name(tokens, first):
            break
        first += 1
    while first < end and tokens[end - 1].text.lower() in words.never:
        if inside_name(tokens, end - 1):
            break
        end -= 1
    opened = next((i for i in range(first + 1, end) if tokens[i].text == "["), None)
    if opened is not None and tokens[end - 1].text.lower() in words.org_words:
        end = opened  # a word that the article explains the name with
    while first < end and tokens[end - 1].text == "[":
        end -= 1
    return first, end


def _is_person(rest: tuple[Token, ...], words: ActorWords) -> bool:
    """Whether "General" stands before a person and not in a body's name ("General Motors")."""
    given = bool(rest) and rest[0].text.lower() in words.given_names
    return given or (bool(rest) and all(t.entity == "PERSON" for t in rest))


def _title_end(tokens: tuple[Token, ...], first: int, end: int, words: ActorWords) -> int:
    """Where the name behind the last title begins; `first` if no title is in the run."""
    last = tokens[end - 1].text.lower()
    if last in words.org_words or last in words.place_words:
        return first
    for at in range(end - 1, first - 1, -1):
        word = tokens[at].text.lower().rstrip(".")
        if at > first and tokens[at - 1].text in DASHES:
            continue
        if word in words.honorifics or word in words.titles or word in words.people:
            rest = tokens[at + 1 : end]
            if at == first and word == "general" and not _is_person(rest, words):
                return first
            return end if at == end - 1 else _after_of(tokens, at + 1, end)
        if word in words.ministries and at > first + 1:
            before = [t.text.lower() for t in tokens[at - 2 : at]]
            if before[0] in words.titles and before[1] == "of":
                return at + 1
    return first


def _after_of(tokens: tuple[Token, ...], at: int, end: int) -> int:
    """Behind a title: "of State X" is part of the office."""
    if at + 1 < end and tokens[at].text.lower() == "of":
        skip = 3 if tokens[at + 1].text.lower() == "the" else 2
        return min(at + skip, end)
    return at


def _person_start(tokens: tuple[Token, ...], first: int, end: int, words: ActorWords) -> int:
    """Behind adjectives of origin or party that stand before a person's name."""
    last = tokens[end - 1].text.lower()
    start = first
    while start < end - 1 and tokens[start].text.lower() in words.former:
        start += 1
    while start < end - 1 and tokens[start].text in words.adjectives:
        rest = tokens[start + 1 : end]
        personal = (
            all(t.entity == "PERSON" for t in rest) or rest[0].text.lower() in words.given_names
        )
        if (
            not personal
            or last in words.org_words
            or (tokens[start].entity == "PERSON" and len(rest) == 1)
        ):
            break
        start += 1
    return start


def _before_title(
    tokens: tuple[Token, ...], first: int, split: int, words: ActorWords
) -> list[NameRun]:
    """The body or country whose officer is named ("US State Department Spokesman ...")."""
    end = split
    while end > first and (
        (w := tokens[end - 1].text.lower().rstrip(".")) in words.titles
        or w in words.portfolio
        or w in words.people
        or w in words.honorifics
        or tokens[end - 1].text in DASHES
        or w == "of"
    ):
        end -= 1
    if end <= first or all(t.text in words.adjectives for t in tokens[first:end]):
        return []
    named = tokens[first:end]
    is_body = named[-1].text.lower() in words.org_words or (
        len(named) > 1 and named[-1].entity == "ORG"
    )
    if is_body or " ".join(t.text for t in named) in words.countries or is_acronym(named[-1].text):
        return [NameRun(first, end)]
    return []


def _one(  # noqa: PLR0911 -- one early return a rule
    tokens: tuple[Token, ...],
    first: int,
    end: int,
    words: ActorWords,
    *,
    title: str,
    attached: bool,
) -> list[NameRun]:
    """The name at `[first, end)`, or nothing where the words name no actor."""
    if first >= end:
        return []
    lower = [t.text.lower().rstrip(".") for t in tokens[first:end]]
    if " ".join(lower) in words.never or all(w in words.never for w in lower):
        return []
    if all(t.text in words.adjectives or t.text in DASHES for t in tokens[first:end]):
        return []
    text = " ".join(t.text for t in tokens[first:end])
    if end - first == 1 and not title and _is_of_office(tokens, first, words):
        return []
    if end - first > 1 and lower[-1] in words.not_actors and not title:
        return []
    if text in words.adjectives:
        return []
    offices = words.titles | words.portfolio | words.people | words.honorifics | words.institutions
    if all(
        w in offices or w in ("of", "-") or t.text in words.adjectives
        for w, t in zip(lower, tokens[first:end], strict=True)
    ):
        return []
    capitals = all(t.text.isupper() for t in tokens[first:end])
    shouted = capitals and max(len(t.text) for t in tokens[first:end]) > LONGEST_INITIALS
    alone = end - first == 1 and starts(tokens, first) and not is_acronym(text)
    sure = not alone and not (shouted and starts(tokens, first))
    return [NameRun(first, end, title=title, is_attached=attached, is_sure=sure)]


def _is_of_office(tokens: tuple[Token, ...], at: int, words: ActorWords) -> bool:
    """Whether a plain word in capitals only completes an office ("Leader of the Nation")."""
    before = at - 1 - (at > 0 and tokens[at - 1].text.lower() == "the")
    if before < 1 or tokens[before].text.lower() != "of" or tokens[at].zipf < COMMON_WORD:
        return False
    office = tokens[before - 1]
    is_office = office.text[0].isupper() and office.text.lower() in words.titles
    return is_office and (
        tokens[at].text not in words.country_of and tokens[at].text not in words.places
    )


def _with_acronyms(tokens: tuple[Token, ...], runs: list[NameRun]) -> list[NameRun]:
    """Join a name and its own initials in brackets behind it."""
    by_first = {run.first: run for run in runs}
    joined: list[NameRun] = []
    skip: set[int] = set()
    for run in runs:
        if run.first in skip:
            continue
        inner = by_first.get(run.end + 1)
        if (
            inner is not None
            and tokens[run.end].text == "("
            and inner.end < len(tokens)
            and tokens[inner.end].text == ")"
            and _abbreviates(tokens, inner, run)
        ):
            skip.add(inner.first)
            joined.append(replace(run, acronym=(inner.first, inner.end), is_sure=True))
            continue
        joined.append(run)
    return joined


def _abbreviates(tokens: tuple[Token, ...], short: NameRun, full: NameRun) -> bool:
    letters = "".join(t.text for t in tokens[short.first : short.end] if t.text.isupper())
    initials = {t.text[0] for t in tokens[full.first : full.end] if t.text[0].isupper()}
    if min(full.end - full.first, len(letters)) < 2 or full.title:  # noqa: PLR2004
        return False
    people = all(t.entity == "PERSON" for t in tokens[full.first : full.end])
    return not people and len(initials & set(letters)) * 3 >= min(len(set(letters)), 3)
