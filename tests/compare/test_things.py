"""What a judgement is about: a thing, a proposition, or something told before."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kzcompare.compare.things import (
    around_judgement,
    is_told,
    names_printed,
    names_thing,
    shares_much,
    shares_words,
)
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.claim import Aim, Claim, Signal, SignalKind, Term
from tests.builders import article, span
from tests.makers import claim

LEXICON = load_lexicon()


def judging(text: str, words: str, *terms: str, aim: Aim, target: str) -> tuple[Signal, Claim]:
    """A sentence, and the words in it that judge."""
    made = article("post", text)
    record = claim(made, text, *terms, signals={words: SignalKind.REFUTATION})
    return replace(record.signals[0], aim=aim, target=span(text, target)), record


def terms(*words: str) -> tuple[Term, ...]:
    text = " ".join(words)
    return claim(article("tide", text), text, *words).terms


LAWSUIT = judging(
    "The lawsuit is without merit.", "without merit", "lawsuit", aim=Aim.THING, target="The lawsuit"
)
EVERYTHING = judging(
    "Everything we do is wrong.", "wrong", aim=Aim.THING, target="Everything we do"
)
SOMEBODY = judging(
    "The photos contradict Reed.", "contradict", "Reed", aim=Aim.THING, target="Reed"
)
CROWD = judging(
    "There is no evidence that agitators paid the drivers of the port.",
    "no evidence",
    *("agitators", "paid", "drivers", "port"),
    aim=Aim.PROPOSITION,
    target="that agitators paid the drivers of the port",
)
STATEMENTS = judging(
    "His words contradict statements he made earlier.",
    "contradict",
    *("words", "statements", "made", "earlier"),
    aim=Aim.CLAIM,
    target="statements he made earlier",
)
STORY = judging(
    "That story about agitators is false.",
    "false",
    *("story", "agitators"),
    aim=Aim.CLAIM,
    target="That story",
)


@pytest.mark.parametrize(
    ("judgement", "words", "is_named"),
    [
        (LAWSUIT, ("lawsuit", "filed"), True),
        (LAWSUIT, ("defend", "law"), False),
        (EVERYTHING, ("lawsuit", "filed"), False),
        (SOMEBODY, ("Reed", "filed"), False),  # many things are said of one actor
        (CROWD, ("agitators", "paid", "strike"), True),
        (CROWD, ("agitators", "strike"), False),  # too little of what there is no evidence of
        (CROWD, ("strike", "wages"), False),
        (STORY, ("strike", "wages"), True),  # something told before: its surroundings tell
    ],
)
def test_a_judgement_is_on_a_statement_that_has_its_words(
    judgement: tuple[Signal, Claim], words: tuple[str, ...], is_named: bool
) -> None:
    assert names_thing(*judgement, terms(*words), LEXICON) is is_named


@pytest.mark.parametrize(("zipf", "expected"), [(4.0, True), (6.0, False)])
def test_common_words_tell_nothing_of_what_is_judged(zipf: float, expected: bool) -> None:
    signal, record = STATEMENTS
    told = tuple(replace(t, zipf=zipf) for t in record.terms)
    assert is_told(signal, replace(record, terms=told), LEXICON) is expected


@pytest.mark.parametrize(
    ("judgement", "words", "shares"),
    [
        (STORY, ("agitators", "strike"), True),
        (STORY, ("story", "strike"), False),  # the word for what was told says nothing of it
        (CROWD, ("port", "strike"), True),
        (CROWD, ("weather", "bridge"), False),
    ],
)
def test_a_judgement_shares_some_of_its_words_with_what_it_is_on(
    judgement: tuple[Signal, Claim], words: tuple[str, ...], shares: bool
) -> None:
    assert shares_words(around_judgement(*judgement), terms(*words), LEXICON) is shares


WORDS = judging(
    "His story at the port and on the bridge is false.",
    "false",
    *("story", "port", "bridge"),
    aim=Aim.CLAIM,
    target="His story",
)


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        (("port", "bridge", "weather"), True),
        (("port",), True),  # all of the other statement
        (("weather", "harvest", "school"), False),
    ],
)
def test_a_judgement_that_names_nothing_needs_much_in_common_with_a_statement(
    words: tuple[str, ...], shares: bool
) -> None:
    assert shares_much(around_judgement(*WORDS), terms(*words), LEXICON) is shares


INVENTED = judging(
    "The prosecution says that he invented the threats.",
    "invented the threats",
    *("invented", "threats"),
    aim=Aim.PROPOSITION,
    target="invented",
)
INVENTED = replace(INVENTED[0], target=None), INVENTED[1]


@pytest.mark.parametrize(
    ("judgement", "words", "expected"),
    [
        (LAWSUIT, ("lawsuit", "filed"), True),
        (LAWSUIT, ("defend", "law"), False),
        (INVENTED, ("threatened", "family"), True),  # the thing stands in the words that judge
        (INVENTED, ("family",), False),
        (SOMEBODY, ("Reed",), None),
        (STORY, ("strike",), None),
        (WORDS, ("port",), None),
    ],
)
def test_a_statement_names_what_a_judgement_prints(
    judgement: tuple[Signal, Claim], words: tuple[str, ...], expected: bool | None
) -> None:
    assert names_printed(*judgement, terms(*words), LEXICON) is expected
