"""Documents as Markdown (CommonMark with GitHub's tables), for wikis, issues and version control.

Each statement stands on a line of its own, nothing is numbered and nothing is wrapped, so two runs
differ in the lines that say something else and in no others. Words of articles stay words: whatever
Markdown would take for a sign is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from kzcompare.render.lines import Part, shown, spaced
from kzcompare.render.look import Markup
from kzcompare.render.markup import blocks_of, body_of, depths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzcompare.render.grid import Column
    from kzcompare.render.lines import Line, Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document

_SIGNS = re.compile(
    r"[\\`*_\[\]<>|~$@]"  # emphasis, code, links, markup, tables, mathematics, addresses
    r"|&(?=[#\w])"  # an entity
    r"|:(?=//)|\.(?=[^\W\d_]{2})|(?<=www)\.|(?<=WWW)\."  # an address that would become a link
)
_STARTS = re.compile(r"^(?:\d+(?=[.)])|(?=[#+=-]))")  # before the sign of a heading, list or rule
_LEVELS = {Part.HEADING: "##", Part.SUBHEADING: "###"}
_BREAK = "\\\n"  # a new line within a paragraph


def render(document: Document, look: Look) -> str:
    """The document under a heading that names the command."""
    from kzcompare.render.markup import command_of

    title = f"# kzcompare {command_of(document)}\n\n"
    return title + body_of(document, look, Markup.MARKDOWN).rstrip("\n") + "\n"


def blocks(lines: Iterable[Line], look: Look) -> str:
    """Headings, paragraphs, lists and quotations, an empty line after each."""
    made = []
    for block in blocks_of(lines):
        if block.is_list:
            levels = depths(block)
            items = zip(levels, block.lines, strict=True)
            text = "\n".join(f"{'  ' * depth}- {_inline(item, look)}" for depth, item in items)
        elif block.part is Part.QUOTE:
            text = f"> {_inline(block.lines[0], look)}"
        elif block.part in _LEVELS:
            text = f"{_LEVELS[block.part]} {_inline(block.lines[0], look, is_heading=True)}"
        else:
            text = _BREAK.join(_inline(item, look) for item in block.lines)
        made.append(text + "\n\n")
    return "".join(made)


def table(columns: Sequence[Column], rows: Sequence[Sequence[Sequence[Piece]]], look: Look) -> str:
    """A table as GitHub has them, an empty line after it."""
    heads = [escaped(column.heading) for column in columns]
    rules = ["---:" if column.is_number else "---" for column in columns]
    bodies = [[pieces(entry, look) for entry in row] for row in rows]
    return "".join(f"| {' | '.join(entries)} |\n" for entries in (heads, rules, *bodies)) + "\n"


def escaped(text: str) -> str:
    r"""The words with a backslash before each sign that Markdown would act on.

    >>> escaped("[a](b) *c*")
    '\\[a\\](b) \\*c\\*'
    """
    return _SIGNS.sub(r"\\\g<0>", text)


def pieces(parts: Iterable[Piece], look: Look, *, is_heading: bool = False) -> str:
    """Styled words on one line: bold and italic as such, colours left to the signs beside them."""
    styled = [(shown(spaced(words), look), style) for words, style in parts if words]
    plain = "".join(words for words, _ in styled)
    made: list[str] = []
    place = 0
    for words, style in styled:
        inner = words.strip()
        lead = words[: len(words) - len(words.lstrip())]
        start = place + len(lead)
        mark = "" if is_heading or not inner else _mark(style)
        touches = not lead and made and made[-1].endswith("*")
        if mark and not touches and _has_room(plain, start, start + len(inner)):
            made.append(f"{lead}{mark}{escaped(inner)}{mark}{words[len(lead) + len(inner) :]}")
        else:
            made.append(escaped(words))
        place += len(words)
    return _STARTS.sub(r"\g<0>\\", "".join(made).strip(), count=1)


def _inline(item: Line, look: Look, *, is_heading: bool = False) -> str:
    parts = (*item.pieces, (" · ", ""), item.end) if item.end else item.pieces
    return pieces(parts, look, is_heading=is_heading)


def _mark(style: str) -> str:
    words = style.split()
    return "**" if "bold" in words else "*" if "italic" in words else ""


def _has_room(plain: str, start: int, end: int) -> bool:
    """Whether signs of emphasis around `plain[start:end]` are taken for such.

    They are where white space or punctuation stands next to them outside (CommonMark 0.31.2,
    section 6.2).
    """
    around = plain[start - 1 : start] + plain[end : end + 1]
    return all(sign.isspace() or category(sign).startswith("P") for sign in around)
