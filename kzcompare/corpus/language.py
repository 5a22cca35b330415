"""Which language a text is written in."""

from __future__ import annotations

import re

from kzcompare.lexicon.languages import load_languages

FEWEST_WORDS = 20  # fewer say too little: names and figures are the same in many languages
# Share of English function words from which a text is English. Of 938 English news texts 5 have
# fewer (lists, verse); German, Dutch, French or Norwegian ones reach 0.16, Afrikaans 0.22.
ENGLISH_SHARE = 0.25
_LOOKED_AT = 5000  # characters
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The ISO 639 code of the language; None where the text is too short to tell.

    English is told by its function words; only a text without them is worth the loading of a
    recogniser for a hundred languages.
    """
    words = [w.casefold() for w in _WORD.findall(text[:_LOOKED_AT])]
    if len(words) < FEWEST_WORDS:
        return None
    common = load_languages().english
    if sum(w in common for w in words) >= ENGLISH_SHARE * len(words):
        return "en"
    import py3langid

    code, _ = py3langid.classify(text[:_LOOKED_AT])
    return str(code)


def language_code(given: str | None) -> str | None:
    """A language as people write it down, as its code.

    >>> [language_code(words) for words in ("en-GB", "German", "ru", "Klingonish", None)]
    ['en', 'de', 'ru', None, None]
    """
    if not given:
        return None
    first = re.split(r"[-_ ,;]", given.strip().casefold(), maxsplit=1)[0]
    names = load_languages().names
    if first in names:
        return first
    return next((code for code, name in names.items() if name.casefold() == first), None)


def language_name(code: str) -> str:
    """The English name of a language, or its code where the name is not known.

    >>> language_name("ru"), language_name("xx")
    ('Russian', 'xx')
    """
    return load_languages().names.get(code, code)
