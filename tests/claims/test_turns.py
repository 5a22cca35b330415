"""Speakers printed as labels: interviews and headlines."""

from __future__ import annotations

from kzcompare.claims.turns import find_turns
from kzcompare.model.sentence import Sentence
from kzcompare.model.tree import Tree
from tests.claims.parsing import parse


def turns(text: str, *, heading: bool = False) -> list[tuple[str, str]]:
    sentences = parse(text)
    trees = [Tree(_as_heading(s) if heading and s.paragraph == 0 else s) for s in sentences]
    return [
        ("" if c.holder is None else c.holder.of(text), c.content[0].of(text))
        for c in find_turns(text, trees)
    ]


def _as_heading(sentence: Sentence) -> Sentence:
    return Sentence(sentence.span, sentence.paragraph, is_heading=True, tokens=sentence.tokens)


def test_labels_in_capital_letters_are_the_turns_of_an_interview() -> None:
    text = "DIAZ: Did you win?\nRUIZ: We won. It is over.\nDIAZ: Thank you."
    assert turns(text) == [
        ("DIAZ", "Did you win?"),
        ("RUIZ", "We won. It is over."),
        ("DIAZ", "Thank you."),
    ]


def test_turn_goes_on_until_the_next_label() -> None:
    text = "DIAZ: Did you win?\nRUIZ: We won.\nIt is over now.\nDIAZ: Thank you.\nShe left."
    assert turns(text)[1] == ("RUIZ", "We won.\nIt is over now.")


def test_one_label_makes_no_interview() -> None:
    assert turns("UPDATE: They won.\nShe left.") == []


def test_headline_with_a_name_of_the_article_is_a_report() -> None:
    text = "Ruiz: We Will Win\nMaria Ruiz spoke on Monday."
    assert turns(text, heading=True) == [("Ruiz", "We Will Win")]


def test_headline_with_another_word_is_none() -> None:
    assert turns("Breaking: We Will Win\nMaria Ruiz spoke.", heading=True) == []


def test_label_may_stand_inside_the_quotation_marks_of_its_turn() -> None:
    text = '"DIAZ: Did you win?\n"RUIZ: We won.\n"DIAZ: Thank you."'
    assert [name for name, _ in turns(text)] == ["DIAZ", "RUIZ", "DIAZ"]
