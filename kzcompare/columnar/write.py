"""From a reading to its columns."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from msgspec import Raw, msgpack
from msgspec.structs import replace

from kzcompare.columnar.numbers import Places, to_column
from kzcompare.columnar.records import (
    HUNDREDTHS,
    Arguments,
    Columnar,
    Forms,
    Labels,
    Mentions,
    Predications,
    Terms,
    Words,
)
from kzcompare.model.actor import DeedRole, Mention, MentionKind
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import Argument, Certainty, Predication, Reading, Term

T = TypeVar("T", bound=Hashable)


class _Table:
    """Words on their way into the table."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[tuple[str, str, float], int] = {}
        self._known: dict[tuple[str, str], int] = {}
        self._stems: dict[str, int] = {}
        self._printed: list[str] = []  # how the words of terms stand where each stands first

    def term(self, term: Term) -> int:
        """The index of a term's word; terms come before all else, in text order."""
        place = self._place(term.stem, term.lemma, term.zipf)
        if place == len(self._printed):
            self._printed.append(term.span.of(self._text))
        return place

    def word(self, stem: str, lemma: str) -> int:
        """The index of a word of these forms, whatever its frequency."""
        found = self._known.get((stem, lemma))
        return self._place(stem, lemma, 0.0) if found is None else found

    def stem(self, stem: str) -> int:
        """The index of a word with this stem."""
        found = self._stems.get(stem)
        return self._place(stem, stem, 0.0) if found is None else found

    def _place(self, stem: str, lemma: str, zipf: float) -> int:
        place = self._places.setdefault((stem, lemma, zipf), len(self._places))
        self._known.setdefault((stem, lemma), place)
        self._stems.setdefault(stem, place)
        return place

    def words(self) -> Words:
        """The table."""
        zipfs = [round(zipf * HUNDREDTHS) for _, _, zipf in self._places]
        return Words(
            self._forms([stem for stem, _, _ in self._places]),
            self._forms([lemma for _, lemma, _ in self._places]),
            to_column(zipfs),
            {
                place: zipf
                for place, ((_, _, zipf), whole) in enumerate(zip(self._places, zipfs, strict=True))
                if whole / HUNDREDTHS != zipf
            },
        )

    def _forms(self, words: Sequence[str]) -> Forms:
        letters: list[int] = []
        capital: list[int] = []
        others: list[int] = []
        for place, word in enumerate(words):
            printed = self._printed[place] if place < len(self._printed) else ""
            is_begun = printed.lower()[: len(word)] == word
            letters.append(len(word) * is_begun)
            if not is_begun:
                (capital if word == printed else others).append(place)
        spelled = tuple(words[place] for place in others)
        return Forms(to_column(letters), to_column(capital), to_column(others), spelled)


def to_columns(reading: Reading, text: str) -> Columnar:
    """The reading of a text in columns."""
    table = _Table(text)
    claims = reading.claims
    terms = [term for claim in claims for term in claim.terms]
    found = [predication for claim in claims for predication in claim.predications]
    in_columns = Terms(
        to_column(map(table.term, terms)),
        Places.of([t.span for t in terms]),
        to_column(t.is_name for t in terms),
    )
    predications = _predications(found, table)
    return Columnar(
        reading.digest,
        table.words(),
        tuple(_raw(replace(claim, terms=(), predications=())) for claim in claims),
        to_column(len(c.terms) for c in claims),
        to_column(len(c.predications) for c in claims),
        _raw(in_columns),
        _raw(predications),
        reading.statements,
        _mentions(reading.mentions, text),
    )


def _raw(record: object) -> Raw:
    return Raw(msgpack.encode(record))


def _predications(found: Sequence[Predication], table: _Table) -> Predications:
    negated = [(n, p.negation) for n, p in enumerate(found) if p.negation is not None]
    return Predications(
        Places.of([p.span for p in found]),
        to_column(table.word(p.stem, p.lemma) for p in found),
        to_column(n for n, _ in negated),
        Places.of([span for _, span in negated]),
        _members(Certainty, (p.certainty for p in found)),
        to_column(p.is_aside for p in found),
        to_column(len(p.arguments) for p in found),
        _arguments([a for p in found for a in p.arguments], table),
    )


def _arguments(found: Sequence[Argument], table: _Table) -> Arguments:
    return Arguments(
        _labels(a.role for a in found),
        to_column(table.word(a.stem, a.lemma) for a in found),
        Places.of([a.head for a in found]),
        to_column(a.head.start - a.span.start for a in found),
        to_column(len(a.span) for a in found),
        to_column(table.stem(stem) for a in found for stem in a.stems),
        to_column(len(a.stems) for a in found),
        to_column(a.is_name for a in found),
        _labels(a.entity for a in found),
    )


def _mentions(found: Sequence[Mention], text: str) -> Mentions:
    doing = [(n, m.deed) for n, m in enumerate(found) if m.deed is not None]
    deeds = [deed for _, deed in doing]
    return Mentions(
        Places.of([m.span for m in found]),
        to_column(m.span.start - m.phrase.start for m in found),
        to_column(len(m.phrase) for m in found),
        {n: m.text for n, m in enumerate(found) if m.text != m.span.of(text)},
        _members(MentionKind, (m.kind for m in found)),
        to_column(m.sentence for m in found),
        _members((None, *ActorType), (m.type for m in found)),
        _labels(m.name for m in found),
        to_column(len(m.descriptors) for m in found),
        Places.of([span for m in found for span in m.descriptors]),
        to_column(n for n, _ in doing),
        _members(DeedRole, (deed.role for deed in deeds)),
        _labels(deed.verb for deed in deeds),
        Places.of([deed.span for deed in deeds]),
    )


def _members(kinds: Iterable[T], found: Iterable[T]) -> bytes:
    """The places of the found ones among all kinds."""
    places = {kind: n for n, kind in enumerate(kinds)}
    return to_column(map(places.__getitem__, found))


def _labels(found: Iterable[str | None]) -> Labels:
    places: dict[str | None, int] = {}
    column = to_column([places.setdefault(label, len(places)) for label in found])
    return Labels(tuple(places), column)
