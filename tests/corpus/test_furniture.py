"""Which lines of a saved page are article text. Cases are pages, each line with its role."""

from __future__ import annotations

import pytest

from kzcompare.corpus.furniture import mark_roles, read_lines
from kzcompare.corpus.paragraphs import split_blocks
from kzcompare.corpus.phrases import furniture_entries


def roles(text: str, title: str | None = None) -> list[str]:
    lines = read_lines(text, split_blocks(text), furniture_entries())
    return [role.value for role in mark_roles(lines, title=title)]


def check(page: str, title: str | None = None) -> None:
    """`page` has one line a paragraph, "role | words"; a line "-" stands for a blank line."""
    rows = [line.strip() for line in page.strip().splitlines()]
    text = "\n".join("" if row == "-" else row.split(" | ", 1)[1] for row in rows)
    expected = [row.split(" | ", 1)[0] for row in rows if row != "-"]
    assert roles(text, title) == expected


def test_headline_body_and_subheads() -> None:
    check("""
        heading | Parliament Passes Fuel Law
        -
        body | Parliament passed the law on Monday.
        heading | What happens next?
        body | The president has ten days to sign it.
        heading | 'A new order'
        body | Critics called it the start of something else.
    """)


def test_menus_above_and_below_the_article() -> None:
    check("""
        furniture | Skip to content
        furniture | World
        furniture | Breaking News
        heading | Parliament Passes Fuel Law
        furniture | Share on Facebook
        body | Parliament passed the law on Monday.
        furniture | Central Asia
        furniture | Dismiss
    """)


def test_a_headline_printed_again_over_the_picture_is_a_caption() -> None:
    check("""
        heading | Parliament passes fuel law after a week of protest
        -
        caption | Parliament passes fuel law after a week of protest
        caption | The speaker. / https://www.example.org/gallery/
        byline | By Evening Post staff January 8, 2022
        body | Parliament passed the law on Monday.
    """)


def test_a_line_printed_twice_in_a_row_is_a_caption() -> None:
    check("""
        heading | Parliament Passes Fuel Law
        caption | Police lead a man away from the square on June 2.
        caption | Police lead a man away from the square on June 2.
        body | Parliament passed the law on Monday.
    """)


def test_a_repeated_quotation_stays_once() -> None:
    check("""
        heading | Parliament Passes Fuel Law
        body | "We will not give in," the speaker said.
        furniture | "We will not give in," the speaker said.
        body | Parliament passed the law on Monday.
    """)


def test_a_paragraph_printed_twice_stays_once() -> None:
    check("""
        body | Dockers closed the port on Monday.
        -
        furniture | Dockers closed the port on Monday.
        -
        furniture | Dockers closed the port on Monday.
        -
        body | The mayor left the town by boat.
    """)


def test_a_doubled_line_without_other_text_is_no_caption() -> None:
    check("""
        body | Dockers closed the port on Monday.
        furniture | Dockers closed the port on Monday.
    """)


def test_a_title_above_a_media_player_is_a_teaser() -> None:
    check("""
        heading | Parliament Passes Fuel Law
        body | Parliament passed the law on Monday.
        -
        teaser | Dozens Gather Outside Parliament
        furniture | please wait
        -
        furniture | No media source currently available
        furniture | 0:00 0:02:10 0:00
        body | The president has ten days to sign it.
    """)


def test_a_list_of_articles_at_the_end() -> None:
    check("""
        heading | Parliament Passes Fuel Law
        body | Parliament passed the law on Monday after a debate that went on for two days.
        body | The president has ten days to sign it, and his office said he would use them all.
        furniture | Related Articles
        teaser | Farmers in the north say that nobody asked them.
    """)


def test_a_box_of_articles_in_the_middle_ends_with_its_headlines() -> None:
    check("""
        heading | Parliament Passes Fuel Law
        body | Parliament passed the law on Monday.
        furniture | Read more
        teaser | Farmers Say Nobody Asked Them
        body | The president has ten days to sign it, and his office said he would use them all.
        body | Fuel has doubled in price since the start of the year, which few had expected.
    """)


def test_all_below_the_comments_heading_is_not_the_article() -> None:
    check("""
        heading | Parliament Passes Fuel Law
        body | Parliament passed the law on Monday.
        furniture | 12 Comments
        furniture | I do not believe a word of this. They will never sign it, whatever they say now.
        furniture | Nonsense, they will.
    """)


