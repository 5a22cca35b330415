"""Brackets of insertions are parsed as if they were not there; endless sentences are cut."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcompare.analysis.models import DEFAULT_MODEL
from kzcompare.analysis.parse import LONGEST_SENTENCE
from kzcompare.model.sentence import Sentence
from tests.analysis.reading import parsed


def tree(text: str) -> list[tuple[str, str, str]]:
    """Word, dependency and head of all words but brackets."""
    return [
        (token.text, token.dep, sentence.tokens[token.head].text)
        for sentence in parsed(text)[1]
        for token in sentence.tokens
        if token.text not in "[]"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "If [the port does] not [reopen] then the island will run out of fuel, Brandt said.",
        "Brandt said [he] had closed [the port] on Monday.",
        "“[We] lost it,” Brandt said.",
        "It is over. [They] won the vote in May.",
    ],
)
def test_an_insertion_is_parsed_as_if_it_had_no_brackets(text: str) -> None:
    assert tree(text) == tree(text.replace("[", "").replace("]", ""))


@pytest.mark.parametrize(
    "text", ["They met Brandt [the mayor] on Monday.", "He [sic] won.", "They won. [Laughs.] Yes."]
)
def test_a_gloss_or_remark_keeps_its_brackets_in_the_parse(text: str) -> None:
    brackets = [t for s in parsed(text)[1] for t in s.tokens if t.text == "["]
    assert [t.dep for t in brackets] != ["punct"] or brackets[0].tag != "-LRB-"


def covered(text: str, sentences: tuple[Sentence, ...]) -> str:
    return "".join(t.span.of(text) for s in sentences for t in s.tokens)


WORDS = st.sampled_from(["[", "]", "][", "port", "The", "not", "said", ".", "“", "”", ","])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join))
def test_every_word_stays_where_it_is_printed(text: str) -> None:
    sentences = parsed(text)[1]
    assert covered(text, sentences) == text.replace(" ", "")
    for sentence in sentences:
        for token in sentence.tokens:
            assert token.span.of(text) == token.text
            assert 0 <= token.head < len(sentence.tokens)


def test_a_sentence_without_end_is_cut_into_pieces_that_are_trees() -> None:
    text = "Maria Lund said, and " * LONGEST_SENTENCE + "left."
    sentences = parsed(text)[1]
    assert covered(text, sentences) == text.replace(" ", "")
    assert len(sentences) > 1
    for sentence in sentences:
        assert len(sentence.tokens) <= LONGEST_SENTENCE
        roots = [i for i, token in enumerate(sentence.tokens) if token.head == i]
        assert len(roots) == 1
        for start in range(len(sentence.tokens)):
            at, steps = start, 0
            while at != roots[0]:
                at, steps = sentence.tokens[at].head, steps + 1
                assert steps < len(sentence.tokens)


def test_a_long_sentence_of_print_stays_whole() -> None:
    (sentence,) = parsed("Reed said that " * 70 + "the port was closed.")[1]
    assert 200 < len(sentence.tokens) <= LONGEST_SENTENCE


def test_the_parser_brings_no_http_client_along_and_leaves_its_command_line_to_others() -> None:
    code = (
        "import sys; from kzcompare.analysis.parse import load_model;"
        f"load_model({DEFAULT_MODEL!r});"
        "assert not {'requests', 'httpx', 'spacy.cli'} & sys.modules.keys();"
        "from spacy.cli import download; assert callable(download)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
