"""What holds of rows whatever the articles: order, strangers, negation."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzcompare.model.choices import Verdict
from kzcompare.model.row import Row
from kzcompare.pipeline import compare_articles
from tests.test_corpora import CORPORA

STRANGER = (
    "Wolves return to the forests\n\nA new novel by Ewa Sand tells of love in wartime.\n\n"
    "Astronomers found water on a distant planet in the spring.\n\n"
    "The chess champion married a dentist from Graz.\n"
)
SLOW = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
FILES = {c.name: sorted(str(f) for f in c.glob("*.txt")) for c in sorted(CORPORA.iterdir())}


def rows(files: list[str]) -> tuple[Row, ...]:
    return compare_articles(files).rows


def verdicts(found: tuple[Row, ...]) -> dict[str, Verdict]:
    return {row.id: row.verdict for row in found}


@SLOW
@given(corpus=st.sampled_from(sorted(FILES)), seed=st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(corpus: str, seed: st.DataObject) -> None:
    files = list(FILES[corpus])
    seed.shuffle(files)  # type: ignore[attr-defined]  # a random.Random
    assert verdicts(rows(files)) == verdicts(rows(FILES[corpus]))


@SLOW
@given(corpus=st.sampled_from(sorted(FILES)))
def test_a_stranger_leaves_nine_rows_in_ten_and_flips_no_verdict(
    tmp_path: Path, corpus: str
) -> None:
    stranger = tmp_path / "stranger.txt"
    stranger.write_text(STRANGER, encoding="utf-8")
    before = verdicts(rows(FILES[corpus]))
    after = verdicts(rows([*FILES[corpus], str(stranger)]))
    kept = before.keys() & after.keys()
    assert len(kept) >= 0.9 * len(before)
    assert {k: before[k] for k in kept} == {k: after[k] for k in kept}


SAID = (
    (
        "The army closed the old bridge over the Narew.",
        "The army did not close the old bridge over the Narew.",
    ),
    ("The council has paid the harbour workers.", "The council has not paid the harbour workers."),
    (
        "Anna Weiss signed the treaty with the rebels.",
        "Anna Weiss never signed the treaty with the rebels.",
    ),
)


@SLOW
@given(pair=st.sampled_from(SAID))
def test_a_claim_and_its_negation_make_a_contradiction(
    tmp_path: Path, pair: tuple[str, str]
) -> None:
    for name, text in zip(("post", "courier"), pair, strict=True):
        (tmp_path / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    (row,) = rows([str(tmp_path / "post.txt"), str(tmp_path / "courier.txt")])
    assert row.verdict is Verdict.CONTRADICTION
