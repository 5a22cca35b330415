"""The order of the stages; the only module that knows it.

Each article is read by itself, and that reading is what the cache keeps; actors, rows and verdicts
need all articles and are kept under a key over all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Flag, auto
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from kzcompare import __version__
from kzcompare.model.actor import Actor
from kzcompare.model.article import Article
from kzcompare.model.check import Check
from kzcompare.model.claim import ReadArticle, Reading
from kzcompare.model.errors import NotFoundError, UnknownSourceError
from kzcompare.model.options import Options
from kzcompare.model.relation import Relation
from kzcompare.model.report import Dossier, Report
from kzcompare.model.row import Row

if TYPE_CHECKING:
    from kzcompare.cache import Cache
    from kzcompare.corpus.read import Recall
    from kzcompare.model.trace import PairTrace, RowTrace, SentenceTrace

T = TypeVar("T")
Progress = Callable[[int, int], None]  # articles done, articles in all
PAIRS_AT_ONCE = 256
AT_ONCE = 32  # articles parsed between two writes to the cache: an interrupted run keeps the rest


class Part(Flag):
    """What a command needs of the comparison; what it does not need is left empty."""

    READINGS = auto()  # what was read from each article: statements, claims, mentions
    ACTORS = auto()
    ROWS = auto()
    SINGLES = auto()  # with the rows, what one source says and no other


EVERYTHING = Part.READINGS | Part.ACTORS | Part.ROWS


@dataclass(frozen=True, slots=True)
class _Compared:
    """What is found over all articles; kept in the cache as one record.

    `readings` are those of the articles, in order, with the holders' actors filled in.
    """

    readings: tuple[Reading, ...] = ()
    actors: tuple[Actor, ...] = ()
    rows: tuple[Row, ...] = ()


def compare_articles(
    paths: Sequence[str],
    *,
    parts: Part = EVERYTHING,
    options: Options | None = None,
    only: Sequence[str] = (),
    cache: Cache | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Report:
    """Reads the articles at `paths` (the packaged seeds where there are none) and compares them.

    Args:
        paths: files, folders, glob patterns, or "-" for `stdin`.
        parts: what to find; everything by default.
        options: thresholds and the parser's model.
        only: source ids; the other articles are left out.
        cache: where readings are kept between runs; None reads everything anew.
        progress: called after each batch of newly read articles.
        stdin: what "-" reads.

    Raises:
        NoInputError: nothing could be read.
        NoModelError: the model asked for is not installed.
        UnknownSourceError: `only` names a source that is not there.
        LexiconError: a user's alias file is not valid.
    """
    from kzcompare.corpus.read import read_corpus

    options = options or Options()
    asked = _asked(paths)
    articles, skipped = read_corpus(asked, stdin=stdin, recall=_recall(cache))
    articles = _chosen(articles, only)
    compared = _compared(
        articles,
        parts,
        options,
        alias_files=_alias_files(asked),
        cache=cache,
        progress=progress,
    )
    readings = compared.readings or tuple(Reading(a.digest, (), (), ()) for a in articles)
    return Report(
        version=__version__,
        articles=tuple(map(ReadArticle, articles, readings)),
        skipped=skipped,
        actors=compared.actors,
        rows=compared.rows,
    )


def dossier_of(report: Report, name: str) -> Dossier:
    """The dossier of the actor that `name` means; the report must have its actors.

    Raises:
        NotFoundError: no actor, or several, answer to the name.
    """
    from kzcompare.actors.dossier import build_dossier
    from kzcompare.actors.find import find_actor

    return build_dossier(report, find_actor(report.actors, name))


def dossiers_of(report: Report, names: Sequence[str]) -> tuple[Dossier, ...]:
    """The dossiers of the actors with exactly these names, in the order of `names`."""
    from kzcompare.actors.dossier import build_dossier

    actors = {actor.name: actor for actor in report.actors}
    return tuple(build_dossier(report, actors[name]) for name in names if name in actors)


def _recall(cache: Cache | None) -> Recall:
    """Files and drafts from the cache, so that unchanged ones are not read and searched again."""

    def recall(key: str, kind: type[T], make: Callable[[], T]) -> T:
        if cache is None:
            return make()
        found = cache.get(full := cache.key(kind.__name__, key), kind)
        if found is None:
            found = make()
            cache.put(full, found)
        return found

    return recall


def explain_place(
    paths: Sequence[str],
    source: str,
    offset: int,
    *,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
) -> SentenceTrace:
    """How the attributions of one sentence came about; the article is parsed anew.

    Args:
        paths: as in `compare_articles`.
        source: the id of the article.
        offset: a place in its text, in code points; the sentence there or after it is meant.
        options: the parser's model.
        stdin: what "-" reads.

    Raises:
        NoInputError: nothing could be read.
        NotFoundError: there is no sentence at or after the place.
        UnknownSourceError: there is no such source.
    """
    from kzcompare.analysis.parse import parse_articles
    from kzcompare.claims.explain import explain_sentence
    from kzcompare.corpus.read import read_corpus
    from kzcompare.lexicon.load import load_lexicon

    options = options or Options()
    articles, _ = read_corpus(_asked(paths), stdin=stdin)
    (article,) = _chosen(articles, [source])
    sentences = next(parse_articles([article], options.model))
    trace = explain_sentence(article, sentences, offset, load_lexicon())
    if trace is None:
        message = f"no sentence at or after {source}:{offset}; the text has {len(article.text)}"
        raise NotFoundError(message)
    return trace


def explain_row(report: Report, row_id: str, *, options: Options | None = None) -> RowTrace:
    """Why a row of the report, which must have its readings, holds together.

    Raises:
        NotFoundError: there is no such row.
    """
    from kzcompare.explain import RowExplainer

    return RowExplainer.of(report, options or Options()).row(row_id)


def explain_pair(
    report: Report, first: str, second: str, *, options: Options | None = None
) -> PairTrace:
    """Why two statements were or were not put together.

    Args:
        report: with readings and rows.
        first: a row id, or SOURCE:OFFSET; of a row its proposition is meant.
        second: the same.
        options: those that the report was made with.

    Raises:
        NotFoundError: there is no such row or place.
        UnknownSourceError: there is no such source.
    """
    from kzcompare.explain import RowExplainer

    return RowExplainer.of(report, options or Options()).pair(first, second)


PASSAGES_DATED = "2025-07-02"  # one day for all, so that "on Monday" is one day in two passages


def read_passages(texts: Sequence[str], options: Options) -> Iterator[ReadArticle]:
    """Each text read as a short article of its own, as if all were printed on one day.

    Raises:
        NoModelError: the model asked for is not installed.
    """
    from kzcompare.model.article import Article, Paragraph, Role, Source
    from kzcompare.model.span import Span

    articles = []
    for number, text in enumerate(texts):
        source = Source(str(number), "", None, None, None, PASSAGES_DATED, None, "en")
        body = (Paragraph(Span(0, len(text)), Role.BODY),) if text.strip() else ()
        articles.append(Article(source, text, "", body))
    for article, reading in zip(articles, _analysed(articles, options), strict=True):
        yield ReadArticle(article, reading)


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


def check_report(report: Report, claim: str, *, options: Options | None = None) -> Check:
    """What each source of a report, which must have its readings, says on a claim.

    Raises:
        NoModelError: the model asked for is not installed.
    """
    from kzcompare.compare.check import check_claim
    from kzcompare.lexicon.load import load_lexicon
    from kzcompare.lexicon.relations import load_relation_words

    (read,) = read_passages([claim], options or Options())
    return check_claim(read, report.articles, load_lexicon(), load_relation_words())


def _asked(paths: Sequence[str]) -> list[str]:
    """What to read: the packaged seeds where nothing is named."""
    from kzcompare.corpus.seeds import seed_folder

    return list(paths) or [str(seed_folder())]


def _chosen(articles: tuple[Article, ...], only: Sequence[str]) -> tuple[Article, ...]:
    """The articles of the sources asked for."""
    known = {a.id for a in articles}
    for source in only:
        if source not in known:
            raise UnknownSourceError.among(source, sorted(known))
    return tuple(a for a in articles if a.id in only) if only else articles


def _alias_files(paths: Sequence[str]) -> tuple[Path, ...]:
    """The users' own alias files beside the articles."""
    folders = sorted({p if p.is_dir() else p.parent for p in map(Path, paths) if p.exists()})
    return tuple(f for folder in folders if (f := folder / "aliases.toml").is_file())


