"""How well furniture is told from text on thirty pages, each in the manner of one kind of site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from kzcompare.corpus.build import draft_article
from kzcompare.corpus.document import About, Document
from tests.corpus.wire import OWN, PARAGRAPHS

FILE = Path(__file__).parents[1] / "cases" / "furniture" / "pages.txt"
NEWS = (
    *PARAGRAPHS,
    "They have not paid us since June. I have two children and a roof that leaks, and I am tired.",
    *OWN,
)
# What was measured when the pages were written, less one line in a hundred.
F1_FLOOR = 0.93


@dataclass(frozen=True)
class Page:
    """A page: its text, and for each line whether it is article text."""

    name: str
    text: str
    is_text: dict[str, bool]


def pages() -> list[Page]:
    made: list[Page] = []
    for part in re.split(r"^== ", FILE.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, *rows = part.split("\n")
        lines: list[str] = []
        is_text: dict[str, bool] = {}
        for row in rows:
            words = re.sub(r"\{(\d+)\}", lambda m: NEWS[int(m[1]) - 1], row[2:])
            lines.append(words)
            if words:
                is_text[words] = row.startswith("+")
        made.append(Page(name, "\n".join(lines).strip() + "\n", is_text))
    return made


def furniture(page: Page) -> set[str]:
    draft = draft_article(Document(page.text), About())
    return {p.span.of(page.text) for p in draft.paragraphs if not p.role.is_text}


def test_there_are_thirty_pages() -> None:
    assert len(pages()) == 30
    assert all(sum(page.is_text.values()) >= 3 for page in pages())


def test_furniture_is_told_from_text() -> None:
    right = found = real = 0
    for page in pages():
        marked = furniture(page)
        meant = {words for words, is_text in page.is_text.items() if not is_text}
        right, found, real = right + len(marked & meant), found + len(marked), real + len(meant)
    precision, recall = right / found, right / real
    assert 2 * precision * recall / (precision + recall) >= F1_FLOOR


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_no_sentence_of_the_news_is_lost(page: Page) -> None:
    lost = {words for words in furniture(page) if page.is_text[words]}
    assert lost & set(NEWS) == set()
