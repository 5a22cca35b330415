"""Which surnames of one article are found by the full names of another."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kzcompare.actors.link import link_actors
from kzcompare.actors.surnames import add_surnames
from kzcompare.lexicon.aliases import load_aliases
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import Claim, ReadArticle, Reading, Term
from kzcompare.model.span import Span
from tests import builders as make

FULL = "Banker Oskar Lindqvist fled."


def article(source: str, text: str, *, zipf: float = 1.7, is_name: bool = False) -> ReadArticle:
    """An article of one sentence whose words of four letters or more are terms; no mentions."""
    made = make.article(source, text)
    ends = [i for i, ch in enumerate(text) if not ch.isalpha()]
    starts = [0, *(i + 1 for i in ends)]
    spans = [Span(a, b) for a, b in zip(starts, ends, strict=False) if b - a > 3]
    terms = tuple(Term(s.of(text), s.of(text), zipf, s, is_name) for s in spans)
    claim = make.read(made).reading.claims[0]
    whole = Claim(
        span=Span(0, len(text)),
        paragraph=0,
        is_heading=False,
        clauses=(Span(0, len(text)),),
        terms=terms,
        signals=(),
        certainty=claim.certainty,
        statements=(),
        quantities=(),
        times=(),
        event=None,
    )
    return ReadArticle(made, Reading(made.digest, (whole,), (), ()))


def full() -> ReadArticle:
    made = make.article("full", FULL)
    named = replace(
        make.mention(made, "Oskar Lindqvist", name="Oskar Lindqvist"), type=ActorType.PERSON
    )
    return make.read(made, mentions=(named,))


def found(text: str, *, zipf: float = 1.7, is_name: bool = False) -> list[str]:
    """The mentions added to an article beside the one that names the person in full."""
    _, added = add_surnames((full(), article("b", text, zipf=zipf, is_name=is_name)))
    return [m.text for m in added.reading.mentions]


def test_a_missed_surname_is_a_mention_of_the_person() -> None:
    articles = add_surnames((full(), article("b", "Lindqvist may have lied.")))
    (mention,) = articles[1].reading.mentions
    assert (mention.span, mention.type) == (Span(0, 9), ActorType.PERSON)
    (actor,) = link_actors(articles, load_aliases())
    assert [(source, len(m)) for source, m in actor.mentions] == [("full", 1), ("b", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Lindqvist Street was closed.",
        "The lindqvist was closed.",
        "Lindqvists were closed.",
        "The pro-Lindqvist camp won.",
        "Brandt may have lied.",
    ],
)
def test_other_words_are_no_surname(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("zipf", "is_name", "expected"),
    [(3.0, False, ["Lindqvist"]), (3.5, False, []), (3.5, True, ["Lindqvist"]), (4.5, True, [])],
)
def test_a_common_word_is_no_surname(zipf: float, *, is_name: bool, expected: list[str]) -> None:
    assert found("Lindqvist may have lied.", zipf=zipf, is_name=is_name) == expected


def test_articles_that_miss_nothing_stay_as_they_are() -> None:
    articles = (full(), article("b", "Brandt may have lied."))
    assert add_surnames(articles) == articles
    assert add_surnames(()) == ()
