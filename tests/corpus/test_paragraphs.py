"""Lines to paragraphs."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kzcompare.corpus.paragraphs import split_blocks
from kzcompare.model.span import Span

WRAPPED = """\
Ministers met in the capital on Monday to discuss the price of fuel, which
has doubled since the start of the year and brought thousands of people to
the streets.

The government said that the rise was caused by the market and that it had
no plans to bring back the old limits, but several members of the ruling
party asked for a new law.
"""


def blocks(text: str) -> list[str]:
    return [b.span.of(text) for b in split_blocks(text)]


def test_one_line_is_one_paragraph() -> None:
    assert blocks("Headline\nFirst sentence.\nSecond sentence.") == [
        "Headline",
        "First sentence.",
        "Second sentence.",
    ]


def test_wrapped_lines_are_joined() -> None:
    assert [b.split()[0] + " ... " + b.split()[-1] for b in blocks(WRAPPED)] == [
        "Ministers ... streets.",
        "The ... law.",
    ]


def test_an_indented_line_opens_a_paragraph_in_wrapped_text() -> None:
    indented = WRAPPED.replace("\n\nThe", "\n    The")
    assert [b.split()[0] for b in blocks(indented)] == ["Ministers", "The"]


def test_a_short_line_ends_a_wrapped_paragraph() -> None:
    assert [b.split()[0] for b in blocks(WRAPPED.replace("\n\n", "\n"))] == ["Ministers", "The"]


def test_lines_of_headlines_are_not_joined() -> None:
    lines = [
        "Government Falls After Weeks Of Protest In Capital",
        "President Names Former Banker As Prime Minister",
        "Troops Leave The Airport After Night Of Looting",
        "Internet Back For A Few Hours In Northern Towns",
    ]
    assert blocks("\n".join(lines)) == lines


def test_a_long_line_among_short_ones_keeps_lines_apart() -> None:
    assert len(blocks(WRAPPED + "word " * 400)) == 7


def test_every_line_end_counts() -> None:
    assert blocks("one\r\ntwo\rthree\u2028four") == ["one", "two", "three", "four"]


def test_offsets_count_code_points() -> None:
    text = "\U0001f600\r\n  body\u00a0\r\n"
    assert [b.span for b in split_blocks(text)] == [Span(0, 1), Span(5, 9)]


def test_a_blank_line_is_remembered() -> None:
    assert [b.apart for b in split_blocks("a\nb\n\nc")] == [True, False, True]


def test_no_paragraph_crosses_a_fence() -> None:
    text = "---\ntitle: x\n---\nBody."
    found = split_blocks(text, [Span(0, 16)])
    assert [b.span.of(text) for b in found] == ["---", "title: x", "---", "Body."]


def test_a_million_characters_in_a_line_are_cut_between_words() -> None:
    text = "word " * 200_000
    spans = [b.span for b in split_blocks(text)]
    assert (spans[0].start, spans[-1].end) == (0, 999_999)
    assert all(text[b.start - 1] == " " and len(b) <= 10_000 for b in spans[1:])


PIECES = st.sampled_from(
    ["word", " ", "\n", "\r\n", "\t", "\u00a0", "\x0c", "\u2028", ".", "A longer piece of text"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=80).map("".join)))
def test_paragraphs_are_ordered_trimmed_and_cover_every_printed_character(text: str) -> None:
    spans = [b.span for b in split_blocks(text)]
    covered = "".join(s.of(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(s.of(text) == s.of(text).strip() for s in spans)
    assert "".join(covered.split()) == "".join(text.split())
