"""Readings in columns: nothing is lost, and they take less room."""

from __future__ import annotations

from functools import cache

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcompare.columnar import Columnar, from_columns, to_columns
from kzcompare.corpus.read import read_corpus
from kzcompare.corpus.seeds import seed_folder
from kzcompare.model.claim import Argument, Certainty, Claim, Predication, Reading, Term
from kzcompare.model.span import Span
from kzcompare.reading import analyse

encode = msgspec.msgpack.encode
decode = msgspec.msgpack.Decoder(Columnar).decode

places = st.integers(0, 70_000)
spans = st.builds(lambda start, length: Span(start, start + length), places, st.integers(0, 300))
words = st.sampled_from(["strike", "strik", "", "é", "东京", "a b"])
zipfs = st.one_of(st.integers(0, 800).map(lambda n: n / 100), st.floats(0, 9))
flags = st.booleans()
terms = st.builds(Term, words, words, zipfs, spans, flags)
arguments = st.builds(
    Argument, words, words, words, spans, spans, st.lists(words).map(tuple), flags, words
)
predications = st.builds(
    Predication,
    *(spans, words, words, st.none() | spans, st.sampled_from(Certainty)),
    st.lists(arguments, max_size=3).map(tuple),
    flags,
)
claims = st.builds(
    Claim,
    *(spans, st.integers(0, 9), flags, st.just(()), st.lists(terms, max_size=5).map(tuple)),
    *(st.just(()), st.sampled_from(Certainty), st.just(()), st.just(()), st.just(()), st.none()),
    predications=st.lists(predications, max_size=3).map(tuple),
)
readings = st.builds(
    Reading, words, st.lists(claims, max_size=4).map(tuple), st.just(()), st.just(())
)


@settings(deadline=None)
@given(readings)
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert from_columns(decode(encode(to_columns(reading)))) == reading


@cache
def seed_readings() -> tuple[Reading, ...]:
    articles, _ = read_corpus([str(seed_folder())])
    return analyse(None, articles)


def test_readings_of_real_articles_come_back_as_they_were() -> None:
    for reading in seed_readings():
        assert reading.claims
        assert from_columns(decode(encode(to_columns(reading)))) == reading


def test_readings_in_columns_take_two_thirds_of_the_room() -> None:
    plain = sum(len(encode(r)) for r in seed_readings())
    packed = sum(len(encode(to_columns(r))) for r in seed_readings())
    assert packed < 0.67 * plain
