"""Lines that several articles print word by word."""

from __future__ import annotations

from kzcompare.corpus.recurring import mark_recurring
from kzcompare.model.article import Article
from tests.builders import article

OWN = [
    "The law passed on Monday.",
    "Farmers say that nobody asked them.",
    "Troops left the square at noon.",
]


def page(source: str, own: int, *lines: str, outlet: str | None = None) -> Article:
    start = [f"Headline number {own}", OWN[own], f"Witness {own} saw it.", f"Fact {own} is known."]
    return article(source, "\n".join([*start, *lines]), outlet=outlet)


def furniture(articles: tuple[Article, ...]) -> set[str]:
    return {p.span.of(a.text) for a in articles for p in a.paragraphs if not p.role.is_text}


def test_a_line_of_three_articles_is_furniture() -> None:
    line = "Become a friend of the Evening Post today."
    assert furniture(mark_recurring([page(str(i), i, line) for i in range(3)])) == {line}


def test_background_that_three_articles_repeat_inside_stays() -> None:
    line = "It takes twelve votes to pass a law."
    after = ["One more fact is known.", "A second fact too.", "The third is the last."]
    pages = [page(str(i), i, line, *(f"{i}: {words}" for words in after)) for i in range(3)]
    assert furniture(mark_recurring(pages)) == set()


def test_a_sentence_of_two_articles_stays() -> None:
    line = "Become a friend of the Evening Post today."
    assert furniture(mark_recurring([page(str(i), i, line) for i in range(2)])) == set()


def test_a_line_of_two_articles_of_one_outlet_is_furniture() -> None:
    line = "Friends of the Evening Post"
    same = [page(str(i), i, line, outlet="Evening Post") for i in range(2)]
    other = [page(str(i), i, line, outlet=f"Post {i}") for i in range(2)]
    assert furniture(mark_recurring(same)) == {line}
    assert furniture(mark_recurring(other)) == set()


def test_a_sentence_of_two_articles_of_one_outlet_stays() -> None:
    line = "Prices have doubled since January."
    same = [page(str(i), i, line, outlet="Evening Post") for i in range(2)]
    assert furniture(mark_recurring(same)) == set()


def test_a_quotation_stays_however_often_it_is_printed() -> None:
    line = "“We will not give in,” the speaker said."
    assert furniture(mark_recurring([page(str(i), i, line) for i in range(3)])) == set()


def test_copies_of_one_article_stay_whole() -> None:
    assert furniture(mark_recurring([page(str(i), 0) for i in range(4)])) == set()


def test_copies_with_another_ending_stay_whole() -> None:
    text = "Headline\n" + "\n".join(f"Paragraph {i} " + "goes on " * 20 for i in range(5))
    copies = [article(str(i), f"{text}\nA short fact is known.\nEnding {i}.") for i in range(3)]
    assert furniture(mark_recurring(copies)) == set()


def test_a_headline_that_three_articles_share_stays() -> None:
    shared = [
        article(str(i), f"Fuel law passes\n{OWN[i]}\nFact {i}.\nWitness {i}.") for i in range(3)
    ]
    assert furniture(mark_recurring(shared)) == set()
