"""Markdown: the words without their marks; front matter says who published them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.corpus.decode import decode
from kzcompare.corpus.document import About, Document, Place, Texts
from kzcompare.corpus.formats.markup import joined, paragraphs_of
from kzcompare.corpus.limits import foreign
from kzcompare.corpus.metadata import read_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token


def read(data: bytes) -> Texts:
    """One document: the text as it is shown, one paragraph a line.

    Raises:
        UnreadableError: The file is empty, blank, binary or in an unknown encoding.
    """
    text = decode(data)
    front = read_front_matter(text)
    about, body = (About(), text) if front is None else (front[0], text[front[1].end :])
    with foreign("Markdown"):
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark").enable("table")
        shown = joined(_paragraphs(parser.parse(body)))
    return (Document(shown or text, about, (), Place.FRONT_MATTER),)


def _paragraphs(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            # A line with two spaces at its end breaks the paragraph; any other end is a space.
            yield from _words(token.children or ()).split("\n")
        elif token.type == "html_block":
            yield from paragraphs_of(token.content)


def _words(tokens: Sequence[Token]) -> str:
    words = {"softbreak": " ", "hardbreak": "\n", "html_inline": "", "image": ""}
    return "".join(words.get(token.type, token.content) for token in tokens)
