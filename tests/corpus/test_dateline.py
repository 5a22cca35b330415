"""What a report opens with."""

from __future__ import annotations

import pytest

from kzcompare.corpus.dateline import find_dateline


@pytest.mark.parametrize(
    ("opening", "place", "date", "agency"),
    [
        ("VELMORA, May 2 (Nordpress) - ", "VELMORA", None, "Nordpress"),
        ("VELMORA, May 2, 2023 (Nordpress) - ", "VELMORA", "2023-05-02", "Nordpress"),
        ("PORT VELMORA (AP) — ", "PORT VELMORA", None, "AP"),
        ("VELMORA, Norland (AP) — ", "VELMORA, Norland", None, "AP"),
        ("VELMORA, 2 May 2023 – ", "VELMORA", "2023-05-02", None),
        ("VELMORA, May 2. /TASS/. ", "VELMORA", None, "TASS"),
        ("(CNN) -- ", None, None, "CNN"),
    ],
)
def test_place_day_and_agency(
    opening: str, place: str | None, date: str | None, agency: str | None
) -> None:
    found = find_dateline(f"{opening}Dockers went home.")
    assert found is not None
    assert (found.place, found.date, found.agency) == (place, date, agency)
    assert found.span.end == len(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "UPDATE: Dockers went home.",
        "BREAKING NEWS - Dockers went home.",
        "REED: No - I do not.",
        "NATO - an alliance - met.",
        "Dockers (in Velmora) - went home.",
        "Mr. Reed (AP) - went home.",
        "",
    ],
)
def test_what_is_no_dateline(opening: str) -> None:
    assert find_dateline(opening) is None
