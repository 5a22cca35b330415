"""Article text to sentences. The only module that knows spaCy; nothing of it leaves here."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kzcompare.analysis.models import model_name
from kzcompare.analysis.words import stem_of, zipf_of
from kzcompare.model.article import Article, Role
from kzcompare.model.errors import NoModelError
from kzcompare.model.sentence import Sentence, Token
from kzcompare.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

OPENING, CLOSING = frozenset("[("), frozenset("])")
LONGEST_BRACKET = 40  # words; longer brackets hold sentences of their own
BATCH = 64  # paragraphs handed to the parser at once; larger batches gained nothing


@functools.cache
def load_model(name: str) -> Language:
    """The parser, loaded once a process; it cuts no sentence inside brackets.

    Raises:
        NoModelError: the package holds no model.
    """
    from spacy.language import Language

    package = importlib.import_module(name)
    if not hasattr(package, "load"):
        message = f"package {name!r} holds no language model"
        raise NoModelError(message)
    Language.component("keep_brackets_whole", func=_keep_brackets_whole)
    nlp: Language = package.load()
    if "parser" in nlp.pipe_names:
        nlp.add_pipe("keep_brackets_whole", before="parser")
    return nlp


def _keep_brackets_whole(doc: Doc) -> Doc:
    """Tells the parser that no sentence begins inside brackets: "the regime [the former ...]"."""
    opened: list[int] = []
    for token in doc:
        if token.text in OPENING:
            opened.append(token.i)
        elif token.text in CLOSING and opened:
            start = opened.pop()
            if token.i - start <= LONGEST_BRACKET:
                for inside in doc[start : token.i + 1]:
                    inside.is_sent_start = False if inside.i else None
    return doc


def parse_articles(
    articles: Iterable[Article], model: str | None
) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each article, in text order; furniture is not parsed.

    Line breaks inside a paragraph are read as spaces, so offsets stay those of `Article.text`.

    Raises:
        NoModelError: the model is not installed.
    """
    nlp = load_model(model_name(model))
    held = list(articles)
    texts = [
        (_flat(paragraph.span.of(article.text)), (number, index))
        for number, article in enumerate(held)
        for index, paragraph in enumerate(article.paragraphs)
        if paragraph.role.is_text
    ]
    parsed = nlp.pipe(texts, as_tuples=True, batch_size=BATCH)
    waiting = next(parsed, None)
    for number, article in enumerate(held):
        sentences: list[Sentence] = []
        while waiting is not None and waiting[1][0] == number:
            doc, (_, index) = waiting
            sentences += _sentences(doc, article, index)
            waiting = next(parsed, None)
        yield tuple(sentences)


def _flat(words: str) -> str:
    """The same length with every white space character as a plain space."""
    return "".join(" " if ch.isspace() else ch for ch in words)


def _sentences(doc: Doc, article: Article, index: int) -> Iterator[Sentence]:
    """Our sentences for one parsed paragraph."""
    paragraph = article.paragraphs[index]
    for sent in doc.sents:
        tokens = tuple(_tokens(sent, paragraph.span.start))
        if tokens:
            span = Span(tokens[0].start, tokens[-1].end)
            yield Sentence(span, index, paragraph.role is Role.HEADING, tokens)


def _tokens(sent: DocSpan, offset: int) -> Iterator[Token]:
    """Our tokens for one sentence; blanks are left out and heads renumbered around them."""
    place: dict[int, int] = {}
    for token in sent:
        if not token.is_space:
            place[token.i] = len(place)
    for token in sent:
        if token.is_space:
            continue
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        yield Token(
            start=offset + token.idx,
            end=offset + token.idx + len(token.text),
            text=token.text,
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=place.get(head.i, place[token.i]),
            entity=token.ent_type_,
            entity_start=token.ent_iob_ == "B",
            stem=stem_of(token.text),
            zipf=zipf_of(token.text),
            is_stop=token.is_stop,
        )
