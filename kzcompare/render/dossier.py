"""One actor, source by source: side by side where sources fit, else one after the other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kzcompare.model.actor import DeedRole
from kzcompare.model.row import Stance
from kzcompare.render.cells import verdict_of
from kzcompare.render.footer import footer
from kzcompare.render.lines import BLANK, Line, Part, joined, line, written
from kzcompare.render.outputs.actor import ActorDocument
from kzcompare.render.style import DIM, STANCES, STRONG, marked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.actor import ViewRecord
    from kzcompare.render.outputs.actors import AliasRecord
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.paint import Strip

Entries = list[list["Piece"]]

MOST_VERBS = 12  # of each role in each source
MOST_SILENT = 12  # sources named that do not name the actor


def render(document: Document, look: Look) -> str:
    """The whole dossier.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, ActorDocument):
        raise TypeError(type(document).__name__)
    last = [*_collocates(document), *_rows(document, look), *footer(look)]
    if look.width is None and not look.markup:
        return written([*_head(document), *_plain(document.views, look), BLANK, *last], look)
    if not look.is_wide:
        return written([*_head(document), BLANK, *_stacked(document.views, look), *last], look)
    from kzcompare.render.paint import painted

    return painted([*_head(document), BLANK, *_side_by_side(document.views, look), *last], look)


def _head(document: ActorDocument) -> list[Line]:
    actor = document.actor
    total = sum(len(found) for found in actor.mentions.values())
    sources = len(actor.mentions) + len(document.silent)
    times = "once" if total == 1 else f"{total} times"
    count = f"named {times} in {len(actor.mentions)} of {sources} sources"
    lines = [
        line((actor.name, STRONG), (f" · {actor.type.value} · {count}", DIM), part=Part.HEADING)
    ]
    others = [alias for alias in actor.aliases if alias != actor.name]
    if others:
        lines.append(line(("also printed as ", DIM), ", ".join(others), hang=2))
    if actor.ambiguous:
        maybe = " or ".join(actor.candidates) or "several"
        lines.append(line(("ambiguous: may be ", DIM), maybe, hang=2))
    for known in actor.known_as:
        about = ", ".join(x for x in (known.kind, _period(known), known.language) if x)
        lines.append(line((known.alias, ""), (f" · {about} · {known.source}", DIM), hang=2))
    if document.silent:
        shown = document.silent[:MOST_SILENT]
        more = len(document.silent) - len(shown)
        named = ", ".join(shown) + (f" and {more} more" if more else "")
        lines.append(line(("does not name them: ", DIM), named, hang=2))
    return lines


def _period(known: AliasRecord) -> str:
    """When the alias held, as far as it is known."""
    if known.since and known.until:
        return f"{known.since} to {known.until}"
    if known.since:
        return f"since {known.since}"
    return f"until {known.until}" if known.until else ""


def _names(view: ViewRecord, _look: Look) -> Entries:
    parts = [[(name.text, ""), (f" ×{name.count}", DIM)] for name in view.names]
    return [joined(parts, ", ")] if parts else []


def _descriptors(view: ViewRecord, _look: Look) -> Entries:
    texts = dict.fromkeys(words.text for words in view.descriptors)
    return [joined([[(text, "")] for text in texts], "; ")] if texts else []


def _deeds(role: DeedRole) -> Callable[[ViewRecord, Look], Entries]:
    """The verbs of one role, most frequent first."""

    def listed(view: ViewRecord, _look: Look) -> Entries:
        counted = Counter(action.verb for action in view.actions if action.role is role)
        most = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        parts: list[list[Piece]] = [
            [(verb, ""), (f" ×{count}", DIM)] if count > 1 else [(verb, "")]
            for verb, count in most[:MOST_VERBS]
        ]
        return [joined(parts, ", ")] if parts else []

    return listed


def _said(view: ViewRecord, look: Look) -> Entries:
    """What the actor says, then how the source stands to it where it does not only report."""
    entries: Entries = []
    for said in view.said:
        pieces: list[Piece] = [(f"“{said.cue}” · ", DIM)] if said.cue else []
        pieces.append((said.text, ""))
        if said.stance is not Stance.REPORTS:
            sign = STANCES[said.stance]
            told = "speaks against it" if said.own else f"the source {said.stance.value} it"
            pieces.append((f"  [{sign.text(look)} {told}", sign.style))
            if said.framing and not said.own:
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
    ("does", _deeds(DeedRole.DOES)),
    ("suffers", _deeds(DeedRole.SUFFERS)),
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


def _side_by_side(views: Sequence[ViewRecord], look: Look) -> list[Line | Strip]:
    from kzcompare.render.paint import columns, ruled

    parts: list[Line | Strip] = []
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


def _collocates(document: ActorDocument) -> list[Line]:
    if not document.collocates:
        return []
    words = [[(c.word, ""), (f" {c.together}/{c.everywhere}", DIM)] for c in document.collocates]
    return [
        line(("words that mark their sentences", "cyan"), part=Part.HEADING),
        line(*joined(words, ", "), indent=2, hang=4),
        line(("sentences with the word beside them / in all", DIM), indent=2, hang=4),
        BLANK,
    ]


def _rows(document: ActorDocument, look: Look) -> list[Line]:
    """Each row with its verdict, then where the actor speaks in it and where they are spoken of."""
    if not document.rows:
        return []
    lines = [line(("rows they are party to", "cyan"), part=Part.HEADING)]
    for row, party in zip(document.rows, document.parties, strict=True):
        parts: list[Sequence[Piece]] = [
            [verdict_of(row, look)],
            [(row.id, DIM)],
            [(row.proposition, "")],
        ]
        lines.append(line(*joined(parts, " · "), indent=2, hang=4))
        roles = [
            [(f"{role} ", DIM), (", ".join(sources), "")]
            for role, sources in (("holds it in", party.holds), ("is spoken of in", party.named))
            if sources
        ]
        lines.append(line(*joined(roles, " · "), indent=4, hang=6))
    return [*lines, BLANK]
