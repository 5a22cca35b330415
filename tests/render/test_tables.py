"""What the tables say, apart from how they look."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kzcompare.model.choices import Kind, Verdict
from kzcompare.model.report import Quoted, Said
from kzcompare.model.row import Stance
from kzcompare.render import render
from kzcompare.render.look import Look
from kzcompare.render.outputs.actor import actor_document
from kzcompare.render.outputs.actors import ActorsDocument
from kzcompare.render.outputs.claims import ClaimsDocument, claims_document
from kzcompare.render.style import STANCES, VERDICTS
from tests.builders import article, cell, holder, read, report, row, span
from tests.render.test_golden import DOCUMENTS
from tests.scene import DOSSIER, REPORT


def claims(text: str, *, look: Look, **how: object) -> str:
    made = article("a", text)
    rows = [row("1", "it", Verdict.SINGLE, cell(made, text, **how))]  # type: ignore[arg-type]
    return render("claims", "table", claims_document(report(read(made), rows=rows)), look)


def test_every_stance_and_verdict_has_a_sign_of_its_own() -> None:
    assert set(STANCES) == set(Stance)
    assert set(VERDICTS) == set(Verdict)
    for look in (Look(), Look(ascii_only=True)):
        assert len({sign.text(look) for sign in STANCES.values()}) == 4
        assert len({sign.text(look) for sign in VERDICTS.values()}) == 4


@pytest.mark.parametrize("width", [60, 120, None])
def test_no_quotation_mark_is_added(width: int | None) -> None:
    assert '"' not in claims("Six ships sank", look=Look(width)).replace("'", "")
    assert "“" not in claims("Six ships sank", look=Look(width))


@pytest.mark.parametrize("width", [60, 120, None])
def test_row_says_that_it_does_not_decide_what_is_true(width: int | None) -> None:
    text = claims("Six ships sank", look=Look(width))
    assert "it does not decide what is true" in " ".join(text.split())


def test_unnamed_holder_is_not_taken_for_the_articles_own_voice() -> None:
    text = claims("Six ships sank", look=Look(), kind=Kind.INDIRECT, stance=Stance.REPORTS)
    assert "a | unnamed | ○ reports | Six ships sank" in text


def test_pronoun_is_shown_beside_the_actor_it_stands_for() -> None:
    made = article("a", "He said six ships sank")
    one = cell(
        made,
        "six ships sank",
        kind=Kind.INDIRECT,
        stance=Stance.REPORTS,
        by=holder(made, "He", actor="Ann Reed"),
    )
    document = claims_document(report(read(made), rows=[row("1", "it", Verdict.SINGLE, one)]))
    assert "a | Ann Reed (“He”) | ○ reports | … six ships sank" in render(
        "claims", "table", document, Look()
    )


def test_wrapped_source_lines_become_one_line() -> None:
    assert "six ships sank" in claims("six\nships\r\n  sank", look=Look())


def test_doubting_words_outside_the_clause_are_shown() -> None:
    text = render("claims", "table", DOCUMENTS["claims"](), Look())
    assert "damaged the cranes … not shown any proof" in text


def test_stance_words_are_emphasised_in_colour() -> None:
    text = render("claims", "table", DOCUMENTS["claims"](), Look(80, color=True))
    assert "\x1b[1;4;31mnonsense\x1b[0m" in text


def test_plain_text_of_an_article_keeps_its_offsets() -> None:
    made = render("text", "table", DOCUMENTS["text"](), Look())
    assert made[37:76] == "saboteurs trained abroad cut the cables"
    assert "37-76 | indirect | Ann Reed (“The mayor”) | claim" in made


def test_a_renderer_refuses_the_document_of_another_command() -> None:
    actors = DOCUMENTS["actors"]()
    assert isinstance(actors, ActorsDocument)
    with pytest.raises(TypeError, match="ActorsDocument"):
        render("claims", "table", actors, Look())


def test_no_rows_make_an_empty_table() -> None:
    document = claims_document(report())
    assert isinstance(document, ClaimsDocument)
    text = render("claims", "table", document, Look())
    assert text == "kzcompare reports who says what; it does not decide what is true.\n"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("He said six ships sank.", "He said six ships sank."),
        ("six ships sank.", "… six ships sank."),
        ("He said", "He said …"),
        ("six ships", "… six ships …"),
    ],
)
def test_words_cut_out_of_a_sentence_show_that_it_goes_on(words: str, shown: str) -> None:
    made = article("a", "He said six ships sank.")
    one = cell(made, words)
    document = claims_document(report(read(made), rows=[row("1", "it", Verdict.SINGLE, one)]))
    assert f"| {shown}\n" in render("claims", "table", document, Look())


@pytest.mark.parametrize(
    ("cue", "framing", "is_own", "shown"),
    [
        ("rejected", "rejected", True, "[✗ speaks against it]"),
        ("claimed", "nonsense", False, "[✗ the source denies it: nonsense]"),
    ],
)
def test_a_denial_in_the_actors_own_words_is_not_the_sources(
    cue: str, framing: str, is_own: bool, shown: str
) -> None:
    made = article("a", "Reed rejected the story. He claimed they sank; nonsense.")
    quoted, words = (Quoted("a", span(made.text, w), w) for w in ("the story", framing))
    said = Said(quoted, cue, Stance.DENIES, words, is_own)
    views = (replace(DOSSIER.views[0], said=(said,)),)
    document = actor_document(REPORT, replace(DOSSIER, views=views))
    assert shown in render("actor", "table", document, Look())
