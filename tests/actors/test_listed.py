"""Listed names of several words that the reading of an article took for none."""

from __future__ import annotations

from msgspec.structs import replace

from kzcompare.actors.listed import add_listed
from kzcompare.lexicon.aliases import AliasEntry, AliasKind
from kzcompare.model.choices import ActorType
from tests import builders as make

TITLE = AliasEntry(
    name="Ann Lee",
    type=ActorType.PERSON,
    aliases=("Mother of the Sea",),
    kind=AliasKind.TITLE,
)


def found(text: str, entry: AliasEntry = TITLE) -> list[tuple[str, str | None]]:
    (article,) = add_listed((make.read(make.article("a", text)),), (entry,))
    return [(m.text, m.name) for m in article.reading.mentions]


def test_a_listed_title_is_a_mention_wherever_it_is_printed() -> None:
    assert found("They call her Mother of the Sea.") == [("Mother of the Sea", "Mother of the Sea")]


def test_a_listed_name_holds_only_in_its_context() -> None:
    assert found("They call her Mother of the Sea.", replace(TITLE, context=("Norway",))) == []


def test_a_listed_name_is_not_found_inside_a_longer_word() -> None:
    assert found("They call her Mother of the Seas.") == []


def test_a_name_that_was_read_is_not_added_again() -> None:
    article = make.article("a", "They call her Mother of the Sea.")
    whole = make.mention(article, "Mother of the Sea", name="Mother of the Sea")
    read = make.read(article, mentions=(whole,))
    assert add_listed((read,), (TITLE,)) == (read,)


def test_a_name_that_was_read_inside_a_listed_one_gives_way() -> None:
    article = make.article("a", "They call her Mother of the Sea.")
    read = make.read(article, mentions=(make.mention(article, "Sea", name="Sea"),))
    (made,) = add_listed((read,), (TITLE,))
    assert [m.text for m in made.reading.mentions] == ["Mother of the Sea"]


def test_a_capital_is_left_to_the_words_around_it() -> None:
    entry = replace(TITLE, name="Mexico", aliases=("Mexico City",), kind=AliasKind.CAPITAL)
    assert found("They live in Mexico City.", entry) == []
