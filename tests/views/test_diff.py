"""Two sources side by side: what both have, and what only one has."""

from __future__ import annotations

from kzcompare.model.article import Article
from kzcompare.model.choices import Verdict
from kzcompare.model.claim import Certainty, Claim, ReadArticle
from kzcompare.model.report import Report
from kzcompare.model.row import Row
from kzcompare.views.diff import Alone, Diff, Place, diff_of
from tests.builders import article, cell, report, row
from tests.makers import claim, reading

DAM = "The dam broke on Monday."
MAYOR = "The mayor of Lund had warned of cracks."
RIVER = "Ducks like the river."
FLOOD = "The flood reached Lund in May."
WHY = "Was the dam ever safe?"
BROKE = "The old dam gave way."
WARNED = "Engineers had seen cracks near Lund."

LEFT = article("left", "\n".join((DAM, MAYOR, RIVER, FLOOD, WHY)), date="2030-06")
RIGHT = article("right", "\n".join((BROKE, WARNED)), date="2030-04")
THIRD = article("third", RIVER)


def statements(within: Article, *claims: Claim) -> ReadArticle:
    return reading(within, *claims)


LEFT_READ = statements(
    LEFT,
    claim(LEFT, DAM, "dam", "broke"),
    claim(LEFT, MAYOR, "mayor", "Lund", "warned", "cracks"),
    claim(LEFT, RIVER, "Ducks", "river"),
    claim(LEFT, FLOOD, "flood", "Lund", event=("2030-05", "2030-05")),
    claim(LEFT, WHY, "dam", "safe", certainty=Certainty.ASKED),
)
RIGHT_READ = statements(
    RIGHT,
    claim(RIGHT, BROKE, "old", "dam", "way"),
    claim(RIGHT, WARNED, "Engineers", "seen", "cracks", "Lund"),
)
THIRD_READ = statements(THIRD, claim(THIRD, RIVER, "Ducks", "river"))


def single(within: Article, words: str) -> Row:
    return row(f"{within.id}-{words[:9]}", words, Verdict.SINGLE, cell(within, words))


BOTH = row("both", DAM, Verdict.AGREEMENT, cell(LEFT, DAM), cell(RIGHT, BROKE), score=2.0)
OTHER = row("other", RIVER, Verdict.AGREEMENT, cell(LEFT, RIVER), cell(THIRD, RIVER))
ALONE = tuple(single(LEFT, words) for words in (MAYOR, FLOOD, WHY))


def made(*rows: Row) -> Report:
    return report(LEFT_READ, RIGHT_READ, THIRD_READ, rows=rows)


def compared(*rows: Row) -> Diff:
    return diff_of(made(*rows), "left", "right")


def places(alone: tuple[Alone, ...]) -> dict[str, Place]:
    return {a.cell.text: a.place for a in alone}


def test_a_row_of_both_is_shared_and_says_why() -> None:
    diff = compared(BOTH, *ALONE)
    assert [r.id for r in diff.rows] == ["both"]
    assert [r.text for r in diff.rows[0].reasons] == ["both speak of dam"]
    assert DAM not in places(diff.left_only)


def test_what_stands_in_no_row_with_the_other_is_on_one_side() -> None:
    diff = compared(BOTH, OTHER, *ALONE, single(RIGHT, WARNED))
    assert places(diff.left_only) == {
        MAYOR: Place.NEAR,  # cracks near Lund stand on the other side, though no row joins them
        RIVER: Place.ONLY,
        FLOOD: Place.LATER,  # in May; the other source is from April
    }
    assert places(diff.right_only) == {WARNED: Place.NEAR}


def test_what_is_still_to_come_could_have_been_announced() -> None:
    when = claim(LEFT, FLOOD, "flood", "Lund", event=("2031", "2031"))
    left = reading(LEFT, *LEFT_READ.reading.claims[:3], when)
    whole = report(left, RIGHT_READ, rows=[single(LEFT, FLOOD)])
    assert places(diff_of(whole, "left", "right").left_only) == {FLOOD: Place.ONLY}


def test_a_question_claims_nothing() -> None:
    assert WHY not in places(compared(*ALONE).left_only)


def test_further_sources_are_named_and_raise_the_rank() -> None:
    (corroborated,), (lonely,) = (compared(r).left_only for r in (OTHER, single(LEFT, RIVER)))
    assert (corroborated.also, lonely.also) == (("third",), ())
    assert corroborated.rank > lonely.rank


def test_the_strongest_of_each_kind_are_kept() -> None:
    diff = compared(BOTH, OTHER, *ALONE, single(LEFT, DAM))
    kept = diff.strongest(1)
    assert places(kept.left_only) == {MAYOR: Place.NEAR, RIVER: Place.ONLY, FLOOD: Place.LATER}
    assert diff.strongest(0).rows == ()
    assert diff.strongest(None) == diff


def test_the_nearest_sentence_is_shown() -> None:
    (mayor,) = compared(single(LEFT, MAYOR)).left_only
    assert mayor.nearest is not None
    assert mayor.nearest.of(RIGHT.text) == WARNED


def test_shared_names_alone_are_no_likeness() -> None:
    (flood,) = compared(single(LEFT, FLOOD)).left_only
    assert (flood.nearest, flood.likeness) == (None, 0.0)


def test_a_heading_is_not_said_to_be_left_out() -> None:
    heads = article("heads", "Dam breaks in Lund")
    record = claim(heads, "Dam breaks in Lund", "Dam", "breaks", "Lund")
    from msgspec.structs import replace

    read_heads = reading(heads, replace(record, is_heading=True))
    whole = report(read_heads, RIGHT_READ, rows=[single(heads, "Dam breaks in Lund")])
    assert diff_of(whole, "heads", "right").left_only == ()


def test_rows_stand_in_the_order_of_the_left_article() -> None:
    late = row("late", MAYOR, Verdict.AGREEMENT, cell(LEFT, MAYOR), cell(RIGHT, WARNED), score=9.0)
    assert [r.id for r in compared(late, BOTH).rows] == ["both", "late"]
    assert [r.id for r in diff_of(made(late, BOTH), "right", "left").rows] == ["both", "late"]


def test_a_row_that_another_one_holds_is_left_out() -> None:
    cells = (cell(LEFT, DAM), cell(LEFT, MAYOR), cell(RIGHT, BROKE))
    wide = row("wide", DAM, Verdict.AGREEMENT, *cells)
    assert [r.id for r in compared(BOTH, wide).rows] == ["wide"]
    twin = row("twin", DAM, Verdict.AGREEMENT, cell(LEFT, DAM), cell(RIGHT, BROKE))
    assert [r.id for r in compared(BOTH, twin).rows] == ["both"]


def test_counts_are_of_all() -> None:
    diff = compared(BOTH, OTHER, *ALONE)
    assert diff.counts() == {
        "contradiction": 0,
        "mixed": 0,
        "agreement": 1,
        "left_only": 1,
        "left_near": 1,
        "left_later": 1,
        "right_only": 0,
        "right_near": 0,
        "right_later": 0,
    }
