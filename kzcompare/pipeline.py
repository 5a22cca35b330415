"""The order of the stages; the only module that knows it.

Each article is read by itself, and that reading is what the cache keeps; actors, rows and verdicts
need all articles and are kept under a key over all of them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Flag, auto
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec.structs import replace

from kzcompare import __version__
from kzcompare.compared import Compared, Place, keep, recall
from kzcompare.model.actor import Actor
from kzcompare.model.article import Article
from kzcompare.model.check import Check
from kzcompare.model.claim import ReadArticle, Reading
from kzcompare.model.copy import Copy
from kzcompare.model.errors import NotFoundError, UnknownSourceError
from kzcompare.model.options import Options
from kzcompare.model.relation import Relation
from kzcompare.model.report import Dossier, Fallback, Report
from kzcompare.model.row import ClaimGroup, Row
from kzcompare.reading import Progress, analyse, read_articles, reading_key
from kzcompare.runners.base import InProcess, Runner

if TYPE_CHECKING:
    from kzcompare.cache import Cache
    from kzcompare.compare.origins import Kin
    from kzcompare.model.trace import PairTrace, RowTrace, SentenceTrace
    from kzcompare.model.written import Written

PAIRS_AT_ONCE = 256
GROUPS_AT_ONCE = 512


class Part(Flag):
    """What a command needs of the comparison; what it does not need is left empty."""

    READINGS = auto()  # what was read from each article: statements, claims, mentions
    ACTORS = auto()
    ROWS = auto()
    SINGLES = auto()  # with the rows, what one source says and no other
    COPIES = auto()  # which articles have texts in common; found with any of the others


EVERYTHING = Part.READINGS | Part.ACTORS | Part.ROWS


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
    from kzcompare.cache import Remembered
    from kzcompare.corpus.read import read_corpus

    options = options or Options()
    asked = _asked(paths)
    with Remembered(cache) as remembered:
        articles, skipped = read_corpus(asked, stdin=stdin, recall=remembered.recall)
    chosen = _chosen(articles, only)
    articles = tuple(a for a in chosen if a.source.is_english)
    apart = tuple(a for a in chosen if not a.source.is_english)
    compared = _compared(
        articles,
        parts,
        options,
        corpus=(*sorted(str(Path(path).absolute()) for path in asked), "", *sorted(only)),
        alias_files=_alias_files(asked),
        cache=cache,
        progress=progress,
    )
    readings = compared.readings or tuple(Reading(a.digest, (), (), ()) for a in articles)
    return Report(
        version=__version__,
        articles=tuple(map(ReadArticle, articles, readings)),
        skipped=skipped,
        fallbacks=tuple(_remarks(chosen, apart)),
        apart=apart,
        actors=compared.actors,
        rows=compared.rows + compared.singles,
        copies=compared.copies,
    )


def _remarks(articles: Sequence[Article], apart: Sequence[Article]) -> Iterator[Fallback]:
    """What the reader should know of the articles: one line for all that are not in English."""
    if apart:
        from kzcompare.corpus.language import language_name

        named = ", ".join(f"{a.id} ({language_name(a.source.language or '')})" for a in apart)
        yield Fallback(f"loaded, but not compared, for only English is read: {named}")
    for article in articles:
        for remark in article.remarks:
            yield Fallback(f"{article.id}: {remark}")


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


def write_sources(paths: Sequence[str], report: Report) -> tuple[Written, ...]:
    """Writes what is known of the articles to a `sources.toml` beside them, to be corrected.

    What such a table holds already stays as it is.

    Raises:
        UnwritableError: there is nothing to write to, or it cannot be written.
    """
    from kzcompare.corpus.write_table import write_tables

    articles = [*(r.article for r in report.articles), *report.apart]
    return write_tables(_asked(paths), articles)


def explain_place(
    report: Report, source: str, offset: int, *, options: Options | None = None
) -> SentenceTrace:
    """How the attributions of one sentence came about; the article is parsed anew.

    Args:
        report: with the article; nothing else of it is needed.
        source: the id of the article.
        offset: a place in its text, in code points; the sentence there or after it is meant.
        options: the parser's model.

    Raises:
        NotFoundError: there is no sentence at or after the place.
        UnknownSourceError: there is no such source.
    """
    from kzcompare.analysis.parse import parse_articles
    from kzcompare.claims.explain import explain_sentence
    from kzcompare.lexicon.load import load_lexicon

    options = options or Options()
    articles = (*(read.article for read in report.articles), *report.apart)
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
    """What each source of a report, which must have its readings and rows, says on a claim.

    Raises:
        NoModelError: the model asked for is not installed.
    """
    from kzcompare.compare.check import check_claim
    from kzcompare.lexicon.load import load_lexicon
    from kzcompare.lexicon.relations import load_relation_words

    (read,) = read_passages([claim], options or Options())
    return check_claim(read, report.articles, report.rows, load_lexicon(), load_relation_words())


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


def _compared(
    articles: Sequence[Article],
    parts: Part,
    options: Options,
    *,
    corpus: Sequence[str],
    alias_files: Sequence[Path],
    cache: Cache | None,
    progress: Progress | None,
) -> Compared:
    """The parts that are asked for, from the cache where they are there."""
    if not parts:
        return Compared()
    names = [(part.name or "").lower() for part in parts | Part.COPIES]
    place = None
    if cache is not None:
        place = _place(cache, articles, options, corpus, alias_files)
        kept = recall(cache, place, names)
        if kept is not None:
            return kept
    from kzcompare.corpus.copies import find_copies

    runner = _runner(options.engine)
    with _uncollected():
        copies = find_copies(articles)  # first, before the readings fill the memory
        read = read_articles(articles, options.model, cache=cache, runner=runner, progress=progress)
        made = _compare(
            read, copies, parts, options, runner or InProcess(), alias_files=alias_files
        )
    if cache is not None and place is not None:
        keep(cache, place, names, made, [r.reading for r in read])
    return Compared(**{name: getattr(made, name) for name in names})


def _place(
    cache: Cache,
    articles: Sequence[Article],
    options: Options,
    corpus: Sequence[str],
    alias_files: Sequence[Path],
) -> Place:
    """Where the cache keeps what is found over these articles."""
    chosen = repr(replace(options, engine=""))
    readings = tuple(reading_key(a, options.model, cache) for a in articles)
    about = [f"{key} {a.source!r}" for key, a in zip(readings, articles, strict=True)]
    aliases = [_content(f) for f in alias_files]
    return Place(
        cache.key(chosen, *corpus),
        cache.key(chosen, *about, *aliases),
        readings,
    )


def _content(file: Path) -> str:
    """A user's table as part of a key; where it cannot be read, its reader says so."""
    from kzcompare.lexicon.aliases import MAX_BYTES

    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1).decode("utf-8", "replace")
    except OSError:
        return ""


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles of garbage: records have none, and there are millions of them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _runner(engine: str) -> Runner | None:
    """The runner of an engine; None where each stage chooses."""
    if engine == "ray":
        from kzcompare.runners.on_ray import OnRay

        return OnRay()
    return None


