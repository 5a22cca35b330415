"""Word vectors: what they say about bags of words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from kzcompare.lexicon.vectors import WordVectors, load_vectors

SMALL = WordVectors(
    {"north": 0, "east": 1, "south": 2},
    np.array([[127, 0], [0, 127], [-127, 0]], dtype=np.int8),
    np.array([1 / 127, 1 / 127, 1 / 127], dtype=np.float32),
)
RARE, COMMONEST = 3.0, 7.7  # Zipf frequencies


def row(*words: tuple[str, float]) -> NDArray[np.float32]:
    made: NDArray[np.float32] = SMALL.sentences([words])[0]
    return made


def likeness(left: str, right: str) -> float:
    """Cosine of two words by the vectors that the package carries."""
    a, b = load_vectors().sentences([[(left, 4.0)], [(right, 4.0)]])
    return float(a @ b)


def test_one_word_has_its_own_direction() -> None:
    assert row(("east", RARE)) == pytest.approx([0.0, 1.0])


def test_two_words_of_one_frequency_meet_half_way() -> None:
    assert row(("north", RARE), ("east", RARE)) == pytest.approx([0.7071, 0.7071], abs=1e-4)


def test_a_common_word_weighs_less() -> None:
    north, east = row(("north", COMMONEST), ("east", RARE))
    assert 0 < north < 0.1
    assert east > 0.99


def test_unknown_words_are_passed_over() -> None:
    assert row(("east", RARE), ("velmora", RARE)) == pytest.approx([0.0, 1.0])


@pytest.mark.parametrize("words", [(), (("velmora", RARE),)], ids=["no word", "unknown word"])
def test_a_bag_without_a_known_word_is_zero(words: tuple[tuple[str, float], ...]) -> None:
    assert row(*words) == pytest.approx([0.0, 0.0])


def test_there_is_a_row_for_every_bag() -> None:
    assert SMALL.sentences([[], [("east", RARE)], []]).shape == (3, 2)


def test_no_bags_no_rows() -> None:
    assert SMALL.sentences([]).shape == (0, 2)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("doctor", "physician", "banana"),
        ("strike", "protest", "kitchen"),
        ("ferry", "boat", "election"),
        ("mayor", "governor", "rain"),
    ],
)
def test_words_of_like_meaning_are_closer(word: str, near: str, far: str) -> None:
    assert likeness(word, near) > likeness(word, far) + 0.1


def test_capital_letters_are_not_looked_up() -> None:
    assert "doctor" in load_vectors().index
    assert "Doctor" not in load_vectors().index


def test_every_word_has_a_row_and_a_scale() -> None:
    vectors = load_vectors()
    assert len(vectors.index) == vectors.matrix.shape[0] == vectors.scale.shape[0]


def test_the_file_is_read_once_a_process() -> None:
    assert load_vectors() is load_vectors()


BAGS = st.lists(
    st.tuples(
        st.sampled_from(["doctor", "strike", "ferry", "mayor", "the", "velmora"]),
        st.floats(0, 8, allow_nan=False),
    ),
    max_size=6,
)


@given(BAGS)
def test_a_row_has_length_one_or_zero(bag: list[tuple[str, float]]) -> None:
    length = float(np.linalg.norm(load_vectors().sentences([bag])[0]))
    assert length == pytest.approx(1.0, abs=1e-4) or length == 0.0


@given(BAGS, st.data())
def test_the_order_of_words_does_not_matter(
    bag: list[tuple[str, float]], data: st.DataObject
) -> None:
    turned = data.draw(st.permutations(bag))
    there, back = load_vectors().sentences([bag, turned])
    assert there == pytest.approx(back, abs=1e-4)
