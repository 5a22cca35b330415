"""Passages of the user's own, read like short articles, and how two of them stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from kzcompare.model.check import Awaited
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.relation import Relation
from kzcompare.reading import analyse

PAIRS_AT_ONCE = 256
PASSAGES_DATED = "2025-07-02"  # one day for all, so that "on Monday" is one day in two passages


def read_passages(texts: Sequence[str], options: Options) -> Iterator[ReadArticle]:
    """Each text read as a short article of its own, as if all were printed on one day.

    Raises:
        NoModelError: the model asked for is not installed.
    """
    from kzcompare.corpus.decode import whole
    from kzcompare.model.article import Article, Paragraph, Role, Source
    from kzcompare.model.span import Span

    articles = []
    for number, text in enumerate(map(whole, texts)):
        source = Source(str(number), "", None, None, None, PASSAGES_DATED, None, "en")
        body = (Paragraph(Span(0, len(text)), Role.BODY),) if text.strip() else ()
        articles.append(Article(source, text, "", body))
    for article, reading in zip(articles, analyse(options.model, articles), strict=True):
        yield ReadArticle(article, reading)


@contextmanager
def reading_aside(text: str, options: Options) -> Iterator[Awaited]:
    """Reads a passage in a copy of this process, where there can be one, during the block.

    Yields:
        What waits for the passage, and takes one after the other of what it is given until it is
        there; it raises NoModelError where the model is not installed.
    """
    from msgspec import msgpack

    from kzcompare.runners.aside import Aside

    def work() -> bytes:
        return msgpack.encode(tuple(read_passages([text], options)))

    def wait(meanwhile: Iterable[object] = ()) -> ReadArticle:
        made = aside.result(meanwhile)
        (read,) = (
            read_passages([text], options)
            if made is None
            else msgpack.decode(made, type=tuple[ReadArticle, ...])
        )
        return read

    with Aside(work) as aside:
        yield wait


def relate_passages(
    pairs: Iterable[tuple[str, str]], *, options: Options | None = None
) -> Iterator[Relation]:
    """The relation of each first passage to its second, in the order given.

    The passages are read in batches; one that comes back within a batch is read once.

    Raises:
        NoModelError: the model asked for is not installed.
    """
    from itertools import islice

    from kzcompare.compare.passages import passage_of
    from kzcompare.compare.relation import relate
    from kzcompare.lexicon.load import load_lexicon
    from kzcompare.lexicon.relations import load_relation_words

    lexicon, words = load_lexicon(), load_relation_words()
    waiting = iter(pairs)
    while batch := list(islice(waiting, PAIRS_AT_ONCE)):
        texts = list(dict.fromkeys(text for pair in batch for text in pair))
        read = read_passages(texts, options or Options())
        held = {text: passage_of(r) for text, r in zip(texts, read, strict=True)}
        for a, b in batch:
            yield relate(held[a], held[b], lexicon, words)
