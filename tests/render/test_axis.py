"""The time axis: dates in order, each source on its lane."""

from __future__ import annotations

from kzcompare.render.axis import STEP, Point, axis

POINTS = [
    Point("2022-01-07", "2022-01-07", "post", "one"),
    Point("2022-01-07", "2022-01-07", "post", "two", is_disputed=True),
    Point("1991", "1991", "delta", "three"),
    Point("2022", "2022", "delta", "four"),
    Point("2022-01-03", "2022-01-09", "post", "five"),
    Point("2022-01", "2022-01", "elsewhere", "six"),
]


def test_dates_stand_in_order_of_time_and_at_equal_steps() -> None:
    made = axis(POINTS, ["post", "delta"])
    assert made
    ticks = [(tick.date, tick.label) for tick in made.ticks]
    assert ticks == [
        ("1991", ""),
        ("2022", ""),
        ("2022-01-03/2022-01-09", "3–9 Jan"),
        ("2022-01-07", "7 Jan"),
    ]
    assert {b.x - a.x for a, b in zip(made.ticks, made.ticks[1:], strict=False)} == {STEP}


def test_years_cover_their_dates() -> None:
    made = axis(POINTS, ["post", "delta"])
    assert made
    assert [(end - begin, year) for begin, end, year in made.years] == [
        (STEP, "1991"),
        (3 * STEP, "2022"),
    ]


def test_a_dot_stands_for_a_source_and_a_date_and_grows_with_the_count() -> None:
    made = axis(POINTS, ["post", "delta"])
    assert made
    dots = {(dot.source, dot.date): dot for dot in made.dots}
    assert len(dots) == 4
    twice, once = dots["post", "2022-01-07"], dots["post", "2022-01-03/2022-01-09"]
    assert (twice.count, once.count) == (2, 1)
    assert twice.radius > once.radius
    assert (twice.about, twice.is_disputed, once.is_disputed) == ("one", True, False)
    assert twice.y == once.y != dots["delta", "1991"].y


def test_lanes_are_the_sources_that_print_dates_in_their_order() -> None:
    made = axis(POINTS, ["almanac", "post", "delta"])
    assert made
    assert [source for _, source in made.lanes] == ["post", "delta"]


def test_without_dates_there_is_no_axis() -> None:
    assert axis([], ["post"]) is None
    assert axis(POINTS, ["almanac"]) is None
