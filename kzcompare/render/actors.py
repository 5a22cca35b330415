"""Actors against sources: how often each source names each actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render.grid import Column, grid
from kzcompare.render.lines import BLANK, Line, joined, line, written
from kzcompare.render.outputs.actors import ActorsDocument
from kzcompare.render.style import DIM, STRONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.render.look import Look
    from kzcompare.render.outputs.actors import ActorRecord
    from kzcompare.render.outputs.base import Document

_NAMES = 48  # columns that actor, type, total and aliases want beside the counts


MOST_COUNTS = 6  # sources named with their counts where the matrix does not fit


def render(document: Document, look: Look) -> str:
    """All actors of an actors document.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, ActorsDocument):
        raise TypeError(type(document).__name__)
    sources = [source.id for source in document.corpus.sources]
    counts = sum(max(len(source), 3) + 2 for source in sources)
    if look.width is not None and look.width < counts + _NAMES:
        return written([x for actor in document.actors for x in _stacked(actor)], look)
    columns = (
        Column("actor", share=3),
        Column("type"),
        *(Column(source, is_number=True) for source in sources),
        Column("all", is_number=True),
        Column("also called", share=4),
    )
    none = "." if look.ascii_only else "·"
    return grid(columns, [_row(actor, sources, none) for actor in document.actors], look)


def _row(actor: ActorRecord, sources: Sequence[str], none: str) -> list[list[tuple[str, str]]]:
    counts = [len(actor.mentions.get(source, ())) for source in sources]
    return [
        [(actor.name, STRONG)],
        [(actor.type.value, DIM)],
        *([(str(count), "") if count else (none, DIM)] for count in counts),
        [(str(sum(counts)), STRONG)],
        [(_aliases(actor), DIM)],
    ]


def _stacked(actor: ActorRecord) -> list[Line]:
    most = sorted(actor.mentions.items(), key=lambda item: -len(item[1]))
    counts = [[(f"{source} {len(found)}", "")] for source, found in most[:MOST_COUNTS]]
    if len(most) > MOST_COUNTS:
        rest = sum(len(found) for _, found in most[MOST_COUNTS:])
        counts.append([(f"{len(most) - MOST_COUNTS} more sources {rest}", "")])
    lines = [
        line(*joined([[(actor.name, STRONG)], [(actor.type.value, DIM)]], " · "), hang=2),
        line(*joined(counts, " · "), indent=2),
    ]
    aliases = _aliases(actor)
    if aliases:
        lines.append(line((f"also called {aliases}", DIM), indent=2, hang=4))
    return [*lines, BLANK]


def _aliases(actor: ActorRecord) -> str:
    others = ", ".join(alias for alias in actor.aliases if alias != actor.name)
    if not actor.ambiguous:
        return others
    maybe = " or ".join(actor.candidates)
    return f"{others} (ambiguous: {maybe})".lstrip() if maybe else f"{others} (ambiguous)".lstrip()
