"""Our own small parse: what the stages know of a sentence, whatever parser made it."""

from __future__ import annotations

from msgspec import Struct

from kzcompare.model.span import Span


class Token(Struct, frozen=True, gc=False):
    """One word or mark of a sentence.

    `start` and `end` are offsets in `Article.text`; `head` is the index, within the sentence, of
    the word this one depends on (its own index for the root). `pos` and `dep` follow Universal
    Dependencies as the English models print them ("VERB", "nsubj"), `tag` is the Penn Treebank
    tag, `entity` the named-entity label ("PERSON", "GPE") or "". `stem` is the lower-case Snowball
    stem and `zipf` the word's frequency in general English on the Zipf scale (0 when unknown).
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    entity_start: bool
    stem: str
    zipf: float
    is_stop: bool

    @property
    def span(self) -> Span:
        """Where the word stands in the article."""
        return Span(self.start, self.end)


class Sentence(Struct, frozen=True):
    """A sentence: its span, the index of its paragraph in `Article.paragraphs`, its words.

    `Tree` looks things up in its grammar.
    """

    span: Span
    paragraph: int
    is_heading: bool
    tokens: tuple[Token, ...]
