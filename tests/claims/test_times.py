"""Which dates a text prints, and what they resolve to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcompare.claims.times import find_times
from kzcompare.model.calendar import first_day, last_day, make_date, shift, weekday_near
from tests.claims.parsing import parse

# published | text | printed dates = what they mean
RESOLVED = """
2018-06 | They met on June 23. | June 23 = 2018-06-23
2018-06 | They met on 23 June 2018. | 23 June 2018 = 2018-06-23
- | They met on 23 June 2018. | 23 June 2018 = 2018-06-23
- | They met on 2018-06-23. | 2018-06-23 = 2018-06-23
2022-01 | They met on 2 January. | 2 January = 2022-01-02
2022-01 | They met on Jan. 2. | Jan. 2 = 2022-01-02
2022-01 | They met on January 2nd. | January 2nd = 2022-01-02
2022-01 | They met on 5-7 January. | 5-7 January = 2022-01-05/2022-01-07
2018-06 | They nationalised it in early 2009. | early 2009 = 2009
2018-06 | They met in spring 2016. | spring 2016 = 2016
2018-06 | They met in October 2014. | October 2014 = 2014-10
2018-06 | He has ruled since 1990. | 1990 = 1990
2018-06 | He led it from 2005 to 2009. | 2005 to 2009 = 2005/2009
2018-06 | They met in the 1990s. | 1990s = 1990/1999
2018-06 | In March a court banned it. | March = 2018-03
2018-06 | In October a court banned it. | October = 2017-10
2016-09-04 | The court will rule in November. | November = 2016-11
2016-09-04 | In 2012 the ads began in April. | 2012 = 2012; April = 2012-04
2016-03-17 | It sank in February of last year. | February = 2015-02; last year = 2015
2018-06 | Both the May and June rallies failed. | May = 2018-05; June = 2018-06
2018-06 | We met May 1 and May 9, 2017. | May 1 = 2017-05-01; May 9, 2017 = 2017-05-09
2018-06 | It began a decade ago. | a decade ago = 2008
2022-01-15 | It happened yesterday. | yesterday = 2022-01-14
2022-01-15 | The vote was held last month. | last month = 2021-12
2022-01-15 | Over the weekend, it rained. | Over the weekend = 2022-01-08/2022-01-09
2022-01-08 | Rallies swept the country this week. | this week = 2022-01-03/2022-01-09
2022-01-15 | They met on Friday. | Friday = 2022-01-14
2022-01-15 | They will meet on Friday. | Friday = 2022-01-21
2022-01-14 | They met on Friday. | Friday = 2022-01-14
2022-01-14 | They met last Friday. | Friday = 2022-01-07
2018-06 | We met May 1 and May 9, 2017. | May 1 = 2017-05-01; May 9, 2017 = 2017-05-09
2010-05 | He spoke in 2008. At that March 2 event he lied. | 2008 = 2008; March 2 = 2008-03-02
2018-06 | We met on June 23. He left that day. | June 23 = 2018-06-23; that day = 2018-06-23
2022-05 | We met on 7 May. The next day he left. | 7 May = 2022-05-07; The next day = 2022-05-08
2022-05 | We met 7 May. I left the previous day. | 7 May = 2022-05-07; the previous day = 2022-05-06
- | They met on 3 May 2016. On 5 May they left. | 3 May 2016 = 2016-05-03; 5 May = 2016-05-05
"""

NO_DATES = """
2018-06 | A group called Group 24 met there.
2018-06 | He waited for 30 years.
2018-06 | They shot at 2000 people.
2018-06 | They shot at 2,000 people.
2018-06 | They may leave soon.
2018-06 | They march every day.
2018-06 | It poses no threat today.
2018-06 | They met on February 30.
- | They met on June 23.
- | They met on Friday.
- | It happened yesterday.
2018-06 | The following day they met.
2018-06 | It happened two days ago.
2016-08-09 | She hosts Saturday Night Live.
2016-08-09 | She spoke on “This Week” again.
"""


def rows(table: str) -> list[str]:
    return [row for row in table.strip().splitlines() if row]


def dates(text: str, published: str | None) -> str:
    found = find_times(text, parse(text), published)
    return "; ".join(
        f"{m.text} = {m.start if m.start == m.end else f'{m.start}/{m.end}'}"
        for moments in found
        for m in moments
    )


@pytest.mark.parametrize("row", rows(RESOLVED))
def test_date_is_resolved(row: str) -> None:
    published, text, expected = row.split(" | ")
    assert dates(text, None if published == "-" else published) == expected


@pytest.mark.parametrize("row", rows(NO_DATES))
def test_no_date_or_one_that_stays_open_is_left_out(row: str) -> None:
    published, text = row.split(" | ")
    assert dates(text, None if published == "-" else published) == ""


def test_day_long_past_in_the_telling_is_known_to_the_month_only() -> None:
    filler = "Nobody knew what was going on. " * 6
    text = f"Police left on 5 January. {filler}The following day passed in fear."
    assert dates(text, "2022-01-15") == "5 January = 2022-01-05; The following day = 2022-01"


def test_relative_dates_are_marked() -> None:
    text = "They met on 23 June 2018 and left the next day."
    (moments,) = find_times(text, parse(text), None)
    assert [m.is_relative for m in moments] == [False, True]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "on",
                "in",
                "since",
                "from",
                "to",
                "until",
                "and",
                "of",
                "last",
                "next",
                "this",
                "the",
                "that",
                "following",
                "day",
                "week",
                "year",
                "May",
                "March",
                "June",
                "Tuesday",
                "2018",
                "2009",
                "23",
                "5",
                "31",
                "-",
                ",",
                "ago",
                "two",
                "weekend",
                "over",
                "decade",
                "1990s",
                "later",
            ]
        ),
        min_size=1,
        max_size=14,
    ),
    st.sampled_from([None, "2018", "2018-06", "2018-06-23"]),
)
def test_periods_do_not_run_backwards_and_lie_in_their_sentence(
    words: list[str], published: str | None
) -> None:
    text = " ".join(words)
    sentences = parse(text)
    for sentence, moments in zip(sentences, find_times(text, sentences, published), strict=True):
        for moment in moments:
            assert first_day(moment.start) <= last_day(moment.end)
            assert sentence.span.contains(moment.span)
            assert moment.span.of(text) == moment.text


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_date_of_any_precision_begins_no_later_than_it_ends(day: object, precision: int) -> None:
    iso = str(day)[:precision]
    assert str(first_day(iso))[:precision] == str(last_day(iso))[:precision] == iso


@pytest.mark.parametrize(
    ("iso", "unit", "count", "expected"),
    [
        ("2022-01-15", "month", -1, ("2021-12", "2021-12")),
        ("2022-01-15", "year", -10, ("2012", "2012")),
        ("2022-01-15", "week", 0, ("2022-01-10", "2022-01-16")),
        ("2022-01-15", "seven days", -1, ("2022-01-08", "2022-01-15")),
        ("2022-01", "day", 0, ("2022-01", "2022-01")),
        ("2022-01", "day", -1, None),
        ("9999-12-31", "day", 1, None),
        ("0001", "year", -1, None),
    ],
)
def test_shift_keeps_to_the_precision_of_its_date(
    iso: str, unit: str, count: int, expected: tuple[str, str] | None
) -> None:
    assert shift(iso, unit, count) == expected


def test_weekday_is_looked_for_on_the_day_itself_first() -> None:
    assert weekday_near("2022-01-14", 4, direction=-1) == "2022-01-14"
    assert weekday_near("2022-01-14", 4, direction=1) == "2022-01-14"
    assert weekday_near("2022-01", 4, direction=1) is None


def test_days_that_do_not_exist_are_no_dates() -> None:
    assert make_date(2018, 2, 30) is None
    assert make_date(2018, 13) is None
    assert make_date(10_000) is None


def test_weekday_printed_with_its_date_holds_without_publication_date() -> None:
    text = "They met on Tuesday, 3 May 2016. Also on Tuesday, the mayor left."
    assert dates(text, None) == "Tuesday, 3 May 2016 = 2016-05-03; Tuesday = 2016-05-03"
