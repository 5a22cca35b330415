"""Whose words a quotation is, and which pieces are one statement."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kzcompare.claims.statements import find_statements
from kzcompare.lexicon.load import load_lexicon
from tests.claims.attributing import said
from tests.claims.parsing import parse


def speakers(text: str) -> list[tuple[str | None, str]]:
    return [(s.holder, s.content) for s in said(text)]


@pytest.mark.parametrize(
    ("text", "holder", "content"),
    [
        ('"We will win," she said.', "she", '"We will win,"'),
        ('"We will win," said the minister, a lawyer.', "the minister", '"We will win,"'),
        ('"Is this the end?" asked Ruiz, turning round.', "Ruiz", '"Is this the end?"'),
        ('"They won!" Ruiz barked.', "Ruiz", '"They won!"'),
        ('"We all need some rest!" Ruiz said to the choir.', "Ruiz", '"We all need some rest!"'),
        ('"We doubt that you can win," the two write.', "the two", '"We doubt that you can win,"'),
        (
            'Ruiz called her handling of the old letters "extremely careless," and left.',
            "Ruiz",
            'her handling of the old letters "extremely careless,"',
        ),
        ("«We will win the vote», said Ruiz.", "Ruiz", "«We will win the vote»"),
        ("''We will win,'' Ruiz said.", "Ruiz", "''We will win,''"),
        ('The minister said, "We will win it."', "The minister", '"We will win it."'),
        ("A man yelled “Stay there!” at the guards.", "A man", "“Stay there!”"),
        ('She put it bluntly: "They will fall."', "She", '"They will fall."'),
        ('Ruiz agreed. "They will fall within a year."', "Ruiz", '"They will fall within a year."'),
        ('More from Ruiz: "We will win the vote."', "Ruiz", '"We will win the vote."'),
        ("“They lost the vote in May.” — Maria Ruiz", "Maria Ruiz", "“They lost the vote in May.”"),
        (
            'Ruiz made his case, telling the crowd: "They will fall within a year."',
            "Ruiz",
            '"They will fall within a year."',
        ),
        (
            '"We will win," Ruiz — who fled the land in 2016 after a long trial in the capital '
            "— was quoted as saying.",
            "Ruiz",
            '"We will win,"',
        ),
    ],
)
def test_quotation_belongs_to_the_cue_beside_it(text: str, holder: str, content: str) -> None:
    assert speakers(text) == [(holder, content)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"We will win," Ruiz said. "Nobody doubts it."', '"We will win," / "Nobody doubts it."'),
        ("''We won,'' Ruiz said. ''It is over.''", "''We won,'' / ''It is over.''"),
        ("“The plan,” Ruiz said, “is a bad joke.”", "“The plan,” / “is a bad joke.”"),
        (
            "“It is nonsense,” Ruiz said on the show “Meet the Town.” “She made it all up.”",
            "“It is nonsense,” / “She made it all up.”",
        ),
        (
            "“It is over,” said Ruiz, a farmer who flew to Lima with the family of Amir Haddad, "
            "another freed sailor. “We are glad.”",
            "“It is over,” / “We are glad.”",
        ),
        (
            "“I have no idea how they voted,” Ruiz said of the men whose rights were restored, "
            "“But I do know that they came.”",
            "“I have no idea how they voted,” / “But I do know that they came.”",
        ),
        (
            "Ruiz told us that the vote was a farce. “Nobody counted the ballots.”",
            "that the vote was a farce / “Nobody counted the ballots.”",
        ),
        ("“We lost it.\n“We lost it twice,” Ruiz added.", "“We lost it. / “We lost it twice,”"),
        ("Ruiz said: “We lost it.\n“We lost it twice.”", "“We lost it. / “We lost it twice.”"),
    ],
)
def test_pieces_of_one_quotation_are_one_statement(text: str, content: str) -> None:
    assert speakers(text) == [("Ruiz", content)]


@pytest.mark.parametrize(
    "text",
    [
        'The law is known as the "Freedom of the Press Act" there.',
        "They met the “leader of the nation” in May.",
        "The so-called “people's court” sat in May.",
    ],
)
def test_title_or_borrowed_word_is_no_statement(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            'Ruiz called the law the "End of the Press".',
            'the law the "End of the Press"',
        ),
        (
            "The law was described as a “Freedom Act” by Ruiz.",
            "The law / as a “Freedom Act”",
        ),
    ],
)
def test_title_that_somebody_gives_is_a_statement(text: str, content: str) -> None:
    assert speakers(text) == [("Ruiz", content)]


def test_a_quoted_name_far_behind_its_verb_is_no_part_of_what_is_said_on_the_way() -> None:
    text = 'Ruiz called a report that shows her saying she was "in there" a "cheap lie".'
    named = 'a report that shows her saying she was "in there" a "cheap lie"'
    assert speakers(text) == [("Ruiz", named), ("her", 'she was "in there"')]


def test_short_quotation_after_an_attributed_one_goes_on() -> None:
    text = '"They sue," he said. "Everybody sues, right?"\nLater, Ruiz claimed that they lost.'
    assert speakers(text) == [
        ("he", '"They sue," / "Everybody sues, right?"'),
        ("Ruiz", "that they lost"),
    ]


def test_a_quotation_goes_on_in_a_sentence_that_quotes_only_a_part() -> None:
    text = '"They cheated us," Ruiz said. It was "a very bad joke on all of us."'
    assert speakers(text) == [("Ruiz", '"They cheated us," / "a very bad joke on all of us."')]


@pytest.mark.parametrize(
    "between", ["The hall was full.\n", "The hall was full. ", "Diaz laughed. "]
)
def test_it_does_not_go_on_after_another_sentence(between: str) -> None:
    text = f'"They cheated us," Ruiz said. {between}It was "a very bad joke on all of us."'
    assert [content for holder, content in speakers(text) if holder == "Ruiz"] == [
        '"They cheated us,"'
    ]


def test_words_inside_the_quotation_are_not_its_speaker() -> None:
    text = (
        '"If they do not act then they will impose their plan: the recreation of a structure like '
        'the old union," Ruiz—who fled the land in 2016 after a long trial—was quoted as saying.'
    )
    assert [holder for holder, _ in speakers(text)] == ["Ruiz"]


def test_new_speaker_beside_a_quotation_is_not_overruled_by_the_last_one() -> None:
    text = '"We will win the vote," Ruiz said. "You will lose the vote," Diaz said.'
    assert speakers(text) == [
        ("Ruiz", '"We will win the vote,"'),
        ("Diaz", '"You will lose the vote,"'),
    ]


def test_quotation_in_a_reported_clause_stays_part_of_it() -> None:
    assert speakers("She said that Ruiz had called the vote “a very bad joke.”") == [
        ("She", "that Ruiz had called the vote “a very bad joke.”")
    ]


def test_sentence_told_as_a_whole_keeps_what_it_quotes() -> None:
    text = "The crowd held signs reading “We are not to blame!” and “Go!” Diaz said."
    outer, inner = said(text)
    assert (outer.holder, outer.content) == ("Diaz", text.removesuffix(" Diaz said."))
    assert (inner.holder, inner.via) == ("The crowd", ("Diaz",))


def test_what_the_writer_adds_after_a_quoted_part_is_left_out() -> None:
    found = speakers("Ruiz said things “should be over by May,” referring to the vote.")
    assert found[0] == ("Ruiz", "things “should be over by May,”")


def test_words_quoted_by_a_tag_after_a_colon_are_not_what_the_sentence_tells() -> None:
    text = 'He thought that the house would not last: "It will fall in May," Ruiz said.'
    assert ("Ruiz", '"It will fall in May,"') in speakers(text)


def test_a_report_that_takes_part_of_a_quotation_gives_way_to_the_one_that_has_it_whole() -> None:
    text = 'Ruiz made his case, telling AFP: "The party [his own] will be led by me for a year."'
    assert [s.cue for s in said(text)] == ["telling"]


def test_a_quoted_heading_does_not_go_on_from_the_quotation_before() -> None:
    text = '"We will rule for half a year," Ruiz said.\n"A whole new union"\nIt rained all day.'
    sentences = tuple(replace(s, is_heading=s.paragraph == 1) for s in parse(text))
    found = find_statements(text, sentences, (), load_lexicon())
    assert [span.of(text) for s in found for span in s.content] == [
        '"We will rule for half a year,"'
    ]
