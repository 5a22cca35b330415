"""News of other days: what two articles tell a week or more apart, each as its own."""

from __future__ import annotations

import pytest

from kzcompare.compare.news import are_other_news
from kzcompare.model.claim import Claim
from tests.builders import article
from tests.makers import claim, moment

TEXT = "They voted on Tuesday."


def told(printed: str) -> Claim:
    made = article("post", TEXT)
    times = [moment(made, "Tuesday", printed)] if printed else []
    return claim(made, TEXT, "voted", times=times)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (("2031-03-04", "2031-03-04"), ("2031-03-18", "2031-03-19"), True),
        (("2031-03-04", "2031-03-04"), ("", "2031-03-18"), True),
        (("2031-03-04", "2031-03-04"), ("2031-03-06", "2031-03-07"), False),
        (("2031-03-04", "2031-03-18"), ("2031-03-18", "2031-03-18"), False),
        (("2031", "2031-03-04"), ("2031-03-18", "2031-03-18"), False),
        (("2031-03-04", "2031-03"), ("2031-03-18", "2031-03-18"), False),
        (("2031-03-04", None), ("2031-03-18", "2031-03-18"), False),
    ],
    ids=["two weeks", "one undated", "one week", "looks back", "a year", "a month", "no day"],
)
def test_what_each_article_tells_of_its_own_days_is_not_one_event(
    ours: tuple[str, str | None], theirs: tuple[str, str | None], expected: bool
) -> None:
    (a, day_a), (b, day_b) = ours, theirs
    assert are_other_news(told(a), day_a, told(b), day_b) is expected
    assert are_other_news(told(b), day_b, told(a), day_a) is expected


@pytest.mark.parametrize(("printed", "expected"), [(0, True), (1, False)])
def test_undated_sentences_are_of_the_day_of_their_article_where_asked(
    printed: int, expected: bool
) -> None:
    both = told(""), "2031-03-04", told(""), "2031-03-18"
    assert are_other_news(*both, printed=printed) is expected


def test_what_lies_in_another_year_is_no_news() -> None:
    made = article("post", TEXT)
    back = claim(made, TEXT, "voted", event=("2029", "2029"))
    assert not are_other_news(back, "2031-03-04", back, "2031-03-18", printed=0)
