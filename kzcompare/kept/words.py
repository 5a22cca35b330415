"""The words of a corpus as the cache keeps them: the vocabulary in one record, places in many."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from operator import sub

from msgspec import Struct

from kzcompare.columnar.numbers import from_column, to_column
from kzcompare.kept.shelf import Shelf
from kzcompare.model.words import Vocabulary, WordIndex, WordKind

AT_ONCE = 4000  # places of words in one record


class _Head(Struct, frozen=True, array_like=True):
    """The vocabulary in short.

    Stems are lengths where a form begins so, lemmas None where they are the form in lower case.
    `cuts` are the words at which records of places begin.
    """

    kinds: tuple[WordKind, ...]
    stems: tuple[int | str, ...]
    lemmas: tuple[str | None, ...]
    forms: tuple[str, ...]
    counts: tuple[int, ...]
    held: tuple[int, ...]
    firsts: tuple[int, ...]
    cuts: tuple[int, ...]


def word_records(index: WordIndex) -> Iterator[tuple[str, object]]:
    """The index in records by name."""
    words = index.vocabulary
    cuts = list(_cuts(words.held))
    yield (
        "words",
        _Head(
            words.kinds,
            tuple(map(_short, words.stems, words.forms)),
            tuple(
                None if lemma == form.lower() else lemma
                for lemma, form in zip(words.lemmas, words.forms, strict=True)
            ),
            words.forms,
            words.counts,
            words.held,
            tuple(index.firsts),
            tuple(cuts),
        ),
    )
    for number, (start, end) in enumerate(pairwise([*cuts, len(words.held)])):
        yield f"words/{number}", to_column(chain(*map(_steps, index.claims(range(start, end)))))


def _short(stem: str, form: str) -> int | str:
    return len(stem) if form.lower().startswith(stem) else stem


def _cuts(sizes: Iterable[int]) -> Iterator[int]:
    filled = AT_ONCE
    for number, size in enumerate(sizes):
        if filled >= AT_ONCE:
            filled = 0
            yield number
        filled += size


def _steps(claims: Sequence[int]) -> Iterator[int]:
    """Each number as its distance from the one before."""
    return map(sub, claims, (0, *claims))


class KeptWords:
    """See `WordIndex`; places are loaded when they are asked for."""

    def __init__(self, shelf: Shelf) -> None:
        """The words of a corpus.

        Raises:
            GoneError: they are not kept.
        """
        head = shelf.get("words", _Head)
        forms = head.forms
        low = [form.lower() for form in forms]
        self.vocabulary = Vocabulary(
            head.kinds,
            tuple(
                form[:stem] if isinstance(stem, int) else stem
                for stem, form in zip(head.stems, low, strict=True)
            ),
            tuple(
                form if lemma is None else lemma
                for lemma, form in zip(head.lemmas, low, strict=True)
            ),
            forms,
            head.counts,
            head.held,
        )
        self.firsts: Sequence[int] = head.firsts
        self._cuts = head.cuts
        self._shelf = shelf
        self._starts = (0, *accumulate(head.held))
        self._loaded: dict[int, Sequence[int]] = {}

    def claims(self, words: Iterable[int]) -> list[Sequence[int]]:
        """See `WordIndex.claims`.

        Raises:
            GoneError: a record is not there.
        """
        return [tuple(accumulate(self._steps(word))) for word in words]

    def _steps(self, word: int) -> Sequence[int]:
        number = bisect_right(self._cuts, word) - 1
        if number not in self._loaded:
            self._loaded[number] = from_column(self._shelf.get(f"words/{number}", bytes))
        before = self._starts[self._cuts[number]]
        return self._loaded[number][self._starts[word] - before : self._starts[word + 1] - before]
