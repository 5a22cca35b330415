"""Readings in columns: nothing is lost, they take less room, and claims are made one by one."""

from __future__ import annotations

from functools import cache

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcompare.columnar.numbers import from_column, to_column
from kzcompare.columnar.read import from_columns, looked_at
from kzcompare.columnar.records import Columnar
from kzcompare.columnar.write import to_columns
from kzcompare.corpus.seeds import seed_folder
from kzcompare.model.actor import Deed, DeedRole, Mention, MentionKind
from kzcompare.model.article import Article
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import Argument, Certainty, Claim, Predication, Reading, Term
from kzcompare.model.span import Span
from kzcompare.reading import analyse
from tests.loading import read_corpus

encode = msgspec.msgpack.encode
decode = msgspec.msgpack.Decoder(Columnar).decode

TEXT = "Strikes ended the strike. İstanbul é 东京 a b ßtrike.\n" * 4
places = st.one_of(st.integers(0, len(TEXT)), st.integers(0, 70_000))
spans = st.builds(lambda start, length: Span(start, start + length), places, st.integers(0, 300))
printed = st.sampled_from([Span(0, 7), Span(18, 24), Span(26, 34), Span(35, 36), Span(44, 50)])
words = st.sampled_from(
    ["strike", "strik", "", "é", "东京", "a b", "Strikes", "i̇stanbul", "s" * 300]
)
zipfs = st.one_of(st.integers(0, 800).map(lambda n: n / 100), st.floats(0, 9))
flags = st.booleans()
terms = st.builds(Term, words, words, zipfs, spans | printed, flags)
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
mentions = st.builds(
    Mention,
    *(spans, spans, words | st.just(TEXT[:7]), st.sampled_from(MentionKind), st.integers(0, 900)),
    *(st.none() | st.sampled_from(ActorType), st.none() | words),
    st.lists(spans, max_size=3).map(tuple),
    st.none() | st.builds(Deed, st.sampled_from(DeedRole), words, spans),
)
readings = st.builds(
    Reading,
    words,
    st.lists(claims, max_size=4).map(tuple),
    st.just(()),
    st.lists(mentions, max_size=4).map(tuple),
)


@given(st.lists(st.integers(-(1 << 31), (1 << 31) - 1) | st.integers(0, 300)))
def test_a_column_holds_its_numbers(numbers: list[int]) -> None:
    assert list(from_column(to_column(numbers))) == numbers


@settings(deadline=None)
@given(readings)
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert from_columns(decode(encode(to_columns(reading, TEXT))), TEXT) == reading


@settings(deadline=None)
@given(readings, st.data())
def test_each_claim_is_the_same_made_alone(reading: Reading, data: st.DataObject) -> None:
    claims = looked_at(decode(encode(to_columns(reading, TEXT))), TEXT).claims
    assert len(claims) == len(reading.claims)
    for n in data.draw(st.permutations(range(len(claims)))):
        assert claims[n] == claims[n - len(claims)] == reading.claims[n]
    assert claims == reading.claims
    assert hash(claims) == hash(reading.claims)
    assert claims[1:] == reading.claims[1:]


@cache
def seed_readings() -> tuple[tuple[Article, Reading], ...]:
    articles, _ = read_corpus([str(seed_folder())])
    return tuple(zip(articles, analyse(None, articles), strict=True))


def test_readings_of_real_articles_come_back_as_they_were() -> None:
    for article, reading in seed_readings():
        assert reading.claims
        kept = decode(encode(to_columns(reading, article.text)))
        assert from_columns(kept, article.text) == reading
        assert looked_at(kept, article.text) == reading


def test_readings_in_columns_take_two_fifths_of_the_room() -> None:
    plain = sum(len(encode(r)) for _, r in seed_readings())
    packed = sum(len(encode(to_columns(r, a.text))) for a, r in seed_readings())
    assert packed < 0.4 * plain
