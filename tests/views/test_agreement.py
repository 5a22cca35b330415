"""Agreement between sources: pairs, and a coefficient that says when it has no value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.model.choices import Verdict
from kzcompare.model.row import Cell, ReasonKind, Row, Stance
from kzcompare.views.agreement import agreement_of, ratings_of
from kzcompare.views.reliability import Rating, alpha_of
from tests.builders import article, cell, read, reason, report, row

NAMES = ("a", "b", "c", "d")
TEXTS = {name: article(name, "The bridge fell.\nIt did not fall.\nSix died.") for name in NAMES}
SIGNS = {"+": ("The bridge fell", Stance.ASSERTS), "-": ("It did not fall", Stance.DENIES)}


def stand(name: str, sign: str) -> Cell:
    words, stance = SIGNS[sign]
    return cell(TEXTS[name], words, stance=stance)


def made(number: int, **signs: str) -> Row:
    """A row with one statement a source: "+" says it, "-" denies it."""
    verdict = Verdict.CONTRADICTION if len(set(signs.values())) > 1 else Verdict.AGREEMENT
    cells = [stand(name, sign) for name, sign in signs.items()]
    return row(f"r{number}", "The bridge fell", verdict, *cells)


def found(*rows: Row) -> list[tuple[str, str, int, int, int, int]]:
    view = agreement_of(report(*(read(TEXTS[n]) for n in NAMES), rows=rows))
    return [(p.left, p.right, p.shared, p.agreed, p.contradicted, p.mixed) for p in view.pairs]


def test_pairs_count_rows_in_which_both_speak() -> None:
    assert found(made(1, a="+", b="+", c="-"), made(2, a="+", b="-")) == [
        ("a", "b", 2, 1, 1, 0),
        ("a", "c", 1, 0, 1, 0),
        ("b", "c", 1, 0, 1, 0),
    ]


def test_a_source_that_is_absent_has_no_pair_and_no_rows() -> None:
    view = agreement_of(report(*(read(TEXTS[n]) for n in NAMES), rows=[made(1, a="+", b="+")]))
    assert view.rows == {"a": 1, "b": 1, "c": 0, "d": 0}
    assert view.pairs[0].share == 1.0


def test_rows_of_one_source_count_for_nothing() -> None:
    assert found(row("r", "Six died", Verdict.SINGLE, cell(TEXTS["a"], "Six died"))) == []


def test_mixed_is_counted_apart() -> None:
    doubt = cell(TEXTS["b"], "It did not fall", stance=Stance.DOUBTS)
    assert found(row("r", "The bridge fell", Verdict.MIXED, stand("a", "+"), doubt)) == [
        ("a", "b", 1, 0, 0, 1)
    ]


def test_a_source_with_another_figure_disputes_the_proposition() -> None:
    cells = [cell(TEXTS[n], "Six died") for n in ("a", "b")]
    why = reason(ReasonKind.FIGURE, "a has “6”, b “9”", (0, 1))
    clash = row("r", "Six died", Verdict.CONTRADICTION, *cells, reasons=(why,))
    assert [r.value for r in ratings_of(clash)] == ["affirms", "disputes"]


def rated(*units: str) -> list[Rating]:
    """Ratings from "++-": one sign a coder, "." for none."""
    return [
        Rating(f"coder{n}", f"unit{u}", sign)
        for u, signs in enumerate(units)
        for n, sign in enumerate(signs)
        if sign != "."
    ]


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        (("++", "--"), 1.0),
        (("+-", "-+"), -0.5),  # worse than chance
        (("++", "++", "--", "+-"), 0.533),  # 1 - (2/8) / (2 * 5 * 3 / 56)
        (("++.", ".--", "+.+", "..+"), 1.0),  # what is missing does not disagree
    ],
)
def test_alpha(units: tuple[str, ...], alpha: float) -> None:
    assert alpha_of(rated(*units)).alpha == pytest.approx(alpha, abs=0.001)


@pytest.mark.parametrize(
    ("units", "why"),
    [
        ((), "no two sources speak in one row"),
        (("+.", ".+"), "no two sources speak in one row"),
        (("+-",), "there is only one row to compare"),
        (("++", "++"), "every source + in every row"),
    ],
)
def test_alpha_is_undefined(units: tuple[str, ...], why: str) -> None:
    coefficient = alpha_of(rated(*units))
    assert coefficient.alpha is None
    assert coefficient.undefined is not None
    assert coefficient.undefined.startswith(why)


def test_what_is_not_compared_is_not_counted() -> None:
    coefficient = alpha_of(rated("++.", "--.", "..+"))
    assert (coefficient.units, coefficient.coders) == (2, 2)
    assert coefficient.values == (("+", 2), ("-", 2))


def test_the_range_shows_what_one_row_decides() -> None:
    coefficient = alpha_of(rated("++", "++", "--", "--", "+-"))
    assert coefficient.alpha is not None
    assert coefficient.least is not None
    assert coefficient.most == 1.0  # without the last row all agree
    assert coefficient.least < coefficient.alpha < coefficient.most


def test_an_alpha_that_hangs_on_one_row_says_so() -> None:
    coefficient = alpha_of(rated("++", "++", "+-"))
    assert coefficient.hangs_on_one
    assert (coefficient.least, coefficient.most) == (None, None)


@given(st.lists(st.text("+-.", min_size=3, max_size=3), max_size=8), st.randoms())
def test_order_does_not_matter_and_alpha_is_at_most_1(units: list[str], order: object) -> None:
    ratings = rated(*units)
    shuffled = list(ratings)
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    left, right = alpha_of(ratings), alpha_of(shuffled)
    assert left.alpha == pytest.approx(right.alpha)
    assert left.alpha is None or left.alpha <= 1.0


def test_of_many_pairs_those_that_share_most_are_kept_in_order() -> None:
    rows = [made(1, a="+", b="+"), made(2, b="+", c="+"), made(3, b="+", c="+")]
    view = agreement_of(report(*(read(TEXTS[n]) for n in NAMES), rows=rows))
    assert [(p.left, p.right) for p in view.strongest(1).pairs] == [("b", "c")]
    assert view.strongest(None) == view
