"""Any texts give a report or one line of why not, and every place in it is where its words are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzcompare.model.claim import ReadArticle
from kzcompare.model.errors import KzcompareError
from kzcompare.model.part import Part
from kzcompare.model.report import Report
from kzcompare.model.span import Span
from kzcompare.pipeline import compare_articles
from tests.corpus.wire import OWN, PARAGRAPHS
from tests.safety.test_output import ATTACKS

EVERYTHING = Part.READINGS | Part.ACTORS | Part.ROWS | Part.SINGLES
PIECES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [*PARAGRAPHS, *OWN, *ATTACKS.values(), "“", "”", '"', "‘", "’s", "(", "[", "]", "said",
         "not", "according to", "20 %", "$3 million", "400", "on Tuesday", "in May 2023", "who",
         "Mr. Reed", "but", "\n", "\n\n", "–", "...", ":", "By Jane Doe", "Subscribe now",
         "PORT (Reuters) —"]
    ),
)  # fmt: skip
TEXTS = st.lists(st.lists(PIECES, max_size=12).map(" ".join), min_size=1, max_size=3)
Place = tuple[Span, str | None]  # with the words that are kept beside it


def places_of(read: ReadArticle) -> Iterator[Place]:
    """All that was found in one article."""
    for claim in read.reading.claims:
        yield claim.span, None
        yield from ((span, None) for span in claim.clauses)
        yield from ((term.span, None) for term in claim.terms)
        yield from ((signal.span, None) for signal in claim.signals)
        yield from ((quantity.span, quantity.text) for quantity in claim.quantities)
        yield from ((moment.span, None) for moment in claim.times)
    for statement in read.reading.statements:
        yield from ((span, None) for span in statement.content)
        if statement.cue is not None:
            yield statement.cue.span, None
        for holder in (statement.holder, *statement.via):
            if holder is not None:
                yield holder.span, None
                yield Span(holder.span.start, holder.span.start + len(holder.text)), holder.text
    for mention in read.reading.mentions:
        yield mention.span, mention.text
        yield mention.phrase, None


def places(report: Report) -> Iterator[tuple[str, Span, str | None]]:
    """Every place of a report with the text of its article."""
    texts = {read.article.id: read.article.text for read in report.articles}
    for read in report.articles:
        for span, words in places_of(read):
            yield read.article.text, span, words
    for row in report.rows:
        for cell in row.cells:
            yield texts[cell.source], cell.span, cell.text
    for actor in report.actors:
        for source, mentions in actor.mentions:
            for mention in mentions:
                yield texts[source], mention.span, mention.text


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_texts_give_a_report_or_an_error_of_one_line(texts: list[str]) -> None:
    message, report = "", None
    with TemporaryDirectory() as name:
        for number, text in enumerate(texts):
            (Path(name) / f"a{number}.txt").write_bytes(text.encode("utf-8", "replace"))
        try:
            report = compare_articles([name], parts=EVERYTHING)
        except KzcompareError as error:
            message = str(error)
    assert "\n" not in message
    assert bool(message) != bool(report)
    for text, span, words in () if report is None else places(report):
        assert 0 <= span.start < span.end <= len(text)
        assert words is None or span.of(text) == words
