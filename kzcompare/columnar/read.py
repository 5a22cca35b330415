"""From columns to a reading, of which claims are made when they are looked at."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, repeat
from operator import sub
from typing import Any, TypeVar, overload

from msgspec import msgpack
from msgspec.structs import replace

from kzcompare.columnar.numbers import bounds, from_column, spans
from kzcompare.columnar.records import (
    HUNDREDTHS,
    Columnar,
    Forms,
    Labels,
    Mentions,
    Predications,
    Terms,
    Words,
)
from kzcompare.model.actor import Deed, DeedRole, Mention, MentionKind
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import Argument, Certainty, Claim, Predication, Reading, Term

T = TypeVar("T")
CERTAINTIES = tuple(Certainty)
KINDS = tuple(MentionKind)
TYPES = (None, *ActorType)
ROLES = tuple(DeedRole)
IN_COLUMNS = frozenset({"terms", "predications"})  # fields of a claim


@functools.cache
def _decoders() -> tuple[
    msgpack.Decoder[Claim], msgpack.Decoder[Terms], msgpack.Decoder[Predications]
]:
    """Made once, when the first claim is: learning their shapes takes time."""
    return msgpack.Decoder(Claim), msgpack.Decoder(Terms), msgpack.Decoder(Predications)


def from_columns(kept: Columnar, text: str) -> Reading:
    """The reading of a text that these are the columns of."""
    claims = ColumnarClaims(kept, text)
    return Reading(
        kept.digest, tuple(claims), kept.statements, tuple(_mentions(kept.mentions, text))
    )


def looked_at(kept: Columnar, text: str) -> Reading:
    """The same, each claim of which is made whenever it is looked at."""
    return Reading(
        kept.digest,
        ColumnarClaims(kept, text),
        kept.statements,
        tuple(_mentions(kept.mentions, text)),
    )


class ColumnarClaims(Sequence[Claim]):
    """The claims of one article. Each look at one makes a new record, equal to the last."""

    def __init__(self, kept: Columnar, text: str) -> None:
        """The claims of these columns."""
        self._kept = kept
        self._text = text

    def __len__(self) -> int:
        """The number of claims."""
        return len(self._kept.claims)

    @overload
    def __getitem__(self, index: int) -> Claim: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Claim, ...]: ...

    def __getitem__(self, index: int | slice) -> Claim | tuple[Claim, ...]:
        """One claim, or some."""
        numbers = range(len(self))[index]
        if isinstance(numbers, int):
            (claim,) = self._made(numbers, numbers + 1)
            return claim
        return tuple(self[n] for n in numbers)

    def __iter__(self) -> Iterator[Claim]:
        """The claims in text order."""
        return self._made(0, len(self))

    def view(self, names: tuple[str, ...]) -> Iterator[Claim]:
        """The claims, one after the other, of which only these fields are looked at."""
        if IN_COLUMNS.isdisjoint(names):
            return map(_decoders()[0].decode, self._kept.claims)
        return iter(self)

    def __eq__(self, other: object) -> bool:
        """Whether the claims are the same, made or not."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """As that of the claims themselves."""
        return hash(tuple(self))

    def _made(self, first: int, last: int) -> Iterator[Claim]:
        """The claims of these numbers, `last` left out."""
        kept = self._kept
        decode = _decoders()[0].decode
        terms = self._term_bounds[first : last + 1]
        predications = self._predication_bounds[first : last + 1]
        bare = map(decode, kept.claims[first:last])
        made = zip(
            bare,
            _cut(self._terms.some(terms[0], terms[-1], self._words), terms),
            _cut(self._predications.some(predications[0], predications[-1]), predications),
            strict=True,
        )
        return (replace(claim, terms=a, predications=b) for claim, a, b in made)

    @cached_property
    def _term_bounds(self) -> Sequence[int]:
        return bounds(self._kept.terms)

    @cached_property
    def _predication_bounds(self) -> Sequence[int]:
        return bounds(self._kept.predications)

    @cached_property
    def _terms(self) -> _Terms:
        return _Terms(_decoders()[1].decode(self._kept.all_terms))

    @cached_property
    def _words(self) -> _Words:
        return _Words(self._kept.words, self._terms, self._text)

    @cached_property
    def _predications(self) -> _Predications:
        found = _decoders()[2].decode(self._kept.all_predications)
        return _Predications(found, self._words)


class _Terms:
    """The columns of terms."""

    def __init__(self, kept: Terms) -> None:
        self.words = from_column(kept.words)
        self.starts, self.lengths = kept.places.columns()
        self._names = from_column(kept.names)

    def some(self, first: int, last: int, words: _Words) -> Iterator[Term]:
        """The terms of these numbers, `last` left out."""
        part = slice(first, last)
        here = self.words[part]
        return map(
            Term,
            _looked_up(words.stems, here),
            _looked_up(words.lemmas, here),
            _looked_up(words.zipfs, here),
            spans(self.starts[part], self.lengths[part]),
            map(bool, self._names[part]),
        )


class _Words:
    """The words of a reading: stem, lemma and frequency of each."""

    def __init__(self, kept: Words, terms: _Terms, text: str) -> None:
        last = range(len(terms.words) - 1, -1, -1)
        firsts = dict(zip(reversed(terms.words), last, strict=True))
        starts, lengths = terms.starts, terms.lengths
        places = map(firsts.__getitem__, range(len(firsts)))
        printed = [text[starts[n] : starts[n] + lengths[n]] for n in places]
        low = [*map(str.lower, printed), *repeat("", len(kept.zipfs))]
        self.stems = _formed(kept.stems, printed, low)
        self.lemmas = _formed(kept.lemmas, printed, low)
        self.zipfs = [n / HUNDREDTHS for n in from_column(kept.zipfs)]
        for word, zipf in kept.exact.items():
            self.zipfs[word] = zipf


def _formed(kept: Forms, printed: Sequence[str], low: Sequence[str]) -> Sequence[str]:
    """The forms of words that are `printed`, and `low` in lower case; those of more may follow."""
    made = [word[:count] for word, count in zip(low, from_column(kept.letters), strict=False)]
    for place in from_column(kept.capital):
        made[place] = printed[place]
    for place, word in zip(from_column(kept.others), kept.spelled, strict=True):
        made[place] = word
    return made


class _Predications:
    """The columns of predicates."""

    def __init__(self, kept: Predications, words: _Words) -> None:
        self._words = words
        self._starts, self._lengths = kept.places.columns()
        self._main = from_column(kept.words)
        self._negations = dict(zip(from_column(kept.negated), kept.negations.spans(), strict=True))
        self._certainties = from_column(kept.certainties)
        self._asides = from_column(kept.asides)
        self._bounds = bounds(kept.sizes)
        given = kept.arguments
        self._heads, self._head_lengths = given.heads.columns()
        self._phrases = tuple(map(sub, self._heads, from_column(given.before)))
        self._phrase_lengths = from_column(given.lengths)
        self._given = from_column(given.words)
        self._stems = from_column(given.stems)
        self._stem_bounds = bounds(given.sizes)
        self._names = from_column(given.names)
        self._roles = tuple(_labelled(given.roles))
        self._entities = tuple(_labelled(given.entities))

    def some(self, first: int, last: int) -> Iterator[Predication]:
        """The predicates of these numbers, `last` left out."""
        part = slice(first, last)
        here = self._main[part]
        sizes = self._bounds[first : last + 1]
        return map(
            Predication,
            spans(self._starts[part], self._lengths[part]),
            _looked_up(self._words.stems, here),
            _looked_up(self._words.lemmas, here),
            map(self._negations.get, range(first, last)),
            _looked_up(CERTAINTIES, self._certainties[part]),
            _cut(self._arguments(sizes[0], sizes[-1]), sizes),
            map(bool, self._asides[part]),
        )

    def _arguments(self, first: int, last: int) -> Iterator[Argument]:
        part = slice(first, last)
        here = self._given[part]
        sizes = self._stem_bounds[first : last + 1]
        stems = self._stems[sizes[0] : sizes[-1]]
        return map(
            Argument,
            self._roles[part],
            _looked_up(self._words.stems, here),
            _looked_up(self._words.lemmas, here),
            spans(self._heads[part], self._head_lengths[part]),
            spans(self._phrases[part], self._phrase_lengths[part]),
            _cut(_looked_up(self._words.stems, stems), sizes),
            map(bool, self._names[part]),
            self._entities[part],
        )


def _mentions(kept: Mentions, text: str) -> Iterator[Mention]:
    starts, lengths = kept.places.columns()
    phrases = tuple(map(sub, starts, from_column(kept.before)))
    texts = [text[start : start + length] for start, length in zip(starts, lengths, strict=True)]
    for n, printed in kept.texts.items():
        texts[n] = printed
    deeds = map(
        Deed,
        _looked_up(ROLES, from_column(kept.roles)),
        _labelled(kept.verbs),
        kept.deeds.spans(),
    )
    done = dict(zip(from_column(kept.doing), deeds, strict=True))
    return map(
        Mention,
        spans(starts, lengths),
        spans(phrases, from_column(kept.lengths)),
        texts,
        _looked_up(KINDS, from_column(kept.kinds)),
        from_column(kept.sentences),
        _looked_up(TYPES, from_column(kept.types)),
        _labelled(kept.names),
        _cut(kept.descriptors.spans(), bounds(kept.sizes)),
        map(done.get, range(len(texts))),
    )


def _labelled(kept: Labels) -> Iterator[Any]:
    return _looked_up(kept.names, from_column(kept.column))


def _looked_up(table: Sequence[T], places: Iterable[int]) -> Iterator[T]:
    look_up: Callable[[int], T] = table.__getitem__
    return map(look_up, places)


def _cut(items: Iterator[T], limits: Sequence[int]) -> Iterator[tuple[T, ...]]:
    """The items in tuples that begin and end at these limits."""
    return (tuple(islice(items, size)) for size in map(sub, limits[1:], limits))
