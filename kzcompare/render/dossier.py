"""One actor, source by source: side by side where sources fit, else one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.row import Stance
from kzcompare.render.cells import verdict_of
from kzcompare.render.footer import footer
from kzcompare.render.lines import BLANK, Line, Part, joined, line, written
from kzcompare.render.outputs.actor import ActorDocument
from kzcompare.render.style import DIM, STANCES, STRONG, marked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text

    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.actor import ViewRecord
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.outputs.claims import RowRecord

Entries = list[list["Piece"]]

MOST_SILENT = 12  # sources named that do not name the actor


def render(document: Document, look: Look) -> str:
    """The whole dossier.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, ActorDocument):
        raise TypeError(type(document).__name__)
    rows = _rows(document.rows, look)
    last = [*_silent(document), *rows, *footer(look)]
    if look.width is None and not look.markup:
        return written([*_head(document), *_plain(document.views, look), BLANK, *last], look)
    if not look.is_wide:
        return written([*_head(document), BLANK, *_stacked(document.views, look), *last], look)
    from kzcompare.render.paint import painted

    return painted([*_head(document), BLANK, *_side_by_side(document.views, look), *last], look)


def _head(document: ActorDocument) -> list[Line]:
    actor = document.actor
    lines = [line((actor.name, STRONG), (f" · {actor.type.value}", DIM), part=Part.HEADING)]
    others = [alias for alias in actor.aliases if alias != actor.name]
    if others:
        lines.append(line(("also printed as ", DIM), ", ".join(others), hang=2))
    return lines


def _names(view: ViewRecord, _look: Look) -> Entries:
    parts = [[(name.text, ""), (f" ×{name.count}", DIM)] for name in view.names]
    return [joined(parts, ", ")] if parts else []


def _descriptors(view: ViewRecord, _look: Look) -> Entries:
    texts = dict.fromkeys(words.text for words in view.descriptors)
    return [joined([[(text, "")] for text in texts], "; ")] if texts else []


def _said(view: ViewRecord, look: Look) -> Entries:
    """What the actor says, then how the source stands to it where it does not only report."""
    entries: Entries = []
    for said in view.said:
        pieces: list[Piece] = [(f"“{said.cue}” · ", DIM)] if said.cue else []
        pieces.append((said.text, ""))
        if said.stance is not Stance.REPORTS:
            sign = STANCES[said.stance]
            pieces.append((f"  [{sign.text(look)} the source {said.stance.value} it", sign.style))
            if said.framing:
                pieces.extend([(": ", sign.style), (said.framing.text, marked(said.stance))])
            pieces.append(("]", sign.style))
        entries.append(pieces)
    return entries


def _about(view: ViewRecord, _look: Look) -> Entries:
    return [[(words.text, "")] for words in view.about]


def _by_others(view: ViewRecord, _look: Look) -> Entries:
    return [[(words.holder, STRONG), (" · ", DIM), (words.text, "")] for words in view.by_others]


def _figures(view: ViewRecord, _look: Look) -> Entries:
    return [[(words.text, "")] for words in view.figures]


def _dates(view: ViewRecord, _look: Look) -> Entries:
    return [
        joined(
            [[(words.date, STRONG)], [(words.text, "")] if words.text != words.date else []], " · "
        )
        for words in view.dates
    ]


_SECTIONS: Sequence[tuple[str, Callable[[ViewRecord, Look], Entries]]] = (
    ("named", _names),
    ("described as", _descriptors),
    ("says", _said),
    ("own voice on them", _about),
    ("others on them", _by_others),
    ("figures", _figures),
    ("dates", _dates),
)


def _plain(views: Sequence[ViewRecord], look: Look) -> list[Line]:
    lines: list[Line] = []
    for view in views:
        for title, entries_of in _SECTIONS:
            for entry in entries_of(view, look):
                parts: list[Sequence[Piece]] = [[(view.source, "")], [(title, "")], entry]
                lines.append(line(*joined(parts, " | ")))
    return lines


def _listed(entries: Entries, indent: int) -> list[Line]:
    return [line(*entry, indent=indent, hang=indent + 2) for entry in entries]


def _stacked(views: Sequence[ViewRecord], look: Look) -> list[Line]:
    lines: list[Line] = []
    for view in views:
        lines.append(line((view.source, "bold underline"), part=Part.HEADING))
        for title, entries_of in _SECTIONS:
            entries = entries_of(view, look)
            if entries:
                lines.append(line((title, "cyan"), indent=2, part=Part.SUBHEADING))
                lines.extend(_listed(entries, 4))
        lines.append(BLANK)
    return lines


def _side_by_side(views: Sequence[ViewRecord], look: Look) -> list[Line | Text]:
    from kzcompare.render.paint import columns, ruled

    parts: list[Line | Text] = []
    width = look.width or 0
    across = look.columns(len(views))
    for start in range(0, len(views), across):
        band = views[start : start + across]
        parts.extend(columns([[line((view.source, STRONG))] for view in band], width, look))
        parts.append(ruled(len(band), width, look))
        for title, entries_of in _SECTIONS:
            found = [entries_of(view, look) for view in band]
            if not any(found):
                continue
            stacks = [_section(title, entries) for entries in found]
            parts.extend(columns(stacks, width, look))
        parts.append(BLANK)
    return parts


def _section(title: str, entries: Entries) -> list[Line]:
    if not entries:
        return []
    return [line((title, "cyan")), *_listed(entries, 0), BLANK]


def _silent(document: ActorDocument) -> list[Line]:
    if not document.silent:
        return []
    shown = document.silent[:MOST_SILENT]
    more = len(document.silent) - len(shown)
    named = ", ".join(shown) + (f" and {more} more" if more else "")
    return [line(("does not name them: ", DIM), named, hang=2), BLANK]


def _rows(rows: Sequence[RowRecord], look: Look) -> list[Line]:
    if not rows:
        return []
    lines = [line(("rows they are party to", "cyan"), part=Part.HEADING)]
    for row in rows:
        parts: list[Sequence[Piece]] = [
            [verdict_of(row, look)],
            [(row.id, DIM)],
            [(row.proposition, "")],
        ]
        lines.append(line(*joined(parts, " · "), indent=2, hang=4))
    return [*lines, BLANK]
