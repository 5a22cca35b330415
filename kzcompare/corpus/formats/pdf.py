"""PDF: lines of type put together to paragraphs."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.corpus.document import Document, Place, Rejected, Texts, UnreadableError
from kzcompare.corpus.formats.markup import joined
from kzcompare.corpus.limits import foreign

if TYPE_CHECKING:
    from pdfminer.layout import LTPage, LTTextBox

MAX_PAGES = 300
_SECONDS = 60.0
# Parts of a page's height at its top and bottom where running heads and page numbers stand.
_MARGIN = 0.1
_HEAD_LINES = 2
_PAGE_NUMBER = re.compile(r"\W*(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?\W*", re.I)
_DIGITS = re.compile(r"\d+")
_ACROSS = 0.6  # a block wider than this share of the printed page stands across its columns
_SHORT = 0.3  # a line that leaves more of its column than this was not broken for its width
_SIZES = 0.1  # sizes of type that differ by more than this share are different
_GAP = 0.7  # white space above a line, in line heights, that opens a paragraph
_INDENT = 0.6  # the same to its left
_ENDS = tuple(".!?:”\"'’)…")
_NO_LETTER = re.compile(r"\(cid:\d+\)")
_GARBLED_SHARE = 0.1
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": ""}
)


class _Line(Struct, frozen=True):
    """A line of type: words, column (a number over the whole file), place in points.

    `bottom` and `top` are measured from the bottom of the page; `left` and `right` are the line's,
    `column_left` and `column_right` those of the block it stands in.
    """

    words: str
    page: int
    column: int
    left: float
    right: float
    bottom: float
    top: float
    column_left: float
    column_right: float
    is_marginal: bool

    @property
    def size(self) -> float:
        """The height of the type in points."""
        return max(self.top - self.bottom, 0.1)


def read(data: bytes) -> Texts:
    """One document: the text in reading order, columns one after the other.

    Running heads and page numbers are left out; words that were broken at a line's end are whole.
    Title and author of the file's properties are not used: programs fill them with anything.

    Raises:
        UnreadableError: It is no PDF, is locked, or has no text (a scan).
    """
    if b"%PDF-" not in data[:1024]:
        message = "it is not a PDF file"
        raise UnreadableError(message)
    with foreign("a PDF file", seconds=_SECONDS):
        pages = _pages(data)
        lines = _without_running_heads(list(_lines(pages[:MAX_PAGES])))
        text = joined(_paragraphs(lines)).translate(_LIGATURES)
    if not text:
        message = "it has no text, only pictures of pages; run it through text recognition first"
        raise UnreadableError(message)
    if 10 * len(_NO_LETTER.findall(text)) > _GARBLED_SHARE * len(text):
        message = "its fonts do not tell which letters they show"
        raise UnreadableError(message)
    document = Document(text, place=Place.PROPERTIES)
    if len(pages) <= MAX_PAGES:
        return (document,)
    return (document, Rejected(f"page {MAX_PAGES + 1}", "later pages are left out"))


def _pages(data: bytes) -> list[LTPage]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

    # Without "flow" the library leaves the order of columns to us: its own is quadratic or worse.
    layout = LAParams(boxes_flow=None)
    try:
        return list(extract_pages(io.BytesIO(data), maxpages=MAX_PAGES + 1, laparams=layout))
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
        message = "it is locked with a password"
        raise UnreadableError(message) from error


def _lines(pages: Sequence[LTPage]) -> Iterator[_Line]:
    from pdfminer.layout import LTTextBox

    column = 0
    for number, page in enumerate(pages):
        margin = _MARGIN * page.height
        for box in _in_reading_order([b for b in page if isinstance(b, LTTextBox)]):
            column += 1
            for line in box:
                if words := " ".join(line.get_text().split()):
                    is_outside = line.y0 > page.y1 - margin or line.y1 < page.y0 + margin
                    is_marginal = is_outside and len(box) <= _HEAD_LINES
                    yield _Line(
                        words, number, column, line.x0, line.x1, line.y0, line.y1, box.x0, box.x1,
                        is_marginal,
                    )  # fmt: skip


def _in_reading_order(boxes: Sequence[LTTextBox]) -> Iterator[LTTextBox]:
    """Blocks across the page cut it into bands; in a band, columns go from left to right."""
    if not boxes:
        return
    width = max(b.x1 for b in boxes) - min(b.x0 for b in boxes)
    band: list[LTTextBox] = []
    for box in sorted(boxes, key=lambda b: (-b.y1, b.x0)):
        if box.x1 - box.x0 <= _ACROSS * width:
            band.append(box)
            continue
        yield from _by_columns(band)
        band = []
        yield box
    yield from _by_columns(band)


def _by_columns(band: Sequence[LTTextBox]) -> Iterator[LTTextBox]:
    """The blocks of a band, column by column; blocks above each other make a column."""
    columns: list[list[LTTextBox]] = []
    right = 0.0
    for box in sorted(band, key=lambda b: (b.x0, -b.y1)):
        if columns and box.x0 < right:
            columns[-1].append(box)
        else:
            columns.append([box])
        right = max(right, box.x1)
    for column in columns:
        yield from sorted(column, key=lambda b: -b.y1)


def _without_running_heads(lines: list[_Line]) -> list[_Line]:
    """The lines without page numbers, and without marginal lines that recur on other pages."""
    pages: Counter[str] = Counter()
    for _, words in {(n.page, _masked(n)) for n in lines if n.is_marginal}:
        pages[words] += 1
    return [
        n
        for n in lines
        if not n.is_marginal or not (_PAGE_NUMBER.fullmatch(n.words) or pages[_masked(n)] > 1)
    ]


def _masked(line: _Line) -> str:
    return _DIGITS.sub("0", line.words).casefold()


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    printed = " ".join(line.words for line in lines)
    paragraph = ""
    for i, line in enumerate(lines):
        if i and _continues(lines[i - 1], line):
            paragraph = _appended(paragraph, line.words, printed)
            continue
        if paragraph:
            yield paragraph
        paragraph = line.words
    if paragraph:
        yield paragraph


def _continues(above: _Line, line: _Line) -> bool:
    """Whether a line goes on with the paragraph of the one before it in reading order."""
    if abs(above.size - line.size) > _SIZES * max(above.size, line.size):
        return False
    ended = above.words.endswith(_ENDS)
    if above.column != line.column:  # the next column or page
        return not ended and (line.words[0].islower() or above.words.endswith(("-", ",")))
    if above.bottom - line.top > _GAP * line.size:
        return False
    if (
        ended
        and line.left - line.column_left > _INDENT * line.size >= above.left - line.column_left
    ):
        return False
    room = line.column_right - above.right
    letter = (above.right - above.left) / len(above.words)
    has_fitted = (len(line.words.split(" ", 1)[0]) + 1) * letter < room
    if ended:
        return not has_fitted
    # A heading in the size of the text: it leaves much of its line, and no sentence goes on.
    is_short = room > _SHORT * (line.column_right - line.column_left)
    return not (is_short and has_fitted and not line.words[0].islower())


def _appended(paragraph: str, words: str, printed: str) -> str:
    """The paragraph with a further line; a word broken at the end of the line is made whole.

    A hyphen stays where the file prints the word with one inside a line, and nowhere without.
    """
    if not paragraph.endswith(("-", "\xad")) or not paragraph[-2:-1].isalpha():
        return f"{paragraph} {words}"
    if not words[0].islower():
        return paragraph + words
    left = paragraph[:-1].rsplit(" ", 1)[-1].strip("“\"'‘(")
    right = words.split(" ", 1)[0].rstrip(".,;:!?”\"'’)")
    is_compound = f"{left}-{right}" in printed and f"{left}{right}" not in printed
    return f"{paragraph if is_compound else paragraph[:-1]}{words}"
