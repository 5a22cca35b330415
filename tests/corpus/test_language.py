"""Which language a text is written in, and letters that somebody decoded in a wrong encoding."""

from __future__ import annotations

import sys

import pytest

from kzcompare.corpus.language import language_of
from kzcompare.corpus.misread import misread
from tests.corpus.wire import OWN, PARAGRAPHS, STORY

FOREIGN = {
    "de": "Der Präsident sagte am Montag, dass die Proteste in der Stadt vorbei seien und dass die "
    "Polizei die Lage unter Kontrolle habe. Mehrere Menschen waren verletzt worden.",
    "fr": "Le président a déclaré lundi que les manifestations dans la ville étaient terminées et "
    "que la police avait la situation en main. Plusieurs personnes ont été blessées.",
    "nl": "De president zei maandag dat de protesten in de stad voorbij waren en dat de politie de "
    "situatie onder controle had. Bij de onlusten is een man gewond geraakt.",
    "es": "El presidente dijo el lunes que las protestas en la ciudad habían terminado y que la "
    "policía tenía la situación bajo control. Varias personas resultaron heridas.",
    "ru": "Президент заявил в понедельник, что протесты в городе закончились и что полиция "
    "контролирует положение. Несколько человек были ранены, сообщило министерство. Порт закрыт.",
    "tr": "Cumhurbaşkanı pazartesi günü kentteki protestoların sona erdiğini ve polisin durumu "
    "kontrol altına aldığını söyledi. Bakanlık yaralıların hastanede olduğunu ve limanın kapalı "
    "kaldığını bir açıklamayla duyurdu.",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_other_languages_are_recognised(code: str) -> None:
    assert language_of(FOREIGN[code]) == code


@pytest.mark.parametrize("text", [STORY, " ".join(OWN), *PARAGRAPHS[:5]])
def test_english_is_told_without_the_recogniser(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", ["", "Порт закрыт.", "123 456 " * 50, "?!" * 500])
def test_a_text_too_short_to_tell_stays_untold(text: str) -> None:
    assert language_of(text) is None


def test_letters_read_in_a_wrong_encoding_are_noticed() -> None:
    text = "The minister’s “plan” — for now — is the union’s."
    wrong = text.encode().decode("cp1252", "replace")
    assert misread(wrong * 2) is not None
    assert misread("Президент заявил".encode().decode("cp1252", "replace") * 5) is not None


def test_lost_letters_are_counted() -> None:
    assert misread("The minister\ufffds men \ufffd two of them \ufffd left.") == (
        "3 characters could not be decoded when the file was made (“\ufffd”)"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        STORY,
        "Café in Zürich, naïve: “garçon” — £5, 20 °C, São Paulo, Ångström. " * 5,
        *FOREIGN.values(),
    ],
)
def test_foreign_letters_are_no_damage(text: str) -> None:
    assert misread(text) is None
