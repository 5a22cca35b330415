"""Why a sentence is read as it is."""

from __future__ import annotations

import math

from kzcompare.claims.explain import explain_sentence
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.trace import SentenceTrace
from tests.builders import article
from tests.claims.parsing import parse

TEXT = "The bridge is old. Ruiz said that he wants to close it. It rained."


def explained(offset: int) -> SentenceTrace | None:
    return explain_sentence(article("test", TEXT), parse(TEXT), offset, load_lexicon())


def test_the_sentence_at_the_place_is_explained() -> None:
    trace = explained(TEXT.index("wants"))
    assert trace is not None
    assert trace.sentence.of(TEXT) == "Ruiz said that he wants to close it."


def test_a_place_between_two_sentences_means_the_next_one() -> None:
    trace = explained(TEXT.index(" Ruiz"))
    assert trace is not None
    assert trace.sentence.of(TEXT).startswith("Ruiz")


def test_after_the_last_sentence_there_is_nothing() -> None:
    assert explained(len(TEXT)) is None


def test_every_reading_says_what_became_of_it_and_the_report_wins() -> None:
    trace = explained(TEXT.index("Ruiz"))
    assert trace is not None
    outcomes = {c.cue.of(TEXT): (c.is_kept, c.outcome) for c in trace.candidates}
    assert outcomes["said"] == (True, "kept")
    assert outcomes["wants"][0] is False


def test_the_parts_add_up_to_the_likelihood() -> None:
    trace = explained(TEXT.index("Ruiz"))
    assert trace is not None
    first = trace.candidates[0]
    total = sum(value for _, value in first.parts)
    assert math.isclose(first.likelihood, 1 / (1 + math.exp(-total)), abs_tol=1e-6)


def test_a_sentence_without_reports_has_no_readings() -> None:
    trace = explained(TEXT.index("rained"))
    assert trace is not None
    assert trace.candidates == ()
