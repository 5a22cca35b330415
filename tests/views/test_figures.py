"""Which figures of short articles come together, and what the program makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzcompare.model.choices import Verdict
from kzcompare.views.figures import FigureGroup, figure_groups
from tests.views.cases import Case, read_cases, read_report


def as_text(group: FigureGroup) -> str:
    figures = " / ".join(" ".join(f.quantity.text.split()) for f in group.figures)
    return f"{group.verdict.value}: {figures}"


@pytest.mark.parametrize("case", read_cases("figures.txt"), ids=lambda case: case.title)
def test_figures_come_together_by_what_they_count(case: Case, tmp_path: Path) -> None:
    groups = figure_groups(read_report(case, tmp_path))
    found = [as_text(g) for g in groups if g.verdict is not Verdict.SINGLE]
    assert sorted(found) == sorted(case.expected)