def _compare(
    read: tuple[ReadArticle, ...],
    copies: tuple[Copy, ...],
    parts: Part,
    options: Options,
    runner: Runner,
    *,
    alias_files: Sequence[Path],
) -> Compared:
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
    singles: tuple[Row, ...] = ()
    if parts & (Part.ROWS | Part.SINGLES):
        from kzcompare.align.claims import align_claims
        from kzcompare.align.echoes import find_echoes
        from kzcompare.compare.opposed import find_opposed
        from kzcompare.compare.origins import kin_of
        from kzcompare.compare.verdicts import in_order
        from kzcompare.lexicon.load import load_lexicon
        from kzcompare.lexicon.relations import load_relation_words

        echoes = find_echoes(named, copies)
        kin = kin_of(copies, [r.article.source for r in read])
        opposed = find_opposed(named, load_lexicon(), load_relation_words())
        groups = align_claims(named, options, echoes, opposed, runner)
        rows = in_order(_judged(groups, (named, kin), runner))
        if Part.SINGLES in parts:
            from kzcompare.align.singles import single_claims

            alone = single_claims(named, groups, options, echoes)
            singles = tuple(_judged(alone, (named, kin), runner))
    return Compared(tuple(r.reading for r in named), actors, rows, singles, copies)


def _judged(
    groups: Sequence[ClaimGroup], shared: tuple[tuple[ReadArticle, ...], Kin], runner: Runner
) -> Iterator[Row]:
    """The rows of groups, in their order."""
    batches = [groups[n : n + GROUPS_AT_ONCE] for n in range(0, len(groups), GROUPS_AT_ONCE)]
    for rows in runner.map(judge_batch, shared, batches):
        yield from rows


def judge_batch(
    shared: tuple[tuple[ReadArticle, ...], Kin], groups: Sequence[ClaimGroup]
) -> tuple[Row, ...]:
    """A row for each group of claims of the articles, given which of them are copies."""
    from kzcompare.compare.verdicts import judge_group
    from kzcompare.lexicon.load import load_lexicon

    articles, kin = shared
    lexicon = load_lexicon()
    return tuple(judge_group(group, articles, lexicon, kin) for group in groups)


def _with_actors(
    read: tuple[ReadArticle, ...], actors: tuple[Actor, ...]
) -> tuple[ReadArticle, ...]:
    """The articles with the holders of their statements tied to actors."""
    from kzcompare.actors.holders import name_holders, names_of

    names = names_of(read, actors)
    return tuple(
        replace(r, reading=replace(r.reading, statements=name_holders(r, names))) for r in read
    )
