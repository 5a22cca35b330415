"""A reading in columns, as the cache keeps it: most of a reading are words and places.

Words stand once in a table; places are kept by their distance from the one before and their
length. Written so, a reading takes two thirds of the room, and it is put together again by
functions that run at the speed of the interpreter's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from operator import add
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.model.actor import Mention
from kzcompare.model.claim import Argument, Certainty, Claim, Predication, Reading, Term
from kzcompare.model.span import Span
from kzcompare.model.statement import Statement

T = TypeVar("T")
HUNDREDTHS = 100  # Zipf frequencies have two decimals


class Places(Struct, frozen=True, array_like=True):
    """Spans: each start as its distance from the one before, and lengths in code points."""

    steps: tuple[int, ...]
    lengths: tuple[int, ...]


class Words(Struct, frozen=True, array_like=True):
    """Each word once: stem, lemma (None where it is the stem), Zipf frequency in hundredths."""

    stems: tuple[str, ...]
    lemmas: tuple[str | None, ...]
    zipfs: tuple[int | float, ...]


class Arguments(Struct, frozen=True, array_like=True):
    """The arguments of all predicates in text order; words are indices into the table.

    `before` are the code points between the start of the whole phrase and that of its main word,
    `lengths` those of the phrase. `stems` are the words of all phrases, `sizes` how many each has.
    """

    roles: tuple[str, ...]
    words: tuple[int, ...]
    heads: Places
    before: tuple[int, ...]
    lengths: tuple[int, ...]
    stems: tuple[int, ...]
    sizes: tuple[int, ...]
    names: tuple[bool, ...]
    entities: tuple[str, ...]


class Predications(Struct, frozen=True, array_like=True):
    """The predicates of all claims in text order; `sizes` are their numbers of arguments."""

    places: Places
    words: tuple[int, ...]
    negations: tuple[Span | None, ...]
    certainties: tuple[Certainty, ...]
    asides: tuple[bool, ...]
    sizes: tuple[int, ...]
    arguments: Arguments


class Terms(Struct, frozen=True, array_like=True):
    """The terms of all claims in text order; words are indices into the table."""

    words: tuple[int, ...]
    places: Places
    names: tuple[bool, ...]


class Columnar(Struct, frozen=True, array_like=True):
    """A reading: its claims without terms and predicates, and these in columns.

    `sizes` are the numbers of terms and of predicates of each claim.
    """

    digest: str
    words: Words
    claims: tuple[Claim, ...]
    sizes: tuple[tuple[int, ...], tuple[int, ...]]
    terms: Terms
    predications: Predications
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]


class _Table:
    """Words on their way into the table."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str, float], int] = {}
        self._known: dict[tuple[str, str], int] = {}
        self._stems: dict[str, int] = {}

    def term(self, term: Term) -> int:
        """The index of a term's word."""
        return self._place(term.stem, term.lemma, term.zipf)

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
        return Words(
            tuple(stem for stem, _, _ in self._places),
            tuple(None if lemma == stem else lemma for stem, lemma, _ in self._places),
            tuple(_hundredths(zipf) for _, _, zipf in self._places),
        )


def to_columns(reading: Reading) -> Columnar:
    """The reading in columns."""
    table = _Table()
    claims = reading.claims
    terms = [term for claim in claims for term in claim.terms]
    found = [predication for claim in claims for predication in claim.predications]
    in_columns = Terms(
        tuple(map(table.term, terms)),
        _places(t.span for t in terms),
        tuple(t.is_name for t in terms),
    )
    predications = Predications(
        _places(p.span for p in found),
        tuple(table.word(p.stem, p.lemma) for p in found),
        tuple(p.negation for p in found),
        tuple(p.certainty for p in found),
        tuple(p.is_aside for p in found),
        tuple(len(p.arguments) for p in found),
        _arguments([a for p in found for a in p.arguments], table),
    )
    return Columnar(
        reading.digest,
        table.words(),
        tuple(replace(claim, terms=(), predications=()) for claim in claims),
        (tuple(len(c.terms) for c in claims), tuple(len(c.predications) for c in claims)),
        in_columns,
        predications,
        reading.statements,
        reading.mentions,
    )


def _arguments(found: Sequence[Argument], table: _Table) -> Arguments:
    return Arguments(
        tuple(a.role for a in found),
        tuple(table.word(a.stem, a.lemma) for a in found),
        _places(a.head for a in found),
        tuple(a.head.start - a.span.start for a in found),
        tuple(len(a.span) for a in found),
        tuple(table.stem(stem) for a in found for stem in a.stems),
        tuple(len(a.stems) for a in found),
        tuple(a.is_name for a in found),
        tuple(a.entity for a in found),
    )


def _places(spans: Iterable[Span]) -> Places:
    steps, lengths, before = [], [], 0
    for span in spans:
        steps.append(span.start - before)
        lengths.append(span.end - span.start)
        before = span.start
    return Places(tuple(steps), tuple(lengths))


def _hundredths(zipf: float) -> int | float:
    """The frequency as a whole number, where nothing is lost by it."""
    whole = round(zipf * HUNDREDTHS)
    return whole if whole / HUNDREDTHS == zipf else zipf


def from_columns(kept: Columnar) -> Reading:
    """The reading that these are the columns of."""
    words = kept.words
    stems = words.stems
    lemmas = [a if b is None else b for a, b in zip(stems, words.lemmas, strict=True)]
    zipfs = [z / HUNDREDTHS if isinstance(z, int) else z for z in words.zipfs]
    terms = kept.terms
    made = map(
        Term,
        _looked_up(stems, terms.words),
        _looked_up(lemmas, terms.words),
        _looked_up(zipfs, terms.words),
        _spans(terms.places),
        terms.names,
    )
    predications = _predications(kept.predications, stems, lemmas)
    claims = tuple(
        replace(claim, terms=a, predications=b)
        for claim, a, b in zip(
            kept.claims,
            _cut(made, kept.sizes[0]),
            _cut(predications, kept.sizes[1]),
            strict=True,
        )
    )
    return Reading(kept.digest, claims, kept.statements, kept.mentions)


def _predications(
    kept: Predications, stems: Sequence[str], lemmas: Sequence[str]
) -> Iterator[Predication]:
    given = kept.arguments
    heads = tuple(_spans(given.heads))
    starts = [head.start - n for head, n in zip(heads, given.before, strict=True)]
    arguments = map(
        Argument,
        given.roles,
        _looked_up(stems, given.words),
        _looked_up(lemmas, given.words),
        heads,
        map(Span, starts, map(add, starts, given.lengths)),
        _cut(_looked_up(stems, given.stems), given.sizes),
        given.names,
        given.entities,
    )
    return map(
        Predication,
        _spans(kept.places),
        _looked_up(stems, kept.words),
        _looked_up(lemmas, kept.words),
        kept.negations,
        kept.certainties,
        _cut(arguments, kept.sizes),
        kept.asides,
    )


def _looked_up(table: Sequence[T], places: Iterable[int]) -> Iterator[T]:
    look_up: Callable[[int], T] = table.__getitem__
    return map(look_up, places)


def _spans(places: Places) -> Iterator[Span]:
    starts = tuple(accumulate(places.steps))
    return map(Span, starts, map(add, starts, places.lengths))


def _cut(items: Iterator[T], sizes: Iterable[int]) -> Iterator[tuple[T, ...]]:
    """The items in tuples of these sizes."""
    return (tuple(islice(items, size)) for size in sizes)
