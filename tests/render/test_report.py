"""The page of everything: what is in it, and what is left out when there is too much."""

from __future__ import annotations

import re

from msgspec.structs import replace
from msgspec.structs import replace as with_fields

from kzcompare.render import render
from kzcompare.render.look import Look
from kzcompare.render.outputs.report import (
    Bounds,
    LeftOut,
    ReportDocument,
    report_document,
)
from tests.render.test_golden import DOCUMENTS
from tests.scene import DELTA, DOSSIER, REPORT


def page(document: ReportDocument) -> str:
    return render("report", "html", document, Look())


def whole() -> ReportDocument:
    return report_document(REPORT, dossiers=(DOSSIER,))


def test_nothing_is_left_out_of_a_small_corpus() -> None:
    document = whole()
    assert document.left_out == ()
    assert [text.source for text in document.texts] == ["post", "courier", "delta", "almanac"]


def test_the_strongest_rows_stay_and_the_reader_is_told() -> None:
    document = report_document(REPORT, dossiers=(DOSSIER,), bounds=replace(Bounds(), rows=2))
    assert [row.id for row in document.rows] == ["c7f3a", "0b41d"]
    assert document.left_out == (LeftOut("rows", 2, 4),)
    assert "This page holds 2 of 4 rows" in page(document)
    assert "2 of 4 rows" in render("report", "md", document, Look())


def test_articles_that_are_quoted_most_stay_in_full() -> None:
    room = sum(len(read.article.text) for read in REPORT.articles[:2])
    document = report_document(REPORT, dossiers=(DOSSIER,), bounds=replace(Bounds(), text=room))
    assert [text.source for text in document.texts] == ["post", "courier"]
    assert LeftOut("articles in full", 2, 4) in document.left_out


def test_a_place_in_an_article_that_is_not_there_is_no_link() -> None:
    room = sum(len(read.article.text) for read in REPORT.articles[:2])
    made = page(report_document(REPORT, dossiers=(DOSSIER,), bounds=replace(Bounds(), text=room)))
    start = DELTA.text.index("saboteurs")
    assert f'<p class="where">delta:{start}</p>' in made
    assert 'href="#delta' not in made
    assert 'href="#article-delta"' not in made


def test_events_stand_on_an_axis_and_lead_to_their_sentences() -> None:
    document = DOCUMENTS["timeline"]()
    made = page(with_fields(whole(), timeline=document))
    event = document.events[0]  # type: ignore[attr-defined]
    mention = event.mentions[0]
    assert f'<a href="#event-{event.id}" aria-label="{mention.source}, ' in made
    assert f'<div id="event-{event.id}">' in made
    assert f'href="#{mention.source}-{mention.start}"' in made
    assert f'id="{mention.source}-{mention.start}"' in made


def test_without_events_there_is_no_timeline() -> None:
    assert 'id="timeline"' not in page(whole())


def test_a_stretch_in_two_rows_is_marked_once_and_leads_to_both() -> None:
    rows = (REPORT.rows[0], replace(REPORT.rows[0], id="again"))
    made = page(report_document(replace(REPORT, rows=rows)))
    (notes,) = re.findall(r'id="courier-37" class="cell denies">.*?</mark>(.*?): ', made)
    assert re.findall(r'href="#row-(\w+)"', notes) == ["c7f3a", "again"]


def test_the_overview_names_the_rows_in_dispute() -> None:
    shown = render("report", "table", whole(), Look(80))
    assert "in dispute\n  ≠ saboteurs trained abroad" in shown
    assert "agreement 1" in shown


def test_where_sources_do_not_fit_side_by_side_they_are_counted() -> None:
    shown = render("report", "table", whole(), Look(60))
    assert re.search(r"source +rows +asserts +reports +doubts +denies", shown)
    assert re.search(r"courier +2 +1 +0 +1 +1", shown)
