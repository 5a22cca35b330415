"""Signals in sentences: what counts, what only looks like it, and what a negation is about."""

from __future__ import annotations

import pytest

from kzcompare.claims.signals import certainty_of, find_signals
from kzcompare.lexicon.entries import SignalEntry
from kzcompare.lexicon.load import load_lexicon, read_signals, read_table
from kzcompare.model.claim import JUDGING, Aim, Certainty, Signal, SignalKind
from kzcompare.model.sentence import Sentence
from tests.analysis.reading import parsed

ENTRIES = tuple(read_signals(read_table("en", "signals.toml")))


def parse(text: str) -> Sentence:
    _, sentences = parsed(text)
    assert len(sentences) == 1, text
    return sentences[0]


def signals(text: str) -> tuple[Signal, ...]:
    return find_signals(parse(text), load_lexicon())


def found(text: str) -> list[tuple[str, str]]:
    return [(s.kind.value, s.span.of(text)) for s in signals(text)]


def scopes(text: str) -> list[str | None]:
    return [s.scope for s in signals(text) if s.kind is SignalKind.NEGATION]


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.kind], ids=lambda e: e.example)
def test_every_entry_finds_its_own_example(entry: SignalEntry) -> None:
    assert entry.kind in {s.kind for s in signals(entry.example)}


@pytest.mark.parametrize("entry", [e for e in ENTRIES if not e.kind], ids=lambda e: e.example)
def test_a_look_alike_is_no_negation(entry: SignalEntry) -> None:
    assert scopes(entry.example) == []


@pytest.mark.parametrize(
    "text",
    [
        "The town disputed the bill.",  # what somebody does, no quality of what is told
        "The mayor contested the seat.",
    ],
)
def test_a_look_alike_is_no_doubt(text: str) -> None:
    assert "doubt" not in {kind for kind, _ in found(text)}


def test_what_stands_between_two_quotations_is_in_no_quotation_marks() -> None:
    text = 'He had served "in the war" an "odd master" there.'
    assert ("distance", "an") not in found(text)


@pytest.mark.parametrize("kind", list(SignalKind))
def test_every_kind_has_entries(kind: SignalKind) -> None:
    assert kind in {entry.kind for entry in ENTRIES}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The minister has presented no evidence.", "no_evidence", "no evidence"),
        ("He made the charge without any proof.", "no_evidence", "without any proof"),
        ("The police did not offer any evidence.", "no_evidence", "not offer any evidence"),
        ("The charge lacks merit.", "refutation", "lacks merit"),
        ("The claim is unsubstantiated.", "no_evidence", "unsubstantiated"),
        ("The theory does not withstand scrutiny.", "refutation", "not withstand scrutiny"),
        ("Experts called the theory nonsense.", "refutation", "nonsense"),
        ("She dismissed the report as false.", "refutation", "false"),
        ("The report is false and misleading.", "refutation", "misleading"),
        ("The story was fabricated.", "refutation", "fabricated"),
        ("It was a pack of lies.", "refutation", "a pack of lies"),
        ("That is a false claim.", "refutation", "false claim"),
        ("He called it a lie.", "refutation", "lie"),
        ("There is no truth to the report.", "refutation", "no truth to"),
        ("It could not be further from the truth.", "refutation", "could not be further"),
        ("Her role remains in question.", "doubt", "remains in question"),
        ("The leak raised new questions.", "doubt", "raised new questions"),
        ("The so-called republic has an army.", "distance", "so-called"),
        ("They cite contested figures.", "doubt", "contested figures"),
        ("It is hard to see how the town can pay.", "doubt", "hard to see how"),
        ("The premier conjured up the spectre of a war.", "doubt", "conjured up the spectre of"),
        ("The mayor falsely claimed that it rained.", "refutation", "falsely claimed"),
        ("The clerk was wrongly accused of theft.", "refutation", "wrongly accused"),
        ("For that to happen, the court must agree.", "doubt", "For that to happen,"),
        ("It is not clear who fired first.", "doubt", "not clear"),
        ("It is not clear who fired first.", "hedge", "not clear"),
        ("It isn’t clear who fired first.", "hedge", "n’t clear"),
        ("They may have left.", "hedge", "may"),
        ("The blast was reportedly an accident.", "hedge", "reportedly"),
        ("The mayor claims that it rained.", "distance", "claims"),
        ("They met the “moderate” wing of it.", "distance", "moderate"),
        ("Police said that he fabricated the story.", "refutation", "fabricated the story"),
        ("The union invented the threats.", "refutation", "invented the threats"),
        ("In reality, prices fell.", "contrast", "In reality"),
        ("However, prices fell.", "contrast", "However"),
        ("Why would any town do that?", "rhetorical", "Why would any town do that?"),
        ("It is odd: why would “a town” do that?", "rhetorical", "why would “a town” do that?"),
        ("“Who would believe it?”", "rhetorical", "Who would believe it?"),
    ],
)
def test_words_that_are_a_signal(text: str, kind: str, words: str) -> None:
    assert (kind, words) in found(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The evidence was presented in May.", "no_evidence"),
        ("Nobody saw the man leave.", "no_evidence"),
        ("They met in May.", "hedge"),
        ("A majority of likely voters agree.", "hedge"),
        ("The false ceiling fell down.", "refutation"),
        ("The workshop fabricated the parts.", "refutation"),
        ("He invented the telephone.", "refutation"),
        ("The town lies in the north.", "refutation"),
        ("Women make up half of the army.", "refutation"),
        ("The police arrested a suspect.", "doubt"),
        ("Interest in the question grew.", "doubt"),
        ("The ferry was supposed to leave at noon.", "doubt"),
        ("They marched into the disputed town.", "doubt"),
        ("The party held a contested primary.", "doubt"),
        ("The alleged thief was freed.", "doubt"),
        ("She questioned why he had left.", "doubt"),  # it takes it that he had
        ("A suspicious bag lay in the hall.", "doubt"),
        ("It is hard to see how the tax could do anything but harm.", "doubt"),
        ("It is hard to see how it could do anything other than harm.", "doubt"),
        ("Her improbable rise began in May.", "doubt"),
        ("They did not accept the offer.", "doubt"),
        ("His campaign fell apart.", "refutation"),
        ("The rule runs counter to their interests.", "refutation"),
        ("They refused to acknowledge that any facts were wrong.", "refutation"),
        ("The court took no view on the merits.", "refutation"),
        ("They cannot make sense of it.", "refutation"),
        ("She correctly claimed that it rained.", "refutation"),
        ("How can we help you?", "rhetorical"),
        ("Who would the mayor name?", "rhetorical"),
        ("They claimed the body of the pilot.", "rhetorical"),
        ("When will the train leave?", "rhetorical"),
        ("Why would you leave?", "rhetorical"),
        ("Nobody knows why they would leave.", "rhetorical"),
        ("The “Old Town Museum of Art” is open.", "distance"),
        ("“We are not going to leave this town,” he said.", "distance"),
    ],
)
def test_words_that_are_no_signal(text: str, kind: str) -> None:
    assert kind not in {k for k, _ in found(text)}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("They did not leave.", "leav"),
        ("They didn't leave.", "leav"),
        ("They didn’t leave.", "leav"),
        ("They never left.", "left"),
        ("No soldier was hurt.", "soldier"),
        ("Nobody was hurt.", "hurt"),
        ("The vote was not free.", "free"),
        ("The town is not a port.", "port"),
        ("The army failed to arrive.", "arriv"),
        ("She refused to comment.", "comment"),
        ("They left without a word.", "word"),
        ("They left without saying a word.", "say"),
        ("They cited a lack of water.", "water"),
        ("The town lacks water.", "water"),
        ("The failure to act cost lives.", "act"),
        ("Rain kept them from leaving.", "leav"),
    ],
)
def test_a_negation_names_the_word_it_is_about(text: str, scope: str) -> None:
    assert scopes(text) == [scope]


