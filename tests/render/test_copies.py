"""Which articles are copies of which, under the rows that they stand in."""

from __future__ import annotations

from kzcompare.model.copy import CopyKind
from kzcompare.render.copies import MOST_NAMED, one_text
from kzcompare.render.lines import written
from kzcompare.render.look import Look
from kzcompare.render.outputs.copies import CopyRecord


def copy(n: int, kind: CopyKind, *, is_later: bool = True) -> CopyRecord:
    return CopyRecord(f"s{n}", "agency", kind, 0.9, is_later, ())


def test_who_copies_whom_as_far_as_it_is_known() -> None:
    copies = [
        copy(1, CopyKind.REPRINT),
        copy(2, CopyKind.REPRINT, is_later=False),
        copy(3, CopyKind.PASSAGES),
        copy(4, CopyKind.QUOTATION),
    ]
    assert written(one_text(copies), Look()).splitlines() == [
        "s1 reprints agency (90% of its own words)",
        "s2 has the same text as agency (90% of its own words)",
    ]


def test_many_copies_are_counted_where_they_would_hide_the_rows() -> None:
    lines = written(one_text([copy(n, CopyKind.REPRINT) for n in range(40)]), Look()).splitlines()
    assert len(lines) == MOST_NAMED + 1
    assert lines[-1] == f"{40 - MOST_NAMED} more copies: kzcompare sources"
