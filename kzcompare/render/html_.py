"""Documents as one HTML page: no scripts, nothing loaded, light and dark, fit to be printed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kzcompare.render.lines import Part, shown, spaced
from kzcompare.render.look import Markup
from kzcompare.render.markup import blocks_of, body_of, command_of, depths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzcompare.render.grid import Column
    from kzcompare.render.lines import Line, Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document

_TAGS = {Part.HEADING: "h2", Part.SUBHEADING: "h3", Part.QUOTE: "blockquote"}
_CLASSES = frozenset(("dim", "red", "green", "yellow", "blue", "cyan"))


def render(document: Document, look: Look) -> str:
    """The document as a page of its own, titled with the command."""
    from kzcompare.render.shell import shell

    command = command_of(document)
    title = f"kzcompare {command}"
    inner = body_of(document, replace(look, ascii_only=False), Markup.HTML)
    body = f"<main>\n<h1>{title}</h1>\n{inner}</main>\n"
    return shell(title, body, is_ascii=look.ascii_only)


def blocks(lines: Iterable[Line], look: Look) -> str:
    """Headings, paragraphs, lists and quotations."""
    made = []
    for block in blocks_of(lines):
        inner = [_inline(item, look) for item in block.lines]
        if block.is_list:
            items = zip(depths(block), inner, strict=True)
            listed = "\n".join(
                f'<li class="deep{min(depth, 3)}">{words}</li>' for depth, words in items
            )
            made.append(f"<ul>\n{listed}\n</ul>\n")
        else:
            tag = _TAGS.get(block.part, "p")
            made.append(f"<{tag}>{'<br>'.join(inner)}</{tag}>\n")
    return "".join(made)


def table(columns: Sequence[Column], rows: Sequence[Sequence[Sequence[Piece]]], look: Look) -> str:
    """A table whose first column names each row; it scrolls where the page is too narrow."""
    heads = "".join(
        f'<th scope="col"{_kind(column)}>{words_of(column.heading, look)}</th>'
        for column in columns
    )
    made = []
    for row in rows:
        cells = [pieces(entry, look) for entry in row]
        rest = "".join(
            f"<td{_kind(column)}>{cell}</td>"
            for column, cell in zip(columns[1:], cells[1:], strict=True)
        )
        made.append(f'<tr><th scope="row">{cells[0]}</th>{rest}</tr>\n')
    label = escape(", ".join(column.heading for column in columns))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="Table: {label}">\n<table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{''.join(made)}</tbody>\n</table>\n</div>\n"
    )


def words_of(text: str, look: Look) -> str:
    """Words as a page may show them: nothing in them is markup, and nothing is unseen."""
    return escape(shown(spaced(text), look))


def pieces(parts: Iterable[Piece], look: Look) -> str:
    """Styled words on one line."""
    return "".join(_styled(words_of(words, look), style.split()) for words, style in parts)


def _inline(item: Line, look: Look) -> str:
    parts = (*item.pieces, (" · ", ""), item.end) if item.end else item.pieces
    return pieces(parts, look)


def _kind(column: Column) -> str:
    return ' class="number"' if column.is_number else ""


def _styled(words: str, style: Sequence[str]) -> str:
    if not words:
        return ""
    kinds = " ".join(name for name in style if name in _CLASSES)
    tags = [tag for tag, name in (("strong", "bold"), ("em", "italic")) if name in style]
    if "underline" in style:
        tags.insert(0, "mark" if "bold" in style else "u")
    if kinds and not tags:
        tags = ["span"]
    for place, tag in enumerate(reversed(tags)):
        is_outer = place == len(tags) - 1
        words = (
            f'<{tag} class="{kinds}">{words}</{tag}>'
            if kinds and is_outer
            else f"<{tag}>{words}</{tag}>"
        )
    return words
