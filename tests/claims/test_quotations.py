"""Quotation marks: where a quotation begins and ends, whatever marks a text uses."""

from __future__ import annotations

import pytest

from kzcompare.claims.quotations import Quotation, find_quotations
from kzcompare.model.span import Span


def quotations(text: str) -> tuple[Quotation, ...]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return find_quotations(text, spans)


def quoted(text: str) -> list[str]:
    return [q.inner.of(text) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “go now” to him.", ["go now"]),
        ('She said "go now" to him.', ["go now"]),
        ("She said ''go now'' to him.", ["go now"]),
        ("She said ``go now'' to him.", ["go now"]),
        ("She said «go now» to him.", ["go now"]),
        ("She said „go now“ to him.", ["go now"]),
        ("She said ‘go now’ to him.", ["go now"]),
        ("She said 'go now' to him.", ["go now"]),
        ('She said,"go now".', ["go now"]),
        ("“A,” she said. “B.”", ["A,", "B."]),
        ("They don't know the workers' hall.", []),
        ("In the '90s the workers' hall burned.", []),
        ("A 6' man.", []),
    ],
)
def test_marks_of_every_kind_quote_and_apostrophes_do_not(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“They cried ‘out’ at him,” she said.", ["They cried ‘out’ at him,"]),
        ("“They cried “out” at him,” she said.", ["They cried “out” at him,"]),
        ('"No talk of “justice” any more. None."', ["No talk of “justice” any more. None."]),
        ("‘The workers’ rights matter,’ she said.", ["The workers’ rights matter,"]),
        ("She praised ‘heroes’ and the workers’ rights.", ["heroes"]),
    ],
)
def test_marks_inside_a_quotation_belong_to_it(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_mark_never_closed_ends_with_its_paragraph() -> None:
    found = quotations("“We lost.\nShe left.")
    assert [(q.span, q.is_closed) for q in found] == [(Span(0, 9), False)]


def test_single_mark_never_closed_is_no_quotation() -> None:
    assert quoted("He sang ‘round the fire.") == []


@pytest.mark.parametrize(
    ("following", "expected"),
    [("''We won.''", ["We lost.", "We won."]), ("She left.", [])],
    ids=["reopened", "not reopened"],
)
def test_a_mark_of_two_characters_stays_open_where_the_next_paragraph_opens_it_again(
    following: str, expected: list[str]
) -> None:
    assert quoted(f"''We lost.\n{following}") == expected


def test_quotation_reopened_in_the_next_paragraph_continues() -> None:
    found = quotations("“We lost.\n“We won.” “No.”")
    assert [q.continues for q in found] == [False, True, False]


def test_quotation_closed_in_the_next_paragraph_continues() -> None:
    text = "“We lost.\nThen we won,” she said."
    assert [(q.inner.of(text), q.continues) for q in quotations(text)] == [
        ("We lost.", False),
        ("Then we won,", True),
    ]


def test_quotation_after_a_closed_one_does_not_continue_it() -> None:
    assert [q.continues for q in quotations("“We lost.”\n“We won.”")] == [False, False]
