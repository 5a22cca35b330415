"""Claims as bags of weighted stems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.align.units import make_units
from kzcompare.model.article import Article
from kzcompare.model.claim import Moment, ReadArticle
from kzcompare.model.row import ClaimRef
from kzcompare.model.statement import CueClass, Statement
from tests.builders import article, cue, holder, mention, span, statement
from tests.makers import claim, pointer, reading

STRIKE = "Dockers closed the port."
STORM = "A storm sank two ferries."


def read(source: str, text: str, *sentences: tuple[str, ...]) -> ReadArticle:
    """An article; each sentence is given with its content words."""
    made = article(source, text)
    return reading(made, *(claim(made, s, *words) for s, *words in sentences))


DOCKERS = (STRIKE, "Dockers", "closed", "port")
FERRIES = (STORM, "storm", "sank", "two", "ferries")


def test_a_sentence_with_too_few_content_words_is_left_out() -> None:
    post = read("post", f"{STRIKE} {STORM}", DOCKERS, FERRIES)
    assert [u.claim for u in make_units([post], min_words=4)] == [1]


def test_a_sentence_that_is_wanted_is_kept_however_short() -> None:
    post = read("post", f"{STRIKE} {STORM}", DOCKERS, FERRIES)
    wanted = frozenset({ClaimRef(0, 0)})
    assert [u.claim for u in make_units([post], min_words=4, wanted=wanted)] == [0, 1]
    assert make_units([post], min_words=4, wanted=wanted, apart=wanted)[0].claim == 1


def test_a_sentence_printed_twice_in_an_article_counts_once() -> None:
    text = f"{STRIKE} {STRIKE.upper()}"
    post = read("post", text, DOCKERS, (STRIKE.upper(), "DOCKERS", "CLOSED", "PORT"))
    assert [u.claim for u in make_units([post], min_words=1)] == [0]


def test_the_same_sentence_in_two_articles_stays_in_both() -> None:
    articles = [read("post", STRIKE, DOCKERS), read("courier", STRIKE, DOCKERS)]
    assert [(u.article, u.claim) for u in make_units(articles, min_words=1)] == [(0, 0), (1, 0)]


def test_position_runs_from_the_first_sentence_to_the_last() -> None:
    last = "Rain fell on the quay."
    post = read("post", f"{STRIKE} {STORM} {last}", DOCKERS, FERRIES, (last, "Rain", "quay"))
    assert [u.position for u in make_units([post], min_words=1)] == [0.0, 0.5, 1.0]


def test_a_stem_in_fewer_claims_weighs_more() -> None:
    other = "Dockers sang."
    articles = [read("post", STRIKE, DOCKERS), read("courier", other, (other, "Dockers", "sang"))]
    weights = make_units(articles, min_words=1)[0].weights
    assert weights["port"] == pytest.approx(0.6931, abs=1e-4)  # ln(3 / 1.5)
    assert weights["dockers"] == pytest.approx(0.1823, abs=1e-4)  # ln(3 / 2.5)


@pytest.mark.parametrize(
    ("zipf", "weight"), [(1.0, 1.3863), (4.0, 0.6931), (6.5, 0.1155), (8.0, 0.1155)]
)
def test_a_word_that_is_rare_in_english_weighs_more(zipf: float, weight: float) -> None:
    post = article("post", STRIKE)
    courier = article("courier", STORM)
    articles = [
        reading(post, claim(post, STRIKE, "port", zipf=zipf)),
        reading(courier, claim(courier, STORM, "storm")),
    ]
    assert make_units(articles, min_words=1)[0].weights["port"] == pytest.approx(weight, abs=1e-4)


def test_figures_and_names_are_told_from_other_words() -> None:
    text = "Velmora counted 400 dockers."
    (only,) = make_units([read("post", text, (text, "Velmora", "counted", "400"))], min_words=1)
    assert only.numbers == {"400"}
    assert only.names == {"velmora"}


def test_the_words_of_a_date_count_as_names() -> None:
    text = "Velmora closed the port on 7 May."
    post = article("post", text)
    date = Moment(span(text, "7 May"), "7 May", "05-07", "05-07")
    made = claim(post, text, "closed", "port", "7", "May", times=[date])
    (only,) = make_units([reading(post, made)], min_words=1)
    assert only.names == {"7", "may"}


def test_each_clause_keeps_its_own_stems() -> None:
    text = "Dockers closed the port because pay fell."
    post = article("post", text)
    clauses = ("Dockers closed the port", "because pay fell.")
    made = claim(post, text, "Dockers", "closed", "port", "pay", "fell", clauses=clauses)
    (only,) = make_units([reading(post, made)], min_words=1)
    assert only.clauses == (("dockers", "closed", "port"), ("pay", "fell"))


def test_words_are_kept_as_printed_in_lower_case_with_their_frequency() -> None:
    (only,) = make_units([read("post", STRIKE, DOCKERS)], min_words=1)
    assert only.words == (("dockers", 4.0), ("closed", 4.0), ("port", 4.0))


def pointing(words: str, name: str) -> ReadArticle:
    """Oskar Lindqvist is named in the first sentence, and pointed at in the second."""
    text = "Oskar Lindqvist resigned. He left the port."
    post = article("post", text)
    return reading(
        post,
        claim(post, "Oskar Lindqvist resigned.", "Oskar", "Lindqvist", "resigned"),
        claim(post, "He left the port.", "left", "port"),
        mentions=[pointer(post, words, name)],
    )


def test_a_pronoun_brings_the_last_word_of_the_name_at_half_its_weight() -> None:
    _, second = make_units([pointing("He", "Oskar Lindqvist")], min_words=1)
    assert second.weights["lindqvist"] == pytest.approx(0.3466, abs=1e-4)  # ln(3 / 1.5) / 2
    assert "oskar" not in second.weights


def test_a_pronoun_for_nobody_named_brings_nothing() -> None:
    _, second = make_units([pointing("He", "Petra Salko")], min_words=1)
    assert set(second.weights) == {"left", "port"}


def test_a_printed_name_keeps_its_own_weight() -> None:
    text = "Lindqvist says he left."
    post = article("post", text)
    made = claim(post, text, "Lindqvist", "left")
    (only,) = make_units(
        [reading(post, made, mentions=[pointer(post, "he", "Oskar Lindqvist")])], min_words=1
    )
    assert only.weights["lindqvist"] == only.weights["left"]


def test_a_mention_by_name_adds_no_word() -> None:
    text = "Lindqvist left."
    post = article("post", text)
    made = claim(post, text, "left")
    named = mention(post, "Lindqvist", name="Oskar Lindqvist")
    (only,) = make_units([reading(post, made, mentions=[named])], min_words=1)
    assert set(only.weights) == {"left"}


SAID = "Mayor Lindqvist said agitators closed Velmora port."


def quoting(
    actor: str | None, name: str | None = None, cls: CueClass = CueClass.NEUTRAL
) -> ReadArticle:
    post = article("post", SAID)
    by = holder(post, "Lindqvist", actor=actor)
    if name is not None:
        by = type(by)(by.span, by.text, name, actor)
    said: Statement = statement(
        post, "agitators closed Velmora port", by=by, said=cue(post, "said", cls)
    )
    words = ("Mayor", "Lindqvist", "agitators", "closed", "Velmora", "port")
    return reading(post, claim(post, SAID, *words, statements=[0]), statements=[said])


def test_what_a_holder_says_is_kept_without_names_and_without_the_frame() -> None:
    (only,) = make_units([quoting("Oskar Lindqvist")], min_words=1)
    assert only.said == {"Oskar Lindqvist": frozenset({"agitators", "closed", "port"})}


@pytest.mark.parametrize(
    ("cls", "claimed"),
    [(CueClass.NEUTRAL, {"agitators", "closed", "port"}), (CueClass.DIRECTIVE, set())],
)
def test_what_is_demanded_is_said_but_not_claimed(cls: CueClass, claimed: set[str]) -> None:
    (only,) = make_units([quoting("Oskar Lindqvist", cls=cls)], min_words=1)
    assert only.claimed == claimed
    assert only.said["Oskar Lindqvist"] == {"agitators", "closed", "port"}


def test_a_holder_without_an_actor_goes_by_the_name_in_the_article() -> None:
    (only,) = make_units([quoting(None, "Lindqvist of Velmora")], min_words=1)
    assert list(only.said) == ["Lindqvist of Velmora"]


def test_a_holder_nobody_can_name_says_nothing() -> None:
    (only,) = make_units([quoting(None)], min_words=1)
    assert only.said == {}


WORDS = st.sampled_from(["port", "strike", "Velmora", "ferry", "400", "storm", "pay"])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=5, unique=True), min_size=1, max_size=4)


def any_article(source: str, sentences: list[list[str]]) -> ReadArticle:
    lines = [f"{number}: " + " ".join(words) for number, words in enumerate(sentences)]
    made: Article = article(source, "\n".join(lines))
    return reading(
        made, *(claim(made, line, *words) for line, words in zip(lines, sentences, strict=True))
    )


@given(TEXTS, TEXTS)
def test_weights_do_not_depend_on_the_order_of_articles(
    first: list[list[str]], second: list[list[str]]
) -> None:
    articles = [any_article("post", first), any_article("courier", second)]
    there = {
        (articles[u.article].article.id, u.claim): u.weights
        for u in make_units(articles, min_words=1)
    }
    turned = articles[::-1]
    back = {
        (turned[u.article].article.id, u.claim): u.weights for u in make_units(turned, min_words=1)
    }
    assert there == back


@given(TEXTS)
def test_total_is_the_sum_of_the_weights_and_no_weight_is_negative(texts: list[list[str]]) -> None:
    for unit in make_units([any_article("post", texts)], min_words=1):
        assert unit.total == pytest.approx(sum(unit.weights.values()))
        assert min(unit.weights.values()) > 0
