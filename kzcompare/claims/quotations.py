"""Stretches between quotation marks, whatever marks a text uses.

In: the text and the spans of its paragraphs. Out: outermost quotations in text order. Marks that
stand inside a quotation (nested ones) belong to it. A mark that is never closed ends with its
paragraph; the next paragraph continues it when it begins with an opening mark or holds the closing
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from kzcompare.model.span import Span

# Opening mark -> the marks that close it. Straight marks close themselves.
PAIRS = {
    "“": '”“"',
    "„": '“”"',
    "«": "»",
    "‘": "’'",
    '"': '"”',
    "''": "''",
    "``": "''",
    "'": "'’",
}
MARK = re.compile("[“”„«»‘’'\"`]")  # a character of any mark above
DOUBLE = frozenset({"''", "``"})  # marks of two characters
SINGLE = frozenset("‘'")  # also apostrophes, so they need more care
ENDING = frozenset(".,?!…")
POSSESSIVE_REACH = 300  # code points: a closing mark further on belongs to something else


class Quotation(Struct, frozen=True):
    """A quotation: `span` with its marks, `inner` without.

    `is_closed` is False where a mark is missing; `continues` says that it goes on from a quotation
    that the paragraph before left open.
    """

    span: Span
    inner: Span
    is_closed: bool
    continues: bool = False


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of each paragraph, in text order.

    >>> said = "He said “go” and 'no'."
    >>> [q.inner.of(said) for q in find_quotations(said, [Span(0, 22)])]
    ['go', 'no']
    """
    found: list[Quotation] = []
    is_open = False
    for number, paragraph in enumerate(paragraphs):
        reopens = paragraphs[number + 1].of(text)[:2] if number + 1 < len(paragraphs) else ""
        here = list(_in_paragraph(text, paragraph, is_open=is_open, reopens=reopens))
        found += here
        is_open = bool(here) and not here[-1].is_closed
    return tuple(found)


def _in_paragraph(
    text: str, paragraph: Span, *, is_open: bool, reopens: str
) -> Iterator[Quotation]:
    position = paragraph.start
    rest = _rest_of_open(text, paragraph) if is_open else None
    if rest is not None:
        yield rest
        position = rest.span.end
    nested = _nested(text, paragraph)
    unclosed: set[str] = set()  # where one of a kind is not closed, none after it is
    while (found := MARK.search(text, position, paragraph.end)) is not None:
        position = found.start()
        mark = _opening(text, position, paragraph)
        quotation = None
        if mark is not None and mark not in unclosed:
            quotation = _close(text, position, mark, paragraph, reopens=reopens, nested=nested)
        if mark is None or quotation is None:
            unclosed |= {mark} if mark else set()
            position += len(mark or " ")
            continue
        if is_open and position == paragraph.start:
            quotation = Quotation(
                quotation.span, quotation.inner, quotation.is_closed, continues=True
            )
        yield quotation
        position = quotation.span.end


def _nested(text: str, paragraph: Span) -> dict[int, int]:
    """Where each "“" of a paragraph is closed, if all pairs between are passed."""
    closed: dict[int, int] = {}
    opened: list[int] = []
    for found in re.finditer("[“”]", paragraph.of(text)):
        at = paragraph.start + found.start()
        if found.group() == "”":
            if opened:
                closed[opened.pop()] = at
        elif not text[at - 1].isalnum():
            opened.append(at)
    return closed


def _rest_of_open(text: str, paragraph: Span) -> Quotation | None:
    """The rest of a quotation left open, in a paragraph that closes it without opening one."""
    words = paragraph.of(text)
    end = words.find("”")
    if end < 0 or any(mark in words[:end] for mark in '“"'):
        return None
    at = paragraph.start + end
    return Quotation(
        Span(paragraph.start, at + 1), Span(paragraph.start, at), is_closed=True, continues=True
    )


def _opening(text: str, at: int, paragraph: Span) -> str | None:
    """The opening mark at a position, or None; an apostrophe is no mark."""
    mark = text[at : at + 2] if text[at : at + 2] in DOUBLE else text[at]
    if mark not in PAIRS:
        return None
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + len(mark)] if at + len(mark) < paragraph.end else " "
    if after.isspace() or (before.isalnum() and mark not in "“«"):
        return None
    return None if mark in SINGLE and after.isdigit() else mark


def _close(
    text: str, at: int, mark: str, paragraph: Span, *, reopens: str, nested: Mapping[int, int]
) -> Quotation | None:
    """The quotation that opens at a position; None for a mark that must be closed and is not.

    A mark of two characters need not be closed where the next paragraph opens it again.
    """
    width = len(mark)
    end = _closing(text, at + width, mark, paragraph, nested)
    if end is None:
        end = _closing(text, at + width, mark, paragraph, None)
    if end is not None:
        return Quotation(Span(at, end + width), Span(at + width, end), is_closed=True)
    if mark in SINGLE or (mark in DOUBLE and mark != reopens):
        return None
    return Quotation(Span(at, paragraph.end), Span(at + width, paragraph.end), is_closed=False)


def _closing(
    text: str, start: int, mark: str, paragraph: Span, nested: Mapping[int, int] | None
) -> int | None:
    """Where the mark that closes a quotation stands; the pairs of `nested` are passed."""
    closers, width, position = PAIRS[mark], len(mark), start
    while (found := MARK.search(text, position, paragraph.end)) is not None:
        position = found.start()
        piece = text[position : position + width]
        is_pair = nested is not None and mark not in SINGLE and piece == "“"
        if nested is not None and is_pair and not text[position - 1].isalnum():
            if position not in nested:
                return None
            position = nested[position]
        elif (piece == closers if width > 1 else piece in closers) and _closes(
            text, position, width, paragraph, mark
        ):
            return position
        position += 1
    return None


def _closes(text: str, at: int, width: int, paragraph: Span, mark: str) -> bool:
    """Whether the closing mark at a position is one, and not an apostrophe or an opening mark."""
    after = text[at + width] if at + width < paragraph.end else " "
    before = text[at - 1]
    if text[at] in '“"' and before.isspace() and not after.isspace():
        return False  # opens a nested quotation
    if mark in SINGLE:
        return not after.isalnum() and not before.isspace() and not _is_plural(text, at, paragraph)
    return True


def _is_plural(text: str, at: int, paragraph: Span) -> bool:
    """Whether the mark is the apostrophe of "the workers’ rights" with the closing mark to come."""
    if text[at - 1] != "s" or not text[at + 1 : at + 3].strip().islower():
        return False
    for position in range(at + 1, min(paragraph.end, at + POSSESSIVE_REACH)):
        if text[position] == "‘" or (text[position] == "'" and text[position - 1].isspace()):
            return False
        if text[position] in "’'" and text[position - 1] in ENDING:
            return True
    return False
