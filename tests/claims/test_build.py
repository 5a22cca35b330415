"""One article to its reading."""

from __future__ import annotations

import functools

import pytest
from msgspec.structs import replace

from kzcompare.analysis.mentions import find_mentions
from kzcompare.analysis.parse import parse_articles
from kzcompare.claims.build import read_claims
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.article import Paragraph, Role
from kzcompare.model.claim import Certainty, Claim, Reading, SignalKind
from tests.builders import article


@functools.cache
def read(text: str, *, date: str | None = None, title: str | None = None) -> Reading:
    """The reading of a text whose lines are paragraphs; the line `title` is a heading."""
    made = article("post", text, date=date)
    paragraphs = tuple(
        Paragraph(p.span, Role.HEADING if p.span.of(text) == title else p.role)
        for p in made.paragraphs
    )
    made = replace(made, paragraphs=paragraphs)
    sentences = next(iter(parse_articles([made], None)))
    return read_claims(made, sentences, find_mentions(text, sentences), load_lexicon())


def only(text: str) -> Claim:
    (claim,) = read(text).claims
    return claim


def test_every_sentence_is_a_claim_in_text_order() -> None:
    text = "Dockers closed the port. The mayor left.\nA storm came."
    spoken = [c.span.of(text) for c in read(text).claims]
    assert spoken == ["Dockers closed the port.", "The mayor left.", "A storm came."]


def test_a_claim_knows_its_paragraph() -> None:
    text = "Dockers closed the port. The mayor left.\nA storm came."
    assert [c.paragraph for c in read(text).claims] == [0, 0, 1]


def test_a_heading_is_told_from_the_body() -> None:
    title = "Dockers close the port"
    reading = read(f"{title}\nThe mayor left the town.", title=title)
    assert [c.is_heading for c in reading.claims] == [True, False]


def test_terms_are_content_words_in_text_order() -> None:
    text = "The dockers have closed the old port, and it is quiet."
    assert [t.span.of(text) for t in only(text).terms] == [
        "dockers",
        "closed",
        "old",
        "port",
        "quiet",
    ]


def test_a_term_has_stem_and_dictionary_form() -> None:
    (closed,) = [t for t in only("Dockers closed the port.").terms if t.lemma == "close"]
    assert closed.stem == "close"


def test_names_are_told_from_other_words() -> None:
    text = "Lindqvist closed the port of Oslo."
    names = [t.span.of(text) for t in only(text).terms if t.is_name]
    assert names == ["Lindqvist", "Oslo"]


@pytest.mark.parametrize("figure", ["400", "2018", "1,500"])
def test_a_figure_is_a_telling_word_however_common(figure: str) -> None:
    text = f"They counted {figure} ferries."
    assert [t.zipf for t in only(text).terms if t.span.of(text) == figure] == [4.0]


def test_predicate_and_subject_are_kept() -> None:
    claim = only("Yesterday angry dockers closed the port.")
    assert (claim.subject, claim.verb) == ("dockers", "close")


def test_a_claim_without_a_subject_has_none() -> None:
    assert only("Leave the port now.").subject is None


def test_a_claim_points_to_what_is_said_in_it() -> None:
    text = "Lindqvist said the port was closed. A storm came."
    reading = read(text)
    assert [c.statements for c in reading.claims] == [(0,), ()]
    assert reading.statements[0].span.of(text) == "the port was closed"


def test_a_quotation_over_two_sentences_belongs_to_both() -> None:
    text = "“The port is closed. It will open on Monday,” Lindqvist said."
    reading = read(text)
    assert len(reading.claims) == 2
    assert [c.statements for c in reading.claims] == [(0,), (0,)]


def test_a_claim_carries_its_signals_and_certainty() -> None:
    claim = only("The port may not open again.")
    assert SignalKind.NEGATION in {s.kind for s in claim.signals}
    assert claim.certainty is Certainty.POSSIBLE


def test_a_claim_carries_its_figures() -> None:
    text = "The union counted 400 dockers."
    assert [(q.low, q.noun) for q in only(text).quantities] == [(400.0, "docker")]


def test_a_date_is_a_time_and_no_figure() -> None:
    claim = only("The port closed on June 23, 2018.")
    assert [(t.start, t.end) for t in claim.times] == [("2018-06-23", "2018-06-23")]
    assert claim.quantities == ()


def test_relative_dates_are_worked_out_from_the_date_of_the_article() -> None:
    reading = read("The port closed yesterday.", date="2021-06-24")
    assert [t.start for t in reading.claims[0].times] == ["2021-06-23"]


def test_clauses_cover_the_sentence() -> None:
    text = "Dockers closed the port because their wages had not been paid."
    clauses = only(text).clauses
    assert [c.of(text) for c in clauses] == [
        "Dockers closed the port",
        "because their wages had not been paid.",
    ]


def test_a_reading_carries_the_digest_of_its_text() -> None:
    text = "Dockers closed the port."
    assert read(text).digest == article("any", text).digest


def test_mentions_are_handed_through() -> None:
    text = "Oskar Lindqvist closed the port."
    assert [m.text for m in read(text).mentions] == ["Oskar Lindqvist"]


def test_a_text_without_words_is_an_empty_reading() -> None:
    reading = read("")
    assert (reading.claims, reading.statements, reading.mentions) == ((), (), ())
