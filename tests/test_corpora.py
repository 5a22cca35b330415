"""Small invented corpora: each kind of contradiction, and each kind of trap.

A case names two sentences by words of theirs. "contradiction": a row holds both and is one, and a
reason is given on the two, or on one of them where only it judges; "compatible": a row may hold
both, but nothing in it sets them against each other; "apart": the same, and they share no row in
which they agree either.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kzcompare.model.choices import Verdict
from kzcompare.model.report import Report
from kzcompare.model.row import Reason, ReasonKind, Row
from kzcompare.pipeline import compare_articles

CORPORA = Path(__file__).parent / "cases" / "corpora"
ALIKE = {ReasonKind.PARAPHRASE, ReasonKind.REPETITION}


@dataclass(frozen=True, slots=True)
class Case:
    corpus: str
    kind: str
    words: tuple[tuple[str, str], tuple[str, str]]
    expect: str
    reason: str | None


def cases() -> Iterator[Case]:
    for file in sorted(CORPORA.glob("*/gold.toml")):
        for case in tomllib.loads(file.read_text("utf-8"))["case"]:
            left, right = (tuple(w.split(": ", 1)) for w in case["words"])
            yield Case(
                file.parent.name, case["kind"], (left, right), case["expect"], case.get("reason")
            )


@functools.cache
def report(corpus: str) -> Report:
    return compare_articles([str(f) for f in sorted((CORPORA / corpus).glob("*.txt"))])


def places(row: Row, case: Case) -> tuple[list[int], list[int]]:
    """The cells of a row that are the one and the other sentence."""
    texts = {read.article.id: read.article.text for read in report(case.corpus).articles}
    found: tuple[list[int], list[int]] = ([], [])
    for side, (source, words) in zip(found, case.words, strict=True):
        assert texts[source].count(words) == 1, words
        start = texts[source].index(words)
        side += [
            n
            for n, cell in enumerate(row.cells)
            if cell.source == source and cell.sentence.start <= start < cell.sentence.end
        ]
    return found


def between(row: Row, case: Case) -> list[Reason]:
    """The reasons that set the two sentences against each other."""
    left, right = places(row, case)
    return [
        r
        for r in row.reasons
        if r.kind not in ALIKE and {*r.cells} & {*left} and {*r.cells} & {*right}
    ]


CASES = list(cases())


def name(case: Case) -> str:
    return f"{case.corpus}: {case.kind}: {case.words[1][1]}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_case(case: Case) -> None:
    rows = report(case.corpus).rows
    shared = [row for row in rows if all(places(row, case))]
    if case.expect == "contradiction":
        clashing = [r for r in shared if r.verdict is Verdict.CONTRADICTION]
        assert clashing, "no row holds both and is a contradiction"
        if case.reason is not None:
            kinds = {r.kind.value for row in clashing for r in row.reasons}
            assert case.reason in kinds
        return
    assert not [r for row in shared for r in between(row, case)]
    if case.expect == "apart":
        assert not shared
