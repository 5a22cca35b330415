"""What sources call the same thing, as counts; a word in its contexts, as a concordance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render.grid import Column, grid
from kzcompare.render.lines import BLANK, Line, Part, joined, line, shown, spaced, written
from kzcompare.render.outputs.wording import WordingDocument
from kzcompare.render.safe import flat
from kzcompare.render.style import DIM, PROMISE, STRONG
from kzcompare.views.concordance import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.outputs.wording import (
        CalledRecord,
        KeyRecord,
        MeetingRecord,
        SetRecord,
        UseRecord,
        WordRecord,
    )

_GAP = 2  # blanks between two columns of a grid
_CONTEXT = 60  # code points on each side of a word where the width is open
_LEAST = 12  # on each side, however narrow the terminal
_ROOMY = 100  # columns from which a context says in whose voice it is
_VOICE = 10  # columns for that
_MOST_LISTED = 6  # columns named for a word where a table does not fit
_ASCRIBED = "In brackets: how many of the uses stand in words that the source ascribes to others."
_CARE = (
    "Words of one set are not always meant for one thing: read them in context (kzcompare wording "
    "WORD). Which word is right is not for kzcompare to say."
)
_KEYS = (
    "z: {statistic}. Words with 3 uses or more and z of at least 1.96; names, numbers and the "
    "commonest words are left out. Of many words tested some pass by chance."
)


def render(document: Document, look: Look) -> str:
    """All of a wording document.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, WordingDocument):
        raise TypeError(type(document).__name__)
    columns = list(dict.fromkeys(document.columns.values()))
    if document.words:
        return _words(document.words, columns, look)
    parts = [_set(group, columns, look) for group in document.sets]
    if any(word.ascribed for group in document.sets for word in group.words):
        parts.append(written([line((_ASCRIBED, DIM), hang=2), BLANK], look))
    if document.actors:
        called = [x for actor in document.actors for x in _called(actor)]
        parts.append(written([_heading("what they are called"), *called], look))
    if document.keyness:
        parts.append(_keys(document, look))
    return "".join([*parts, written([line((t, DIM), hang=2) for t in (_CARE, PROMISE)], look)])


def _heading(title: str, note: str = "") -> Line:
    return line((title, "bold underline"), (note, DIM), hang=2, part=Part.HEADING)


def _set(group: SetRecord, sources: Sequence[str], look: Look) -> str:
    """One set: words against sources, then the rows in which two of the words meet."""
    table = _counts(group.words, sources, look)
    lines = [_meeting(meeting) for meeting in group.meetings]
    return written([_heading(group.name)], look) + table + written([*lines, BLANK], look)


def _counts(words: Sequence[WordRecord], sources: Sequence[str], look: Look) -> str:
    """A table of counts where it fits, else one line a word."""
    using = [s for s in sources if any(s in word.counts for word in words)]
    widths = [max(len(s), *(len(_count(word, s)) for word in words)) + _GAP for s in using]
    room = max(len(word.word) for word in words) + sum(widths)
    if not look.markup and (look.width is None or room > look.width):
        return written([_listed(word, using) for word in words], look)
    none = "." if look.ascii_only else "·"
    rows = [
        [[(word.word, STRONG)], *([(_count(word, s) or none, "")] for s in using)] for word in words
    ]
    return grid((Column("word"), *(Column(s, is_number=True) for s in using)), rows, look)


def _count(word: WordRecord, source: str) -> str:
    """How often a source uses a word, in brackets how often not in its own voice; "" for never."""
    if source not in word.counts:
        return ""
    ascribed = word.ascribed.get(source, 0)
    return f"{word.counts[source]}" + (f" ({ascribed})" if ascribed else "")


