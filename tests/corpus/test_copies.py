"""Which articles are copies of others."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcompare.corpus.copies import find_copies
from kzcompare.model.copy import Copy, CopyKind
from tests.builders import article
from tests.corpus.wire import OWN, PARAGRAPHS, SPEECH, STORY, edited, headed

AGENCY = article("agency", STORY, date="2023-05-02")
FEATURE = article("feature", "\n".join(OWN), date="2023-05-03")


def only(*articles: object) -> Copy:
    (found,) = find_copies(articles)  # type: ignore[arg-type]
    return found


def test_articles_in_their_own_words_have_nothing_in_common() -> None:
    assert find_copies([AGENCY, FEATURE]) == ()


@pytest.mark.parametrize("every", [1000, 20, 10])
def test_a_reprint_is_found_under_another_headline_with_words_changed(every: int) -> None:
    text = headed("Harbour at a standstill", edited(STORY, every=every))
    copy = only(AGENCY, article("courier", text, date="2023-05-03"))
    assert (copy.source, copy.of, copy.kind) == ("courier", "agency", CopyKind.REPRINT)
    assert copy.is_later
    assert copy.share >= 0.9


def test_an_excerpt_is_found() -> None:
    copy = only(AGENCY, article("brief", "\n".join(PARAGRAPHS[2:4]), date="2023-05-03"))
    assert (copy.source, copy.of, copy.kind) == ("brief", "agency", CopyKind.EXCERPT)


def test_an_article_that_adds_its_own_reporting_is_no_mere_copy() -> None:
    later = article("late", "\n".join([*PARAGRAPHS[:3], *OWN, *OWN]), date="2023-05-04")
    copy = only(article("note", "\n".join(PARAGRAPHS[:3]), date="2023-05-02"), later)
    assert (copy.source, copy.kind) == ("late", CopyKind.EXTENDED)


def test_one_passage_in_common_is_named_as_such() -> None:
    feature = article("feature", "\n".join([*OWN, PARAGRAPHS[2], PARAGRAPHS[3]]), date="2023-05-03")
    copy = only(AGENCY, feature)
    assert (copy.source, copy.of, copy.kind) == ("feature", "agency", CopyKind.PASSAGES)
    assert [a.of(feature.text) for a, _ in copy.runs] == [
        f"{PARAGRAPHS[2]}\n{PARAGRAPHS[3]}".rstrip(".")
    ]
    assert [b.of(AGENCY.text) for _, b in copy.runs] == [
        f"{PARAGRAPHS[2]}\n{PARAGRAPHS[3]}".rstrip(".")
    ]


def test_one_speech_that_both_quote_makes_no_copy() -> None:
    feature = article("feature", "\n".join([OWN[0], SPEECH, *OWN[1:]]), date="2023-05-03")
    copy = only(AGENCY, feature)
    assert copy.kind is CopyKind.QUOTATION
    assert not copy.kind.is_whole


def test_a_speech_printed_whole_by_both_is_one_text() -> None:
    speech = "“" + STORY.replace("“", "").replace("”", "").replace("\n", " ") + "”"
    copy = only(article("a", speech), article("b", headed("In full", speech)))
    assert copy.kind is CopyKind.REPRINT


def test_without_dates_the_longer_text_stands_for_the_original() -> None:
    copy = only(article("a", "\n".join(PARAGRAPHS[1:])), article("b", STORY))
    assert (copy.source, copy.of, copy.is_later) == ("a", "b", False)


def test_the_earlier_article_is_the_original_however_precise_its_date() -> None:
    copy = only(article("a", STORY, date="2023-06"), article("b", STORY, date="2023-05-02"))
    assert (copy.source, copy.of, copy.is_later) == ("a", "b", True)
    copy = only(article("a", STORY, date="2023-05"), article("b", STORY, date="2023-05-02"))
    assert not copy.is_later


def test_paragraphs_in_another_order_are_a_copy_still() -> None:
    assert only(AGENCY, article("c", "\n".join(PARAGRAPHS[::-1]))).kind is CopyKind.REPRINT


def test_each_of_many_copies_is_a_copy_of_one() -> None:
    papers = [article(f"p{n}", edited(STORY, every=30 + n), date="2023-05-03") for n in range(30)]
    found = find_copies([AGENCY, *papers])
    assert {c.source for c in found} == {p.id for p in papers}
    assert len(found) == len(papers)


def test_furniture_that_pages_share_is_no_copy() -> None:
    box = "Sign up for the morning letter of this paper, which brings the news of the day to you."
    pages = [
        article("a", "\n".join([*PARAGRAPHS, box]), furniture=[box]),
        article("b", "\n".join([*OWN, box]), furniture=[box]),
    ]
    assert find_copies(pages) == ()


def test_the_order_of_articles_changes_nothing() -> None:
    articles = [AGENCY, FEATURE, article("c", edited(STORY)), article("d", STORY)]
    assert find_copies(articles) == find_copies(articles[::-1])


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from([*PARAGRAPHS, *OWN]), max_size=12), st.text(max_size=300))
def test_runs_are_the_same_words_inside_both_texts(lines: list[str], noise: str) -> None:
    noise = noise.replace("\n", " ")
    one = article("one", "\n".join([noise, *lines]))
    by_id = {"one": one, "two": AGENCY}
    for copy in find_copies([one, article("two", STORY)]):
        assert 0 < copy.share <= 1
        for a, b in copy.runs:
            assert 0 <= a.start < a.end <= len(by_id[copy.source].text)
            assert 0 <= b.start < b.end <= len(by_id[copy.of].text)


def test_the_work_grows_with_the_words() -> None:
    def seconds(count: int) -> float:
        made = [
            article(f"a{n}", " ".join(f"w{(n * 7919 + i * i) % 5000}" for i in range(400)))
            for n in range(count)
        ]
        begun = time.process_time()
        find_copies(made)
        return time.process_time() - begun

    few, many = seconds(50), seconds(200)
    assert many < 10 * few + 0.5
