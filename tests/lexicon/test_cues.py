"""The cue table as shipped: classes, frames and spellings of well-known words."""

from __future__ import annotations

import pytest

from kzcompare.lexicon.entries import CuePos, Frame
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.statement import CueClass

VERB, NOUN, ADJECTIVE = CuePos.VERB, CuePos.NOUN, CuePos.ADJECTIVE


@pytest.mark.parametrize(
    ("lemma", "pos", "frame", "cls"),
    [
        ("say", VERB, Frame.QUOTE, CueClass.NEUTRAL),
        ("say", VERB, Frame.CLAUSE, CueClass.NEUTRAL),
        ("ask", VERB, Frame.WH, CueClass.NEUTRAL),
        ("ask", VERB, Frame.OBJECT_INFINITIVE, CueClass.DIRECTIVE),
        ("call", VERB, Frame.CALL, CueClass.NEUTRAL),
        ("call", VERB, Frame.FOR, CueClass.DIRECTIVE),
        ("describe", VERB, Frame.AS, CueClass.NEUTRAL),
        ("insist", VERB, Frame.CLAUSE, CueClass.ASSERTIVE),
        ("argue", VERB, Frame.CLAUSE, CueClass.ASSERTIVE),
        ("argue", VERB, Frame.AGAINST, CueClass.DENYING),
        ("accuse", VERB, Frame.OF, CueClass.ASSERTIVE),
        ("blame", VERB, Frame.ON, CueClass.ASSERTIVE),
        ("vow", VERB, Frame.INFINITIVE, CueClass.ASSERTIVE),
        ("claim", VERB, Frame.CLAUSE, CueClass.DOUBTFUL),
        ("allege", VERB, Frame.CLAUSE, CueClass.DOUBTFUL),
        ("admit", VERB, Frame.CLAUSE, CueClass.FACTIVE),
        ("point out", VERB, Frame.CLAUSE, CueClass.FACTIVE),
        ("deny", VERB, Frame.OBJECT, CueClass.DENYING),
        ("dismiss", VERB, Frame.AS, CueClass.DENYING),
        ("refuse", VERB, Frame.INFINITIVE, CueClass.DENYING),
        ("hope", VERB, Frame.CLAUSE, CueClass.ATTITUDE),
        ("condemn", VERB, Frame.OBJECT, CueClass.ATTITUDE),
        ("urge", VERB, Frame.OBJECT_INFINITIVE, CueClass.DIRECTIVE),
        ("suggest", VERB, Frame.GERUND, CueClass.DIRECTIVE),
        ("claim", NOUN, Frame.CLAUSE, CueClass.DOUBTFUL),
        ("denial", NOUN, Frame.CLAUSE, CueClass.DENYING),
        ("refusal", NOUN, Frame.INFINITIVE, CueClass.DENYING),
        ("call", NOUN, Frame.FOR, CueClass.DIRECTIVE),
        ("confident", ADJECTIVE, Frame.CLAUSE, CueClass.ASSERTIVE),
        ("critical", ADJECTIVE, Frame.OF, CueClass.DENYING),
        ("skeptical", ADJECTIVE, Frame.ABOUT, CueClass.DENYING),
        ("reportedly", CuePos.ADVERB, Frame.SENTENCE, CueClass.NEUTRAL),
        ("allegedly", CuePos.ADVERB, Frame.SENTENCE, CueClass.DOUBTFUL),
        ("according to X", CuePos.PHRASE, Frame.SENTENCE, CueClass.NEUTRAL),
    ],
)
def test_class_of_a_word_in_a_frame(lemma: str, pos: CuePos, frame: Frame, cls: CueClass) -> None:
    entry = load_lexicon().cue(lemma, pos, frame)
    assert entry is not None
    assert entry.cls is cls


@pytest.mark.parametrize(
    ("lemma", "pos", "frame"),
    [
        ("use", VERB, Frame.OBJECT),
        ("win", VERB, Frame.OBJECT),
        ("try", VERB, Frame.INFINITIVE),
        ("tell", VERB, Frame.OBJECT),
        ("call", VERB, Frame.OBJECT),
        ("table", NOUN, Frame.OF),
        ("red", ADJECTIVE, Frame.CLAUSE),
    ],
)
def test_words_and_frames_that_do_not_attribute(lemma: str, pos: CuePos, frame: Frame) -> None:
    assert load_lexicon().cue(lemma, pos, frame) is None


@pytest.mark.parametrize(
    ("spelling", "lemma"),
    [("criticise", "criticize"), ("emphasise", "emphasize"), ("favour", "favor"), ("hop", "hope")],
)
def test_other_spellings_have_the_same_entries(spelling: str, lemma: str) -> None:
    cues = load_lexicon().cues
    assert cues[spelling, VERB] == cues[lemma, VERB]


def test_class_of_an_unknown_word_is_none() -> None:
    assert load_lexicon().cue_class("whittle", VERB) is None


@pytest.mark.parametrize("frame", list(Frame))
def test_every_frame_is_used(frame: Frame) -> None:
    assert any(frame in e.weights for held in load_lexicon().cues.values() for e in held)


@pytest.mark.parametrize("cls", list(CueClass))
def test_every_class_is_used(cls: CueClass) -> None:
    assert any(cls is e.cls for held in load_lexicon().cues.values() for e in held)


def test_a_phrase_has_one_place_for_the_holder() -> None:
    phrases = load_lexicon().phrases()
    assert "in the view of X" in {entry.lemma for entry in phrases}
    assert [e.lemma for e in phrases if e.lemma.split().count("X") != 1] == []
