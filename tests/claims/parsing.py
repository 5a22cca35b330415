"""Sentences for tests, parsed by the real model; it is loaded once a process."""

from __future__ import annotations

from kzcompare.analysis.parse import parse_articles
from kzcompare.model.sentence import Sentence
from tests.builders import article


def parse(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text whose lines are its paragraphs."""
    return next(iter(parse_articles([article("test", text)], None)))