@pytest.mark.parametrize(
    "text",
    [
        "They not only marched but sang.",
        "It will no doubt rain.",
        "No. 5 won the race.",
        "The roads, not to mention the bridges, are old.",
    ],
)
def test_what_only_looks_like_a_negation(text: str) -> None:
    assert scopes(text) == []


def test_the_longest_match_of_a_kind_wins() -> None:
    text = "The toll is not yet known."
    assert [w for k, w in found(text) if k == "hedge"] == ["not yet known"]


def test_signals_come_in_text_order() -> None:
    spans = [s.span for s in signals("However, they may not have left, but nobody knows who won.")]
    assert spans == sorted(spans)
    assert len(spans) >= 4


def test_a_gap_does_not_cross_a_comma() -> None:
    text = "There was no rain, and proof came late."
    assert "no_evidence" not in {k for k, _ in found(text)}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The army left the town.", Certainty.PLAIN),
        ("The army may leave the town.", Certainty.POSSIBLE),
        ("The army reportedly left the town.", Certainty.POSSIBLE),
        ("The army appears to have left.", Certainty.POSSIBLE),
        ("He said that the army might leave.", Certainty.POSSIBLE),
        ("He said that the army left.", Certainty.PLAIN),
        ("The army, which could fight, left the town.", Certainty.PLAIN),
        ("Did the army leave the town?", Certainty.ASKED),
        ("The army must leave the town.", Certainty.WANTED),
        ("Leave the town.", Certainty.WANTED),
    ],
)
def test_certainty_of_a_sentence(text: str, certainty: Certainty) -> None:
    sentence = parse(text)
    assert certainty_of(sentence, find_signals(sentence, load_lexicon())) is certainty


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The army plans to leave the town.", Certainty.WANTED),
        ("He urged the army to leave the town.", Certainty.WANTED),
        ("He said that the army left the town.", Certainty.PLAIN),
    ],
)
def test_with_a_lexicon_plans_and_demands_are_wanted(text: str, certainty: Certainty) -> None:
    sentence, lexicon = parse(text), load_lexicon()
    held = find_signals(sentence, lexicon)
    assert certainty_of(sentence, held, lexicon=lexicon) is certainty


@pytest.mark.parametrize(
    ("text", "judge"),
    [
        ("Critics question whether it works.", "Critics"),
        ("Rejecting the rumours, the mayor left.", "the mayor"),
        ("Miners are sceptical of the plan.", "Miners"),
        ("Two studies question whether it works.", None),  # the article goes by them
        ("The photos refute the claim.", None),
        ("The claim is false.", None),
    ],
)
def test_who_judges(text: str, judge: str | None) -> None:
    judging = [s for s in signals(text) if s.kind in JUDGING | {SignalKind.REJECTION}]
    assert {s.judge and s.judge.of(text) for s in judging} == {judge}


def test_words_that_judge_a_proposition_by_themselves() -> None:
    text = "The strike is more of a nuisance than a threat."
    signal = next(s for s in signals(text) if s.kind is SignalKind.REFUTATION)
    assert (signal.aim, signal.target and signal.target.of(text)) == (Aim.PROPOSITION, "threat")
