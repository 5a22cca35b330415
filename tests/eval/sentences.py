"""Sentence borders by rule, for the link measure only.

The program's own sentences come from a parser and would move the measure with every model. A
sentence ends at . ! ? … and closing marks before a space, where the next word begins with a
capital letter, a digit, $ or @ (opening marks before it aside); not after a known abbreviation or
a single letter.
"""

from __future__ import annotations

import re

from kzcompare.model.span import Span, trim

TITLES = {"mr", "mrs", "ms", "dr", "st", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "jr", "sr"}
MONTHS = {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
OTHERS = {"vs", "no", "inc", "co", "corp", "ltd", "e.g", "i.e", "etc", "u.s", "u.k", "a.m", "p.m"}
ABBREVIATIONS = TITLES | MONTHS | OTHERS
CLOSING = "\"”’')]"
OPENING = "\"“‘'(["
ENDS = ".!?…"
STARTS_SENTENCE = re.compile(r"[A-Z0-9$@]")
LAST_WORD = re.compile(r"[\w.]*\Z")
GAP = re.compile(r"\s+")


def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order; none runs over a line break.

    >>> text = "He came. “No,” said Mr. Poe. It"
    >>> [span.of(text) for span in sentence_spans(text)]
    ['He came.', '“No,” said Mr. Poe.', 'It']
    """
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        found += (s for s in _in_line(text, Span(start, start + len(line))) if len(s))
        start += len(line) + 1
    return tuple(found)


def _in_line(text: str, line: Span) -> list[Span]:
    edges = [line.start]
    for gap in GAP.finditer(text, line.start, line.end):
        after = text[gap.end() : line.end].lstrip(OPENING)
        if STARTS_SENTENCE.match(after) and _ends(text[edges[-1] : gap.start()]):
            edges.append(gap.end())
    return [trim(text, Span(a, b)) for a, b in zip(edges, [*edges[1:], line.end], strict=True)]


def _ends(words: str) -> bool:
    """Whether a sentence can end with these words."""
    bare = words.rstrip(CLOSING)
    before = bare.rstrip(ENDS)
    marks = bare[len(before) :]
    if marks != ".":
        return bool(marks)
    match = LAST_WORD.search(before)
    word = match.group().lower().lstrip(".") if match else ""
    return word not in ABBREVIATIONS and not re.fullmatch("[a-z]", word)
