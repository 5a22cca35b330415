"""What a cell of a row shows: who holds it, how the source stands to it, the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.choices import Kind
from kzcompare.model.row import Confidence
from kzcompare.render.lines import joined
from kzcompare.render.safe import flat
from kzcompare.render.style import DIM, STANCES, STRONG, VERDICTS, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import HolderRecord
    from kzcompare.render.outputs.claims import CellRecord, RowRecord

MOST_REASONS = 3  # more are in the JSON; a reader wants the strongest


def verdict_of(row: RowRecord, look: Look) -> Piece:
    """The row's verdict with its sign; one that is not sure says so."""
    sign = VERDICTS[row.verdict]
    hedge = "" if row.confidence is Confidence.SURE else f" ({row.confidence.value})"
    return (f"{sign.text(look)} {row.verdict.value}{hedge}", sign.style)


def stance_of(cell: CellRecord, look: Look) -> Piece:
    """The cell's stance with its sign."""
    sign = STANCES[cell.stance]
    return (f"{sign.text(look)} {cell.stance.value}", sign.style)


def name_of(holder: HolderRecord) -> str:
    """The actor a holder stands for; the printed words too where they share none with its name."""
    printed = flat(holder.text)
    if holder.actor is None:
        return printed
    if set(holder.actor.casefold().split()) & set(printed.casefold().split()):
        return holder.actor
    return f"{holder.actor} (“{printed}”)"


def holder_of(cell: CellRecord) -> str:
    """Who stands behind the words: an actor, the article itself, or somebody it does not name."""
    if cell.holder is not None:
        return name_of(cell.holder)
    return "own voice" if cell.kind is Kind.OWN else "unnamed"


def via_of(via: Sequence[HolderRecord]) -> str:
    """Those who relayed a statement, nearest the article first."""
    return " ← ".join(name_of(relay) for relay in via)


def attribution(cell: CellRecord) -> list[Piece]:
    """Holder, cue, the chain it came through, and the time it is about."""
    pieces: list[Piece] = [(holder_of(cell), STRONG if cell.holder else DIM)]
    if cell.cue:
        pieces.append((f", “{flat(cell.cue)}”", DIM))
    if cell.via:
        pieces.append((f", via {via_of(cell.via)}", DIM))
    if cell.time:
        pieces.append((f" · {cell.time}", DIM))
    return pieces


def excerpt(cell: CellRecord) -> list[Piece]:
    """The words, verbatim, those that show the stance emphasised.

    No quotation marks are added: the ones to be seen are the article's own. Where the sentence
    begins before the words or goes on after them stands "…", beyond it the marks of that part.
    """
    style = marked(cell.stance)
    pieces: list[Piece] = []
    place = cell.start
    for mark in cell.marks:
        if mark.end <= cell.start or mark.start >= cell.end:
            continue
        start, end = max(mark.start, place), min(mark.end, cell.end)
        if start >= end:
            continue
        pieces.append((cell.text[place - cell.start : start - cell.start], ""))
        pieces.append((cell.text[start - cell.start : end - cell.start], style))
        place = end
    pieces.append((cell.text[place - cell.start :], ""))
    before = [[(mark.text, style)] for mark in cell.marks if mark.end <= cell.start]
    after = [[(mark.text, style)] for mark in cell.marks if mark.start >= cell.end]
    shown = joined([*before, [piece for piece in pieces if piece[0]], *after], " … ")
    if cell.start > cell.sentence[0] and not before:
        shown.insert(0, ("… ", DIM))
    if cell.end < cell.sentence[1] and not after:
        shown.append((" …", DIM))
    return shown


def origins_of(row: RowRecord) -> str:
    """How many sources, and how many of them are independent of each other."""
    sources = f"{row.sources} source{'' if row.sources == 1 else 's'}"
    return f"{sources}, {row.origins} origin{'' if row.origins == 1 else 's'}"


def reasons_of(row: RowRecord) -> list[str]:
    """Why the row got its verdict, strongest first, each said once."""
    texts = list(dict.fromkeys(flat(reason.text) for reason in row.reasons))
    if len(texts) <= MOST_REASONS:
        return texts
    more = len(texts) - MOST_REASONS
    return [*texts[:MOST_REASONS], f"and {more} more reason{'' if more == 1 else 's'} (--json)"]


def absent_of(row: RowRecord) -> list[tuple[str, str]]:
    """Sources without a statement on the row, as (why, ids or how many)."""
    if row.absent and not (row.silent or row.earlier):
        return [("silent", f"{row.absent} other sources")]
    why = (("silent", row.silent), ("published earlier", row.earlier))
    return [(label, ", ".join(ids)) for label, ids in why if ids]
