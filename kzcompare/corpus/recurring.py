"""Lines that several articles of a corpus print word by word: the page's, not the article's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from msgspec.structs import replace

from kzcompare.model.article import Article, Paragraph, Role

# Longer paragraphs recur because outlets reuse their own background: that is still article text.
_LONGEST_LINE = 25
# Paragraphs at either end of an article where sentences of the page stand.
_EDGE = 3
_ANYWHERE, _SAME_OUTLET = 3, 2
# Two articles with this share of lines in common are copies of one text; what copies share says
# nothing about the page.
_COPY_SHARE = 0.3
# A line of more articles than this is no sign of copying, and its pairs would be too many.
_MOST_COPIES = 100
_SPEECH = tuple("“\"«‘'")
_STOPS = tuple(".!?…”\"'’)")


def mark_recurring(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles in their order, with recurring lines marked as furniture.

    A line counts when three articles print it, or two of one outlet if it does not end like a
    sentence. Headlines and quotations are left alone.
    """
    where: dict[str, list[int]] = defaultdict(list)
    for i, article in enumerate(articles):
        for line in sorted(_lines(article)):
            where[line].append(i)
    shared = {line: found for line, found in where.items() if len(found) >= _SAME_OUTLET}
    copies = _copies(articles)
    marked = {line for line, found in shared.items() if _recurs(line, found, articles, copies)}
    if not marked:
        return tuple(articles)
    return tuple(_marked(article, marked) for article in articles)


def _lines(article: Article) -> set[str]:
    return set(_candidates(article).values())


def _candidates(article: Article) -> dict[int, str]:
    """The paragraphs that may be the page's, by index: neither headline, speech nor long text.

    A sentence is one only at the edge of the article: inside it, outlets repeat their background.
    """
    texts = [n for n, p in enumerate(article.paragraphs) if p.role.is_text]
    edges = {*texts[: _EDGE + 1], *texts[-_EDGE:]}
    found: dict[int, str] = {}
    for n in texts[1:]:
        words = _short_words(article, article.paragraphs[n])
        if words is not None and (n in edges or not words.endswith(_STOPS)):
            found[n] = words
    return found


def _short_words(article: Article, paragraph: Paragraph) -> str | None:
    if len(paragraph.span) > 20 * _LONGEST_LINE:
        return None
    words = paragraph.span.of(article.text).split()
    if len(words) > _LONGEST_LINE or words[0].startswith(_SPEECH):
        return None
    return " ".join(words)


def _copies(articles: Sequence[Article]) -> frozenset[tuple[int, int]]:
    """Pairs of articles (by index, lower first) that are largely one text."""
    where: dict[str, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for i, article in enumerate(articles):
        texts = {p.span.of(article.text) for p in article.paragraphs if p.role.is_text}
        sizes.append(len(texts))
        for words in sorted(texts):
            where[words].append(i)
    common: dict[tuple[int, int], int] = defaultdict(int)
    for found in where.values():
        if len(found) <= _MOST_COPIES:
            for pair in combinations(found, 2):
                common[pair] += 1
    return frozenset(
        (i, j) for (i, j), n in common.items() if n > _COPY_SHARE * min(sizes[i], sizes[j])
    )


def _recurs(
    line: str,
    found: Sequence[int],
    articles: Sequence[Article],
    copies: frozenset[tuple[int, int]],
) -> bool:
    apart = [i for n, i in enumerate(found) if not any((j, i) in copies for j in found[:n])]
    if len(apart) >= _ANYWHERE:
        return True
    outlets = [articles[i].source.outlet for i in apart]
    same = any(o is not None and outlets.count(o) >= _SAME_OUTLET for o in outlets)
    return same and not line.endswith(_STOPS)


def _marked(article: Article, lines: set[str]) -> Article:
    candidates = _candidates(article)
    paragraphs = tuple(
        Paragraph(p.span, Role.FURNITURE) if candidates.get(n) in lines else p
        for n, p in enumerate(article.paragraphs)
    )
    return replace(article, paragraphs=paragraphs)
