"""The scorers themselves, on tiny made-up gold with figures worked out by hand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from kzcompare.model.article import Article, Paragraph, Role, Source
from kzcompare.model.choices import Kind, Verdict
from kzcompare.model.claim import ReadArticle, Reading
from kzcompare.model.report import Report
from kzcompare.model.row import Cell, Row, Stance
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue, CueClass, Holder, Statement
from tests.eval import polnear
from tests.eval.__main__ import main, table
from tests.eval.attributions import (
    AttributionScore,
    GoldAttribution,
    attribution_figures,
    load_aliases,
    load_attributions,
    pair_off,
    score_article,
    speaker_is_right,
)
from tests.eval.corpora import corpus_folders, made_up_folders
from tests.eval.floors import Floors, LoweredFloorError, gold_digest, is_under, repin
from tests.eval.gold import GoldError, jaccard, locate, places, word_starts
from tests.eval.measures import MEASURES, Measure
from tests.eval.sentences import sentence_spans
from tests.eval.shared import GOLD, SEEDS, load_script, shared_folder
from tests.eval.stances import score_stances, stance_figures
from tests.eval.topics import (
    GoldCell,
    Topic,
    TopicGold,
    added,
    load_topics,
    same_statement,
    score_topics,
    topic_figures,
)

# ---------------------------------------------------------------- gold and words


def test_a_quotation_is_found_across_line_breaks_and_no_break_spaces() -> None:
    assert locate("He\u00a0is\nhere, he is.", "is here") == Span(3, 10)


@pytest.mark.parametrize("quote", ["he", "nobody"])
def test_a_quotation_printed_twice_or_never_is_refused(quote: str) -> None:
    with pytest.raises(GoldError):
        locate("he and he", quote)


def test_an_offset_chooses_between_two_prints() -> None:
    assert locate("he and he", "he", at=7) == Span(7, 9)
    assert places("he and he", "he") == [Span(0, 2), Span(7, 9)]


def test_quotation_marks_and_dashes_alone_are_no_words() -> None:
    text = "“Go,” he – said."
    assert word_starts(text, [Span(0, len(text))]) == {1, 6, 11}
    assert word_starts(text, [Span(3, 5)]) == frozenset()


def test_jaccard_is_shared_over_all() -> None:
    assert jaccard(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert jaccard(frozenset(), frozenset()) == 0.0


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("“Go!” He went.", ["“Go!”", "He went."]),
        ("Mr. Poe met J. Doe.", ["Mr. Poe met J. Doe."]),
        ("It cost $5. 200 came.", ["It cost $5.", "200 came."]),
        ("one\nTwo. three", ["one", "Two. three"]),
        ("Why?! (Nobody knew.) “So.”", ["Why?!", "(Nobody knew.)", "“So.”"]),
    ],
)
def test_rule_made_sentences(text: str, sentences: list[str]) -> None:
    assert [s.of(text) for s in sentence_spans(text)] == sentences


def test_blocks_are_cut_at_blank_lines() -> None:
    text = "Title\n\nOne\ntwo \n \n three\n"
    assert [b.of(text) for b in polnear.blocks(text)] == ["Title", "One\ntwo", "three"]


# ------------------------------------------------------------------------ topics

A, B, C, D = Span(0, 40), Span(50, 90), Span(100, 140), Span(150, 190)
SENTENCES = (A, B, C, D)


def topic(name: str, verdict: Verdict, *cells: tuple[str, Span, Stance]) -> Topic:
    return Topic(name, verdict, tuple(GoldCell(*c) for c in cells))


def row(verdict: Verdict, *cells: tuple[str, Span, Stance]) -> Row:
    made = tuple(Cell(s, span, "", span, Kind.OWN, stance) for s, span, stance in cells)
    return Row("", "", verdict, 1.0, (), 1, 1, made)


ASSERTS, REPORTS, DENIES = Stance.ASSERTS, Stance.REPORTS, Stance.DENIES
DEAL = topic("deal", Verdict.AGREEMENT, ("x", A, ASSERTS), ("y", A, REPORTS))
WAR = topic("war", Verdict.CONTRADICTION, ("x", B, ASSERTS), ("y", B, DENIES), ("z", B, REPORTS))
TAX = topic("tax", Verdict.MIXED, ("x", C, ASSERTS), ("z", C, ASSERTS))
TOPICS = TopicGold((DEAL, WAR, TAX), {"x": SENTENCES, "y": SENTENCES, "z": SENTENCES})


def figures(*rows: Row) -> dict[str, float]:
    return topic_figures(score_topics(TOPICS, rows))


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (Span(0, 100), Span(85, 200), True),  # 15 characters
        (Span(0, 100), Span(86, 200), False),  # 14 of two long spans
        (Span(0, 100), Span(95, 105), True),  # half of the shorter
        (Span(0, 100), Span(96, 106), False),
        (Span(0, 10), Span(10, 20), False),
    ],
)
def test_spans_are_one_statement_by_15_characters_or_half(
    left: Span, right: Span, *, same: bool
) -> None:
    assert same_statement(left, right) is same
    assert same_statement(right, left) is same


def test_no_rows_score_nothing() -> None:
    assert set(figures().values()) == {0.0}


def test_a_row_per_topic_scores_full_marks() -> None:
    perfect = [
        row(t.verdict, *((c.source, c.span, c.stance) for c in t.cells)) for t in TOPICS.topics
    ]
    assert set(figures(*perfect).values()) == {1.0}


def test_one_giant_row_finds_all_topics_but_owns_one() -> None:
    every = [(s, span, ASSERTS) for s in ("x", "y", "z") for span in (A, B, C)]
    taken = figures(row(Verdict.AGREEMENT, *every))
    assert taken["topics R"] == 1.0
    assert taken["own"] == pytest.approx(1 / 3)
    assert taken["cell P"] == pytest.approx(3 / 9)  # it goes to "war", which has three cells
    assert taken["link P"] == pytest.approx(5 / 27)  # 1 + 3 + 1 gold links, 3 * 9 made
    assert taken["link R"] == 1.0


def test_a_row_that_touches_its_topic_in_one_source_is_right_but_not_strict() -> None:
    taken = figures(row(Verdict.AGREEMENT, ("x", A, ASSERTS), ("y", D, ASSERTS)))
    assert taken["cell P"] == 0.5
    assert taken["strict"] == 0.0
    assert taken["topics R"] == 0.0


def test_rows_of_one_source_are_left_out() -> None:
    alone = row(Verdict.SINGLE, ("x", A, ASSERTS))
    deal = row(Verdict.AGREEMENT, ("x", A, ASSERTS), ("y", A, ASSERTS))
    assert figures(alone, deal)["cell P"] == 1.0


def test_only_the_first_twenty_rows_count_at_twenty() -> None:
    wrong = row(Verdict.AGREEMENT, ("x", D, ASSERTS), ("y", D, ASSERTS))
    deal = row(Verdict.AGREEMENT, ("x", A, ASSERTS), ("y", A, ASSERTS))
    taken = figures(*[deal] * 10, *[wrong] * 10, *[deal] * 20)
    assert taken["cell P @20"] == 0.5
    assert taken["cell P"] == 0.75
    assert taken["own"] == pytest.approx(1 / 3)


def test_verdicts_are_scored_over_topics_found_and_contradictions_over_all() -> None:
    taken = figures(
        row(Verdict.AGREEMENT, ("x", A, ASSERTS), ("y", A, ASSERTS)),
        row(Verdict.CONTRADICTION, ("x", C, ASSERTS), ("z", C, ASSERTS)),
    )
    assert taken["verdict"] == 0.5
    assert taken["verdict mF1"] == 0.5  # agreement 1, mixed 0; "war" was not found
    assert taken["contradiction P"] == 0.0
    assert taken["contradiction R"] == 0.0


def test_the_row_that_fits_a_topic_best_gives_its_verdict() -> None:
    loose = row(Verdict.AGREEMENT, ("x", B, ASSERTS), ("y", B, DENIES), ("z", D, ASSERTS))
    close = row(Verdict.CONTRADICTION, ("x", B, ASSERTS), ("y", B, DENIES), ("z", B, ASSERTS))
    taken = figures(loose, close)
    assert taken["contradiction P"] == 1.0
    assert taken["contradiction R"] == 1.0


def test_stance_is_scored_over_cells_of_strict_rows() -> None:
    taken = figures(
        row(Verdict.AGREEMENT, ("x", A, ASSERTS), ("y", A, ASSERTS)),
        row(Verdict.AGREEMENT, ("x", B, ASSERTS), ("y", D, DENIES)),
    )
    assert taken["stance"] == 0.5


def test_counts_of_several_folders_add_up() -> None:
    deal = row(Verdict.AGREEMENT, ("x", A, ASSERTS), ("y", A, REPORTS))
    both = added([score_topics(TOPICS, [deal]), score_topics(TOPICS, [])])
    assert topic_figures(both)["topics R"] == pytest.approx(1 / 6)
    assert topic_figures(both)["cell P"] == 1.0


GOLD_FOLDERS = [
    (SEEDS, GOLD / "topics.yaml"),
    *((f, f / "topics.yaml") for f in (*corpus_folders(), *made_up_folders())),
]
NAMES_THERE = {
    "topics R": "topic_recall",
    "own": "topic_recall_own_row",
    "cell P": "cell_precision",
    "cell P @20": "cell_precision_top20",
    "strict": "strict_precision",
    "strict @20": "strict_precision_top20",
    "link P": "link_precision",
    "link R": "link_recall",
    "link F1": "link_f1",
    "verdict": "verdict_accuracy",
    "verdict mF1": "verdict_macro_f1",
    "contradiction P": "contradiction_precision",
    "contradiction R": "contradiction_recall_all",
    "stance": "stance_accuracy",
}


def random_rows(gold: TopicGold, seed: int) -> list[Row]:
    chance = random.Random(seed)
    made = []
    for _ in range(chance.randint(1, 60)):
        pool = [c for t in chance.choices(gold.topics, k=chance.randint(1, 2)) for c in t.cells]
        cells = [
            (
                c.source,
                Span(max(0, c.span.start + chance.randint(-30, 30)), c.span.end + 31),
                chance.choice([c.stance, *Stance]),
            )
            for c in chance.sample(pool, min(len(pool), chance.randint(1, 6)))
        ]
        made.append(row(chance.choice(list(Verdict)), *cells))
    return made


@pytest.mark.parametrize(("folder", "gold"), GOLD_FOLDERS, ids=lambda p: p.name)
def test_topic_figures_are_those_of_the_script_that_came_with_the_gold(
    folder: Path, gold: Path
) -> None:
    script = shared_folder() / "gold" / "score_topics.py"
    if not script.exists():
        pytest.skip("the script is not part of the project and not beside this checkout")
    other = load_script(script)
    ours, theirs = load_topics(folder, gold), other.seed_gold(str(gold), str(folder))
    assert theirs.problems == []
    for seed in range(5):
        rows = random_rows(ours, seed)
        plain = [{"id": i, "verdict": str(r.verdict), "cells": [as_plain(c) for c in r.cells]}
                 for i, r in enumerate(rows)]  # fmt: skip
        expected = other.summary([other.score(theirs, plain)])
        taken = topic_figures(score_topics(ours, rows))
        assert taken == pytest.approx({k: expected[v] for k, v in NAMES_THERE.items()})


def as_plain(cell: Cell) -> dict[str, object]:
    start, end = cell.span.start, cell.span.end
    return {"source": cell.source, "start": start, "end": end, "stance": str(cell.stance)}


# ------------------------------------------------------------------ attributions

TEXT = "Mayor Ann Poe said the bridge is safe.\n\nShe denied that money was missing, she said."
PARAGRAPHS = [Span(0, 38), Span(40, 84)]
BRIDGE, MONEY = Span(19, 37), Span(51, 73)
ANN = {"Ann Poe": frozenset({"Ann Poe", "Poe"})}


def record(
    content: Span,
    *,
    speaker: str | None = "Ann Poe",
    printed: str | None = "Mayor Ann Poe",
    is_optional: bool = False,
) -> GoldAttribution:
    return GoldAttribution("x", (content,), Kind.INDIRECT, speaker, printed, "said", is_optional)


def said(content: Span, holder: Holder | None = None, kind: Kind = Kind.INDIRECT) -> Statement:
    cue = Cue(Span(14, 18), "said", "say", CueClass.NEUTRAL)
    return Statement(0, (content,), kind, cue, holder)


def held(start: int, end: int, name: str | None = None) -> Holder:
    return Holder(Span(start, end), TEXT[start:end], name)


def score(gold: Sequence[GoldAttribution], statements: Sequence[Statement]) -> AttributionScore:
    return score_article(
        "x", TEXT, paragraphs=PARAGRAPHS, gold=gold, statements=statements, aliases=ANN
    )


def test_pairs_are_one_to_one_and_best_first() -> None:
    gold = [frozenset({1, 2, 3, 4}), frozenset({3, 4})]
    predicted = [frozenset({3, 4}), frozenset({1, 2, 3})]
    assert pair_off(gold, predicted) == [(0, 1), (1, 0)]


def test_too_little_overlap_is_no_pair() -> None:
    assert pair_off([frozenset({1, 2, 3})], [frozenset({3, 4, 5})]) == []


def test_figures_of_one_hit_one_miss_and_two_false_statements() -> None:
    statements = [said(BRIDGE, held(6, 13)), said(Span(0, 5)), said(Span(40, 50))]
    assert attribution_figures(score([record(BRIDGE), record(MONEY)], statements)) == {
        "P": pytest.approx(1 / 3),
        "R": 0.5,
        "F1": pytest.approx(0.4),
        "speaker": 1.0,
        "e2e F1": pytest.approx(0.4),
        "speaker name": 0.0,
        "kind": 1.0,
    }


def test_an_optional_record_counts_neither_way() -> None:
    gold = [record(BRIDGE), record(MONEY, is_optional=True)]
    assert score(gold, [said(BRIDGE), said(MONEY)]).counts["predicted"] == 1
    assert score(gold, [said(BRIDGE)]).counts["gold"] == 1


def test_the_articles_own_voice_is_no_attribution() -> None:
    assert score([record(BRIDGE)], [said(BRIDGE, kind=Kind.OWN)]).counts["predicted"] == 0


def test_a_wrong_kind_is_counted() -> None:
    result = score([record(BRIDGE)], [said(BRIDGE, kind=Kind.MIXED)])
    assert attribution_figures(result)["kind"] == 0.0


@pytest.mark.parametrize(
    ("speaker", "printed", "content", "holder", "right"),
    [
        ("Ann Poe", "Mayor Ann Poe", BRIDGE, held(6, 13), True),  # the words, in part
        ("Ann Poe", "She", MONEY, held(40, 43), True),  # the pronoun as printed
        ("Ann Poe", "She", MONEY, held(75, 78), False),  # another case, another word
        ("Ann Poe", "She", MONEY, held(75, 78, "Poe"), True),  # elsewhere, but resolved
        ("Ann Poe", "She", MONEY, held(75, 78, "Bo Fry"), False),
        ("Ann Poe", "She", MONEY, None, False),
        (None, None, MONEY, None, True),
        (None, None, MONEY, held(40, 43), False),
        ("Ann Poe", None, MONEY, held(40, 43, "Ann Poe"), True),
        (None, "the", BRIDGE, held(19, 22), False),  # inside the content
    ],
)
def test_the_speaker_is_right_by_place_or_by_name(
    speaker: str | None, printed: str | None, content: Span, holder: Holder | None, *, right: bool
) -> None:
    gold = record(content, speaker=speaker, printed=printed)
    assert speaker_is_right(TEXT, PARAGRAPHS, gold, said(content, holder), ANN) is right


# ----------------------------------------------------------------------- stances


def report(statements: tuple[Statement, ...], rows: tuple[Row, ...]) -> Report:
    paragraphs = tuple(Paragraph(span, Role.BODY) for span in PARAGRAPHS)
    article = Article(Source("x", "x.txt"), TEXT, "", paragraphs)
    return Report("0", (ReadArticle(article, Reading("", (), statements, ())),), rows=rows)


STANCE_GOLD = TopicGold(
    (topic("t", Verdict.MIXED, ("x", BRIDGE, REPORTS), ("x", MONEY, DENIES), ("x", A, ASSERTS)),),
    {"x": ()},
)


def stances(statements: tuple[Statement, ...] = (), rows: tuple[Row, ...] = ()) -> list[Stance]:
    return [fate.given for fate in score_stances(report(statements, rows), STANCE_GOLD)]


def test_stance_comes_from_the_row_cell_that_shares_most() -> None:
    near = row(Verdict.MIXED, ("x", Span(10, 37), REPORTS), ("x", MONEY, DENIES))
    far = row(Verdict.MIXED, ("x", Span(0, 35), DENIES))
    assert stances(rows=(far, near)) == [REPORTS, DENIES]


def test_stance_comes_from_the_statement_where_no_row_holds_it() -> None:
    denial = Cue(Span(44, 50), "denied", "deny", CueClass.DENYING)
    denied = Statement(1, (MONEY,), Kind.INDIRECT, denial)
    assert stances((said(BRIDGE), denied)) == [REPORTS, DENIES]


def test_what_nothing_attributes_is_asserted() -> None:
    assert stances() == [ASSERTS, ASSERTS]


def test_stance_shares_by_gold_stance() -> None:
    fates = score_stances(report((said(BRIDGE), said(MONEY)), ()), STANCE_GOLD)
    assert stance_figures(fates) == {
        "not asserted": 0.5,
        "reports": 1.0,
        "doubts": 0.0,
        "denies": 0.0,
    }


# ----------------------------------------------------------------------- PolNeAR

POLNEAR_GOLD: list[polnear.Marked] = [
    {"source": [[0, 13]], "cue": [[14, 18]], "content": [[19, 37]]},
    {"source": [[40, 43]], "cue": [[44, 50]], "content": [[51, 73]]},
]


def polnear_outcome(*statements: Statement) -> polnear.Outcome:
    if not (shared_folder() / "polnear" / "score.py").exists():
        pytest.skip("the scorer is not part of the project and not beside this checkout")
    return polnear.judge("x", TEXT, POLNEAR_GOLD, (), statements)


def test_polnear_figures_of_a_hit_with_the_wrong_speaker_and_a_miss() -> None:
    taken = polnear.figures([polnear_outcome(said(BRIDGE, held(40, 43)))])
    assert taken["attributions P"] == 1.0
    assert taken["attributions R"] == 0.5
    assert taken["e2e F1"] == 0.0
    assert taken["tokens R"] == 0.5
    assert taken["tokens+speaker R"] == 0.0


def test_polnear_fates_name_hits_misses_and_what_was_cut_wrong() -> None:
    outcome = polnear_outcome(said(BRIDGE, held(6, 13)), said(Span(51, 55)))
    assert [(f.content, f.matched, f.touches) for f in outcome.gold] == [
        ("the bridge is safe", True, True),
        ("that money was missing", False, True),
    ]
    assert [(f.content, f.matched, f.speaker_ok) for f in outcome.predicted] == [
        ("the bridge is safe", True, True),
        ("that", False, None),
    ]
    assert [f.other for f in outcome.predicted] == ["Mayor Ann Poe", "that money was missing"]


# ------------------------------------------------------------------------ floors


def test_the_table_marks_what_is_under_its_floor() -> None:
    measure = Measure("topics", "rows", lambda _: {}, noise=0.02)
    floors = Floors("", {"topics": {"own": 0.5, "strict": 0.5}})
    shown = table({"topics": {"own": 0.47, "strict": 0.49, "new": 1.0}}, [measure], floors)
    assert shown.split("\n") == [
        "topics: rows",
        "  ! own                         47.0   floor  50.0",
        "    strict                      49.0   floor  50.0",
        "    new                        100.0",
    ]


def test_a_measure_without_its_data_is_named_as_skipped() -> None:
    measure = Measure("corpora", "rows", lambda _: {}, noise=0.02, needs_shared=True)
    assert "skipped" in table({}, [measure], Floors("", {}))


def test_an_unknown_measure_is_refused_by_name() -> None:
    with pytest.raises(SystemExit, match="no such measure: topicz"):
        main(["--only", "topicz"])


def test_measures_have_names_of_their_own() -> None:
    assert len({m.name for m in MEASURES}) == len(MEASURES)


def test_a_figure_may_wander_within_the_noise() -> None:
    assert not is_under(0.49, 0.50, 0.02)
    assert is_under(0.47, 0.50, 0.02)


def test_floors_rise_and_are_rounded_down() -> None:
    old = Floors("old", {"topics": {"own": 0.4}, "dates": {"F1": 0.9}})
    new = repin(old, {"topics": {"own": 0.45678}}, "new")
    assert new == Floors("new", {"topics": {"own": 0.456}, "dates": {"F1": 0.9}})


@pytest.mark.parametrize("taken", [{"own": 0.39}, {}, {"topics R": 1.0}])
def test_a_floor_sinks_only_when_that_is_allowed(taken: dict[str, float]) -> None:
    old = Floors("old", {"topics": {"own": 0.4}})
    with pytest.raises(LoweredFloorError, match="topics own"):
        repin(old, {"topics": taken}, "new")
    assert repin(old, {"topics": taken}, "new", allow_regression=True).figures["topics"] == taken


def test_the_digest_changes_with_names_and_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    first = gold_digest([tmp_path])
    file.write_text("two")
    second = gold_digest([tmp_path])
    file.rename(tmp_path / "b.txt")
    assert len({first, second, gold_digest([tmp_path])}) == 3


# --------------------------------------------------------------- the gold at hand


def test_the_gold_topics_fit_the_seeds() -> None:
    gold = load_topics(SEEDS, GOLD / "topics.yaml")
    assert len(gold.topics) == 62
    assert sum(len(t.cells) for t in gold.topics) == 365


def test_the_gold_attributions_fit_the_seeds() -> None:
    texts = {f.stem: f.read_bytes().decode() for f in SEEDS.glob("*.txt")}
    by_id = dict(
        zip(("kzexpert", "rferl", "bne", "asean", "eurozine"), [texts[k] for k in sorted(texts)],
            strict=True)
    )  # fmt: skip
    records = load_attributions(GOLD / "attributions.yaml", by_id)
    assert len(records) == 96
    assert sum(r.is_optional for r in records) == 31


def test_aliases_are_none_without_their_file(tmp_path: Path) -> None:
    assert load_aliases(tmp_path / "actors.yaml") == {}
