"""Which period a sentence is about."""

from __future__ import annotations

from kzcompare.claims.events import event_times
from kzcompare.claims.times import find_times
from tests.claims.parsing import parse


def events(text: str, published: str | None) -> list[str]:
    sentences = parse(text)
    found = event_times(sentences, find_times(text, sentences, published), published)
    return ["?" if e is None else e[0] if e[0] == e[1] else "/".join(e) for e in found]


def test_sentence_with_a_date_of_its_own_is_about_it() -> None:
    assert events("Police fired on January 5.", "2022-01-08") == ["2022-01-05"]


def test_telling_in_the_past_keeps_the_date_before_it() -> None:
    text = "The bank failed in 2009. Its chairman fled the country."
    assert events(text, "2018-06") == ["2009", "2009"]


def test_statement_in_the_present_is_about_the_time_of_the_article() -> None:
    text = "The bank failed in 2009. He lives in Paris."
    assert events(text, "2018-06") == ["2009", "2018-06"]


def test_background_in_a_relative_clause_is_neither_taken_nor_handed_on() -> None:
    text = "Crowds attacked the president, who had ruled since 1990. They burned his house."
    assert events(text, "2022-01-08") == ["2022-01", "2022-01"]


def test_date_is_not_carried_further_than_the_next_paragraph() -> None:
    text = "The bank failed in 2009.\nHe fled.\nThe court sentenced him."
    assert events(text, "2018-06") == ["2009", "2009", "2018-06"]


def test_dates_side_by_side_are_taken_together() -> None:
    text = "Police broke up the May 10 and June 23 rallies."
    assert events(text, "2018-06") == ["2018-05-10/2018-06-23"]


def test_past_date_in_a_sentence_about_the_future_is_not_its_time() -> None:
    text = "They will stage protests like those of December 1986."
    assert events(text, "2020-09") == ["2020-09"]


def test_without_publication_date_the_month_named_most_is_the_time() -> None:
    text = "They met on 3 May 2016. They left on 5 May 2016. The town is small."
    assert events(text, None) == ["2016-05-03", "2016-05-05", "2016-05"]


def test_text_without_any_date_has_no_time() -> None:
    assert events("The town is small.", None) == ["?"]