def _read(
    articles: Sequence[Article], options: Options, cache: Cache | None, progress: Progress | None
) -> Iterator[ReadArticle]:
    """The reading of each article, from the cache where it is there."""
    keys = {} if cache is None else {a.id: _reading_key(a, options, cache) for a in articles}
    known: dict[str, Reading] = {}
    if cache is not None:
        for article in articles:
            found = cache.get(keys[article.id], Reading)
            if found is not None:
                known[article.id] = found
    missing = [a for a in articles if a.id not in known]
    for start in range(0, len(missing), AT_ONCE):
        batch = missing[start : start + AT_ONCE]
        for article, reading in zip(batch, _analysed(batch, options), strict=True):
            known[article.id] = reading
            if cache is not None:
                cache.put(keys[article.id], reading)
        if progress is not None:
            progress(start + len(batch), len(missing))
    for article in articles:
        yield ReadArticle(article, known[article.id])


def _reading_key(article: Article, options: Options, cache: Cache) -> str:
    """A reading depends on the text, on what of it is furniture, on its date, and on the model."""
    from kzcompare.analysis.models import model_version

    model = model_version(options.model)
    roles = " ".join(f"{p.span.start}-{p.span.end}{p.role}" for p in article.paragraphs)
    return cache.key("reading", model, article.digest, roles, article.source.date or "")


