"""Which figures a sentence holds, and which numbers are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcompare.claims.quantities import find_quantities
from kzcompare.model.claim import Quantity
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from tests.claims.parsing import parse

# sentence | printed figure: low..high unit "noun"; "?" is an open bound, "~" approximate
FOUND = """
They shot at 200 protesters. | 200 protesters: 200..200 - protester
He met dozens of people in the square. | dozens of people: 24..? - person ~
Several thousand foreigners came in. | Several thousand foreigners: 2000..? - foreigner ~
Police held tens of thousands of people. | tens of thousands of people: 20000..? - person ~
Police held between 3000 and 6000 people. | between 3000 and 6000 people: 3000..6000 - person
Police held 3,000 to 6,000 people. | 3,000 to 6,000 people: 3000..6000 - person
The strike cost 3 to 6 million jobs. | 3 to 6 million jobs: 3000000..6000000 - job
The court heard two or three witnesses. | two or three witnesses: 2..3 - witness
More than 50 soldiers died. | More than 50 soldiers: 50..? - soldier
At least a dozen soldiers died. | At least a dozen soldiers: 12..? - soldier
Up to 500 miners walked out. | Up to 500 miners: ?..500 - miner
Nearly 500 miners stayed. | Nearly 500 miners: 450..500 - miner
Fewer than 20 miners stayed. | Fewer than 20 miners: ?..20 - miner
About 3,000 miners stayed. | About 3,000 miners: 3000..3000 - miner ~
Twenty-five miners stayed. | Twenty-five miners: 25..25 - miner
Two hundred and six miners stayed. | Two hundred and six miners: 206..206 - miner
The half-dozen senators left. | half-dozen senators: 6..6 - senator
A crowd of 20 or more miners stayed. | 20 or more miners: 20..? - miner
Some 200 were arrested. | Some 200: 200..200 - - ~
It is a six-member panel. | six-member: 6..6 - member
Only 13% of voters approved. | Only 13%: 13..13 % voter
Some 60 per cent of the voters approved. | Some 60 per cent: 60..60 % voter ~
Two thirds of the workers left. | Two thirds: 66.7..66.7 % worker ~
A third of the workers left. | A third: 33.3..33.3 % worker ~
The price fell by more than a fifth. | more than a fifth: 20..? % -
More than half of the workers left. | More than half: 50..? % worker
One in five workers left. | One in five: 20..20 % worker ~
Support fell by 3 percentage points. | 3 percentage points: 3..3 point -
They paid him $200 to lie. | $200: 200..200 USD -
He took $3 from military projects. | $3: 3..3 USD military project
It won a €5m grant. | €5m: 5000000..5000000 EUR grant
The plan costs US$8B in all. | US$8B: 8000000000..8000000000 USD -
The plan costs 40 million Canadian dollars. | 40 million Canadian dollars: 40000000..40000000 CAD -
He stole billions of dollars. | billions of dollars: 2000000000..? USD - ~
He lived there for seven years. | seven years: 7..7 year -
He will lead it for half a year. | half a year: 0.5..0.5 year -
It ended their three-decade-long independence. | three-decade-long: 30..30 year independence
It may go on for several years. | several years: 2..? year - ~
She waited for a year and a half. | a year and a half: 1.5..1.5 year -
They left within two days. | two days: 2..2 day -
The 58-year-old teacher resigned. | 58-year-old: 58..58 year age
The trigger was a doubling of fuel prices. | doubling: 2..2 times price
Fuel prices tripled. | tripled: 3..3 times price
He put the number of missing at 68. | 68: 68..68 - miss
The number of wounded was put at 41. | 41: 41..41 - wound
The number of fires reached 31. | 31: 31..31 - fire
The death toll topped 31. | 31: 31..31 - toll
The mayor put the death toll at 40. | 40: 40..40 - toll
"""

NOT_FOUND = """
It happened on January 5, 2022.
It happened on 5 January.
The 2020 protests failed.
In 2014 voters approved it.
Shops open at 9:00 and close at 5 p.m.
Call 555-123-4567 for details.
A group called Group 24 met there.
The Boeing 737 took off.
The G20 met in Rome.
COVID-19 spread quickly.
They won for the third time.
It was the 25th anniversary.
One of them ran.
One day they will see.
They called 9/11 a turning point.
The court ruled 5-4 against him.
It violates Article 5 of the treaty.
See page 12 for more.
He left two years ago.
The phone line works 24 hours a day.
He served in the 1990s.
He doubled down on it.
It was a top-two primary.
She put the sign on the shelf at 68.
They put the ferry in the dock at 12.
"""


def rows(table: str) -> list[str]:
    return [row for row in table.strip().splitlines() if row]


def as_text(quantity: Quantity) -> str:
    low, high = (("?" if v is None else f"{v:.15g}") for v in (quantity.low, quantity.high))
    about = " ~" if quantity.is_approximate else ""
    return f"{quantity.text}: {low}..{high} {quantity.unit or '-'} {quantity.noun or '-'}{about}"


def quantities(text: str) -> list[Quantity]:
    return [q for sentence in parse(text) for q in find_quantities(text, sentence)]


@pytest.mark.parametrize("row", rows(FOUND))
def test_figure_is_read_with_bounds_unit_and_noun(row: str) -> None:
    sentence, expected = row.split(" | ")
    assert [as_text(q) for q in quantities(sentence)] == [expected]


@pytest.mark.parametrize("sentence", rows(NOT_FOUND))
def test_number_that_is_no_figure_is_left_out(sentence: str) -> None:
    assert quantities(sentence) == []


def test_change_from_one_value_to_another_is_two_figures() -> None:
    found = quantities("Support rose from 11 percent to 19 percent.")
    assert [as_text(q) for q in found] == [
        "11 percent: 11..11 % support",
        "19 percent: 19..19 % support",
    ]


def test_sum_and_length_in_one_sentence_are_two_figures() -> None:
    found = quantities("It gave $1.375 billion for about 55 miles of fencing.")
    assert [q.text for q in found] == ["$1.375 billion", "about 55 miles"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "about",
                "3",
                "3,000",
                "$",
                "%",
                "million",
                "-",
                "to",
                "dozens",
                "of",
                "people",
                "two",
                "thirds",
                "half",
                "a",
                "year",
                "between",
                "and",
                "5m",
                "more",
                "than",
                ".",
                "(",
                ")",
                "one",
                "in",
                "10",
                "percent",
                "times",
                "the",
                "June",
                "2018",
                "years",
                "old",
            ]
        ),
        min_size=1,
        max_size=14,
    )
)
def test_spans_lie_in_the_sentence_in_order_and_bounds_do_not_cross(words: list[str]) -> None:
    text = " ".join(words)
    for sentence in parse(text):
        last = sentence.span.start
        for quantity in find_quantities(text, sentence):
            assert sentence.span.contains(quantity.span)
            assert quantity.span.of(text) == quantity.text
            assert quantity.span.start >= last
            assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
            last = quantity.span.end


def test_sentence_without_words_has_no_figure() -> None:
    assert find_quantities("", Sentence(Span(0, 0), 0, False, ())) == ()
