"""Actors and rows as the cache keeps them, a few a record, with what tells where each is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.kept.shelf import Shelf
from kzcompare.model.actor import Actor
from kzcompare.model.row import Cell, Row
from kzcompare.model.span import Span

CELLS_AT_ONCE = 100  # cells of the rows of one record
MENTIONS_AT_ONCE = 400  # mentions of the actors of one record; one actor may have more
TextOf = Callable[[int], str]  # the text of an article by its number
_Actors = tuple[Actor, ...]


class _ActorsHead(Struct, frozen=True, array_like=True):
    """The names of all actors, in order, and at which of them records begin."""

    names: tuple[str, ...]
    cuts: tuple[int, ...]


class _RowsHead(Struct, frozen=True, array_like=True):
    """For each record of rows the articles with a statement in it, in order."""

    articles: tuple[tuple[int, ...], ...]


class _Row(Struct, frozen=True, array_like=True):
    """A row and its place in the order of rows.

    Cells have no text where it is the article's at their place; the proposition is what stands at
    `words` in the text of the cell `label`.
    """

    place: int
    label: int
    words: Span
    row: Row


def actor_records(actors: Sequence[Actor]) -> Iterator[tuple[str, object]]:
    """The actors in records by name."""
    cuts, filled = [], MENTIONS_AT_ONCE
    for number, actor in enumerate(actors):
        if filled >= MENTIONS_AT_ONCE:
            filled = 0
            cuts.append(number)
        filled += 1 + sum(len(mentions) for _, mentions in actor.mentions)
    yield "actors", _ActorsHead(tuple(a.name for a in actors), tuple(cuts))
    for n, start in enumerate(cuts):
        end = cuts[n + 1] if n + 1 < len(cuts) else len(actors)
        yield f"actors/{n}", tuple(actors[start:end])


class KeptActors:
    """The actors of a corpus, most mentioned first; `names` are those of all."""

    def __init__(self, shelf: Shelf) -> None:
        """The actors at a place.

        Raises:
            GoneError: they are not kept.
        """
        head = shelf.get("actors", _ActorsHead)
        self.names: Sequence[str] = head.names
        self._cuts = head.cuts
        self._shelf = shelf

    def all(self) -> tuple[Actor, ...]:
        """All of them.

        Raises:
            GoneError: a record is not there.
        """
        names = [f"actors/{n}" for n in range(len(self._cuts))]
        return tuple(actor for record in self._shelf.each(names, _Actors) for actor in record)

    def some(self, numbers: Iterable[int]) -> Iterator[Actor]:
        """Those of these numbers, which are in order.

        Raises:
            GoneError: a record is not there.
        """
        loaded = -1
        record: tuple[Actor, ...] = ()
        for number in numbers:
            home = bisect_right(self._cuts, number) - 1
            if home != loaded:
                loaded, record = home, self._shelf.get(f"actors/{home}", _Actors)
            yield record[number - self._cuts[home]]


def row_records(
    part: str, rows: Sequence[Row], sources: Mapping[str, int], text_of: TextOf
) -> Iterator[tuple[str, object]]:
    """The rows of a part in records by name; rows on the same articles stand together."""
    held = [tuple(sorted({sources[cell.source] for cell in row.cells})) for row in rows]
    order = sorted(range(len(rows)), key=lambda n: (held[n], n))
    batches = _batches(order, rows)
    yield (
        part,
        _RowsHead(tuple(tuple(sorted({a for n in batch for a in held[n]})) for batch in batches)),
    )
    for number, batch in enumerate(batches):
        short = (_short(n, rows[n], sources, text_of) for n in batch)
        yield f"{part}/{number}", tuple(short)


def _batches(order: Sequence[int], rows: Sequence[Row]) -> list[list[int]]:
    """The rows, by their places, in the batches of the records."""
    batches: list[list[int]] = []
    filled = CELLS_AT_ONCE
    for place in order:
        if filled >= CELLS_AT_ONCE:
            filled = 0
            batches.append([])
        filled += len(rows[place].cells)
        batches[-1].append(place)
    return batches


def _short(place: int, row: Row, sources: Mapping[str, int], text_of: TextOf) -> _Row:
    """The row without what its articles print."""
    cells = tuple(
        replace(cell, text="") if cell.text == _printed(cell, sources, text_of) else cell
        for cell in row.cells
    )
    label = row.label
    start = row.cells[label].text.index(row.proposition)
    words = Span(start, start + len(row.proposition))
    return _Row(place, label, words, replace(row, proposition="", cells=cells))


def _full(kept: _Row, sources: Mapping[str, int], text_of: TextOf) -> Row:
    """The row with what its articles print."""
    row = kept.row
    cells = tuple(
        cell if cell.text else replace(cell, text=_printed(cell, sources, text_of))
        for cell in row.cells
    )
    return replace(row, proposition=kept.words.of(cells[kept.label].text), cells=cells)


def _printed(cell: Cell, sources: Mapping[str, int], text_of: TextOf) -> str:
    return cell.span.of(text_of(sources[cell.source]))


class KeptRows:
    """The rows of a part, best first."""

    def __init__(
        self, shelf: Shelf, part: str, sources: Mapping[str, int], text_of: TextOf
    ) -> None:
        """Those at a place; `sources` are the numbers of its articles.

        Raises:
            GoneError: they are not kept.
        """
        self._articles = shelf.get(part, _RowsHead).articles
        self._shelf = shelf
        self._part = part
        self._sources = sources
        self._text_of = text_of

    def all(self) -> tuple[Row, ...]:
        """All of them.

        Raises:
            GoneError: a record is not there.
        """
        return self._in_order(self._kept(range(len(self._articles))))

    def of(self, articles: Iterable[int]) -> tuple[Row, ...]:
        """Those with a statement of any of these articles.

        Raises:
            GoneError: a record is not there.
        """
        wanted = frozenset(articles)
        sources = {source for source, number in self._sources.items() if number in wanted}
        kept = self._kept(n for n, here in enumerate(self._articles) if wanted.intersection(here))
        return self._in_order(
            row for row in kept if any(cell.source in sources for cell in row.row.cells)
        )

    def _kept(self, numbers: Iterable[int]) -> Iterator[_Row]:
        names = [f"{self._part}/{n}" for n in numbers]
        for record in self._shelf.each(names, tuple[_Row, ...]):
            yield from record

    def _in_order(self, kept: Iterable[_Row]) -> tuple[Row, ...]:
        ordered = sorted(kept, key=lambda row: row.place)
        return tuple(_full(row, self._sources, self._text_of) for row in ordered)
