"""Figures may not fall under their pinned floors; floors belong to one state of gold and seeds."""

from __future__ import annotations

import pytest

from tests.eval.floors import gold_digest, is_under, read_floors
from tests.eval.measures import MEASURES, Bench, Measure


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


def test_floors_belong_to_the_gold_and_seeds_at_hand() -> None:
    assert read_floors().digest == gold_digest(), "gold changed: python -m tests.eval --update"


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.name)
def test_every_measure_has_floors(measure: Measure) -> None:
    assert read_floors().figures.get(measure.name)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.name)
def test_no_figure_is_under_its_floor(measure: Measure, bench: Bench) -> None:
    if not measure.is_possible:
        pytest.skip("its corpus is not part of the project and not beside this checkout")
    taken = measure.take(bench)
    pinned = read_floors().figures[measure.name]
    under = {
        name: (round(taken.get(name, 0.0), 4), floor)
        for name, floor in pinned.items()
        if is_under(taken.get(name, 0.0), floor, measure.noise)
    }
    assert under == {}
