"""Which names of which articles are joined to one actor, and which stay apart."""

from __future__ import annotations

import pytest

from kzcompare.actors.holders import holder_actor, names_of
from kzcompare.actors.link import link_actors
from kzcompare.lexicon.aliases import load_aliases
from kzcompare.model.actor import Actor
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import ReadArticle
from kzcompare.model.near import Near
from kzcompare.model.statement import Holder
from tests.analysis.reading import read
from tests.builders import span


def link(*texts: str) -> dict[str, Actor]:
    """Actors by name; the texts are articles a, b, c."""
    articles = tuple(read(source, text) for source, text in zip("abc", texts, strict=False))
    return {actor.name: actor for actor in link_actors(articles, load_aliases())}


def behind(article: ReadArticle, holder: Holder) -> str | None:
    """The actor behind a holder, of those that the article names."""
    names = names_of(link_actors((article,), load_aliases())).get(article.article.id, {})
    near = Near(m.span for m in article.reading.mentions)
    return holder_actor(article, holder, names, near)


def counts(actor: Actor) -> dict[str, int]:
    return {source: len(found) for source, found in actor.mentions}


def test_a_surname_joins_the_full_name_of_another_article() -> None:
    actors = link("Mr Scholz left Berlin.", "Chancellor Olaf Scholz spoke. Scholz left.")
    assert counts(actors["Olaf Scholz"]) == {"a": 1, "b": 2}


def test_spellings_of_one_name_are_joined() -> None:
    actors = link("President Nursultan Nazarbaev left.", "President Nursultan Nazarbayev left.")
    assert [a.name for a in actors.values() if a.type is ActorType.PERSON] == [
        "Nursultan Nazarbayev"
    ]
    assert actors["Nursultan Nazarbayev"].aliases == (
        "Nursultan Nazarbaev",
        "Nursultan Nazarbayev",
    )


def test_an_acronym_joins_the_name_it_stands_for() -> None:
    actors = link("The CSTO sent troops.", "The Collective Security Treaty Organization agreed.")
    assert counts(actors["Collective Security Treaty Organization"]) == {"a": 1, "b": 1}


def test_the_man_his_daughter_his_university_and_his_family_stay_apart() -> None:
    actors = link(
        "President Nursultan Nazarbayev spoke at Nazarbayev University. "
        "His daughter Dariga Nazarbayeva left. The Nazarbayev family was ousted."
    )
    assert {
        "Nursultan Nazarbayev",
        "Nazarbayev University",
        "Dariga Nazarbayeva",
        "Nursultan Nazarbayev family and circle",
    } <= set(actors)


def test_a_company_is_one_actor_with_its_short_name() -> None:
    actors = link(
        "Veridia Motors left the talks. Veridia said that the price was too high.",
        "The plant was to be sold to Veridia.",
        "Veridia has seen enough.",
    )
    assert counts(actors["Veridia Motors"]) == {"a": 2, "b": 1, "c": 1}
    assert actors["Veridia Motors"].type is ActorType.ORGANISATION


def test_a_surname_that_fits_two_people_equally_is_ambiguous() -> None:
    actors = link(
        "Mr Castro spoke to reporters.", "President Fidel Castro left. Minister Raul Castro came."
    )
    assert actors["Castro"].ambiguous


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Beijing warned the exporters.", "China"),
        ("Experts say Washington may impose a tax.", "United States"),
        ("The Kremlin denied it.", "Russia"),
    ],
)
def test_a_seat_that_acts_is_its_state(text: str, state: str) -> None:
    assert state in link(text)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("He lives in Beijing.", "China"),
        ("A Washington-based analyst left.", "United States"),
        ("Actor Denzel Washington left. Washington was glad.", "United States"),
        ("They flew to Moscow.", "Russia"),
    ],
)
def test_a_seat_that_locates_or_names_a_person_is_not_the_state(text: str, state: str) -> None:
    assert state not in link(text)


def test_an_alias_with_a_context_holds_only_there() -> None:
    assert "National Security Committee" not in link("In Washington, the NSC met.")
    assert "National Security Committee" in link("In Kazakhstan, the NSC met.")


def test_a_city_that_only_locates_is_no_actor() -> None:
    assert "Lyon" not in link("She was born in Lyon and moved to Nice.")


