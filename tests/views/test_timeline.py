"""Which dated events of short articles come together, and which dates clash."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kzcompare.model.calendar import first_day
from kzcompare.model.choices import Verdict
from kzcompare.views.timeline import Event, timeline
from tests.views.cases import Case, read_cases, read_report


def as_text(event: Event) -> str:
    dates = " / ".join(" ".join(m.moment.text.split()) for m in event.mentions)
    return f"{event.verdict.value} {event.start}: {dates}"


@pytest.mark.parametrize("case", read_cases("timeline.txt"), ids=lambda case: case.title)
def test_dates_come_together_by_what_happened(case: Case, tmp_path: Path) -> None:
    events = timeline(read_report(case, tmp_path))
    assert [as_text(e) for e in events if e.verdict is not Verdict.SINGLE] == list(case.expected)
    assert all(first_day(a.start) <= first_day(b.start) for a, b in pairwise(events))
