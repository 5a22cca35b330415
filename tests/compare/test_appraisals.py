"""Parties who are for and against one deed, and what only looks so."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from kzcompare.compare.appraisals import appraisals
from kzcompare.compare.appraised import find_appraised, opposed_appraisals
from kzcompare.compare.passages import passage_of
from kzcompare.model.choices import Verdict
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.part import Part
from kzcompare.model.row import Stance
from kzcompare.passages import read_passages
from kzcompare.pipeline import compare_articles

# Who is for or against what, in two articles; whether they are on opposite sides of one deed.
CASES = [
    # Verbs, adjectives, nouns and phrases, on one deed by one word or by words for one kind.
    ("The council hailed the ruling.", "Lind protested against the verdict.", True),
    ("“We support this ban on ferries,” Lind said.", "Most fishermen oppose the ban.", True),
    ("Lind applauded the lawsuit.", "The suit is without merit, Brandt said.", True),
    ("Lind welcomed the new deal with Sund.", "The deal was a mistake, Brandt said.", True),
    ("Lind is a supporter of the toll plan.", "Brandt objected to the toll plan.", True),
    # What the speaker is said to speak of.
    ("“This is overdue,” Lind said of the lawsuit.", "The suit is a stunt, Brandt said.", True),
    ("“This is overdue,” Lind said.", "The suit is a stunt, Brandt said.", False),
    # A general word stands for what the same party does, or for what its sentence tells.
    (
        "Lind applauded the move by Nordvik.",
        "The lawsuit from Nordvik was outrageous, Brandt said.",
        True,
    ),
    (
        "Lind applauded the move by the mayors of Sund and Holm.",
        "The challenge from Sund is a stunt, Brandt said.",
        True,
    ),
    (
        "The council declared a fuel emergency, and Lind supported the decision.",
        "Most fishermen oppose the emergency declaration.",
        True,
    ),
    (
        "Lind, who opposed the fuel tax, supports the measure.",
        "Brandt denounced the fuel tax.",
        False,
    ),
    ("Lind applauded the move.", "The lawsuit is outrageous, Brandt said.", False),
    ("Lind applauded the move.", "Brandt criticized the move.", False),
    # Another deed of its kind.
    ("Lind praised the fish deal.", "Brandt condemned the coal deal.", False),
    ("Lind defended the tax on ferries.", "Brandt denounced the tax on bread.", False),
    ("Lind defended Reed's plan.", "Brandt denounced Salko's plan.", False),
    ("Lind backed the old law.", "Brandt blasted the new law.", False),
    ("Lind supports a bill.", "Brandt opposes a bill.", False),
    ("Lind praised his orders on ferries.", "Brandt opposes Lind's orders.", False),
    # One party, or both sides of one.
    ("Anna Lind supported the plan.", "Mrs. Lind condemned the plan.", False),
    ("Lind backs the plan but says that the plan is unfair.", "Brandt condemned the plan.", False),
    # What is denied, possible, asked, conditional or past.
    ("Lind did not support the plan.", "Brandt condemned the plan.", False),
    ("Lind supported the plan.", "Brandt did not condemn the plan.", False),
    ("Lind might support the plan.", "Brandt condemned the plan.", False),
    ("Does Lind support the plan?", "Brandt condemned the plan.", False),
    ("Lind would back the plan if it were cheap.", "Brandt condemned the plan.", False),
    ("Lind once supported the plan.", "Brandt condemned the plan.", False),
    ("Lind denied that the lawsuit is outrageous.", "Reed applauded the lawsuit.", False),
    # Words that appraise nothing here, and what is no deed.
    ("Brandt will defend himself against the suit.", "The suit is a stunt, Lind said.", False),
    ("The town faces a legal challenge.", "The challenge is outrageous, Brandt said.", False),
    ("It goes to the toll as opposed to the tax.", "Lind supports the tax.", False),
    ("The data support the plan.", "Brandt condemned the plan.", False),
    ("The ferry is overdue.", "The ferry is a joke, Lind said.", False),
    ("Lind praised Reed for the ferry.", "Brandt criticized Reed for the tolls.", False),
]


@functools.cache
def read(text: str) -> ReadArticle:
    (made,) = read_passages([text], Options())
    return made


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_two_voices_are_on_opposite_sides_of_one_deed(one: str, other: str, expected: bool) -> None:
    left, right = passage_of(read(one)), passage_of(read(other))
    assert bool(list(opposed_appraisals(left, right))) is expected
    assert bool(list(opposed_appraisals(right, left))) is expected


def test_an_appraisal_has_a_side_a_voice_and_the_words_that_say_it() -> None:
    passage = passage_of(read("“The suit is without merit,” said Anna Lind."))
    (found,) = appraisals(passage)
    assert not found.is_for
    assert found.voice == "Anna Lind"
    assert found.span.of(passage.text) == "without merit"


def test_a_deed_that_is_named_is_found_in_any_article_and_a_general_word_in_its_story() -> None:
    named = find_appraised(
        [read("Lind supports the ferry tax."), read("Brandt opposes the ferry tax.")]
    )
    assert len(named.named) == 1
    assert named.called == ()
    called = find_appraised([read("Lind supports the tax."), read("Brandt opposes the tax.")])
    assert called.named == ()
    assert len(called.called) == 1


def test_who_is_against_it_comes_first_whatever_the_order_of_the_articles() -> None:
    behind, against = read("Lind supports the ferry tax."), read("Brandt opposes the ferry tax.")
    ((first, second),) = find_appraised([behind, against]).named
    assert (first.article, second.article) == (1, 0)
    ((first, second),) = find_appraised([against, behind]).named
    assert (first.article, second.article) == (0, 1)


def test_an_article_is_not_searched_for_two_sides_of_its_own() -> None:
    both = read("Lind supports the ferry tax. Brandt opposes the ferry tax.")
    assert find_appraised([both]).named == ()


HERALD = """Two Islands Sue Over Ferry Tolls

June 23, 2021

Sund and Holm filed a lawsuit against the ferry tolls of Velmora on Tuesday.

Anna Lind, president of the League of Fishermen, applauded the action by Sund and Holm.

The two islands asked the high court to halt the ferry tolls before the summer season.
"""
POST = """Velmora Is Sued Over Ferry Tolls

June 24, 2021

A lawsuit against the ferry tolls of Velmora was filed by Sund and Holm on Tuesday.

Mayor Daniel Brandt said the challenge from Sund and Holm was without merit.

Velmora introduced the ferry tolls in May to pay for a new harbour wall.
"""


def test_two_articles_have_a_row_on_who_is_for_and_who_is_against(tmp_path: Path) -> None:
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    report = compare_articles([str(tmp_path)], parts=Part.ROWS, options=Options(), cache=None)
    (row,) = (r for r in report.rows if any("opposite views" in x.text for x in r.reasons))
    assert row.verdict is Verdict.CONTRADICTION
    stances = {cell.source: cell.stance for cell in row.cells}
    assert stances["post"] is Stance.DENIES
    assert not stances["herald"].is_against
    (reason,) = (x for x in row.reasons if "opposite views" in x.text)
    assert "“without merit” / “applauded”" in reason.text
