"""Who stands behind a reporting verb, and how much of the noun phrase is printed."""

from __future__ import annotations

import pytest

from kzcompare.claims.holders import phrase, subject_of
from kzcompare.claims.noun_phrases import without_pronoun
from kzcompare.model.span import Span
from kzcompare.model.tree import Tree
from tests.claims.parsing import parse


def subject(text: str, verb: str) -> str | None:
    """The printed subject of the first word `verb` of a one-sentence text."""
    (sentence,) = parse(text)
    tree = Tree(sentence)
    at = next(i for i, t in enumerate(tree.tokens) if t.text == verb)
    found = subject_of(tree, at)
    return None if found is None else phrase(tree, found).of(text)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Ruiz said that they won.", "said", "Ruiz"),
        ("Ruiz and Diaz said that they won.", "said", "Ruiz and Diaz"),
        ("She was told by Ruiz that they won.", "told", "Ruiz"),
        ("Ruiz left, saying that they won.", "saying", "Ruiz"),
        ("Ruiz began to say that they won.", "say", "Ruiz"),
        ("Ruiz asked her to say that they won.", "say", "her"),
        ("Ruiz used his speech to say that they won.", "say", "Ruiz"),
        ("Ruiz was quoted as saying that they won.", "saying", "Ruiz"),
        ("Ruiz says Diaz left the party, adding that nobody knew why.", "adding", "Ruiz"),
        ("Moments earlier, in his speech, Ruiz said they won.", "said", "Ruiz"),
        ("It is important to note that they won.", "note", None),
    ],
)
def test_subject_is_found_through_the_grammar(text: str, verb: str, expected: str | None) -> None:
    assert subject(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Diaz, who said they won, left.", "said", "Diaz, who"),
        ("The lawyers who said they won left.", "said", "The lawyers who"),
    ],
)
def test_relative_pronoun_is_printed_with_the_noun_it_follows(
    text: str, verb: str, expected: str
) -> None:
    assert subject(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The party released a statement announcing that it won.", "announcing", "The party"),
        ("The women waved banners declaring that they won.", "declaring", "The women"),
        ("The party received a letter announcing that it won.", "announcing", "a letter"),
    ],
)
def test_who_issues_a_document_speaks_through_it(text: str, verb: str, expected: str) -> None:
    assert subject(text, verb) == expected


@pytest.mark.parametrize(
    ("words", "bare"),
    [("Diaz, who", "Diaz"), ("The lawyers who", "The lawyers"), ("who", "who"), ("Diaz", "Diaz")],
)
def test_pronoun_after_a_holder_is_not_shown(words: str, bare: str) -> None:
    assert without_pronoun(words, Span(0, len(words))).of(words) == bare
