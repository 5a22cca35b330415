"""What a sentence encoder adds: claims meet that share no word, and alike ones score higher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from kzcompare.align.candidates import Bounds
from kzcompare.align.claims import align_claims
from kzcompare.align.levels import level
from kzcompare.align.pairs import score_pairs
from kzcompare.align.rows import make_groups
from kzcompare.align.scored import Pairs
from kzcompare.align.senses import ALIKE, NEAREST, WEIGHT, make_senses
from kzcompare.align.stories import Stories
from kzcompare.align.units import Unit
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimRef
from tests.builders import article
from tests.makers import claim, pair, pairs, reading, unit

Vectors = list[NDArray[np.float16]]
APART = [  # the second claims say one thing in other words
    unit(0, 0, "mayor", "speech"),
    unit(0, 1, "dockers", "walkout"),
    unit(0, 2, "ferry"),
    unit(1, 0, "mayor", "budget"),
    unit(1, 1, "port", "strike"),
    unit(1, 2, "opera"),
]
ALONG = (("x", "y", "z"), ("a", "y", "b"))


def vectors(*articles: Sequence[str]) -> Vectors:
    """For each letter of a claim an axis of its own: claims with one letter are alike."""
    axes = sorted({letter for letters in articles for letter in letters})
    return [np.array([[a == b for a in axes] for b in ls], np.float16) for ls in articles]


def found(made: Pairs) -> set[tuple[int, int]]:
    return {(p.left, p.right) for p in made}


def sensed(made: Pairs, left: int, right: int) -> float:
    """What the encoder says of two claims."""
    assert made.sensed is not None
    (place,) = (n for n, p in enumerate(made) if (p.left, p.right) == (left, right))
    return float(made.sensed[place])


def test_claims_that_share_no_word_meet_where_the_encoder_finds_them_alike() -> None:
    assert found(score_pairs(APART)) == {(0, 3)}
    made = score_pairs(APART, encoded=vectors(*ALONG))
    assert found(made) == {(0, 3), (1, 4)}
    (met,) = (p for p in made if p.left == 1)
    assert met.parts.words < 0 < sensed(made, 1, 4)
    assert met.score == pytest.approx(met.parts.score, abs=1e-5)


def test_they_meet_in_a_large_corpus_too() -> None:
    large = Bounds(exhaustive=-1, nearest=1)
    assert (1, 4) in found(score_pairs(APART, large, encoded=vectors(*ALONG)))


def test_a_claim_keeps_the_nearest_only() -> None:
    others = [unit(1, n, f"word{n}") for n in range(NEAREST + 4)]
    letters = ("y",) * (NEAREST + 2) + ("z", "z")
    lone = [unit(0, 0, "first"), *(unit(0, n, f"own{n}") for n in range(1, 30))]
    encoded = vectors(("y", *(f"q{n}" for n in range(1, 30))), letters)
    made = [p for p in score_pairs([*lone, *others], encoded=encoded) if p.left == 0]
    assert len(made) == NEAREST + 2  # each of the others keeps it as well
    assert {p.right for p in made} == {30 + n for n in range(NEAREST + 2)}


def test_likeness_counts_in_deviations_above_the_usual() -> None:
    stories = Stories.one(2)
    senses = make_senses(APART, vectors(*ALONG), stories)
    assert senses is not None
    cosines = np.array([[ours == theirs for theirs in ALONG[1]] for ours in ALONG[0]], np.float64)
    assert senses.mean == pytest.approx(cosines.mean())
    assert senses.deviation == pytest.approx(cosines.std())
    expected = (1 - cosines.mean()) / cosines.std()
    assert expected > ALIKE
    both = np.array([1]), np.array([4])
    assert senses.of(*both).tolist() == pytest.approx([expected])
    assert senses.between(*both).tolist() == [pytest.approx([expected])]
    made = score_pairs(APART, encoded=vectors(*ALONG))
    assert sensed(made, 1, 4) == pytest.approx(WEIGHT * expected)


@given(st.floats(-0.5, 0.5), st.floats(0.2, 1))
def test_only_the_order_of_cosines_counts_not_their_level(base: float, spread: float) -> None:
    """Some encoders give two unrelated sentences a cosine of 0.7, others of 0."""
    plain = vectors(*ALONG)
    lifted = [  # a common axis: all cosines become base + spread * cosine, lengths left as they are
        np.hstack([np.full((len(v), 1), abs(base) ** 0.5), v * spread**0.5]) for v in plain
    ]
    one, other = (score_pairs(APART, encoded=v) for v in (plain, lifted))
    assert found(one) == found(other)
    for both in found(one):
        assert sensed(one, *both) == pytest.approx(sensed(other, *both), abs=0.02)


def test_without_claims_or_with_one_article_there_is_nothing_to_sense() -> None:
    assert make_senses([], [], Stories.one(0)) is None
    assert make_senses([unit(0, 0, "rain")], vectors("x"), Stories.one(1)) is None
    assert not score_pairs([], encoded=[])
    assert not score_pairs([unit(0, 0, "rain")], encoded=vectors("x"))


def groups_of(units: Sequence[Unit], encoded: Vectors | None) -> tuple[tuple[int, ...], ...]:
    scored = score_pairs(units, stories=Stories.one(2), encoded=encoded)
    return groups(units, scored, Options(pairs_per_claim=1))


def test_what_is_alike_opens_a_row_though_no_word_is_shared() -> None:
    assert groups_of(APART, None) == ((0, 3),)
    assert set(groups_of(APART, vectors(*ALONG))) == {(0, 3), (1, 4)}


def test_what_an_encoder_says_lifts_a_pair_and_lowers_none() -> None:
    units = [unit(0, 0, "port", "ferry"), unit(0, 1, "rain"), unit(1, 0, "port"), unit(1, 1, "sea")]
    options = Options(pairs_per_claim=0.25)  # one pair of four claims
    plain = pairs(pair(0, 2, 3.0), pair(1, 3, 1.0))
    heard = replace(plain, sensed=np.array([-5.0, 5.0]))
    assert groups(units, plain, options) == ((0, 2),)
    assert set(groups(units, heard, options)) == {(0, 2), (1, 3)}
    found = level(heard, units, Stories.one(2), options)
    assert found.lifted is not None
    assert found.lifted.tolist() == [False, True]
    assert found.threshold == level(plain, units, Stories.one(2), options).threshold


def groups(units: Sequence[Unit], scored: Pairs, options: Options) -> tuple[tuple[int, ...], ...]:
    return make_groups(units, level(scored, units, Stories.one(2), options), options)


def test_an_encoder_that_finds_claims_unlike_takes_no_row_away() -> None:
    against = vectors(("x", "y", "z"), ("a", "y", "b"))  # (0, 3), which share a word, are unlike
    assert sensed(score_pairs(APART, encoded=against), 0, 3) < 0
    assert (0, 3) in groups_of(APART, against)


def read(name: str, *sentences: str) -> ReadArticle:
    made = article(name, "\n".join(sentences))
    return reading(made, *(claim(made, s, *s.split()) for s in sentences))


def test_vectors_go_with_their_articles_whatever_the_order() -> None:
    post = read("post", "dockers began walkout today", "ferry left harbour early")
    courier = read("courier", "opera opened season late", "port faces sudden strike")
    options = Options(pairs_per_claim=1)
    (group,) = align_claims([post, courier], options, encoded=vectors("yx", "by"))
    assert group.members == (ClaimRef(0, 0), ClaimRef(1, 1))
    (turned,) = align_claims([courier, post], options, encoded=vectors("by", "yx"))
    assert turned.members == (ClaimRef(0, 1), ClaimRef(1, 0))
