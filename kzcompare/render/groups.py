"""Groups of quotations under a verdict: what tables of figures and of events have in common.

Sources stand side by side where they fit, else below each other; a pipe gets plain lines, a
document with headings one heading a group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.model.choices import Kind
from kzcompare.render.bands import bands
from kzcompare.render.cells import MOST_REASONS, name_of, via_of
from kzcompare.render.footer import footer
from kzcompare.render.lines import BLANK, Line, Part, joined, line, written
from kzcompare.render.safe import flat
from kzcompare.render.style import DIM, STANCES, STRONG, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzcompare.model.choices import Verdict
    from kzcompare.model.row import Stance
    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import HolderRecord, Words
    from kzcompare.render.outputs.claims import ReasonRecord
    from kzcompare.render.paint import Strip


class Entry(Struct, frozen=True):
    """One quotation: its source, what stands over it, the words, where they begin."""

    source: str
    over: Sequence[Piece]
    words: Sequence[Piece]
    start: int


class Group(Struct, frozen=True):
    """A group of quotations; `lead` stands before the verdict, `title` under it."""

    id: str
    lead: str
    title: Sequence[Piece]
    verdict: Verdict
    sources: int
    reasons: Sequence[ReasonRecord]
    entries: Sequence[Entry]


def render_groups(groups: Sequence[Group], dates: Mapping[str, str | None], look: Look) -> str:
    """All groups, with the legend under them; `dates` are those of all sources, in their order."""
    if look.markup:
        rows = [x for group in groups for x in _headed(group, look)]
        return written([*rows, *footer(look, legend=True)], look)
    if look.width is None:
        lines = [x for n, group in enumerate(groups, 1) for x in _plain(n, group, look)]
        return written([*lines, *footer(look)], look)
    parts: list[Line | Strip] = []
    for number, group in enumerate(groups, 1):
        parts += [*_head(number, group, look), BLANK]
        margin = len(str(number)) + 2
        if look.is_wide and group.sources > 1:
            parts += bands(_stacks(group, dates), dates, margin, look)
        else:
            parts += [x for entry in group.entries for x in _stacked(entry, margin)]
        parts.append(BLANK)
    from kzcompare.render.paint import painted

    return painted([*parts, *footer(look, legend=True)], look)


def _verdict(group: Group, look: Look) -> Piece:
    sign = VERDICTS[group.verdict]
    return (f"{sign.text(look)} {group.verdict.value}", sign.style)


def _sources(group: Group) -> str:
    return f"{group.sources} source{'' if group.sources == 1 else 's'}"


def _reasons(group: Group) -> list[str]:
    """The strongest reasons, each said once."""
    texts = list(dict.fromkeys(flat(reason.text) for reason in group.reasons))
    more = len(texts) - MOST_REASONS
    if more <= 0:
        return texts
    return [*texts[:MOST_REASONS], f"and {more} more reason{'' if more == 1 else 's'} (--json)"]


def _head(number: int, group: Group, look: Look) -> list[Line]:
    margin = len(str(number)) + 2
    lead: list[Piece] = [(f"{group.lead}  ", STRONG)] if group.lead else []
    return [
        line(
            (f"{number}  ", STRONG),
            *lead,
            _verdict(group, look),
            (f" · {_sources(group)} · {group.id}", DIM),
            hang=margin,
        ),
        line(*group.title, indent=margin),
        *(line((text, "italic"), indent=margin, hang=margin + 2) for text in _reasons(group)),
    ]


def _stacked(entry: Entry, margin: int) -> list[Line]:
    over = joined([[(entry.source, STRONG)], entry.over], "  ")
    return [
        line(*over, indent=margin, hang=margin + 2),
        line(*entry.words, indent=margin + 2),
    ]


def _stacks(group: Group, dates: Mapping[str, str | None]) -> dict[str, list[Line]]:
    """The entries of each source, one below the other."""
    stacks: dict[str, list[Line]] = {}
    for source in dates:
        for entry in group.entries:
            if entry.source == source:
                stack = stacks.setdefault(source, [])
                stack += [BLANK] if stack else []
                stack += [line(*entry.over), line(*entry.words)]
    return stacks


def _plain(number: int, group: Group, look: Look) -> list[Line]:
    """A head line a group, then one line a quotation."""
    head = [
        [(str(number), STRONG)],
        [(group.lead, STRONG)] if group.lead else [],
        [_verdict(group, look)],
        [(group.id, "")],
        [(_sources(group), "")],
        list(group.title),
    ]
    lines = [line(*joined(head, " | "))]
    lines += [line(("reason | ", DIM), text, indent=2) for text in _reasons(group)]
    for entry in group.entries:
        parts = [[(entry.source, "")], list(entry.over), list(entry.words)]
        lines.append(line(*joined(parts, " | "), indent=2))
    return [*lines, BLANK]


def _headed(group: Group, look: Look) -> list[Line]:
    lead: list[Piece] = [(f"{group.lead} · ", "")] if group.lead else []
    lines = [
        line(*lead, _verdict(group, look), (" · ", DIM), *group.title, part=Part.HEADING),
        line((f"{_sources(group)} · {group.id}", DIM)),
        BLANK,
        *(line(text, indent=2) for text in _reasons(group)),
    ]
    for entry in group.entries:
        where = [(f"{entry.source}:{entry.start}", DIM)]
        over = joined([[(entry.source, STRONG)], entry.over, where], " · ")
        lines += [line(*over), line(*entry.words, part=Part.QUOTE)]
    return [*lines, BLANK]


def voice_pieces(
    kind: Kind,
    stance: Stance,
    holder: HolderRecord | None,
    via: Sequence[HolderRecord],
    cue: str | None,
    *,
    look: Look,
) -> list[list[Piece]]:
    """How the source stands to its words, and whose they are."""
    sign = STANCES[stance]
    name = name_of(holder) if holder else "own voice" if kind is Kind.OWN else "unnamed"
    who: list[Piece] = [(name, STRONG if holder else DIM)]
    if cue:
        who.append((f", “{flat(cue)}”", DIM))
    if via:
        who.append((f", via {via_of(via)}", DIM))
    return [[(f"{sign.text(look)} {stance.value}", sign.style)], who]


def emphasised(text: str, start: int, spans: Sequence[Words], style: str) -> list[Piece]:
    """The words at `start` with those at `spans` in a style; nothing is added to them."""
    pieces: list[Piece] = []
    place = 0
    for span in sorted(spans, key=lambda s: s.start):
        first, last = max(span.start - start, place), min(span.end - start, len(text))
        if first >= last:
            continue
        pieces += [(text[place:first], ""), (text[first:last], style)]
        place = last
    return [piece for piece in (*pieces, (text[place:], "")) if piece[0]]
