"""Several words for one verb, and verbs for the other side of a deed."""

from __future__ import annotations

import pytest

from kzcompare.lexicon.paraphrases import Phrase, load_paraphrases, parse_paraphrases
from kzcompare.model.errors import LexiconError

REST = "[receiving]\n[learning]\n[broader]\n[deeds]\n"


def parsed(line: str) -> Phrase:
    (phrases,) = parse_paraphrases(f"[phrases]\n{line}\n{REST}").phrases.values()
    return phrases[0]


def test_tables_are_read() -> None:
    words = load_paraphrases()
    assert words.receiving["sell"] == "buy"
    assert words.learning["inform"] == "know"
    assert words.deeds["sale"] == "sell"
    assert "have" in words.phrases


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('"come to end" = "end"', Phrase(("come", "to", "end"), "end", "object", False, False)),
        (
            '"have part in" = "involve in"',
            Phrase(("have", "part", "in"), "involve", "in", False, False),
        ),
        ('"run out of" = "not have"', Phrase(("run", "out", "of"), "have", "object", True, False)),
        ('"lose to" = "by defeat"', Phrase(("lose", "to"), "defeat", "object", False, True)),
    ],
)
def test_a_phrase_says_which_verb_it_stands_for_and_how(line: str, expected: Phrase) -> None:
    assert parsed(line) == expected


def test_the_longest_phrase_of_a_verb_comes_first() -> None:
    for phrases in load_paraphrases().phrases.values():
        lengths = [len(phrase.words) for phrase in phrases]
        assert lengths == sorted(lengths, reverse=True)


def test_no_verb_is_broader_than_itself_by_any_way() -> None:
    broader = load_paraphrases().broader
    for verb in broader:
        seen, above = {verb}, broader[verb]
        while above in broader:
            assert above not in seen
            seen.add(above)
            above = broader[above]


def test_missing_table_is_named() -> None:
    with pytest.raises(LexiconError, match="receiving"):
        parse_paraphrases("[phrases]\n")
