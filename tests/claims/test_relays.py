"""Who passed words on between the article and their holder."""

from __future__ import annotations

import pytest

from tests.claims.attributing import said


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ('"We will win," Ruiz told Reuters on Monday.', ("Reuters",)),
        ("In an interview with the BBC, Ruiz said that they won.", ("the BBC",)),
        (
            "Ruiz said in remarks carried by state television that the vote was fair.",
            ("state television",),
        ),
        ("Ruiz, speaking to AFP, said they won.", ("AFP",)),
        ('"We will win," Ruiz was quoted as saying by the Daily News.', ("the Daily News",)),
        ("Ruiz told parliament that they won.", ()),
        ("Ruiz told Diaz that they won.", ()),
        ("Reuters said that they won.", ()),
    ],
)
def test_news_organisations_pass_words_on_and_others_only_hear_them(
    text: str, via: tuple[str, ...]
) -> None:
    assert [s.via for s in said(text)] == [via]


def test_relays_stand_nearest_the_article_first() -> None:
    inner = said("Reuters reported that Ruiz had told AFP they won.")[-1]
    assert (inner.holder, inner.via) == ("Ruiz", ("Reuters", "AFP"))


def test_nobody_relays_their_own_words() -> None:
    inner = said("Ruiz said Ruiz had told her that they won.")[-1]
    assert inner.via == ()