def _listed(word: WordRecord, sources: Sequence[str]) -> Line:
    """A word with those who use it most; of many the rest is told as a number."""
    using = sorted((s for s in sources if s in word.counts), key=lambda s: -word.counts[s])
    counts = [f"{s} {_count(word, s)}" for s in using[:_MOST_LISTED]]
    if len(using) > _MOST_LISTED:
        counts.append(f"and {len(using) - _MOST_LISTED} more")
    total = sum(word.counts.values())
    return line((word.word, STRONG), f" {total}: {', '.join(counts)}", indent=0, hang=2)


def _meeting(meeting: MeetingRecord) -> Line:
    sides = [
        [(f"{use.source} ", DIM), (f"“{flat(use.text)}”", STRONG), *_whose(use)]
        for use in meeting.uses
    ]
    return line(("in one row: ", DIM), *joined(sides, ", "), (f"  {meeting.row}", DIM), hang=2)


def _whose(use: UseRecord) -> list[Piece]:
    """Whose word it is, where it is not the source's own."""
    if use.voice is Voice.OWN:
        return []
    sign = "quoted" if use.voice is Voice.QUOTED else "reported"
    return [(f" ({sign}: {flat(use.holder)})" if use.holder else f" ({sign})", DIM)]


def _called(actor: CalledRecord) -> list[Line]:
    lines = [line((actor.name, STRONG), (f" · {actor.type.value}", DIM), part=Part.SUBHEADING)]
    for calling in actor.columns:
        said = "; ".join(f"“{flat(words.text)}”" for words in calling.descriptions)
        lines.append(line((f"{calling.column}  ", DIM), said, indent=2, hang=4))
    return [*lines, BLANK]


def _keys(document: WordingDocument, look: Look) -> str:
    """The words that stand out, one line a column."""
    columns: dict[str, list[KeyRecord]] = {}
    for key in document.keyness:
        columns.setdefault(key.column, []).append(key)
    lines = [_heading("words that stand out", "  z, uses here and in all others")]
    for column, keys in columns.items():
        told = [
            [(key.word, STRONG), (f" {key.z:.1f} ({key.here}:{key.elsewhere})", DIM)]
            for key in keys
        ]
        lines.append(line((f"{column}  ", ""), *joined(told, ", "), indent=2, hang=4))
    note = _KEYS.format(statistic=document.statistic)
    return written([*lines, line((note, DIM), hang=2), BLANK], look)


def _words(words: Sequence[WordRecord], sources: Sequence[str], look: Look) -> str:
    """Counts of the words asked for, then every use in its context."""
    uses = [use for word in words for use in word.uses]
    table = _counts(words, sources, look)
    margin = max((len(_where(use)) for use in uses), default=0)
    lines = [_context(use, margin, look) for use in uses]
    care = [_ASCRIBED] if any(word.ascribed for word in words) else []
    notes = [line((text, DIM), hang=2) for text in (*care, PROMISE)]
    return table + written([BLANK, *lines, BLANK, *notes], look)


def _where(use: UseRecord) -> str:
    return f"{use.source}:{use.start}"


def _context(use: UseRecord, margin: int, look: Look) -> Line:
    """One line: the place, what goes before flush right, the word, what follows, whose it is."""
    where = (_where(use), DIM)
    if look.markup:
        parts = ("  ", ""), (use.left, ""), (use.text, STRONG), (use.right, "")
        return line(where, *parts, *_whose(use), indent=2)
    word = flat(use.text)
    left, right = (shown(spaced(text), look) for text in (use.left, use.right))
    if look.width is None:
        around = (left.lstrip()[-_CONTEXT:], ""), (word, STRONG), (right.rstrip()[:_CONTEXT], "")
        return line(where, (" | ", DIM), *around, *_whose(use))
    voice = f"{use.voice.value:{_VOICE}}" if look.width >= _ROOMY else ""
    room = max(_LEAST, (look.width - margin - len(voice) - len(word) - 2 * _GAP) // 2)
    before = left.lstrip()[-room:].rjust(room)
    return line(
        (where[0].ljust(margin + _GAP), DIM),
        (voice, DIM),
        (before, ""),
        (word, STRONG),
        (right.rstrip()[:room], ""),
    )