@pytest.mark.parametrize(
    "text",
    [
        "He said they met her on Monday. We know it.",
        "In January, Russians and a Kazakh court met Muslims.",
        "Protesters and people shouted. Many officials left.",
        "The President spoke on Tuesday.",
    ],
)
def test_pronouns_days_peoples_and_crowds_are_never_actors(text: str) -> None:
    assert link(text) == {}


def test_actors_are_ordered_by_mentions_then_name() -> None:
    text = "Angela Merkel met Barack Obama. Obama thanked Merkel. The police met Merkel."
    assert list(link(text)) == ["Angela Merkel", "Barack Obama", "police"]


@pytest.mark.parametrize("printed", ["Chancellor Angela Merkel", "She", "Merkel"])
def test_a_holder_leads_to_the_actor(printed: str) -> None:
    text = "Chancellor Angela Merkel left. She said so. Merkel was glad."
    article = read("a", text)
    assert behind(article, Holder(span(text, printed), printed)) == "Angela Merkel"


def test_a_holder_who_is_nobody_leads_nowhere() -> None:
    text = "Angela Merkel left. The protesters said so."
    article = read("a", text)
    holder = Holder(span(text, "The protesters"), "The protesters")
    assert behind(article, holder) is None


def test_a_holder_whose_span_reaches_behind_the_name_leads_to_the_actor() -> None:
    text = "Brandt, who said so, left. Mayor Daniel Brandt was glad."
    article = read("a", text)
    holder = Holder(span(text, "Brandt, who"), "Brandt")
    assert behind(article, holder) == "Daniel Brandt"


def test_a_holder_is_not_the_one_who_only_owns_it() -> None:
    text = "Angela Merkel left. Angela Merkel's rival said no."
    article = read("a", text)
    printed = "Angela Merkel's rival"
    assert behind(article, Holder(span(text, printed), printed)) is None


def test_a_surname_means_the_person_whom_more_articles_name_in_full() -> None:
    often = [f"President Barack Obama left on day {n}." for n in ("one", "two", "three", "four")]
    texts = ("Mr. Obama spoke.", *often, "Michelle Obama sang. Michelle Obama danced.")
    articles = tuple(read(f"s{i}", text) for i, text in enumerate(texts))
    actors = {a.name: a for a in link_actors(articles, load_aliases())}
    assert "s0" in counts(actors["Barack Obama"])
    assert "s0" not in counts(actors["Michelle Obama"])


def test_father_and_son_stay_apart_where_one_source_names_both() -> None:
    actors = link("Donald Trump left. Donald Trump Jr. stayed.")
    assert {"Donald Trump", "Donald Trump Jr."} <= set(actors)


def test_one_source_may_print_the_jr_that_the_other_leaves_out() -> None:
    actors = link("Senator Joseph R. Biden Jr. left.", "Senator Joe Biden left.")
    assert len([a for a in actors.values() if a.type is ActorType.PERSON]) == 1


def test_an_ambiguous_surname_says_whom_it_may_mean() -> None:
    actors = link(
        "Mr Castro spoke to reporters.", "President Fidel Castro left. Minister Raul Castro came."
    )
    assert actors["Castro"].candidates == ("Fidel Castro", "Raul Castro")


def test_an_acronym_of_two_bodies_is_joined_to_neither() -> None:
    actors = link("In Kazakhstan, the NSC met. The White House was glad.")
    assert actors["NSC"].candidates == ("National Security Committee", "National Security Council")


def test_a_name_and_the_initials_behind_it_are_two_aliases() -> None:
    actors = link("The World Health Organization (WHO) warned of it.")
    assert actors["World Health Organization"].aliases == ("WHO", "World Health Organization")


def test_what_the_alias_table_knows_of_a_printed_name_is_kept() -> None:
    (note,) = link("The Kremlin denied it.")["Russia"].notes
    assert (note.alias, note.kind, note.language) == ("Kremlin", "metonym", "en")


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("The French law enforcement agencies blamed Reed.",), "French law enforcement agencies"),
        (
            ("The French law enforcement agencies blamed Reed.", "French security forces fled."),
            "French security forces",
        ),
        (("The French leadership blamed Reed.",), "French leadership"),
    ],
)
def test_a_body_has_a_name_that_an_article_prints(texts: tuple[str, ...], name: str) -> None:
    assert name in link(*texts)
