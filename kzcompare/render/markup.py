"""Lines and tables in a document with headings and lists: the ground of Markdown and HTML.

A renderer builds its lines and grids once. Where `Look.markup` is set, `lines.written` and
`grid.grid` hand them to one of two writers, so every command has both formats without code of its
own.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.render.lines import Line, Part, line
from kzcompare.render.look import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzcompare.render.grid import Column
    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Corpus, Document, SourceRecord

MOST_NAMED = 12  # sources named at the head of a document
_WRITERS = {
    Markup.MARKDOWN: "kzcompare.render.markdown",
    Markup.HTML: "kzcompare.render.html_",
}


class Writer(Protocol):
    """A module that writes one markup. What it returns can be put one after the other."""

    def blocks(self, lines: Iterable[Line], look: Look) -> str:
        """Headings, paragraphs, lists and quotations."""
        ...

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[Sequence[Piece]]], look: Look
    ) -> str:
        """A table with a heading line."""
        ...


def writer_of(look: Look) -> Writer:
    """The writer of the markup that `look` asks for.

    Raises:
        KeyError: it asks for none.
    """
    return cast("Writer", import_module(_WRITERS[Markup(look.markup or "")]))


class Block(Struct, frozen=True):
    """Lines that belong together: one heading or quotation, a paragraph, or the items of a list."""

    part: Part
    lines: tuple[Line, ...]
    is_list: bool = False


def blocks_of(lines: Iterable[Line]) -> list[Block]:
    """The blocks of a document; an empty line ends a paragraph, and an indented one is an item."""
    made: list[Block] = []
    is_open = False
    for item in lines:
        if not any(words.strip() for words, _ in item.pieces):
            is_open = False
            continue
        is_list = item.part is Part.TEXT and item.indent > 0
        last = made[-1] if made else None
        goes_on = (
            last is not None
            and item.part is last.part is Part.TEXT
            and is_list == last.is_list
            and (is_open or is_list)
        )
        if last is not None and goes_on:
            made[-1] = replace(last, lines=(*last.lines, item))
        else:
            made.append(Block(item.part, (item,), is_list))
        is_open = True
    return made


def depths(block: Block) -> list[int]:
    """How deep each item of a list lies, 0 being the outermost."""
    steps: list[int] = []
    made = []
    for item in block.lines:
        while steps and steps[-1] > item.indent:
            steps.pop()
        if not steps or steps[-1] < item.indent:
            steps.append(item.indent)
        made.append(len(steps) - 1)
    return made


def command_of(document: Document) -> str:
    """The command that prints a document: its schema is named after it ("explain_row")."""
    return document.schema.removeprefix("kzcompare.").partition("/")[0].partition("_")[0]


def body_of(document: Document, look: Look, markup: Markup) -> str:
    """What the command's own renderer writes, in this markup, after a line on the sources."""
    from kzcompare.render import render

    there = replace(look, width=None, color=False, markup=markup)
    body = render(command_of(document), "table", document, there)
    return writer_of(there).blocks(_sources(document), there) + body


def _sources(document: Document) -> list[Line]:
    """What was compared, for somebody who has the document and nothing else."""
    corpus: Corpus | None = getattr(document, "corpus", None)
    if corpus is None:
        return []
    if len(corpus.sources) > MOST_NAMED:
        return [line(f"{len(corpus.sources)} sources")]
    return [line("Sources: ", ", ".join(map(_source, corpus.sources)))]


def _source(source: SourceRecord) -> str:
    known = [text for text in (source.outlet, source.date) if text]
    return f"{source.id} ({', '.join(known)})" if known else source.id