def _analysed(articles: Sequence[Article], options: Options) -> Iterator[Reading]:
    """Readings made by the stages, in the order of the articles."""
    from kzcompare.analysis.mentions import find_mentions
    from kzcompare.analysis.parse import parse_articles
    from kzcompare.claims.build import read_claims
    from kzcompare.lexicon.load import load_lexicon

    lexicon = load_lexicon()
    for article, sentences in zip(articles, parse_articles(articles, options.model), strict=True):
        mentions = find_mentions(article.text, sentences)
        yield read_claims(article, sentences, mentions, lexicon)


def _compared(
    articles: Sequence[Article],
    parts: Part,
    options: Options,
    *,
    alias_files: Sequence[Path],
    cache: Cache | None,
    progress: Progress | None,
) -> _Compared:
    """The parts that are asked for, from the cache where they are there."""
    if not parts:
        return _Compared()
    key = ""
    if cache is not None:
        about = [f"{_reading_key(a, options, cache)} {a.source!r}" for a in articles]
        aliases = [f.read_text(encoding="utf-8", errors="replace") for f in alias_files]
        key = cache.key("compared", str(parts.value), repr(options), *about, *aliases)
        found = cache.get(key, _Compared)
        if found is not None:
            return found
    read = tuple(_read(articles, options, cache, progress))
    made = _compare(read, alias_files, parts, options)
    if cache is not None:
        cache.put(key, made)
    return made


def _compare(
    read: tuple[ReadArticle, ...], alias_files: Sequence[Path], parts: Part, options: Options
) -> _Compared:
    from kzcompare.actors.link import link_actors
    from kzcompare.actors.listed import add_listed
    from kzcompare.actors.namesakes import settle_namesakes
    from kzcompare.actors.surnames import add_surnames
    from kzcompare.lexicon.aliases import load_aliases

    aliases = load_aliases(*alias_files)
    read = settle_namesakes(add_listed(add_surnames(read), aliases))
    actors = link_actors(read, aliases)
    named = _with_actors(read, actors)
    rows: tuple[Row, ...] = ()
    if Part.ROWS in parts:
        from kzcompare.align.claims import align_claims
        from kzcompare.compare.verdicts import judge_group, judge_groups
        from kzcompare.lexicon.load import load_lexicon

        lexicon = load_lexicon()
        groups = align_claims(named, options)
        rows = judge_groups(groups, named, lexicon)
        if Part.SINGLES in parts:
            from kzcompare.align.singles import single_claims

            alone = single_claims(named, groups, options)
            rows = (*rows, *(judge_group(g, named, lexicon) for g in alone))
    return _Compared(
        readings=tuple(r.reading for r in named) if Part.READINGS in parts else (),
        actors=actors if Part.ACTORS in parts else (),
        rows=rows,
    )


def _with_actors(
    read: tuple[ReadArticle, ...], actors: tuple[Actor, ...]
) -> tuple[ReadArticle, ...]:
    """The articles with the holders of their statements tied to actors."""
    from kzcompare.actors.holders import name_holders, names_of

    names = names_of(read, actors)
    return tuple(
        replace(r, reading=replace(r.reading, statements=name_holders(r, names))) for r in read
    )
