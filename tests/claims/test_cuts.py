"""Where a sentence can be cut. Cases are sentences with a bar at each cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.claims.cuts import find_clauses
from kzcompare.model.sentence import Sentence, Token
from kzcompare.model.tree import Tree
from tests.claims.parsing import parse


def cut(text: str) -> str:
    (sentence,) = parse(text)
    return " | ".join(span.of(text) for span in find_clauses(Tree(sentence)))


@pytest.mark.parametrize(
    "marked",
    [
        "Dockers closed the port.",
        "Dockers closed the port on Monday | and the mayor called in the guards.",
        "Dockers closed the port on Monday and left it on Tuesday.",
        "Dockers closed the port | because their wages had not been paid.",
        "The mayor blamed foreign agitators, | but he has presented no evidence.",
        "The mayor of Velmora said | that the port would open again.",
        "The mayor said that the port would open again.",
    ],
)
def test_a_sentence_is_cut_at_its_clauses(marked: str) -> None:
    assert cut(marked.replace(" |", "")) == marked


def test_a_clause_does_not_begin_with_a_comma() -> None:
    marked = "The port, which is the largest of the island, | was closed for three days."
    assert cut(marked.replace(" |", "")) == marked


DEPS = st.sampled_from(["ccomp", "advcl", "relcl", "conj", "nsubj", "dobj", "cc", "punct", "det"])
POS = st.sampled_from(["NOUN", "VERB", "PUNCT"])


@st.composite
def any_sentence(draw: st.DrawFn) -> Sentence:
    """Words of a random tree: every head stands under an earlier-made word."""
    count = draw(st.integers(1, 16))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]}
    for n, index in enumerate(order[1:], 1):
        heads[index] = order[draw(st.integers(0, n - 1))]
    tokens = tuple(
        Token(
            3 * i,
            3 * i + 2,
            "xx",
            "xx",
            draw(POS),
            "",
            draw(DEPS),
            heads[i],
            "",
            False,
            "xx",
            0.0,
            False,
        )
        for i in range(count)
    )
    return Sentence(tokens[0].span.cover(tokens[-1].span), 0, False, tokens)


@given(any_sentence())
def test_clauses_cover_every_word_once_in_text_order(sentence: Sentence) -> None:
    clauses = find_clauses(Tree(sentence))
    for token in sentence.tokens:
        assert sum(clause.contains(token.span) for clause in clauses) == 1
    assert all(left.end <= right.start for left, right in pairwise(clauses))


@given(any_sentence())
def test_no_clause_is_very_short_where_there_are_several(sentence: Sentence) -> None:
    clauses = find_clauses(Tree(sentence))
    if len(clauses) > 1:
        for clause in clauses:
            words = [t for t in sentence.tokens if clause.contains(t.span) and t.pos != "PUNCT"]
            assert len(words) >= 4
