"""How well page furniture is told from article text, against hand-marked spans of the seeds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from kzcompare.model.article import Article
from kzcompare.model.span import Span

GOLD = Path(__file__).parent / "gold" / "boilerplate.yaml"


def read_gold(articles: Sequence[Article]) -> dict[str, tuple[Span, ...]]:
    """The marked spans by source id; each quote must stand exactly once in its article.

    Quotes print U+00A0 and leading white space as plain spaces.
    """
    texts = {a.id: a.text for a in articles}
    spans: dict[str, list[Span]] = {a.id: [] for a in articles}
    for row in yaml.safe_load(GOLD.read_text(encoding="utf-8"))["spans"]:
        text, quote = texts[row["source"]], row["quote"]
        if text.count(quote) != 1:
            message = f"{row['source']}: {quote[:40]!r} stands {text.count(quote)} times"
            raise ValueError(message)
        start = text.index(quote)
        spans[row["source"]].append(Span(start, start + len(quote)))
    return {source: tuple(found) for source, found in spans.items()}


def score_furniture(articles: Sequence[Article]) -> tuple[float, float, float]:
    """Precision, recall and F1 over printed characters, all articles together."""
    gold = read_gold(articles)
    marked: set[tuple[str, int]] = set()
    true: set[tuple[str, int]] = set()
    for article in articles:
        furniture = [p.span for p in article.paragraphs if not p.role.is_text]
        marked |= _characters(article, furniture)
        true |= _characters(article, gold[article.id])
    return _scores(len(marked & true), len(marked), len(true))


def score_furniture_spans(articles: Sequence[Article]) -> tuple[float, float, float]:
    """Precision, recall and F1 over lines: a line counts if most of it is marked."""
    gold = read_gold(articles)
    hits = found = wanted = 0
    for article in articles:
        for paragraph in article.paragraphs:
            covered = sum(paragraph.span.shared(s) for s in gold[article.id])
            is_true = 2 * covered > len(paragraph.span)
            is_marked = not paragraph.role.is_text
            hits += is_true and is_marked
            found += is_marked
            wanted += is_true
    return _scores(hits, found, wanted)


def _characters(article: Article, spans: Sequence[Span]) -> set[tuple[str, int]]:
    return {
        (article.id, i)
        for span in spans
        for i in range(span.start, span.end)
        if not article.text[i].isspace()
    }


def _scores(hits: int, found: int, wanted: int) -> tuple[float, float, float]:
    precision = hits / found if found else 0.0
    recall = hits / wanted if wanted else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0
