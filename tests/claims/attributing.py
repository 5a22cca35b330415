"""Statements for tests, as plain tuples of printed words."""

from __future__ import annotations

from typing import NamedTuple

from kzcompare.analysis.mentions import find_mentions
from kzcompare.claims.statements import find_statements
from kzcompare.lexicon.load import load_lexicon
from tests.claims.parsing import parse


class Said(NamedTuple):
    """One statement: who, by which words, what (its pieces joined by " / "), passed on by whom."""

    holder: str | None
    cue: str
    content: str
    via: tuple[str, ...]


def said(text: str) -> list[Said]:
    """Every statement of a text whose lines are its paragraphs, in text order."""
    sentences = parse(text)
    return [
        Said(
            None if s.holder is None else s.holder.text,
            "" if s.cue is None else s.cue.text,
            " / ".join(span.of(text) for span in s.content),
            tuple(relay.text for relay in s.via),
        )
        for s in find_statements(text, sentences, find_mentions(text, sentences), load_lexicon())
    ]
