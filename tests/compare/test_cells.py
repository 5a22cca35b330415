"""A claim as a cell: which words it shows, and who stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kzcompare.claims.build import read_claims
from kzcompare.compare.cells import LONGEST, make_cell
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.choices import Framing, Kind
from kzcompare.model.claim import Aim, Certainty, ReadArticle, Signal, SignalKind
from kzcompare.model.row import Cell, Stance
from kzcompare.model.statement import CueClass, Statement
from tests.builders import article, cue, holder, span, statement
from tests.claims.parsing import parse
from tests.makers import claim, moment, reading

CASES = Path(__file__).resolve().parents[1] / "cases" / "stances.txt"
STANCES = [
    line
    for line in CASES.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TEXT = "Yesterday Lindqvist said that agitators had organised the strike."
POST = article("post", TEXT)
CONTENT = "agitators had organised the strike"
SAID = statement(POST, CONTENT, by=holder(POST, "Lindqvist"), said=cue(POST, "said"))


def cell_of(*statements: Statement, signals: dict[str, SignalKind] | None = None) -> Cell:
    made = claim(POST, TEXT, statements=range(len(statements)), signals=signals)
    return make_cell(reading(POST, made, statements=statements), made, ())


def test_a_sentence_is_shown_whole_with_its_place() -> None:
    cell = cell_of()
    assert (cell.source, cell.text) == ("post", TEXT)
    assert cell.span == cell.sentence
    assert cell.span.of(POST.text) == TEXT


def test_a_sentence_nobody_is_said_to_say_is_the_articles_own_voice() -> None:
    cell = cell_of()
    assert (cell.kind, cell.stance, cell.holder, cell.cue) == (
        Kind.OWN,
        Stance.ASSERTS,
        None,
        None,
    )


def test_a_sentence_somebody_is_said_to_say_is_a_report() -> None:
    cell = cell_of(SAID)
    assert (cell.kind, cell.stance) == (Kind.INDIRECT, Stance.REPORTS)
    assert cell.holder == SAID.holder
    assert cell.cue == SAID.cue


@pytest.mark.parametrize(
    ("kind", "aim", "stance"),
    [
        (SignalKind.DOUBT, Aim.PROPOSITION, Stance.DOUBTS),
        (SignalKind.NO_EVIDENCE, Aim.CLAIM, Stance.DOUBTS),
        (SignalKind.REFUTATION, Aim.PROPOSITION, Stance.DENIES),
        (SignalKind.REFUTATION, Aim.THING, Stance.ASSERTS),
        (SignalKind.DOUBT, Aim.OPEN, Stance.ASSERTS),
        (SignalKind.HEDGE, Aim.PROPOSITION, Stance.ASSERTS),
    ],
)
def test_a_sentence_alone_is_against_a_proposition_that_it_judges(
    kind: SignalKind, aim: Aim, stance: Stance
) -> None:
    plain = claim(POST, TEXT, "strike")
    made = replace(plain, signals=(Signal(span(TEXT, "organised"), kind, aim=aim),))
    assert make_cell(reading(POST, made), made, ()).stance is stance
    assert make_cell(reading(POST, made), made, ("strike",)).stance is Stance.ASSERTS


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Was it a coup?", Stance.DOUBTS),
        ("Coup or march?", Stance.DOUBTS),
        ("Was it a march, which then ended in a fight?", Stance.DOUBTS),
        ("What do they want?", Stance.ASSERTS),
        ("What, then, can the town do?", Stance.ASSERTS),
        ("With so many guards, why did they flee?", Stance.ASSERTS),
    ],
)
def test_a_question_whether_something_is_so_doubts_it(text: str, stance: Stance) -> None:
    post = article("post", text)
    made = claim(post, text, certainty=Certainty.ASKED)
    assert make_cell(reading(post, made), made, ()).stance is stance
    assert make_cell(reading(post, made), made, ("march",)).stance is stance


@pytest.mark.parametrize(
    ("framing", "stance"), [(Framing.DENIED, Stance.DENIES), (Framing.DOUBTED, Stance.DOUBTS)]
)
def test_what_the_next_sentence_judges_is_not_asserted(framing: Framing, stance: Stance) -> None:
    made = replace(claim(POST, TEXT, "strike"), judged=framing)
    assert make_cell(reading(POST, made), made, ("strike",)).stance is stance


@pytest.mark.parametrize(
    ("lemma", "pattern", "stance"),
    [
        ("deny", "verb-clause", Stance.DENIES),
        ("oppose", "verb-object", Stance.REPORTS),  # that it be done, not that it is so
        ("deny", "noun-clause", Stance.REPORTS),
    ],
)
def test_who_denies_something_alone_is_against_it(lemma: str, pattern: str, stance: Stance) -> None:
    said = replace(cue(POST, "said", CueClass.DENYING), lemma=lemma)
    denied = statement(POST, CONTENT, by=holder(POST, "Lindqvist"), said=said)
    assert cell_of(replace(denied, pattern=pattern)).stance is stance


def test_those_who_relayed_a_statement_are_kept() -> None:
    relay = holder(POST, "Yesterday")
    said = statement(POST, CONTENT, by=holder(POST, "Lindqvist"), via=[relay])
    assert cell_of(said).via == (relay,)


def test_a_statement_that_covers_only_a_word_of_the_sentence_is_not_its_voice() -> None:
    assert cell_of(statement(POST, "had", by=holder(POST, "Lindqvist"))).kind is Kind.OWN


def test_of_two_statements_the_one_that_covers_more_is_the_voice() -> None:
    little = statement(POST, "agitators had organised", by=holder(POST, "strike"))
    found = cell_of(little, SAID).holder
    assert found is not None
    assert found.text == "Lindqvist"


@pytest.mark.parametrize(
    ("kind", "stance"),
    [
        (Kind.INDIRECT, Stance.ASSERTS),
        (Kind.MIXED, Stance.ASSERTS),  # ordered them to "fire without warning"
        (Kind.DIRECT, Stance.REPORTS),
    ],
)
def test_an_attitude_is_an_act_of_its_holder_unless_all_of_it_is_quoted(
    kind: Kind, stance: Stance
) -> None:
    wants = cue(POST, "said", CueClass.ATTITUDE)
    by = holder(POST, "Lindqvist")
    assert cell_of(statement(POST, CONTENT, kind=kind, by=by, said=wants)).stance is stance


@pytest.mark.parametrize("kind", [SignalKind.NO_EVIDENCE, SignalKind.REFUTATION, SignalKind.DOUBT])
def test_a_report_that_the_article_itself_judges_is_the_articles_voice(kind: SignalKind) -> None:
    assert cell_of(SAID, signals={"Yesterday": kind}).holder is None


def test_a_judgement_inside_what_is_said_is_the_speakers() -> None:
    assert cell_of(SAID, signals={"agitators": SignalKind.REFUTATION}).holder == SAID.holder


def test_a_hedge_of_the_article_does_not_take_a_report_from_its_holder() -> None:
    assert cell_of(SAID, signals={"Yesterday": SignalKind.HEDGE}).holder == SAID.holder


def test_a_statement_of_another_sentence_is_not_its_voice() -> None:
    made = claim(POST, TEXT)
    assert make_cell(reading(POST, made, statements=[SAID]), made, ()).kind is Kind.OWN


def test_of_two_statements_the_one_that_says_what_the_row_is_about_is_the_voice() -> None:
    text = "Salko: rain fell on old boats; Reed: thieves stole ten boats."
    made = article("post", text)
    rain = statement(made, "rain fell on old boats", by=holder(made, "Salko"))
    theft = statement(made, "thieves stole ten boats", by=holder(made, "Reed"))
    record = claim(made, text, "rain", "thieves", statements=[0, 1])
    voices = [
        make_cell(reading(made, record, statements=[rain, theft]), record, [t]).holder
        for t in ("rain", "thieves")
    ]
    assert voices == [rain.holder, theft.holder]


FRAME = "Reed widened the long hunt that had tired the whole valley by saying that"
FRAMED = article("post", f"{FRAME} thieves stole boats.")
BOATS = statement(
    FRAMED, "thieves stole boats", by=holder(FRAMED, "Reed"), said=cue(FRAMED, "saying")
)


@pytest.mark.parametrize(("shared", "kind"), [("thieves", Kind.INDIRECT), ("valley", Kind.OWN)])
def test_a_long_frame_does_not_silence_what_the_row_is_about(shared: str, kind: Kind) -> None:
    made = claim(FRAMED, FRAMED.text, "thieves", "valley", "Reed", statements=[0])
    held = reading(FRAMED, made, statements=[BOATS])
    assert make_cell(held, made, [shared, "Reed"]).kind is kind


@pytest.mark.parametrize(
    ("printed", "event", "expected"),
    [
        ((), None, None),
        ((("2021-06-22",),), ("2021-06-22", "2021-06-22"), "2021-06-22"),
        ((("2005", "2009"),), ("2005", "2009"), "2005/2009"),
        ((("2021-05-10",), ("2021-06-23",)), ("2021-05-10", "2021-06-23"), "2021-05-10/2021-06-23"),
        ((("1990",), ("2021-06-22",)), ("2021-06-22", "2021-06-22"), "2021-06-22"),
        ((("1990",),), ("2021-06", "2021-06"), None),
        ((), ("2021-06-22", "2021-06-22"), None),
    ],
    ids=["none", "day", "period", "two days", "not the first", "background", "of another sentence"],
)
def test_a_cell_has_the_printed_time_of_what_it_tells(
    printed: Sequence[tuple[str, ...]], event: tuple[str, str] | None, expected: str | None
) -> None:
    made = claim(POST, TEXT, times=[moment(POST, "Yesterday", *p) for p in printed], event=event)
    assert make_cell(reading(POST, made), made, ()).time == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The protesters tore down the statue of Reed, who had ruled since 1990.", None),
        (
            "Protesters, who had been banned in 2019, tore down the statue on 3 May 2021.",
            "2021-05-03",
        ),
    ],
)
def test_a_date_of_the_background_is_not_the_cells(text: str, expected: str | None) -> None:
    assert alone(text).time == expected


@pytest.mark.parametrize(("words", "negated"), [({"had": "organised"}, True), (None, False)])
def test_a_cell_says_whether_it_is_negated(words: dict[str, str] | None, negated: bool) -> None:
    made = claim(POST, TEXT, negates=words)
    assert make_cell(reading(POST, made), made, ()).negated is negated


FIRST = "The harbour of Port Velmora, which is the largest of the island, " + "was busy " * 10
SECOND = "while dockers who load the ferries stopped work over their pay, " + "all week " * 9
THIRD = "but the mayor has shown nothing of the kind " + "so far " * 9 + "in public."
LONG = FIRST + SECOND + THIRD
COURIER = article("courier", LONG)


def shown(terms: Sequence[str], signals: dict[str, SignalKind] | None = None) -> str:
    words = ("harbour", "dockers", "mayor")
    made = claim(COURIER, LONG, *words, clauses=(FIRST, SECOND, THIRD), signals=signals)
    cell = make_cell(reading(COURIER, made), made, terms)
    assert cell.sentence == made.span
    return cell.text


@pytest.mark.parametrize(
    ("term", "expected"),
    [("harbour", FIRST + SECOND), ("mayor", SECOND + THIRD)],
)
def test_a_very_long_sentence_shows_the_clauses_that_are_shared(term: str, expected: str) -> None:
    assert shown([term]) == expected


@pytest.mark.parametrize(
    "kind",
    [
        SignalKind.CONTRAST,
        SignalKind.NO_EVIDENCE,
        SignalKind.REFUTATION,
        SignalKind.DOUBT,
    ],
)
def test_a_rebuttal_is_never_cut_off_from_what_it_rebuts(kind: SignalKind) -> None:
    assert shown(["harbour"], {"shown nothing": kind}) == LONG


def test_a_long_sentence_of_one_clause_is_shown_whole() -> None:
    made = claim(COURIER, LONG, "harbour")
    assert make_cell(reading(COURIER, made), made, ["harbour"]).text == LONG


@given(
    st.lists(st.integers(20, 200), min_size=1, max_size=6),
    st.sets(st.integers(0, 5)),
    st.none() | st.integers(0, 5),
)
def test_a_cell_is_verbatim_inside_its_sentence_and_short_where_it_can_be(
    sizes: list[int], shared: set[int], kept: int | None
) -> None:
    clauses = [f"word{n} ".ljust(size, "x") for n, size in enumerate(sizes)]
    made = article("post", "".join(clauses))
    words = [f"word{n}" for n in range(len(clauses))]
    signals = {words[kept]: SignalKind.CONTRAST} if kept is not None and kept < len(words) else None
    record = claim(made, made.text, *words, clauses=clauses, signals=signals)
    cell = make_cell(reading(made, record), record, [f"word{n}" for n in sorted(shared)])
    assert cell.text == made.text[cell.span.start : cell.span.end]
    assert cell.sentence.contains(cell.span)
    assert len(cell.span) <= LONGEST or signals is not None
    if signals is not None and kept is not None:
        assert words[kept] in cell.text


def alone(text: str) -> Cell:
    """The cell of a sentence that shares nothing with others."""
    held = article("post", text, date="2021-05-04")
    made = read_claims(held, parse(text), (), load_lexicon())
    return make_cell(ReadArticle(held, made), made.claims[0], ())


@pytest.mark.parametrize("line", STANCES)
def test_the_stance_of_a_sentence_alone(line: str) -> None:
    stance, text = line.split(" | ")
    assert alone(text).stance == stance


def test_what_somebody_disputes_is_not_the_articles_judgement() -> None:
    cell = alone("Disputing the rumours, the mayor said that the bridge was safe.")
    assert (cell.stance, cell.holder and cell.holder.text) == (Stance.DENIES, "the mayor")
