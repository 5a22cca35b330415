"""Lines: wrapped but never cut, with hanging indents, side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.render.lines import BLANK, Line, line, written
from kzcompare.render.look import Look
from kzcompare.render.paint import columns, painted, width_of

WORDS = "one two three four five six seven"


def test_without_width_nothing_is_wrapped() -> None:
    assert written([line(WORDS * 50, indent=2)], Look()) == f"  {WORDS * 50}\n"


def test_hanging_indent_uses_the_whole_first_line() -> None:
    text = written([line(WORDS, hang=4)], Look(20))
    assert text == "one two three four\n    five six seven\n"


def test_indent_holds_for_every_line() -> None:
    text = written([line(WORDS, indent=4)], Look(20))
    assert text == "    one two three\n    four five six\n    seven\n"


def test_long_words_are_folded_and_not_cut() -> None:
    text = written([line("x" * 30)], Look(20))
    assert text.replace("\n", "") == "x" * 30


def test_end_stands_flush_right() -> None:
    text = written([Line((("head", ""),), end=("id", ""))], Look(20))
    assert text == "head              id\n"


def test_end_without_width_follows_the_rest() -> None:
    assert written([Line((("head", ""),), end=("id", ""))], Look()) == "head  id\n"


def test_blank_lines_hold_no_spaces() -> None:
    assert written([BLANK, line("a")], Look(30)) == "\na\n"


def test_columns_are_filled_up_to_the_longest() -> None:
    look = Look(21)
    texts = columns([[line("a b c d e f")], [line("g")]], 21, look)
    assert painted(texts, look) == "a b c d e │ g\nf         │\n"


def test_wide_characters_count_twice() -> None:
    look = Look(21)
    texts = columns([[line("東京東京")], [line("x")]], 21, look)
    assert painted(texts, look) == "東京東京  │ x\n"


@given(st.lists(st.from_regex(r"[a-zA-Zа-яé\[\]]{1,12}", fullmatch=True), min_size=1, max_size=40))
def test_no_word_is_lost_by_wrapping(words: list[str]) -> None:
    text = written([line(" ".join(words), hang=3)], Look(40))
    assert text.split() == words


@pytest.mark.parametrize(
    ("width", "sources", "across"),
    [(120, 3, 3), (120, 4, 4), (120, 5, 3), (120, 6, 3), (200, 7, 7), (60, 5, 2), (None, 5, 1)],
)
def test_sources_that_do_not_fit_are_spread_evenly(
    width: int | None, sources: int, across: int
) -> None:
    assert Look(width).columns(sources) == across


def test_every_character_is_as_wide_as_rich_says() -> None:
    from rich.cells import cell_len

    wrong = [c for c in map(chr, range(32, 0x30000)) if width_of(c) != cell_len(c)]
    assert wrong == []
