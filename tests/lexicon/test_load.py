"""Word tables: what the loader refuses, and that it names the culprit."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kzcompare.lexicon.entries import Frame
from kzcompare.lexicon.load import (
    build_lexicon,
    load_lexicon,
    read_antonyms,
    read_cues,
    read_signals,
    read_table,
)
from kzcompare.model.errors import LexiconError
from kzcompare.model.statement import CueClass

FRAMES = {frame.value: "She said [it]." for frame in Frame}
CLASSES = {cls.value: "She said it." for cls in CueClass}


def cue_table(**changes: object) -> Mapping[str, object]:
    group = {"pos": "verb", "class": "neutral", "source": "book", "cues": "say = clause:90"}
    return {
        "sources": {"book": "A book"},
        "frames": FRAMES,
        "classes": CLASSES,
        "group": [group | changes],
    }


def signal_table(**changes: object) -> Mapping[str, object]:
    group = {"kind": "negation", "source": "book", "binds": "head", "patterns": "not = Not so."}
    return {"sources": {"book": "A book"}, "group": [group | changes]}


def test_a_sound_table_is_read() -> None:
    (entry,) = read_cues(cue_table())
    assert (entry.lemma, entry.cls, entry.source) == ("say", CueClass.NEUTRAL, "book")
    assert entry.frames == {Frame.CLAUSE}
    assert entry.weights[Frame.CLAUSE] == 0.9


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cues": "say = clause:90\nsay = clause:80"}, "verb 'say' has frame clause twice"),
        ({"cues": "say = clause:90 clause:80"}, "verb 'say' has frame clause twice"),
        ({"cues": "say = sideways:90"}, "verb 'say': 'sideways' is not one of quote, clause"),
        ({"cues": "say = clause"}, "verb 'say': frame clause needs a weight from 1 to 100"),
        ({"cues": "say = clause:0"}, "frame clause needs a weight from 1 to 100"),
        ({"cues": "say = clause:101"}, "frame clause needs a weight from 1 to 100"),
        ({"cues": "say clause:90"}, "'say clause:90' is not of the form 'key = value'"),
        ({"cues": ["say"]}, "group 1 must be a text of lines"),
        ({"pos": "interjection"}, "group 1: 'interjection' is not one of verb, noun"),
        ({"class": "shouty"}, "group 1: 'shouty' is not one of neutral, assertive"),
        ({"source": "hearsay"}, "group 1: source 'hearsay' is not listed under [sources]"),
        ({"source": ""}, "group 1 names no source"),
        ({"weight": 3}, "group 1 has an unknown field 'weight'"),
    ],
)
def test_a_broken_cue_group_is_refused_by_name(changes: dict[str, object], message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        list(read_cues(cue_table(**changes)))
    assert message in str(caught.value)


def test_a_word_in_two_groups_may_not_share_a_frame() -> None:
    table = cue_table()
    groups = table["group"]
    assert isinstance(groups, list)
    twice = {**table, "group": [*groups, groups[0] | {"class": "factive"}]}
    with pytest.raises(LexiconError, match="verb 'say' has frame clause twice"):
        list(read_cues(twice))


def test_every_frame_needs_an_example() -> None:
    frames = {name: text for name, text in FRAMES.items() if name != "wh"}
    with pytest.raises(LexiconError, match="cues: frames: 'wh' has no example"):
        list(read_cues({**cue_table(), "frames": frames}))


def test_every_class_needs_an_example() -> None:
    classes = {name: text for name, text in CLASSES.items() if name != "denying"}
    with pytest.raises(LexiconError, match="cues: classes: 'denying' has no example"):
        list(read_cues({**cue_table(), "classes": classes}))


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(LexiconError, match="cues has an unknown field 'verbs'"):
        list(read_cues({**cue_table(), "verbs": {}}))


def test_another_spelling_of_no_cue_is_refused() -> None:
    cues = {**cue_table(), "spellings": "sey = saye"}
    with pytest.raises(LexiconError, match="spellings: 'saye' is not a cue"):
        build_lexicon("en", cues=cues, signals=signal_table(), antonyms={}, synonyms={})


def test_another_spelling_that_is_a_cue_itself_is_refused() -> None:
    cues = {**cue_table(cues="say = clause:90\ntell = clause:90"), "spellings": "tell = say"}
    with pytest.raises(LexiconError, match="verb 'tell' is also another spelling"):
        build_lexicon("en", cues=cues, signals=signal_table(), antonyms={}, synonyms={})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "whisper"}, "group 1: 'whisper' is not one of negation, hedge"),
        ({"binds": "tail"}, "group 1: 'tail' is not one of head, complement"),
        ({"where": "above"}, "group 1: 'above' is not one of noun, verb"),
        ({"patterns": "* not = It is so not."}, "pattern '* not' must begin and end with a word"),
        ({"patterns": "not * = It is not so."}, "pattern 'not *' must begin and end with a word"),
        ({"patterns": "not = No.\nnot = Not."}, "negation pattern 'not' is listed twice"),
        ({"patterns": "not ="}, "'not =' is not of the form 'key = value'"),
        ({"source": "hearsay"}, "source 'hearsay' is not listed under [sources]"),
        ({"scope": "all"}, "group 1 has an unknown field 'scope'"),
    ],
)
def test_a_broken_signal_group_is_refused_by_name(changes: dict[str, object], message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        list(read_signals(signal_table(**changes)))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"verb": "rise = rise"}, "verb 'rise' is paired with 'rise'"),
        ({"verb": "rise = fall, fall"}, "verb 'rise', 'fall' is listed twice"),
        ({"verb": "rise = fall\nfall = rise"}, "verb 'fall', 'rise' is listed twice"),
        ({"pronoun": "he = she"}, "antonyms has an unknown field 'pronoun'"),
    ],
)
def test_a_broken_antonym_table_is_refused_by_name(table: dict[str, object], message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        read_antonyms(table)
    assert message in str(caught.value)


def test_a_language_without_tables_is_refused_by_name() -> None:
    with pytest.raises(LexiconError, match="no word lists for language 'tlh'"):
        load_lexicon("tlh")


@pytest.mark.parametrize("name", ["cues.toml", "signals.toml"])
def test_every_listed_source_is_used(name: str) -> None:
    table = read_table("en", name)
    groups, listed = table["group"], table["sources"]
    assert isinstance(groups, list)
    assert isinstance(listed, dict)
    assert {key for group in groups for key in group["source"].split()} == set(listed)


def test_lines_are_sorted_so_that_changes_are_easy_to_review() -> None:
    groups = read_table("en", "cues.toml")["group"]
    assert isinstance(groups, list)
    for group in groups:
        words = [line.partition(" = ")[0] for line in group["cues"].split("\n") if line]
        assert words == sorted(words, key=str.casefold)
