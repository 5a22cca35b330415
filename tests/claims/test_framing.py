"""How an article stands to what it reports."""

from __future__ import annotations

import pytest

from kzcompare.claims.build import read_claims
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.choices import Framing
from tests.builders import article
from tests.claims.parsing import parse


def framings(text: str) -> list[tuple[Framing, tuple[str, ...]]]:
    reading = read_claims(article("test", text), parse(text), (), load_lexicon())
    return [(s.framing, tuple(span.of(text) for span in s.framed_by)) for s in reading.statements]


@pytest.mark.parametrize(
    ("text", "framing", "words"),
    [
        ("Ruiz said that the bridge is safe.", Framing.NEUTRAL, ()),
        ("Ruiz claimed that the bridge is safe.", Framing.DISTANCED, ("claimed",)),
        ("Ruiz revealed that the bridge is closed.", Framing.ENDORSED, ("revealed",)),
        ("Ruiz rightly said that the bridge is closed.", Framing.ENDORSED, ("rightly",)),
        (
            "Ruiz said that rebels blew up the bridge, but he has presented no evidence.",
            Framing.DOUBTED,
            ("no evidence",),
        ),
        (
            "The official line is that rebels blew up the bridge; but that claim is nonsense.",
            Framing.DENIED,
            ("nonsense",),
        ),
        (
            "Ruiz said that rebels blew up the bridge. This version does not explain the fires.",
            Framing.DOUBTED,
            ("not explain the",),
        ),
        (
            "Ruiz said that rebels blew up the bridge. At least that is what it looked like.",
            Framing.DOUBTED,
            ("At least that is what it looked",),
        ),
        (
            "Ruiz said that rebels blew up the bridge. That claim does not withstand scrutiny.",
            Framing.DENIED,
            ("not withstand scrutiny",),
        ),
        ("Ruiz falsely said that the bridge is safe.", Framing.DENIED, ("falsely said",)),
        (
            "The premier conjured up the spectre of a second flood.",
            Framing.DOUBTED,
            ("conjured up the spectre of",),
        ),
    ],
)
def test_the_words_beside_a_report_frame_it(
    text: str, framing: Framing, words: tuple[str, ...]
) -> None:
    assert framings(text)[0] == (framing, words)


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz said that the theory is nonsense.",  # his judgement, on something else
        "Ruiz said that the bridge is safe. The theory of a plot is nonsense.",
        "Ruiz did not claim that the bridge is safe.",
        "Critics question whether the bridge is safe.",  # they do, not the article
        "Disputing the rumours, Ruiz said that the bridge is safe.",
        "Many captains have faced questions over their choices, and Ruiz said that he is safe.",
        "Ruiz said that rain had come. There is no evidence that the dam broke.",
    ],
)
def test_judgements_of_others_or_on_others_frame_nothing(text: str) -> None:
    assert framings(text)[0] == (Framing.NEUTRAL, ())


def test_giving_no_evidence_is_no_statement() -> None:
    text = "Ruiz said that rebels blew up the bridge, but he has presented no evidence."
    assert len(framings(text)) == 1


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("The bridge burned down. That is not true.", Framing.DENIED),
        ("Rebels blew up the bridge. This story is a lie.", Framing.DENIED),
        ("A storm tore the dam. This version does not explain the fires.", Framing.DOUBTED),
        ("The vote was bought. But that claim has never been proven.", Framing.DOUBTED),
        ("The mayor has fled. Such claims are baseless.", Framing.DENIED),
    ],
)
def test_what_the_article_says_itself_is_judged_in_its_next_sentence(
    text: str, judged: Framing
) -> None:
    reading = read_claims(article("test", text), parse(text), (), load_lexicon())
    assert [c.judged for c in reading.claims] == [judged, None]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge burned down. The story of a bomb is a lie.",  # points nowhere
        "The bridge burned down. It is not clear who did it.",
        "The bridge burned down. That is true.",
        "The bridge burned down. “That is not true,” Ruiz said.",  # he judges
        "Ruiz said that the bridge is safe. That is not true.",  # his words, which are framed
        "The bridge burned down. This town has seen many false claims.",
        "The bridge burned down. That and his debts have raised questions about the mayor.",
        "The bridge burned down. Much of that money never existed.",
    ],
)
def test_what_is_not_the_articles_own_or_not_judged_stays_as_it_is(text: str) -> None:
    reading = read_claims(article("test", text), parse(text), (), load_lexicon())
    assert [c.judged for c in reading.claims] == [None, None]
