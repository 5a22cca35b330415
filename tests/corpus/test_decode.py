"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest

from kzcompare.corpus.decode import decode
from kzcompare.corpus.document import UnreadableError

ENGLISH = "The minister’s “plan” — for now — costs £5.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_usual_encodings_are_read(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(
    "data", [codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), codecs.BOM_UTF8 + ENGLISH.encode()]
)
def test_the_byte_order_mark_is_not_text(data: bytes) -> None:
    assert decode(data) == ENGLISH


def test_few_accents_are_western() -> None:
    assert decode("A café in Zürich".encode("latin-1")) == "A café in Zürich"


def test_foreign_letters_are_guessed() -> None:
    text = "Президент заявил, что протесты закончились. " * 3
    assert decode(text.encode("cp1251")) == text


def test_line_ends_stay() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n\t\n", "it holds only white space"),
        (codecs.BOM_UTF8, "it holds only white space"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "it is binary data, not text (it has NUL bytes)"),
        (b"\x01\x02\x03\x04 code \x05\x06", "it is binary data, not text"),
        (b"\xff\xfea", "it begins like UTF-16 but is damaged; save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert str(caught.value) == reason
