"""How two passages stand to each other: the label, both passages with the words, the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.relation import Label
from kzcompare.render.lines import BLANK, Line, line, written
from kzcompare.render.outputs.relate import RelateDocument
from kzcompare.render.style import DIM, RELATIONS, STRONG

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document, Words

MOST_PARTS = 8  # features shown; the rest weigh little
MEANINGS = {
    Label.AGREE: "the first supports the second",
    Label.CONTRADICT: "both cannot be true of one event",
    Label.NEUTRAL: "neither supports nor contradicts the other",
    Label.UNRELATED: "they speak of different things",
}


def render(document: Document, look: Look) -> str:
    """One relation.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, RelateDocument):
        raise TypeError(type(document).__name__)
    sign = RELATIONS[document.label]
    lines = [
        line(
            (f"{sign.text(look)} {document.label.value}", sign.style),
            (f" · {document.score:.2f} · {MEANINGS[document.label]}", DIM),
        ),
        BLANK,
        *_passage("a", document.a, [w for r in document.reasons for w in r.a]),
        *_passage("b", document.b, [w for r in document.reasons for w in r.b]),
    ]
    if document.reasons:
        lines += [BLANK, *(line(f"{r.kind.value}: {r.text}", hang=2) for r in document.reasons)]
    if document.missing and document.label is not Label.CONTRADICT:
        words = ", ".join(dict.fromkeys(w.text for w in document.missing))
        lines.append(line((f"not in a: {words}", DIM), hang=2))
    if document.parts:
        parts = ", ".join(f"{p.name} {p.value:+.2f}" for p in document.parts[:MOST_PARTS])
        lines.append(line((f"weighed: {parts}", DIM), hang=2))
    return written(lines, look)


def _passage(name: str, text: str, shown: Sequence[Words]) -> list[Line]:
    return [line((f"{name}  ", DIM), *emphasised(text, shown), hang=3)]


def emphasised(text: str, shown: Iterable[Words]) -> list[Piece]:
    """A text with some of its words emphasised."""
    pieces: list[Piece] = []
    place = 0
    for word in sorted(shown, key=lambda w: (w.start, -w.end)):
        if word.start < place:
            continue
        pieces += [(text[place : word.start], ""), (text[word.start : word.end], STRONG)]
        place = word.end
    return [piece for piece in (*pieces, (text[place:], "")) if piece[0]]
