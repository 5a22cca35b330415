"""Clashes between the cells of a row: each sentence is judged once, wherever it is printed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kzcompare.compare import clashes
from kzcompare.compare import sides as side_by_side
from kzcompare.compare.cells import make_cell
from kzcompare.compare.clashes import Clash, find_clashes
from kzcompare.compare.conflicts import Conflict
from kzcompare.compare.evidence import Pair
from kzcompare.compare.passages import Passage
from kzcompare.compare.sides import Sides
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.load import load_lexicon
from kzcompare.lexicon.relations import RelationWords, load_relation_words
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimRef
from kzcompare.passages import read_passages

OPENINGS = ("", "It rained all day. ", "The harbour was closed on Tuesday. ")
DEAD, ALIVE = "Twelve sailors died in the ferry fire.", "No sailors died in the ferry fire."


@pytest.fixture(scope="module")
def printed() -> tuple[ReadArticle, ...]:
    """Three articles that end with one sentence, and three that end with its denial."""
    texts = [opening + last for last in (DEAD, ALIVE) for opening in OPENINGS]
    return tuple(read_passages(texts, Options()))


def found(reads: Sequence[ReadArticle]) -> tuple[Clash, ...]:
    last = [ClaimRef(n, len(read.reading.claims) - 1) for n, read in enumerate(reads)]
    sides = Sides(reads, load_lexicon(), load_relation_words())
    cells = [make_cell(reads[ref.article], sides.claim(ref), ()) for ref in last]
    return find_clashes(cells, last, sides)


def test_a_clash_stands_where_each_article_prints_the_sentence(
    printed: tuple[ReadArticle, ...],
) -> None:
    every = found(printed)
    assert {frozenset((c.left, c.right)) for c in every} == {
        frozenset((n, m)) for n in range(3) for m in range(3, 6)
    }
    for clash in every:
        assert isinstance(clash.found, Conflict)
        sides = (clash.left, clash.found.left), (clash.right, clash.found.right)
        assert {span.of(printed[n].article.text) for n, span in sides} == {"No", "died"}


def test_a_sentence_is_judged_once(
    printed: tuple[ReadArticle, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = found(printed)
    judged: list[Pair] = []

    def counted(left: Passage, right: Passage, lexicon: Lexicon, words: RelationWords) -> Pair:
        judged.append(Pair(left, right, lexicon, words))
        return judged[-1]

    monkeypatch.setattr(side_by_side, "Pair", counted)
    assert found(printed) == every
    assert len(judged) == 3  # each sentence beside itself, and both together
    monkeypatch.setattr(clashes, "_first_alike", lambda passages: list(range(len(passages))))
    assert found(printed) == every
    assert len(judged) == 3 + 15


def test_two_claims_that_meet_in_two_groups_are_compared_once(
    printed: tuple[ReadArticle, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[Pair] = []

    def counted(left: Passage, right: Passage, lexicon: Lexicon, words: RelationWords) -> Pair:
        judged.append(Pair(left, right, lexicon, words))
        return judged[-1]

    monkeypatch.setattr(side_by_side, "Pair", counted)
    both = Sides(printed, load_lexicon(), load_relation_words())
    dead, alive = ClaimRef(0, 0), ClaimRef(3, 0)
    once = both.findings(dead, alive)
    assert once
    assert both.findings(dead, alive) == once
    assert len(judged) == 1
