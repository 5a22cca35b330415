"""Gold files: reading them, and finding their quotations in the articles.

Gold quotes words instead of counting offsets. Places are found here, in the files' own text, so
that a gold file can be checked by eye and a wrong quotation is an error, not a missed point.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from kzcompare.model.span import Span

PRINTED_SPACE = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f\u2007\n\r\t", " "))
WORD = re.compile(r"\S*[^\W_]\S*")


class GoldError(ValueError):
    """A gold file that does not fit its articles."""


def read_records(file: Path, key: str) -> list[dict[str, Any]]:
    """The list under `key` of a YAML gold file."""
    with file.open(encoding="utf-8") as stream:
        records: list[dict[str, Any]] = yaml.safe_load(stream)[key]
    return records


def read_texts(folder: Path) -> dict[str, str]:
    """The text of each article by the id that the folder's `sources.toml` gives, unchanged."""
    sources = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))["source"]
    return {s["id"]: (folder / s["file"]).read_bytes().decode("utf-8") for s in sources}


def plain(text: str) -> str:
    """The same length, with line breaks, tabs and no-break spaces as plain spaces."""
    return text.translate(PRINTED_SPACE)


def places(text: str, words: str) -> list[Span]:
    """Everywhere that `words` are printed, white space of one kind counting as any other."""
    sought = plain(words)
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(sought), plain(text))]


def locate(text: str, quote: str, at: int | None = None) -> Span:
    """The one place of a quotation; `at` is given where it is printed twice.

    Raises:
        GoldError: it is not printed there, or not exactly once.
    """
    found = [p for p in places(text, quote) if at is None or p.start == at]
    if len(found) != 1:
        message = f"printed {len(found)} times: {quote[:60]!r}"
        raise GoldError(message)
    return found[0]


def word_starts(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Where the words start that the spans touch: white-space pieces with a letter or digit.

    Marks at a word's ends never decide: a span that touches only a closing quotation mark does not
    touch the word before it.
    """
    wanted = tuple(spans)
    return frozenset(core.start for core in _cores(text) if any(core.overlaps(s) for s in wanted))


def _cores(text: str) -> Iterable[Span]:
    for match in WORD.finditer(text):
        letters = [i for i, ch in enumerate(match.group()) if ch.isalnum()]
        if letters:
            yield Span(match.start() + letters[0], match.start() + letters[-1] + 1)


def jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    """Shared words as a share of all words of both; 0 for two empty sets."""
    union = left | right
    return len(left & right) / len(union) if union else 0.0


def ratio(part: float, whole: float) -> float:
    """A share between 0 and 1; 0 of nothing is 0."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall."""
    return ratio(2 * precision * recall, precision + recall)
