"""Two sources in a row: the verdict of a row is not that of each pair in it."""

from __future__ import annotations

import pytest

from kzcompare.model.choices import Verdict
from kzcompare.model.row import Cell, Reason, ReasonKind, Row, Stance
from kzcompare.views.pairs import between, cut_to, is_before
from tests.builders import article, cell, holder, reason, row, span

A = article("a", "Police shot at the crowd.\nThat claim is nonsense.")
B = article("b", "Police shot at the crowd, witnesses said.\nIt is nonsense, doctors say.")
C = article("c", "The police never shot at anybody, a judge found.\nSome 20 people died.")

SAYS, NONSENSE = "Police shot at the crowd", "nonsense"


def disputed(
    *cells: Cell, verdict: Verdict = Verdict.CONTRADICTION, why: Reason | None = None
) -> Row:
    return row("r1", cells[0].text, verdict, *cells, reasons=(why,) if why else ())


A_SAYS = cell(A, SAYS)
A_DENIES = cell(A, "That claim is nonsense", stance=Stance.DENIES, marks=(NONSENSE,))
B_SAYS = cell(B, SAYS, stance=Stance.REPORTS, by=holder(B, "witnesses"))
B_DENIES = cell(B, "It is nonsense", stance=Stance.DENIES, by=holder(B, "doctors"))
C_DENIES = cell(C, "The police never shot at anybody", stance=Stance.DENIES)
C_DOUBTS = cell(C, "The police never shot at anybody", stance=Stance.DOUBTS)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((A_SAYS, B_SAYS, C_DENIES), Verdict.AGREEMENT),  # both say what a third denies
        ((A_SAYS, C_DENIES, B_DENIES), Verdict.CONTRADICTION),
        ((A_SAYS, A_DENIES, B_SAYS), Verdict.CONTRADICTION),  # a prints it and rejects it
        ((A_SAYS, A_DENIES, B_SAYS, B_DENIES), Verdict.AGREEMENT),  # both print both
        ((A_DENIES, B_DENIES, C_DOUBTS), Verdict.AGREEMENT),
        ((A_SAYS, C_DENIES), None),  # b is silent
    ],
)
def test_between_two_sources_of_a_disputed_row(
    cells: tuple[Cell, ...], expected: Verdict | None
) -> None:
    made = disputed(*cells)
    assert between(made, "a", "b") is expected
    assert between(made, "b", "a") is expected


def test_doubt_between_two_is_as_strong_as_in_the_row() -> None:
    assert between(disputed(A_SAYS, C_DOUBTS, verdict=Verdict.MIXED), "a", "c") is Verdict.MIXED


def test_one_holder_does_not_contradict_himself() -> None:
    ours = cell(A, SAYS, stance=Stance.DENIES, by=holder(A, "Police"))
    theirs = cell(B, SAYS, stance=Stance.REPORTS, by=holder(B, "Police"))
    assert between(disputed(ours, theirs, C_DENIES), "a", "b") is Verdict.AGREEMENT


def test_values_clash_only_between_the_two_that_have_them() -> None:
    why = reason(ReasonKind.FIGURE, "a has “9”, c “20”", (0, 2))
    made = disputed(A_SAYS, B_SAYS, cell(C, "20 people died"), why=why)
    assert between(made, "a", "c") is Verdict.CONTRADICTION
    assert between(made, "a", "b") is Verdict.AGREEMENT


def test_an_agreement_is_one_between_any_two() -> None:
    made = disputed(A_SAYS, B_SAYS, C_DENIES, verdict=Verdict.AGREEMENT)
    assert between(made, "a", "c") is Verdict.AGREEMENT


def test_cut_row_has_the_left_sources_cells_first() -> None:
    made = cut_to(disputed(A_SAYS, B_SAYS, C_DENIES), "c", "a", Verdict.CONTRADICTION)
    assert [c.source for c in made.cells] == ["c", "a"]
    assert (made.sources, made.origins, made.id) == (2, 2, "r1")


def test_reasons_point_to_the_same_words_after_the_cut() -> None:
    words = ((2, span(C.text, "never")), (0, span(A.text, "shot")))
    why = reason(ReasonKind.NEGATION, "c denies what a says", (2, 0), words)
    made = cut_to(disputed(A_SAYS, B_SAYS, C_DENIES, why=why), "c", "a", Verdict.CONTRADICTION)
    assert made.reasons[0].cells == (0, 1)
    assert made.reasons[0].words == ((0, words[0][1]), (1, words[1][1]))


def test_judgement_on_a_third_source_holds_against_the_second() -> None:
    why = reason(ReasonKind.REFUTATION, "a rejects it", (1, 2), ((1, span(A.text, NONSENSE)),))
    row_ = disputed(A_SAYS, A_DENIES, C_DENIES, B_SAYS, why=why)
    made = cut_to(row_, "a", "b", Verdict.CONTRADICTION)
    assert [r.cells for r in made.reasons] == [(1, 2)]
    assert made.cells[2].source == "b"


def test_reason_between_others_is_left_out() -> None:
    words = ((1, span(B.text, "shot")), (2, span(C.text, "never")))
    why = reason(ReasonKind.ANTONYM, "c says the opposite of b", (2, 1), words)
    made = cut_to(disputed(A_SAYS, B_SAYS, C_DENIES, why=why), "a", "c", Verdict.CONTRADICTION)
    assert made.reasons == ()


@pytest.mark.parametrize(
    ("published", "begun", "expected"),
    [
        ("2018-06", "2022-01-07", True),
        ("2022-01-08", "2022-01-08", False),
        ("2022", "2022-01-07", False),  # may have been later in that year
        ("2021", "2022-01/2022-03", True),
        (None, "2022", False),
        ("2022", None, False),
    ],
)
def test_published_before_it_began(
    published: str | None, begun: str | None, expected: bool
) -> None:
    assert is_before(published, begun) is expected
