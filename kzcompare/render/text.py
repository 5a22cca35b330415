"""The text that offsets refer to, its attributions marked.

On a terminal each paragraph stands beside its offset, and speakers, cues and contents are styled.
In a file or pipe the text stands unchanged (but for control characters), and the attributions
follow it with their offsets; so they do in a document with markup.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kzcompare.render.grid import Column, grid
from kzcompare.render.lines import BLANK, Line, line, shown, written
from kzcompare.render.outputs.text import TextDocument
from kzcompare.render.quotes import cue_of, speaker_of
from kzcompare.render.style import DIM

if TYPE_CHECKING:
    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.outputs.text import ParagraphRecord

_SPEAKER, _CUE, _CONTENT = "bold cyan", "italic yellow", "underline"
_COLUMNS = (Column("start-end"), Column("kind"), Column("speaker", share=2), Column("cue", share=1))
_GUTTER = 2  # blanks between the offset and the text


def render(document: Document, look: Look) -> str:
    """The text of one article.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, TextDocument):
        raise TypeError(type(document).__name__)
    if look.markup:
        styles = _styles(document)
        text = [_paragraph(document, p, styles, 0) for p in document.paragraphs]
        spread = [x for item in text for x in (item, BLANK)]
        return written(spread, look) + grid(_COLUMNS, _rows(document), look)
    if look.width is None and not look.color:
        end = "" if document.text.endswith("\n") else "\n"
        return shown(document.text, look) + end + _listed(document, look)
    margin = len(str(len(document.text))) + _GUTTER
    styles = _styles(document)
    lines = [_paragraph(document, p, styles, margin) for p in document.paragraphs]
    spread = [x for item in lines for x in (item, BLANK)]
    legend = line(
        ("speaker", _SPEAKER), "  ", ("cue", _CUE), "  ", ("words attributed", _CONTENT), "  ",
        ("not compared: captions, menus and the like", DIM), indent=margin,
    )  # fmt: skip
    return written([*spread, legend], look)


def _styles(document: TextDocument) -> dict[int, tuple[int, str]]:
    """Style changes: start offset -> (end offset, style), the innermost mark winning."""
    styles: dict[int, tuple[int, str]] = {}
    for quote in document.quotes:
        for place in quote.content:
            styles[place.start] = (place.end, _CONTENT)
    for quote in document.quotes:
        if quote.speaker:
            styles[quote.speaker.start] = (quote.speaker.end, _SPEAKER)
        if quote.cue:
            styles[quote.cue.start] = (quote.cue.end, _CUE)
    return styles


def _paragraph(
    document: TextDocument,
    paragraph: ParagraphRecord,
    styles: dict[int, tuple[int, str]],
    margin: int,
) -> Line:
    gutter = str(paragraph.start).rjust(margin - _GUTTER) + " " * _GUTTER
    pieces = [(gutter, DIM)]
    if not paragraph.role.is_text:
        pieces.append((document.text[paragraph.start : paragraph.end], DIM))
        return line(*pieces, hang=margin)
    starts = sorted(s for s in styles if paragraph.start <= s < paragraph.end)
    stops = {styles[start][0] for start in starts}
    cuts = sorted({paragraph.start, paragraph.end, *starts, *stops})
    for start, end in pairwise(cuts):
        covering = [s for s in starts if s <= start and end <= styles[s][0]]
        style = " ".join(dict.fromkeys(styles[s][1] for s in covering))
        pieces.append((document.text[start:end], style))
    return line(*pieces, hang=margin)


def _rows(document: TextDocument) -> list[list[list[Piece]]]:
    """The attributions with their offsets, for reading beside the text."""
    return [
        [
            [(",".join(f"{place.start}-{place.end}" for place in quote.content), "")],
            [(quote.kind.value, "")],
            speaker_of(quote),
            [(cue_of(quote) or "-", "")],
        ]
        for quote in document.quotes
    ]


def _listed(document: TextDocument, look: Look) -> str:
    """The attributions, one a line, after the plain text; nothing where there are none."""
    if not document.quotes:
        return ""
    return "\n" + grid(_COLUMNS, _rows(document), look)
