"""What a row is about: which words of which statement are its label."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from kzcompare.compare.cells import make_cell
from kzcompare.compare.labels import propositions_of
from kzcompare.model.options import Options
from kzcompare.passages import read_passages

CASES = Path(__file__).resolve().parents[1] / "cases" / "labels.txt"


def blocks() -> Iterator[tuple[str, ...]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    for block in "\n".join(x for x in lines if not x.startswith("#")).split("\n\n"):
        if block.strip():
            yield tuple(block.strip().splitlines())


BLOCKS = tuple(blocks())


def labels_of(texts: tuple[str, ...]) -> tuple[str, ...]:
    """What may name a row with these statements, each of another source."""
    reads = list(read_passages(texts, Options()))
    claims = [read.reading.claims[0] for read in reads]
    terms = tuple({t.stem for c in claims for t in c.terms})
    cells = [make_cell(r, c, terms) for r, c in zip(reads, claims, strict=True)]
    named = [replace(cell, source=str(n)) for n, cell in enumerate(cells)]
    return propositions_of(named, claims, reads, 0, frozenset())


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[0][:40])
def test_the_label_is(block: tuple[str, ...]) -> None:
    wanted = next(line for line in block if "[[" in line).partition("[[")[2].partition("]]")[0]
    texts = tuple(line.replace("[[", "").replace("]]", "") for line in block)
    assert labels_of(texts)[0] == wanted


def test_each_statement_may_name_its_row() -> None:
    first = "The army closed the bridge on Monday, and the mayor was not told."
    other = "The bridge was closed by the army."
    assert set(labels_of((first, other))) == {other, "The army closed the bridge on Monday"}


def test_words_that_several_print_name_a_row_once() -> None:
    assert labels_of(("The army closed the bridge.",) * 2) == ("The army closed the bridge.",)
