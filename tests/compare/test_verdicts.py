"""Groups of claims to rows: verdict, reasons, id, order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations

import pytest
from msgspec.structs import replace

from kzcompare.compare.signs import Sign
from kzcompare.compare.verdicts import in_order, judge_each, verdict_of
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.choices import Framing, Kind, Verdict
from kzcompare.model.claim import Aim, Certainty, Quantity, ReadArticle, SignalKind
from kzcompare.model.options import Options
from kzcompare.model.row import Cell, ClaimGroup, Confidence, ReasonKind, Row, Stance
from kzcompare.model.span import Span
from kzcompare.model.statement import Holder
from kzcompare.passages import read_passages
from tests.builders import article, cue, holder, span, statement
from tests.makers import claim, group, quantity, reading

CLAIM = "Mayor Reed said agitators organised the strike."


def own(
    source: str,
    words: str,
    *,
    judges: dict[str, SignalKind] | None = None,
    negates: dict[str, str] | None = None,
    figure: tuple[str, float] | None = None,
) -> ReadArticle:
    """An article that says one thing in its own voice."""
    made = article(source, words)
    figures: list[Quantity] = [] if figure is None else [quantity(made, *figure, noun="docker")]
    terms = dict.fromkeys(words.strip(".").split())
    aim = Aim.THING if len(terms) > 1 else Aim.OPEN  # "Nonsense." tells nothing of what is
    return reading(
        made,
        claim(made, words, *terms, signals=judges, aim=aim, negates=negates, quantities=figures),
    )


def reported(
    source: str,
    words: str = CLAIM,
    *,
    by: str = "Reed",
    content: str = "agitators organised the strike",
    negates: dict[str, str] | None = None,
) -> ReadArticle:
    """An article that reports what somebody says."""
    made = article(source, words)
    said = statement(made, content, by=holder(made, by), said=cue(made, "said"))
    terms = dict.fromkeys(words.strip(".").split())
    return reading(
        made, claim(made, words, *terms, statements=[0], negates=negates), statements=[said]
    )


def judged_row(group: ClaimGroup, articles: Sequence[ReadArticle]) -> Row:
    (row,) = judge_each([group], articles, load_lexicon())
    return row


def judged(
    *articles: ReadArticle,
    central: int = 0,
    label: int | None = None,
    score: float = 1.0,
    judgements: Sequence[int] = (),
    company: float = 1.0,
) -> Row:
    """The row of the first claim of each article."""
    members = [(n, 0) for n in range(len(articles))]
    made = group(
        *members,
        central=central,
        label=label,
        terms=("strike", "agitators"),
        score=score,
        judgements=judgements,
    )
    return judged_row(replace(made, company=company), articles)


NO_EVIDENCE = {"no evidence": SignalKind.NO_EVIDENCE}
POST = reported("post")
COURIER = own("courier", "Reed has shown no evidence of agitators.", judges=NO_EVIDENCE)
DELTA = own("delta", "Talk of agitators is nonsense.", judges={"nonsense": SignalKind.REFUTATION})


def stances(row: Row) -> list[Stance]:
    return [cell.stance for cell in row.cells]


def test_sources_that_say_the_same_agree() -> None:
    row = judged(POST, reported("tide"))
    assert row.verdict is Verdict.AGREEMENT
    assert stances(row) == [Stance.REPORTS, Stance.REPORTS]
    assert [(r.kind, r.text) for r in row.reasons] == [
        (ReasonKind.REPETITION, "nearly the same words")
    ]


def test_one_source_alone_is_single() -> None:
    row = judged(POST)
    assert (row.verdict, row.sources, row.origins) == (Verdict.SINGLE, 1, 1)


def test_a_source_that_misses_evidence_doubts_and_the_row_is_a_contradiction() -> None:
    row = judged(POST, COURIER, judgements=[1])
    assert row.verdict is Verdict.CONTRADICTION
    assert stances(row) == [Stance.REPORTS, Stance.DOUBTS]
    (reason,) = row.reasons
    assert (reason.kind, reason.cells) == (ReasonKind.DOUBT, (1, 0))
    assert reason.text == "courier says that evidence is missing: “no evidence”"


def test_a_source_that_refutes_denies_and_the_row_is_a_contradiction() -> None:
    row = judged(POST, DELTA, judgements=[1])
    assert row.verdict is Verdict.CONTRADICTION
    assert stances(row) == [Stance.REPORTS, Stance.DENIES]
    assert row.reasons[0].text == "delta rejects it: “nonsense”"


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Talk of agitators is nonsense.", Verdict.CONTRADICTION),
        ("Nonsense.", Verdict.CONTRADICTION),
        ("Their plan for a new quay is nonsense.", Verdict.AGREEMENT),
    ],
    ids=["on it", "a bare judgement", "on another thing"],
)
def test_a_judgement_is_on_what_it_shares_words_with(words: str, verdict: Verdict) -> None:
    word = "Nonsense" if words.startswith("Nonsense") else "nonsense"
    other = own("delta", words, judges={word: SignalKind.REFUTATION})
    assert judged(POST, other, judgements=[1]).verdict is verdict


@pytest.mark.parametrize(
    ("against", "company", "confidence"),
    [
        ([COURIER, DELTA], 1.0, Confidence.SURE),
        ([COURIER], 1.0, Confidence.LIKELY),
        ([COURIER, DELTA], 0.9, Confidence.LIKELY),
    ],
    ids=["two findings", "one finding", "perhaps not one story"],
)
def test_a_contradiction_is_sure_by_two_findings_in_articles_that_tell_one_story(
    against: list[ReadArticle], company: float, confidence: Confidence
) -> None:
    row = judged(POST, *against, judgements=range(1, 1 + len(against)), company=company)
    assert (row.verdict, row.confidence) == (Verdict.CONTRADICTION, confidence)


def test_a_judgement_just_behind_a_statement_is_on_it_whatever_its_words() -> None:
    made = article("post", f"{CLAIM}\nTheir plan for a quay is nonsense.")
    said = statement(made, "agitators organised the strike", by=holder(made, "Reed"))
    judging = claim(
        made,
        "Their plan for a quay is nonsense.",
        "plan",
        "quay",
        signals={"nonsense": SignalKind.REFUTATION},
    )
    both = reading(
        made, claim(made, CLAIM, "agitators", statements=[0]), judging, statements=[said]
    )
    members = group((0, 0), (0, 1), (1, 0), central=0, judgements=[1])
    row = judged_row(members, [both, reported("tide", by="Mayor")])
    assert row.cells[1].stance is Stance.DENIES


def test_a_reason_names_the_holder_and_the_source_that_prints_them() -> None:
    words = "Salko said the story is nonsense."
    made = article("delta", words)
    by = holder(made, "Salko", actor="Petra Salko")
    said = statement(made, "the story is nonsense", by=by, said=cue(made, "said"))
    record = claim(made, words, statements=[0], signals={"nonsense": SignalKind.REFUTATION})
    row = judged(POST, reading(made, record, statements=[said]), judgements=[1])
    assert row.reasons[0].text == "Petra Salko (in delta) rejects it: “nonsense”"


def test_a_reason_prints_whole_words() -> None:
    words = "Reed doesn't present evidence of agitators."
    missing = own("delta", words, judges={"n't present evidence": SignalKind.NO_EVIDENCE})
    (reason,) = judged(POST, missing, judgements=[1]).reasons
    assert reason.text == "delta says that evidence is missing: “doesn't present evidence”"


def test_a_row_in_which_all_are_against_something_else_is_agreement() -> None:
    row = judged(COURIER, own("tide", "He has no evidence.", judges=NO_EVIDENCE), judgements=[0, 1])
    assert row.verdict is Verdict.AGREEMENT


def test_one_negation_alone_makes_no_dispute() -> None:
    row = judged(
        own("post", "guards fired"), own("tide", "guards never fired", negates={"never": "fired"})
    )
    assert row.verdict is Verdict.AGREEMENT


def test_different_unsure_signs_among_two_holders_make_a_contradiction() -> None:
    row = judged(
        reported("post", "Reed said judges convict Salko", content="judges convict Salko"),
        reported(
            "tide",
            "Salko said judges never convict or acquit anybody",
            by="Salko",
            content="judges never convict or acquit anybody",
            negates={"never": "convict"},
        ),
        reported(
            "delta", "Hale said judges acquit Salko", by="Hale", content="judges acquit Salko"
        ),
    )
    assert row.verdict is Verdict.CONTRADICTION
    assert {r.kind for r in row.reasons} == {ReasonKind.NEGATION, ReasonKind.ANTONYM}


def test_incompatible_figures_are_a_contradiction_though_nobody_denies() -> None:
    row = judged(
        own("post", "400 dockers left.", figure=("400 dockers", 400)),
        own("tide", "900 dockers left.", figure=("900 dockers", 900)),
    )
    assert row.verdict is Verdict.CONTRADICTION
    assert stances(row) == [Stance.ASSERTS, Stance.ASSERTS]
    assert [r.text for r in row.reasons] == ["post has “400 dockers”, tide “900 dockers”"]


def test_a_row_in_which_one_side_is_only_tentative_is_mixed() -> None:
    words = "It is not clear who organised the strike."
    doubts = own("tide", words, judges={"not clear": SignalKind.DOUBT})
    assert judged(POST, doubts, judgements=[1]).verdict is Verdict.MIXED


def test_the_proposition_is_verbatim_the_statement_that_stands_for_the_group() -> None:
    row = judged(COURIER, POST, central=0, label=1, judgements=[0])
    assert row.proposition == CLAIM


def test_the_words_that_show_a_stance_are_marked_in_their_sentence() -> None:
    row = judged(POST, COURIER, judgements=[1])
    text = "Reed has shown no evidence of agitators."
    assert row.cells[0].marks == ()
    assert row.cells[1].marks == (span(text, "no evidence"),)


RUIZ = Holder(Span(0, 4), "Ruiz")


def test_a_holder_who_only_repeats_a_denial_contradicts_nobody() -> None:
    cells = [
        Cell("post", Span(0, 4), "gone", Span(0, 4), Kind.INDIRECT, Stance.REPORTS, RUIZ),
        Cell("tide", Span(0, 4), "gone", Span(0, 4), Kind.INDIRECT, Stance.DENIES, RUIZ),
    ]
    sign = Sign(1, 0, ReasonKind.REFUTATION, "refutation", (), is_sure=True)
    assert verdict_of(cells, [sign], has_conflict=False, is_across=True) is Verdict.AGREEMENT
    other = replace(cells[0], holder=Holder(Span(0, 3), "Ana"))
    row = [other, cells[1]]
    made = verdict_of(row, [sign], has_conflict=False, is_across=True)
    assert made is Verdict.CONTRADICTION
    made = verdict_of(row, [sign], has_conflict=False, is_across=False)
    assert made is Verdict.MIXED


@pytest.mark.parametrize(
    ("elsewhere", "verdict"),
    [
        ("Agitators organised the strike.", Verdict.CONTRADICTION),
        ("Reed said the strike would end.", Verdict.MIXED),
    ],
    ids=["of both articles", "of one article"],
)
def test_a_dispute_inside_one_article_contradicts_only_what_another_one_says_too(
    elsewhere: str, verdict: Verdict
) -> None:
    talk = "Talk of agitators is nonsense."
    made = article("post", f"{CLAIM}\n{talk}")
    said = statement(
        made, "agitators organised the strike", by=holder(made, "Reed"), said=cue(made, "said")
    )
    told = claim(made, CLAIM, "agitators", "organised", "strike", statements=[0])
    judge = claim(made, talk, "agitators", "nonsense", signals={"nonsense": SignalKind.REFUTATION})
    both = reading(made, told, judge, statements=[said])
    row = judged_row(group((0, 0), (0, 1), (1, 0), judgements=[1]), [both, own("tide", elsewhere)])
    assert stances(row)[:2] == [Stance.REPORTS, Stance.DENIES]
    assert row.verdict is verdict


def test_sources_are_counted_once() -> None:
    made = article("post", "A storm came.\nIt sank two ferries.")
    both = reading(
        made, claim(made, "A storm came.", "storm"), claim(made, "It sank two ferries.", "ferries")
    )
    members = group((0, 0), (0, 1), (1, 0))
    row = judged_row(members, [both, own("tide", "A storm sank ferries.")])
    assert (row.sources, len(row.cells)) == (2, 3)


@pytest.mark.parametrize(("count", "score"), [(0, 2.0), (1, 2.5), (2, 3.0), (4, 4.0), (5, 4.0)])
def test_each_statement_against_the_others_raises_the_rank_up_to_four(
    count: int, score: float
) -> None:
    against = [
        own(f"s{n}", "Talk of agitators is nonsense.", judges={"nonsense": SignalKind.REFUTATION})
        for n in range(count)
    ]
    row = judged(POST, reported("tide"), *against, judgements=range(2, 2 + count), score=2.0)
    assert row.score == score


def test_an_id_is_seven_hexadecimal_digits() -> None:
    assert re.fullmatch(r"[0-9a-f]{7}", judged(POST, COURIER).id)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_id_does_not_depend_on_the_order_of_articles(order: tuple[int, ...]) -> None:
    articles = [POST, COURIER, DELTA]
    assert judged(*(articles[n] for n in order)).id == judged(*articles).id


@pytest.mark.parametrize(
    "other",
    [reported("wave"), own("tide", "Agitators organised a strike.")],
    ids=["source", "words"],
)
def test_an_id_depends_on_the_quoted_words_and_their_sources(other: ReadArticle) -> None:
    assert judged(POST, reported("tide")).id != judged(POST, other).id


def rows(groups: Sequence[ClaimGroup]) -> tuple[Row, ...]:
    return in_order(judge_each(groups, [POST, COURIER, DELTA], load_lexicon()))


FIRST, SECOND = group((0, 0), (1, 0), score=1.0), group((0, 0), (2, 0), score=5.0)


def test_the_most_telling_row_comes_first() -> None:
    made = rows([FIRST, SECOND])
    assert [[c.source for c in row.cells] for row in made] == [
        ["post", "delta"],
        ["post", "courier"],
    ]


def test_a_row_whose_sources_tell_who_does_what_alike_comes_before_one_on_a_theme() -> None:
    texts = [
        "The army closed the harbour bridge.",
        "The harbour bridge was closed by the army.",
        "The army has plans for the harbour bridge.",
        "The harbour bridge is near the army barracks.",
    ]
    theme, alike = group((2, 0), (3, 0), score=5.0), group((0, 0), (1, 0), score=5.0)
    reads = tuple(read_passages(texts, Options()))
    made = in_order(judge_each([theme, alike], reads, load_lexicon()))
    assert [row.cells[0].text for row in made] == [texts[0], texts[2]]
    assert made[0].score > made[1].score == 5.0


def test_rows_with_the_same_words_appear_once() -> None:
    assert len(rows([FIRST, SECOND, FIRST])) == 2


def test_the_order_of_groups_does_not_decide_the_order_of_rows() -> None:
    even = group((0, 0), (2, 0), score=1.0)
    assert rows([FIRST, even]) == rows([even, FIRST])


def test_no_groups_no_rows() -> None:
    assert rows([]) == ()


def test_a_question_beside_a_report_makes_a_tension_with_its_reason() -> None:
    asking = own("tide", "Was it agitators who organised the strike?")
    asking = replace(
        asking,
        reading=replace(
            asking.reading,
            claims=tuple(replace(c, certainty=Certainty.ASKED) for c in asking.reading.claims),
        ),
    )
    row = judged(POST, asking)
    assert row.verdict is Verdict.MIXED
    assert [r.text for r in row.reasons] == [
        "tide asks whether it is so: “Was it agitators who organised the strike?”"
    ]


def test_a_row_of_questions_is_no_dispute() -> None:
    words = ("Was it a strike?", "Was it really a strike?")
    asking = [own(source, text) for source, text in zip(("post", "tide"), words, strict=True)]
    asking = [
        replace(
            r,
            reading=replace(
                r.reading,
                claims=tuple(replace(c, certainty=Certainty.ASKED) for c in r.reading.claims),
            ),
        )
        for r in asking
    ]
    row = judged(*asking)
    assert row.verdict is Verdict.AGREEMENT
    assert stances(row) == [Stance.DOUBTS, Stance.DOUBTS]


def test_what_the_next_sentence_doubts_has_a_reason_without_words() -> None:
    doubted = own("tide", "Agitators organised the strike.")
    claims = tuple(replace(c, judged=Framing.DOUBTED) for c in doubted.reading.claims)
    doubted = replace(doubted, reading=replace(doubted.reading, claims=claims))
    row = judged(POST, doubted)
    assert row.verdict is Verdict.MIXED
    assert [r.text for r in row.reasons] == ["tide doubts it in the next sentence"]


def test_what_joined_a_dispute_without_a_part_in_it_leaves_the_row() -> None:
    idle = own("delta", "Their plan for a quay is nonsense.", judges={"nonsense": SignalKind.DOUBT})
    members = group((0, 0), (1, 0), (2, 0), judgements=[2])
    made = replace(members, gathered=frozenset({2}))
    row = judged_row(made, [POST, reported("tide"), idle])
    assert [cell.source for cell in row.cells] == ["post", "tide"]
    kept = judged_row(members, [POST, reported("tide"), idle])
    assert [cell.source for cell in kept.cells] == ["post", "tide", "delta"]


@pytest.mark.parametrize(("words", "sources"), [("agitators", 4), ("a quay", 2)])
def test_what_is_judged_in_other_words_stays_as_long_as_anything_is(
    words: str, sources: int
) -> None:
    judge = own(
        "delta", f"Talk of {words} is nonsense.", judges={"nonsense": SignalKind.REFUTATION}
    )
    other = reported("isle", "Mayor Reed said men came from abroad.", content="men came")
    members = group((0, 0), (1, 0), (2, 0), (3, 0), judgements=[2])
    made = replace(members, gathered=frozenset({2, 3}))
    row = judged_row(made, [POST, reported("tide"), judge, other])
    assert len(row.cells) == sources
