"""A surname behind an office means the one who is printed with it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kzcompare.actors.namesakes import settle_namesakes
from kzcompare.model.span import Span
from tests.analysis.reading import read

OTHER = "President Barack Obama left."


def name_of(text: str, other: str = OTHER) -> str | None:
    """What the first lone "Obama" of the text is tied to."""
    settled, _ = settle_namesakes((read("a", text), read("b", other)))
    return next(m.name for m in settled.reading.mentions if m.text == "Obama")


def test_a_surname_behind_an_office_is_given_to_its_holder() -> None:
    assert name_of("Michelle Obama sang. President Obama left.") == "Barack Obama"


def test_a_surname_that_is_never_printed_in_full_follows_the_one_behind_an_office() -> None:
    text = "Obama sang. President Obama left."
    settled, _ = settle_namesakes((read("a", text), read("b", OTHER)))
    assert {m.name for m in settled.reading.mentions if m.text == "Obama"} == {"Barack Obama"}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Michelle Obama sang. Ms. Obama left.", OTHER),
        ("Michelle Obama sang. President Obama left.", "Barack Obama left."),
        (
            "Michelle Obama sang. President Obama left.",
            "President Barack Obama left. President Sasha Obama came.",
        ),
    ],
)
def test_without_an_office_that_one_namesake_holds_the_article_decides(
    text: str, other: str
) -> None:
    assert name_of(text, other) == "Michelle Obama"


KNOWN = [f"Barack Obama left on day {n}." for n in ("one", "two", "three", "four")]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A headline\nObama won. He thanked Michelle Obama. Obama left.", {"Barack Obama"}),
        ("A headline\nMichelle Obama sang. Obama left.", {"Michelle Obama"}),
        ("Obama won\nMichelle Obama sang. Obama left.", {"Michelle Obama"}),
    ],
)
def test_a_surname_before_the_full_name_means_the_one_whom_everybody_knows(
    text: str, want: set[str]
) -> None:
    read_all = [read("a", text), *(read(f"k{i}", known) for i, known in enumerate(KNOWN))]
    settled = settle_namesakes(read_all)[0]
    body = text.index("\n")
    lone = {m.name for m in settled.reading.mentions if m.text == "Obama" and m.span.start > body}
    assert lone == want


def test_a_given_name_that_the_parser_cut_off_still_makes_the_name_full() -> None:
    text = "A headline\nBill Marlow criticized the act. Marlow left. Bill Marlow came."
    known = [read(f"k{i}", f"Hanna Marlow left on day {i}.") for i in range(4)]
    article = read("a", text)
    first, *others = [m for m in article.reading.mentions if "Marlow" in m.text]
    assert first.text == "Bill Marlow"
    cut = replace(first, text="Marlow", span=Span(first.span.start + len("Bill "), first.span.end))
    read_cut = replace(article, reading=replace(article.reading, mentions=(cut, *others)))
    settled = settle_namesakes([read_cut, *known])[0]
    assert {m.name for m in settled.reading.mentions} == {"Bill Marlow"}
