"""What two sentences cannot both be right in, and what only looks so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kzcompare.compare.evidence import Pair
from kzcompare.compare.passages import passage_of
from kzcompare.lexicon.load import load_lexicon
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.options import Options
from kzcompare.passages import read_passages

Days = tuple[str | None, str | None]


def found(one: str, other: str, days: Days = (None, None)) -> set[str]:
    """The names of the rules that see a conflict, in articles of some days in July 2025."""
    left, right = (
        replace(passage_of(read, read.reading.claims), published=day)
        for read, day in zip(read_passages([one, other], Options()), days, strict=True)
    )
    pair = Pair(left, right, load_lexicon(), load_relation_words())
    return {conflict.name for conflict in pair.conflicts}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The mayor won the election.", "The mayor lost the election.", {"antonym"}),
        ("The schools were open on Monday.", "The schools were shut on Monday.", {"antonym"}),
        ("Reed won the port.", "Salko lost the port to Reed.", set()),
        ("Reed plans to stop smoking.", "Reed does not plan to stop smoking.", {"negation"}),
        ("Reed opened the clinic.", "Salko opened the clinic.", {"doer"}),
        ("Reed opened the clinic.", "Salko also opened the clinic.", set()),
        ("Rebels captured the town.", "The army captured the town.", {"doer"}),
        ("The spending bill funds the wall.", "The spending package funds the wall.", set()),
        ("The rally was violent.", "The rally was non-violent.", {"negation"}),
        ("The paper reported the leak.", "The paper did not report the leak.", {"negation"}),
        ("The paper reported that it rained.", "The paper did not report that Reed left.", set()),
        (
            "The aide was friendly to the mayor.",
            "The aide was not friendly to the mayor.",
            {"negation"},
        ),
        (
            "The aide was friendly to the mayor.",
            "The aide was not as friendly to the mayor.",
            set(),
        ),
        (
            "She has little in common with Reed.",
            "She has nothing in common with Reed.",
            {"negation"},
        ),
        (
            "She has little in common with Reed.",
            "She has almost nothing in common with Reed.",
            set(),
        ),
        ("The tax on fuel is at 9 percent.", "The tax on fuel is at 12 percent.", {"figure"}),
        ("Anna Reed came in at 9 percent.", "Anna Reed came in at 12 percent.", set()),
        ("Reed faces a five-man race.", "Reed faces a two-man race.", {"figure"}),
        ("Reed faces a five-man race.", "Reed faces a two-man jury.", set()),
        (
            "Protesters in Bergen blocked the road.",
            "Protesters in Oslo did not block the road.",
            set(),
        ),
        (
            "Protesters in Norway blocked the road.",
            "Protesters in Oslo did not block the road.",
            {"negation"},
        ),
        (
            "The landslide at Torva killed 31 people.",
            "The landslide at Mirren killed 47 people.",
            set(),
        ),
        (
            "The landslide at Torva killed 31 people.",
            "The landslide killed 47 people.",
            {"figure"},
        ),
        ("Reed resigned.", "The mayor sacked Reed.", {"antonym"}),
        ("Reed stepped down on Friday.", "Reed was fired by the club on Friday.", {"antonym"}),
        ("The mayor resigned.", "The mayor sacked Reed.", set()),
        ("Reed quit smoking.", "The club fired Reed.", set()),
        ("Reed did not resign.", "The club fired Reed.", set()),
        ("Reed resigned as treasurer.", "The club fired Reed as coach.", set()),
        ("The strike saw two attacks.", "The strike saw three attacks.", {"figure"}),
        ("The strike saw four attacks.", "The strike saw the army move after two attacks.", set()),
        ("The strike ended after two attacks.", "The strike ended after four attacks.", {"figure"}),
    ],
)
def test_a_conflict_is_of_one_thing(one: str, other: str, expected: set[str]) -> None:
    assert found(one, other) == expected
    assert found(other, one) == expected


def test_a_denial_that_both_print_is_none_however_it_is_read() -> None:
    denial = "It’s misleading to imply that the act was a bailout bill"
    longer = (
        f"{denial},” Reed wrote after Salko argued again that “nobody would have been rescued.”"
    )
    assert found(f"{denial}.", longer) == set()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Reed did not back the bill.", "Reed backed the bill.", {"negation"}),
        ("The tax on fuel is at 9 percent.", "The tax on fuel is at 12 percent.", {"figure"}),
    ],
)
def test_what_two_articles_tell_of_their_own_days_is_no_conflict(
    one: str, other: str, expected: set[str]
) -> None:
    assert found(one, other, ("2025-07-04", "2025-07-05")) == expected
    assert found(one, other, ("2025-07-04", "2025-07-25")) == set()
