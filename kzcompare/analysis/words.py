"""Single words: their stem (Snowball) and how common they are (wordfreq)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from Stemmer import Stemmer

NUMBER_ZIPF = 4.0  # a figure is as telling as a fairly rare word, however common its digits
_MARKS = "\"#$%&'()*+,-./:;<=>?@[]\\^`{|}~!“”‘’„«»–—―…•·"


@functools.cache
def _stemmer() -> Stemmer:
    from Stemmer import Stemmer

    return Stemmer("english")


@functools.lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """The lower-case stem of an English word (Snowball's Porter 2); possessive marks are dropped.

    It is that of Snowball's own library: an older form has one stem for "organization" and "organ",
    and one for "university" and "universal".

    >>> stem_of("Organizations"), stem_of("minister’s")
    ('organiz', 'minist')
    """
    stem: str = _stemmer().stemWord(word.lower().replace("’", "'"))
    return stem


@functools.lru_cache(maxsize=100_000)
def zipf_of(word: str) -> float:
    """How frequent a word is in general English: log10 of its uses in a billion words.

    "the" has 7.7, "president" 5.3, "embezzlement" 3.0; an unknown word has 0.
    """
    plain = word.lower().replace("’", "'").strip(_MARKS)
    if any(c.isdigit() for c in plain):
        return NUMBER_ZIPF
    if not any(c.isalpha() for c in plain):
        return 0.0
    found = _listed().get(plain)
    if found is not None or plain.isalpha():
        return 0.0 if found is None else round(9 - found / 100, 2)
    from wordfreq import zipf_frequency

    return zipf_frequency(plain, "en")


@functools.cache
def _listed() -> Mapping[str, int]:
    """The words of wordfreq's large list of English, each with its frequency in centibels below 1.

    The file is read directly: the library is for many languages, and loading what it needs for the
    others takes longer than the list.
    """
    import gzip
    from importlib.util import find_spec
    from pathlib import Path

    import msgspec

    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name="wordfreq")
    file = Path(spec.origin).parent / "data" / "large_en.msgpack.gz"
    _, *levels = msgspec.msgpack.decode(gzip.decompress(file.read_bytes()))
    return {word: level for level, words in enumerate(levels) for word in words}
