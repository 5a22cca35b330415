"""Packed claims are the claims themselves, in less memory."""

from __future__ import annotations

from pathlib import Path

import pytest

import kzcompare.packed
from kzcompare.cache import Cache
from kzcompare.model.claim import Reading, with_fields
from kzcompare.model.part import EVERYTHING, Part
from kzcompare.packed import PackedClaims, packed
from kzcompare.pipeline import compare_articles
from kzcompare.render.outputs.claims import claims_document


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    report = compare_articles([], parts=Part.READINGS)
    return [read.reading for read in report.articles]


def test_packed_claims_are_equal_to_those_that_were_packed(readings: list[Reading]) -> None:
    for one in readings:
        held = packed(one).claims
        assert tuple(held) == one.claims
        assert len(held) == len(one.claims)
        assert held[0] == one.claims[0]
        assert held[-3:] == one.claims[-3:]
        assert held == PackedClaims(one.claims)


def test_some_fields_of_packed_claims_are_those_of_the_claims(readings: list[Reading]) -> None:
    for one in readings:
        for claims in (one.claims, packed(one).claims):
            some = with_fields(claims, "event", "terms")
            assert [(c.event, c.terms) for c in some] == [(c.event, c.terms) for c in one.claims]


def test_claims_can_be_packed_only_once(readings: list[Reading]) -> None:
    once = packed(readings[0])
    assert packed(once) is once


def test_a_packed_reading_is_kept_like_any_other(readings: list[Reading], tmp_path: Path) -> None:
    cache = Cache.open(tmp_path)
    cache.put("key", packed(readings[0]))
    assert cache.get("key", Reading) == readings[0]


def test_a_corpus_is_compared_alike_whether_its_claims_are_packed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts = EVERYTHING | Part.SINGLES
    plain = compare_articles([], parts=parts)
    monkeypatch.setattr(kzcompare.packed, "MANY", 1)
    dense = compare_articles([], parts=parts)
    assert isinstance(dense.articles[0].reading.claims, PackedClaims)
    assert dense.rows == plain.rows
    assert dense.actors == plain.actors
    assert claims_document(dense) == claims_document(plain)
