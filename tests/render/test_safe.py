"""Article text may not act on a terminal, nor lose or change a word on its way there."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.render.lines import line, written
from kzcompare.render.look import Look
from kzcompare.render.safe import flat, safe, to_ascii


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b31m", "�31m"),
        ("back\x08space", "back␈space"),
        ("over\rwritten", "over␍written"),
        ("two\r\nlines\r", "two\r\nlines␍"),
        ("\u202eevil\u202c", "�evil�"),
        ("\u2066a\u2069", "�a�"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("Қазақстан — “ok”", "Қазақстан — “ok”"),
    ],
)
def test_what_could_steer_a_terminal_is_made_visible(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text())
def test_safe_text_is_as_long_and_holds_no_control_characters(text: str) -> None:
    made = safe(text)
    assert len(made) == len(text)
    assert not [c for c in made if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n\r"]
    assert "\r" not in made.replace("\r\n", "")


@given(st.text())
def test_ascii_output_is_ascii(text: str) -> None:
    assert to_ascii(text).isascii()


def test_flat_text_is_one_line() -> None:
    assert flat(" a\r\n\t b\u00a0c ") == "a b c"


@pytest.mark.parametrize(
    "text", ["If [the West does] not [act] then", "[/b]", "[bold red]x[/]", ":smile:", "a\\[b]"]
)
@pytest.mark.parametrize("look", [Look(), Look(80), Look(80, color=True), Look(None, color=True)])
def test_markup_is_printed_as_it_stands(text: str, look: Look) -> None:
    assert written([line(text)], look) == f"{text}\n"


@pytest.mark.parametrize("look", [Look(), Look(80), Look(80, color=True)])
def test_escape_sequences_do_not_reach_the_terminal(look: Look) -> None:
    assert written([line("\x1b[31mred")], look) == "␛[31mred\n"