def test_notes_and_the_author_at_the_end() -> None:
    check("""
        heading | Parliament Passes Fuel Law
        body | Parliament passed the law on Monday.
        note | Jane Doe in Brussels contributed to this report
        note | The views expressed here do not necessarily reflect those of Evening Post.
        byline | John Roe
        byline | John Roe writes the Steppe Notes blog and teaches at Example University.
    """)


def test_a_person_in_the_news_is_no_author() -> None:
    check("""
        heading | Parliament Passes Fuel Law
        body | The law is a gift to the rich, Jane Doe said.
        body | Jane Doe is a professor at Example University and advises the opposition.
    """)


def test_publication_lines() -> None:
    check("""
        heading | Parliament Passes Fuel Law
        body | Parliament passed the law on Monday.
        byline | Published 15 January 2022
        note | Original in English
        byline | First published by Evening Post /
        furniture | PDF/PRINTIn collaboration with
        furniture | Newsletter
        furniture | Subscribe to know more.
    """)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the police had left the square.",
        "Published figures show that prices doubled.",
        "Comments by the minister caused anger at home.",
        "Read more closely, the law says the opposite.",
        "Share prices fell by a third.",
        "Subscribers to the state news agency were told first.",
        "The video shows police firing into the crowd.",
        "Photographs of the square show burnt cars.",
        "Reuters reported that troops had left.",
        "The article was banned in the country until last year, he said.",
        "Newsletter editors were among those detained.",
        "Advertisement revenue fell.",
        "Follow the money, the prosecutor told them.",
        "May 2022 was the worst month.",
        "His views do not count, she said.",
        "Two witnesses (one of them a reporter) saw it.",
        "“Shame on you!” she cried",
        "Editors said that the story was true.",
        "This is why the author of the law refused to speak.",
        "Ms Doe is doing better than her fellow candidates in the north.",
        "Police: five dead.",
        "Will they come back?",
        "The report was published on Monday and names twelve officers.",
        "The article appeared in the state newspaper.",
        "Also on Monday, troops left the square.",
        "Also in the capital, shops stayed closed.",
        "Reporting from the square, witnesses said the shooting went on all night.",
        "Reporting by state media was limited.",
        "Photos by activists show that troops fired.",
        "Copyright law was changed too.",
        "By clicking on the link, users let the police read their messages.",
        "The minister said that the views of his deputy did not reflect those of the government.",
        "The author is accused of spreading false news.",
        "Farmers contributed from their own pockets.",
        "Drought contributed to the rise in prices.",
    ],
)
def test_sentences_of_a_report_are_article_text_wherever_they_stand(line: str) -> None:
    body = "Parliament passed the law on Monday."
    for text in (f"{line}\n{body}", f"{body}\n{line}\n{body}", f"{body}\n{line}"):
        found = roles(text)
        assert set(found) <= {"body", "heading"}, (text, found)


def test_a_known_title_is_the_headline_whatever_it_looks_like() -> None:
    page = """
        heading | Live
        body | Parliament passed the law on Monday.
    """
    check(page, title="live")


def test_a_headline_that_begins_with_by_is_no_byline() -> None:
    check("""
        heading | By Night The City Belongs To Looters
        body | Parliament passed the law on Monday.
    """)


def test_a_line_by_itself_is_text() -> None:
    assert roles("Parliament passes law") == ["heading"]
    assert roles("parliament passed the law, they say, on Monday, after a debate of two days") == [
        "heading"
    ]


@pytest.mark.parametrize("text", ["Accessibility links\nSubscribe\n", "* * *\n---", "Comments"])
def test_a_page_can_be_furniture_only(text: str) -> None:
    assert set(roles(text)) == {"furniture"}


def test_css_left_in_a_page_is_furniture() -> None:
    check("""
        heading | Parliament Passes Fuel Law
        body | Parliament passed the law on Monday.
        furniture | .caption {
        furniture | max-width: 600px;
        furniture | }
        body | The president has ten days to sign it.
    """)


def test_a_million_characters_in_a_line_are_body() -> None:
    assert set(roles("By the sea and " * 70_000)) == {"body"}
