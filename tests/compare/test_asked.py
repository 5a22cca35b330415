"""A claim of the user's own beside articles of different days."""

from __future__ import annotations

import pytest

from kzcompare.compare.asked import Asked
from kzcompare.compare.passages import passage_of
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.passages import read_passages
from tests.builders import article
from tests.makers import claim, moment, reading

TEXT = "It rained all day."


def beside(text: str, published: str | None, *told: str) -> list[tuple[str, str]]:
    """The periods that a claim prints beside an article of a day that tells of some dates."""
    (asked,) = read_passages([text], Options())
    held = article("post", TEXT, date=published)
    moments = [moment(held, "all day", iso) for iso in told]
    read: ReadArticle = reading(held, claim(held, TEXT, times=moments))
    (dated,) = Asked(passage_of(asked)).beside(read).claims
    return [(m.start, m.end) for m in dated.times]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("They met on 7 January.", "2022-01-08", ("2022-01-07", "2022-01-07")),
        ("They met on 7 January.", "2022-11-30", ("2023-01-07", "2023-01-07")),
        ("They met from 3 to 5 May.", "2022", ("2022-05-03", "2022-05-05")),
        ("They met in May.", "2022-06-02", ("2022-05", "2022-05")),
        ("They met on 29 February.", "2024-03-01", ("2024-02-29", "2024-02-29")),
        ("They met on 29 February 2020.", "2024-03-01", ("2020-02-29", "2020-02-29")),
        ("They met in March 2015 and on 3 May.", "2024-03-01", ("2015-03", "2015-03")),
        ("They met on 3 May, as in March 2021.", "2024-03-01", ("2024-05-03", "2024-05-03")),
    ],
)
def test_a_day_without_a_year_is_that_nearest_to_the_article(
    text: str, published: str, expected: tuple[str, str]
) -> None:
    assert beside(text, published)[0] == expected


def test_a_day_without_a_year_is_the_one_that_the_article_tells_of() -> None:
    assert beside("They met in January.", "2014-12-18") == [("2015-01", "2015-01")]
    assert beside("They met in January.", "2014-12-18", "2014-01") == [("2014-01", "2014-01")]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("They met on Monday.", "2022-01-08"),
        ("They met last year.", "2022-01-08"),
        ("They met on 7 January.", None),
        ("They met on 29 February.", "2022-01-08"),
        ("They met.", "2022-01-08"),
    ],
)
def test_what_means_another_day_in_every_article_dates_nothing(
    text: str, published: str | None
) -> None:
    assert beside(text, published) == []


def test_a_day_beside_a_printed_year_is_of_that_year() -> None:
    found = beside("They met in March 2015 and on 3 May.", "2024-03-01")
    assert found == [("2015-03", "2015-03"), ("2015-05-03", "2015-05-03")]


def test_a_weekday_is_not_of_a_year_printed_beside_it() -> None:
    assert beside("Reed, elected in 2010, left on Monday.", "2024-03-01") == [("2010", "2010")]


def test_a_figure_moves_with_its_day() -> None:
    (asked,) = read_passages(["On 7 January, 12 people died."], Options())
    held = article("post", TEXT, date="2022-01-08")
    (dated,) = Asked(passage_of(asked)).beside(reading(held, claim(held, TEXT))).claims
    (quantity,) = dated.quantities
    assert quantity.setting.time == ("2022-01-07", "2022-01-07")


def test_a_claim_is_of_no_day_of_its_own() -> None:
    (asked,) = read_passages(["They met."], Options())
    held = Asked(passage_of(asked)).claim
    assert (held.published, held.claims[0].event) == (None, None)
