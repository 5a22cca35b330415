"""Stretches of a text as a tree: no word is lost, and every stretch covers its words."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kzcompare.render.passages import Node, Stretch, nested

TEXT = "She said he knew, and he denied it."


def shown(parts: Sequence[str | Node]) -> str:
    """The tree with brackets around each stretch, its anchor before it where it begins."""
    return "".join(
        part
        if isinstance(part, str)
        else f"{part.stretch.anchor if part.stretch.is_first else ''}[{shown(part.parts)}]"
        for part in parts
    )


def test_stretches_nest() -> None:
    tree = nested("abcdef", 0, 6, [Stretch(2, 3, anchor="2"), Stretch(1, 5, anchor="1")])
    assert shown(tree) == "a1[b2[c]de]f"


def test_a_stretch_that_crosses_another_is_cut_in_two_and_named_once() -> None:
    tree = nested("abcdef", 0, 6, [Stretch(0, 3, anchor="1"), Stretch(2, 5, anchor="2")])
    assert shown(tree) == "1[ab2[c]][de]f"


def test_only_what_lies_within_the_limits_is_there() -> None:
    tree = nested("abcdef", 2, 4, [Stretch(0, 3, anchor="1"), Stretch(4, 5, anchor="2")])
    assert shown(tree) == "[c]d"


def covered(parts: Sequence[str | Node], inside: frozenset[str]) -> list[frozenset[str]]:
    """For each character, the anchors of the stretches it lies in."""
    found: list[frozenset[str]] = []
    for part in parts:
        if isinstance(part, str):
            found += [inside] * len(part)
        else:
            found += covered(part.parts, inside | {part.stretch.anchor})
    return found


PLACES = st.integers(0, len(TEXT))


@given(st.lists(st.tuples(PLACES, PLACES), max_size=8))
def test_every_character_lies_in_its_stretches(spans: list[tuple[int, int]]) -> None:
    stretches = [Stretch(a, b, anchor=str(n)) for n, (a, b) in enumerate(spans) if a < b]
    tree = nested(TEXT, 0, len(TEXT), stretches)
    assert "".join(shown(tree).split("[")).replace("]", "").translate(DIGITS) == TEXT
    assert covered(tree, frozenset()) == [
        frozenset(s.anchor for s in stretches if s.start <= place < s.end)
        for place in range(len(TEXT))
    ]


DIGITS = str.maketrans("", "", "0123456789")
