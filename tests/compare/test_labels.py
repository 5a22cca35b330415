"""What a row is about: which words of which statement are its label."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from kzcompare.compare.cells import make_cell
from kzcompare.compare.labels import proposition_of
from kzcompare.model.options import Options
from kzcompare.passages import read_passages

CASES = Path(__file__).resolve().parents[1] / "cases" / "labels.txt"


def blocks() -> Iterator[tuple[str, ...]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    for block in "\n".join(x for x in lines if not x.startswith("#")).split("\n\n"):
        if block.strip():
            yield tuple(block.strip().splitlines())


BLOCKS = tuple(blocks())


def label_of(texts: tuple[str, ...]) -> str:
    """The label of a row with these statements, each of another source."""
    reads = list(read_passages(texts, Options()))
    claims = [read.reading.claims[0] for read in reads]
    terms = tuple({t.stem for c in claims for t in c.terms})
    cells = [make_cell(r, c, terms) for r, c in zip(reads, claims, strict=True)]
    named = [replace(cell, source=str(n)) for n, cell in enumerate(cells)]
    return proposition_of(named, claims, reads, 0, frozenset())


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[0][:40])
def test_the_label_is(block: tuple[str, ...]) -> None:
    wanted = next(line for line in block if "[[" in line).partition("[[")[2].partition("]]")[0]
    texts = tuple(line.replace("[[", "").replace("]]", "") for line in block)
    assert label_of(texts) == wanted
