"""Parsed texts and their mentions for tests; the parser is loaded once a session."""

from __future__ import annotations

import functools

from kzcompare.analysis.mentions import find_mentions
from kzcompare.analysis.parse import parse_articles
from kzcompare.model.article import Article
from kzcompare.model.claim import ReadArticle, Reading
from kzcompare.model.sentence import Sentence
from tests.builders import article


@functools.cache
def parsed(text: str) -> tuple[Article, tuple[Sentence, ...]]:
    """The text as an article (one paragraph a line) and its sentences."""
    made = article("a", text)
    return made, next(parse_articles([made], None))


def read(source: str, text: str) -> ReadArticle:
    """The text as an article of `source`, with its mentions and nothing else."""
    made, sentences = parsed(text)
    renamed = article(source, text)
    return ReadArticle(renamed, Reading(made.digest, (), (), find_mentions(text, sentences)))
