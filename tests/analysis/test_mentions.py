"""What is found as a mention, what kind it is, and what it refers to inside its article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.analysis.mentions import find_mentions
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.choices import ActorType
from tests.analysis.reading import parsed

PERSON, BODY, GROUP, PLACE = (
    ActorType.PERSON,
    ActorType.ORGANISATION,
    ActorType.GROUP,
    ActorType.PLACE,
)


def mentions(text: str) -> tuple[Mention, ...]:
    return find_mentions(text, parsed(text)[1])


def names(text: str) -> list[str]:
    return [m.text for m in mentions(text) if m.kind is MentionKind.NAME]


def one(text: str, words: str) -> Mention:
    """The first mention printed exactly as `words`."""
    return next(m for m in mentions(text) if m.text == words)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "President Emmanuel Macron met Prime Minister Imran Khan.",
            ["Emmanuel Macron", "Imran Khan"],
        ),
        ("Lagos governor Babajide Sanwo-Olu spoke.", ["Lagos", "Babajide Sanwo-Olu"]),
        ("On Sunday, former President Bill Clinton said so.", ["Bill Clinton"]),
        ("Senators killed the Bill on Monday.", []),
        ("The Ministry of Finance refused.", ["Ministry of Finance"]),
        ("She met Ursula von der Leyen on Monday.", ["Ursula von der Leyen"]),
        ("The World Health Organization (WHO) warned of it.", ["World Health Organization (WHO)"]),
        ("He praised Ban Ki-moon in May.", ["Ban Ki-moon"]),
        ("They met French Foreign Minister Jean-Yves Le Drian.", ["Jean-Yves Le Drian"]),
        (
            "The US State Department spokesman John Kirby left.",
            ["US State Department", "John Kirby"],
        ),
    ],
)
def test_a_name_is_cut_from_titles_dates_and_adjectives(text: str, want: list[str]) -> None:
    assert names(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "On Monday he left in January.",
        "Russian and Ukrainian troops met French Muslims.",
        "The Second Amendment was read on Easter Sunday.",
        "Americans like English and Spanish.",
        "The President and the Prime Minister agreed.",
        "The Nobel Peace Prize and the Vietnam War are topics.",
    ],
)
def test_days_peoples_languages_offices_and_works_are_no_names(text: str) -> None:
    assert names(text) == []


def test_a_phrase_holds_title_and_apposition() -> None:
    text = "US State Department spokesperson Ned Price said no. Ben Godwin, a consultant, agreed."
    price, godwin = one(text, "Ned Price"), one(text, "Ben Godwin")
    assert price.phrase.of(text) == "US State Department spokesperson Ned Price"
    assert godwin.phrase.of(text) == "Ben Godwin, a consultant"


@pytest.mark.parametrize(
    ("text", "name", "want"),
    [
        ("Fugitive banker Mark Adams left.", "Mark Adams", ["Fugitive banker"]),
        (
            "Ben Godwin, a political risk consultant, left.",
            "Ben Godwin",
            ["a political risk consultant"],
        ),
        ("Ruth Adams is a controversial figure.", "Ruth Adams", ["a controversial figure"]),
        ("Mark Adams was not a spy.", "Mark Adams", []),
        ("Mark Adams left.", "Mark Adams", []),
    ],
)
def test_descriptors_are_the_words_around_a_name(text: str, name: str, want: list[str]) -> None:
    assert [d.of(text) for d in one(text, name).descriptors] == want


@pytest.mark.parametrize(
    ("text", "printed", "want"),
    [
        ("Angela Merkel left. Then Merkel came back.", "Merkel", "Angela Merkel"),
        (
            "The World Health Organization (WHO) met. The WHO warned of it.",
            "WHO",
            "World Health Organization",
        ),
        ("Angela Merkel met the press. She said nothing.", "She", "Angela Merkel"),
        ("Barack Obama met Angela Merkel. He thanked her.", "He", "Barack Obama"),
        ("Barack Obama met Angela Merkel. He thanked her.", "her", "Angela Merkel"),
        ("Mark Adams, who left early, said no.", "who", "Mark Adams"),
        ("Banker Mark Adams fled. The banker said so.", "banker", "Mark Adams"),
    ],
)
def test_a_short_form_refers_to_the_full_name(text: str, printed: str, want: str) -> None:
    assert one(text, printed).name == want


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Angela Merkel left. He said nothing.", "He"),
        ("Mark Adams met John Brown. “I am glad,” he said.", "I"),
        ("Banker Mark Adams met banker John Brown. The banker left.", "banker"),
        ("It rained. They left.", "They"),
    ],
)
def test_what_stays_open_has_no_name(text: str, printed: str) -> None:
    assert one(text, printed).name is None


@pytest.mark.parametrize(
    ("text", "printed", "kind", "name"),
    [
        ("The French police came.", "French police", BODY, "French police"),
        ("The government of Brazil fell.", "government of Brazil", BODY, "Brazilian government"),
        ("The authorities in Peru agreed.", "authorities in Peru", GROUP, "Peruvian authorities"),
        ("The protesters left.", "protesters", GROUP, None),
    ],
)
def test_bodies_are_named_by_their_nation_and_crowds_are_not(
    text: str, printed: str, kind: ActorType, name: str | None
) -> None:
    found = one(text, printed)
    assert (found.kind, found.type, found.name) == (MentionKind.NOMINAL, kind, name)


def test_bare_bodies_belong_to_the_one_nation_the_article_is_about() -> None:
    text = "Peru voted. Peruvians were glad. In Peru, the police watched."
    assert one(text, "police").name == "Peruvian police"


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("The Labour Party lost.", "Labour Party", BODY),
        ("Mr Ruzimatov said no.", "Ruzimatov", PERSON),
        ("They live in Uruguay.", "Uruguay", PLACE),
        ("Olena Ruzimatova died. The Ruzimatova family wept.", "Ruzimatova family", GROUP),
    ],
)
def test_the_type_follows_the_words_around_a_name(text: str, printed: str, kind: ActorType) -> None:
    assert one(text, printed).type is kind


def test_a_surname_has_the_type_of_the_full_name() -> None:
    text = "Banker Zhaksylyk Ormanov left. Critics blamed Ormanov."
    assert one(text, "Ormanov").type is PERSON


def test_a_city_is_not_taken_for_a_given_name() -> None:
    text = "Mr Nursultan Ormanov renamed the city Nur-Sultan."
    assert one(text, "Nur-Sultan").name == "Nur-Sultan"


WORDS = st.lists(
    st.sampled_from(
        [
            "Angela Merkel",
            "she",
            "said",
            "the police",
            "in Peru",
            ",",
            "(",
            "]",
            "[",
            "Jr.",
            "-",
            "“",
            "of",
            "The WHO",
            "’s",
            ".",
        ]
    ),
    min_size=1,
    max_size=12,
)


@given(WORDS)
def test_mentions_are_in_order_inside_their_sentence_and_verbatim(parts: list[str]) -> None:
    text = " ".join(parts)
    sentences = parsed(text)[1]
    found = find_mentions(text, sentences)
    assert list(found) == sorted(found, key=lambda m: m.span)
    for mention in found:
        assert mention.text == mention.span.of(text)
        assert mention.phrase.contains(mention.span)
        assert sentences[mention.sentence].span.contains(mention.span)


@pytest.mark.parametrize("text", ["They met in Port Velmora.", "They sailed from Port Velmora."])
def test_a_town_behind_a_preposition_of_place_is_no_person(text: str) -> None:
    assert one(text, "Port Velmora").type is not PERSON


def test_the_last_word_of_a_town_is_the_town() -> None:
    text = "Port Strike Shuts Down Velmora\nDock workers closed the quay in Port Velmora."
    assert one(text, "Velmora").type is PLACE


def test_a_common_word_of_a_name_is_no_name_in_a_headline() -> None:
    text = "Who Is Behind the Port Strike?\nDock workers closed the quay in Port Velmora."
    assert names(text) == ["Port Velmora"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Comedian George Lopez left.", ["George Lopez"]),
        ("Crooked Hillary Clinton lost. Hillary Clinton left.", ["Hillary Clinton"] * 2),
        (
            "Lawmakers Say Angela Merkel Is Wrong.\nAngela Merkel left the room.",
            ["Angela Merkel"] * 2,
        ),
        ("HAMBURG — Angela Merkel left.", ["Angela Merkel"]),
        ("Rep. Ann Lee (D-N.Y.) left.", ["Ann Lee"]),
        ("The latest report is out. The Latest on it: Ann Lee left.", ["Ann Lee"]),
        ("They moved from San Jose to San Francisco.", ["San Jose", "San Francisco"]),
        ("He lives in West Virginia.", ["West Virginia"]),
        ("Parliament made him Leader of the Nation.", []),
    ],
)
def test_capitals_that_are_no_part_of_a_name_are_cut(text: str, want: list[str]) -> None:
    assert names(text) == want


def test_a_speaker_in_capitals_is_the_one_named_elsewhere() -> None:
    text = "Mayor Erik Lindqvist spoke.\nLINDQVIST: We won."
    assert one(text, "LINDQVIST").name == "Erik Lindqvist"


def test_the_plural_of_a_surname_is_a_group() -> None:
    text = "Mayor Erik Lindqvist spoke. The Lindqvists were glad."
    assert one(text, "Lindqvists").type is GROUP


def test_a_lone_word_for_a_body_means_the_one_that_ends_with_it() -> None:
    text = "The Arctic Council met in Oslo. On Monday the Council voted."
    assert one(text, "Council").name == "Arctic Council"


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("Fierce opposition to the plan grew.", "opposition", False),
        ("On Monday the opposition left the room.", "opposition", True),
    ],
)
def test_an_abstract_noun_is_a_body_only_with_an_article(
    text: str, words: str, *, want: bool
) -> None:
    assert any(words in m.text for m in mentions(text)) is want


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("Angela Merkel criticised the plan.", "Angela Merkel", ("does", "criticise")),
        ("Angela Merkel did not resign.", "Angela Merkel", ("does", "not resign")),
        ("Critics attacked Angela Merkel.", "Angela Merkel", ("suffers", "attack")),
        ("Angela Merkel was arrested on Monday.", "Angela Merkel", ("suffers", "arrest")),
        ("The plan was drafted by Angela Merkel.", "Angela Merkel", ("does", "draft")),
        ("Angela Merkel is a physicist.", "Angela Merkel", None),
        ("The house of Angela Merkel burned.", "Angela Merkel", None),
    ],
)
def test_what_somebody_does_or_suffers_is_the_verb_they_stand_by(
    text: str, words: str, want: tuple[str, str] | None
) -> None:
    deed = one(text, words).deed
    assert (deed and (deed.role.value, deed.verb)) == want


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("Ann Lee, who led the bank for years, left.", "Ann Lee", ["who led the bank for years"]),
        ("Ann Lee is accused of fraud.", "Ann Lee", ["accused of fraud"]),
        ("Ann Lee is in exile.", "Ann Lee", ["in exile"]),
        ("Ann Lee [the former president] left.", "Ann Lee", ["the former president"]),
        ("Ann Lee was not accused of fraud.", "Ann Lee", []),
        ("A singer from Norway, who was missing, left.", "Norway", []),
        ("Massachusetts Ann Lee left.", "Ann Lee", []),
    ],
)
def test_who_somebody_is_is_told_by_clauses_and_predicates(
    text: str, words: str, want: list[str]
) -> None:
    assert [d.of(text) for d in one(text, words).descriptors] == want


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("The Lindqvist party won.", "Lindqvist", BODY),
        ("He told the newspaper Novosti Yarda so.", "Novosti Yarda", BODY),
        ("They live in the village of Yarda.", "Yarda", PLACE),
        ("Radio Yarda reported it.", "Radio Yarda", BODY),
        ("Goldman Sachs told clients so.", "Goldman Sachs", BODY),
        ("Olaf Scholz left. Many in Scholz's party said so.", "Scholz", PERSON),
    ],
)
def test_the_words_around_a_name_say_what_it_is(text: str, words: str, want: ActorType) -> None:
    assert one(text, words).type is want


def test_two_countries_in_a_row_are_no_actor() -> None:
    assert names("They signed the China-Uzbekistan deal.") == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("On Monday General Ann Lee left.", ["Ann Lee"]),
        ("On Monday General Motors left.", ["General Motors"]),
    ],
)
def test_general_is_an_office_only_before_a_person(text: str, want: list[str]) -> None:
    assert names(text) == want


def test_an_administration_without_an_owner_is_the_one_with_one() -> None:
    text = "The Obama administration agreed. On Monday the administration refused."
    assert one(text, "administration").name == "Obama administration"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Michelle Obama sang. Mr. Obama left.", "Obama"),
        ("Michelle Obama sang. Ms. Obama left.", "Michelle Obama"),
        ("Michelle Obama sang. Obama left.", "Michelle Obama"),
    ],
)
def test_a_mister_is_not_the_woman_of_his_name(text: str, want: str) -> None:
    assert one(text, "Obama").name == want


def test_the_head_of_state_is_not_the_head_of_an_office() -> None:
    text = (
        "The head of state went to the town. “Nobody is alone,” said the head of the office, "
        "Pavel Orlin. The head of the office left."
    )
    found = [m.name for m in mentions(text) if m.text.lower().startswith("head")]
    assert found == [None, "Pavel Orlin"]
