"""Article text to sentences. The only module that knows spaCy; nothing of it leaves here."""

from __future__ import annotations

import functools
import importlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

from msgspec.structs import replace

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
QUOTES = frozenset('“"‘«„')
SENTENCE_ENDS = frozenset(".!?")
GLOSSED = frozenset({"NOUN", "PROPN", "NUM", "PUNCT"})  # a bracket behind one explains it
BRACKET_TAGS = {"[": "-LRB-", "]": "-RRB-"}
# Words; the longest of 15,221 sentences of news has 98. Stages compare the words of a sentence
# with each other, so without a bound a text of one sentence would cost the square of its length.
LONGEST_SENTENCE = 250
BATCH = 64  # paragraphs handed to the parser at once; larger batches gained nothing


@functools.cache
def load_model(name: str) -> Language:
    """The parser, loaded once a process; it cuts no sentence inside brackets.

    Raises:
        NoModelError: the package holds no model.
    """
    with _without_command_line():
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


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Lets spaCy be imported without its own command line and the HTTP clients that need it.

    They take a third of the time of the import, and nothing here downloads models. Whoever wants
    them later can import them.
    """
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        yield
        return
    left_out = ModuleType(names[1])
    left_out.info = None  # type: ignore[attr-defined]
    sys.modules.update(dict.fromkeys(names, left_out))
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


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
            sentences += _sentences(_past_insertions(nlp, doc), article, index)
            waiting = next(parsed, None)
        yield tuple(sentences)


def _flat(words: str) -> str:
    """The same length with every white space character as a plain space."""
    return "".join(" " if ch.isspace() else ch for ch in words)


def _past_insertions(nlp: Language, doc: Doc) -> Doc:
    """The paragraph with the grammar it has when the brackets of insertions are not read.

    "If [the port does] not [reopen], ..." is a sentence only without them. The brackets stay as
    punctuation of the words that they enclose.
    """
    from spacy.tokens import Doc

    pairs = list(_insertions(doc))
    if not pairs:
        return doc
    brackets = {at for pair in pairs for at in pair}
    kept = [token for token in doc if token.i not in brackets]
    place = {token.i: at for at, token in enumerate(kept)}
    words = [token.text for token in kept]
    spaces = [
        bool(token.whitespace_) or (token.i + 1 in brackets and bool(doc[token.i + 1].whitespace_))
        for token in kept
    ]
    bare = Doc(nlp.vocab, words=words, spaces=spaces)
    for start, end in pairs:
        for at in range(start + 2, end):
            if place.get(at, 0) > 0:
                bare[place[at]].is_sent_start = False
    bare = nlp(bare)
    return _with_brackets(doc, bare, place)


def _insertions(doc: Doc) -> Iterator[tuple[int, int]]:
    """The pairs of square brackets around words that belong to the sentence."""
    start = None
    for token in doc:
        if token.text == "[":
            start = token.i
        elif token.text == "]" and start is not None:
            inside = doc[start + 1 : token.i]
            if 0 < len(inside) <= LONGEST_BRACKET and _goes_on(doc, start, token.i):
                yield start, token.i
            start = None


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Whether the words in brackets are part of the sentence: "Then [the port] closed"."""
    if not doc[start + 1].is_alpha or doc[start + 1].lower_ == "sic":
        return False
    before = doc[start - 1] if start else None
    if before is None or before.text in QUOTES:
        return True
    if before.is_sent_end or before.text in SENTENCE_ENDS:
        return end + 1 < len(doc) and doc[end + 1].is_lower
    return before.pos_ not in GLOSSED


def _with_brackets(doc: Doc, bare: Doc, place: dict[int, int]) -> Doc:
    """The words of `doc` with the annotation of `bare`, which lacks brackets.

    `place` leads from a word of `doc` to the same word in `bare`. A bracket hangs on the word
    that it encloses next to it.
    """
    from spacy.tokens import Doc

    back = {at: i for i, at in place.items()}
    columns: dict[str, list[str]] = {k: [] for k in ("deps", "pos", "tags", "lemmas", "ents")}
    heads = []
    for i, token in enumerate(doc):
        if i in place:
            same = bare[place[i]]
            heads.append(back[same.head.i])
            entity = f"{same.ent_iob_}-{same.ent_type_}" if same.ent_type_ else "O"
            row = (same.dep_, same.pos_, same.tag_, same.lemma_, entity)
        else:
            heads.append(i + 1 if token.text in OPENING else i - 1)
            after = next((bare[place[j]] for j in range(i + 1, len(doc)) if j in place), None)
            is_inside = after is not None and after.ent_iob_ == "I"
            entity = f"I-{after.ent_type_}" if after is not None and is_inside else "O"
            row = ("punct", "PUNCT", BRACKET_TAGS[token.text], token.text, entity)
        for column, value in zip(columns.values(), row, strict=True):
            column.append(value)
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    return Doc(doc.vocab, words=words, spaces=spaces, heads=heads, **columns)


def _sentences(doc: Doc, article: Article, index: int) -> Iterator[Sentence]:
    """Our sentences for one parsed paragraph."""
    paragraph = article.paragraphs[index]
    for sent in doc.sents:
        tokens = tuple(_tokens(sent, paragraph.span.start))
        for start in range(0, len(tokens), LONGEST_SENTENCE):
            piece = _piece(tokens, start) if len(tokens) > LONGEST_SENTENCE else tokens
            span = Span(piece[0].start, piece[-1].end)
            yield Sentence(span, index, paragraph.role is Role.HEADING, piece)


def _piece(tokens: tuple[Token, ...], start: int) -> tuple[Token, ...]:
    """The words of a piece of an overlong sentence, with heads among themselves.

    The first word whose head lies outside is the root; the others of that kind hang on it.
    """
    inside = range(start, min(start + LONGEST_SENTENCE, len(tokens)))
    tops = {i for i in inside if tokens[i].head == i or tokens[i].head not in inside}
    root = min(tops)
    return tuple(
        replace(
            tokens[i],
            head=(root if i in tops else tokens[i].head) - start,
            dep="ROOT" if i == root else "dep" if i in tops else tokens[i].dep,
        )
        for i in inside
    )


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
