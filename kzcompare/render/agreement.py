"""Sources against sources: a matrix where it fits, else a list of pairs; the coefficient below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.choices import Verdict
from kzcompare.render.grid import Column, grid
from kzcompare.render.lines import BLANK, Line, line, written
from kzcompare.render.outputs.agreement import AgreementDocument
from kzcompare.render.style import DIM, PROMISE, STRONG, VERDICTS

if TYPE_CHECKING:
    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.agreement import AlphaRecord, PairRecord
    from kzcompare.render.outputs.base import Document

_FEW = 10  # rows from which their shares are given in per cent
_GAP = 2  # blanks between two columns of a grid
_SIGNED = (
    ("agreed", Verdict.AGREEMENT),
    ("contradicted", Verdict.CONTRADICTION),
    ("mixed", Verdict.MIXED),
)
_PAIRS = (
    Column("source"),
    Column("and"),
    Column("rows", is_number=True),
    Column("agreed", is_number=True),
    Column("contradicted", is_number=True),
    Column("mixed", is_number=True),
    Column("share", is_number=True),
)
_ONE = "It hangs on a single row: without that one nothing varies, and alpha is undefined."
_SMALL = "With so few rows, a single one decides much: {least} to {most} with any one left out."


def render(document: Document, look: Look) -> str:
    """The matrix of an agreement document, and its coefficient.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, AgreementDocument):
        raise TypeError(type(document).__name__)
    sources = [source for source, rows in document.rows.items() if rows]
    if look.width is not None and _width(document, sources, look) <= look.width:
        table = _matrix(document, sources, look)
        notes = _legend(document, look)
    else:
        table = grid(_PAIRS, [_row(pair) for pair in document.pairs], look)
        notes = []
    alone = [source for source, rows in document.rows.items() if not rows]
    if alone:
        notes.append(line((f"in no row with another source: {', '.join(alone)}", DIM), hang=2))
    return table + written(
        [*notes, BLANK, *_alpha(document.alpha), BLANK, *_footer(document)], look
    )


def _row(pair: PairRecord) -> list[list[Piece]]:
    return [
        [(pair.left, STRONG)],
        [(pair.right, STRONG)],
        *([(str(n), "")] for n in (pair.shared, pair.agreed, pair.contradicted, pair.mixed)),
        [(_share(pair), "")],
    ]


def _matrix(document: AgreementDocument, sources: list[str], look: Look) -> str:
    """Counts above the diagonal, the share agreed below it, rows of each source on it."""
    pairs = {(pair.left, pair.right): pair for pair in document.pairs}
    none: list[Piece] = [("." if look.ascii_only else "·", DIM)]
    rows = []
    for n, left in enumerate(sources):
        entries: list[list[Piece]] = [[(left, STRONG)]]
        for m, right in enumerate(sources):
            pair = pairs.get((left, right) if n < m else (right, left))
            if n == m:
                entries.append([(f"{document.rows[left]} rows", DIM)])
            elif pair is None:
                entries.append(none)
            else:
                entries.append(_signed(pair, look) if n < m else [(_share(pair), "")])
        rows.append(entries)
    return grid((Column(""), *(Column(s, is_number=True) for s in sources)), rows, look)


def _signed(pair: PairRecord, look: Look) -> list[Piece]:
    """The counts of a pair with the signs of the verdicts; those that are 0 are left out."""
    pieces: list[Piece] = []
    for name, verdict in _SIGNED:
        count, sign = getattr(pair, name), VERDICTS[verdict]
        if count:
            pieces.append((f"{' ' if pieces else ''}{sign.text(look)}{count}", sign.style))
    return pieces


def _width(document: AgreementDocument, sources: list[str], look: Look) -> int:
    """Columns that the matrix needs."""
    cells = {
        (pair.left, pair.right): sum(len(words) for words, _ in _signed(pair, look))
        for pair in document.pairs
    }
    needed = max((len(source) for source in sources), default=0)
    for n, right in enumerate(sources):
        above = (cells.get((left, right), 1) for left in sources[:n])
        needed += _GAP + max(len(right), len(f"{document.rows[right]} rows"), *above)
    return needed


def _legend(document: AgreementDocument, look: Look) -> list[Line]:
    if not document.pairs:
        return []
    signs = ", ".join(f"{VERDICTS[v].text(look)} {name}" for name, v in _SIGNED)
    return [
        BLANK,
        line((f"above the diagonal: rows that both speak in: {signs}", DIM), hang=2),
        line(("below it: the share of those rows in which they agree", DIM), hang=2),
    ]


def _alpha(alpha: AlphaRecord) -> list[Line]:
    """The coefficient with what it rests on, or why there is none."""
    counts = ", ".join(f"{count} {value}" for value, count in alpha.values.items())
    basis = f"{alpha.units} rows, {alpha.coders} sources" + (f", {counts}" if counts else "")
    if alpha.alpha is None:
        value: Piece = (f"undefined: {alpha.undefined}", STRONG)
    else:
        value = (f"{alpha.alpha:.2f}", STRONG)
    lines = [line("Krippendorff's alpha (nominal)  ", value, (f"  ({basis})", DIM), hang=2)]
    if alpha.alpha is None:
        return lines
    lines.append(line("1: perfect agreement; 0: as much as chance gives; below 0: less.", hang=2))
    if alpha.least is not None and alpha.most is not None:
        text = _SMALL.format(least=f"{alpha.least:.2f}", most=f"{alpha.most:.2f}")
        lines.append(line(text, hang=2))
    if alpha.hangs_on_one:
        lines.append(line(_ONE, hang=2))
    return lines


def _footer(document: AgreementDocument) -> list[Line]:
    return [line((text, DIM), hang=2) for text in (*document.alpha.caveats, PROMISE)]


def _share(pair: PairRecord) -> str:
    """The share agreed; of few rows as a fraction, because a percentage would look like more."""
    if pair.shared < _FEW:
        return f"{pair.agreed}/{pair.shared}"
    return f"{round(100 * pair.share)}%"
