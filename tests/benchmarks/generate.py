"""Articles about many events, in which known propositions recur.

An event has its own names, words and propositions; a few articles report it, each with other
sentences. A proposition is a handful of words: every claim that holds most of them repeats it. The
same seed and number give the same articles, and a larger corpus begins with the smaller one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace

from kzcompare.analysis.words import stem_of, zipf_of
from kzcompare.model.claim import Claim, Reading, Term
from kzcompare.model.span import Span
from tests.benchmarks.templates import Mould, moved_claim, moved_mention, moved_statement
from tests.benchmarks.words import Vocabulary, coined, english

ARTICLE_WORDS = 600
MOST_REPORTS = 40  # articles on one event; how many is drawn from a Zipf law
REPORTS_EXPONENT = 1.7
TOPIC_WORDS = 60
TOPIC_SHARE = 0.35  # of the words that are replaced; the rest is general English
PROPOSITIONS = 10  # of an event
PROPOSITION_WORDS = 7
REPEATED = 0.35  # share of claims that state one of them
KEPT = 0.85  # share of a proposition's words that a claim keeps
TOLD = 5  # words of a proposition from which a claim counts as stating it
LASTING_NAMES = 300  # actors that stand in many events, by a Zipf law
LASTING_SHARE = 0.3  # of the names of an event
NAME_EXPONENT = 1.3


@dataclass(frozen=True, slots=True)
class Generated:
    """An article: text, what is read in it, and which proposition each of its claims states."""

    name: str
    text: str
    reading: Reading
    stated: tuple[tuple[int, int] | None, ...]  # (event, proposition) of each claim


@dataclass(frozen=True, slots=True)
class _Event:
    number: int
    names: dict[str, str]
    words: tuple[str, ...]
    propositions: tuple[tuple[str, ...], ...]


def generate(count: int, moulds: Sequence[Mould], *, seed: int = 1) -> Iterator[Generated]:
    """`count` articles, event by event."""
    random = np.random.default_rng(seed)
    common, rarer = english(), english(flat=0.6)
    lasting = [coined(random) for _ in range(LASTING_NAMES)]
    made = number = 0
    while made < count:
        event = _event(number, moulds, lasting, rarer, random)
        reports = min(MOST_REPORTS, 1 + int(random.zipf(REPORTS_EXPONENT)))
        for _ in range(min(reports, count - made)):
            yield _article(f"a{made:06d}", event, moulds, common, random)
            made += 1
        number += 1


def _event(
    number: int,
    moulds: Sequence[Mould],
    lasting: Sequence[str],
    rarer: Vocabulary,
    random: np.random.Generator,
) -> _Event:
    printed = {t.span.of(m.text) for m in moulds for c in m.claims for t in c.terms if t.is_name}
    names = {}
    for word in sorted(printed):
        if not word.isalpha():
            continue
        is_lasting = random.random() < LASTING_SHARE
        place = min(int(random.zipf(NAME_EXPONENT)), len(lasting)) - 1
        names[word] = lasting[place] if is_lasting else coined(random)
    words = tuple(rarer.draw(random, TOPIC_WORDS))
    propositions = tuple(
        tuple(dict.fromkeys(random.choice(words, PROPOSITION_WORDS, replace=False)))
        for _ in range(PROPOSITIONS)
    )
    return _Event(number, names, words, propositions)


def _article(
    name: str,
    event: _Event,
    moulds: Sequence[Mould],
    common: Vocabulary,
    random: np.random.Generator,
) -> Generated:
    title = f"{' '.join(random.choice(event.words, 6)).capitalize()} {name}"
    text, length = title, 0
    claims: list[Claim] = []
    reading = Reading("", (), (), ())
    stated: list[tuple[int, int] | None] = []
    for paragraph, number in enumerate(random.permutation(len(moulds)), 1):
        if length >= ARTICLE_WORDS:
            break
        text += "\n\n"
        printed, part, told = _filled(moulds[number], event, common, random, len(text))
        before = len(claims)
        held = [
            replace(c, paragraph=paragraph, statements=_later(c, len(reading.statements)))
            for c in part.claims
        ]
        reading = Reading(
            "",
            (),
            (
                *reading.statements,
                *(replace(s, sentence=s.sentence + before) for s in part.statements),
            ),
            (*reading.mentions, *(replace(m, sentence=m.sentence + before) for m in part.mentions)),
        )
        claims += held
        stated += [None if n is None else (event.number, n) for n in told]
        text += printed
        length += moulds[number].words
    digest = hashlib.sha256((text + "\n").encode()).hexdigest()
    whole = Reading(digest, tuple(claims), reading.statements, reading.mentions)
    return Generated(name, text + "\n", whole, tuple(stated))


def _later(claim: Claim, by: int) -> tuple[int, ...]:
    return tuple(n + by for n in claim.statements)


def _filled(
    mould: Mould, event: _Event, common: Vocabulary, random: np.random.Generator, offset: int
) -> tuple[str, Reading, list[int | None]]:
    """The paragraph in other words, its reading at `offset`, the proposition of each claim."""
    chosen: dict[Span, str] = {}
    told: list[int | None] = []
    for claim in mould.claims:
        words, number = _words(mould, claim, event, common, random)
        chosen.update(words)
        told.append(number)
    text, places = _printed(mould.text, chosen, offset)
    terms = {
        t.span: _term(t, chosen[t.span], Span(places[t.span.start], places[t.span.end]))
        for claim in mould.claims
        for t in claim.terms
        if t.span in chosen
    }

    def move(span: Span) -> Span:
        return Span(places[span.start], places[span.end])

    def rename(name: str) -> str:
        return " ".join(event.names.get(word, word) for word in name.split())

    padded = " " * offset + text
    return (
        text,
        Reading(
            "",
            tuple(moved_claim(c, move, terms) for c in mould.claims),
            tuple(moved_statement(s, move, text=padded, rename=rename) for s in mould.statements),
            tuple(moved_mention(m, move, text=padded, rename=rename) for m in mould.mentions),
        ),
        told,
    )


def _words(
    mould: Mould, claim: Claim, event: _Event, common: Vocabulary, random: np.random.Generator
) -> tuple[dict[Span, str], int | None]:
    """A word for each place of the claim that gets one, and the proposition that it states."""
    chosen: dict[Span, str] = {}
    slots: list[Span] = []
    for term in claim.terms:
        printed = term.span.of(mould.text)
        if term.is_name and printed in event.names:
            chosen[term.span] = event.names[printed]
        elif printed.isalpha():
            slots.append(term.span)
    general = common.draw(random, len(slots))
    topical = random.random(len(slots)) < TOPIC_SHARE
    for n, span in enumerate(slots):
        word = event.words[int(random.integers(TOPIC_WORDS))] if topical[n] else general[n]
        chosen[span] = word
    number = None
    if random.random() < REPEATED:
        which = int(random.integers(len(event.propositions)))
        kept = [w for w in event.propositions[which] if random.random() < KEPT]
        if TOLD <= len(kept) <= len(slots):
            number = which
            for place, word in zip(random.permutation(len(slots)), kept, strict=False):
                chosen[slots[place]] = word
    for span, word in chosen.items():
        if span.of(mould.text)[0].isupper():
            chosen[span] = word[0].upper() + word[1:]
    return chosen, number


def _printed(text: str, chosen: dict[Span, str], offset: int) -> tuple[str, list[int]]:
    """The text with the chosen words, and for each old offset the new one."""
    pieces: list[str] = []
    places: list[int] = []
    done, new = 0, offset
    for span in sorted(chosen):
        word = chosen[span]
        pieces += (text[done : span.start], word)
        places += range(new, new + span.start - done)
        new += span.start - done
        places += (new + min(n, len(word)) for n in range(len(span)))
        new += len(word)
        done = span.end
    pieces.append(text[done:])
    places += range(new, new + len(text) - done + 1)
    return "".join(pieces), places


def _term(term: Term, word: str, span: Span) -> Term:
    return Term(stem_of(word), word.lower(), zipf_of(word), span, term.is_name)
