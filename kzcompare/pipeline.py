"""What the program can be asked for: a comparison, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from kzcompare import __version__
from kzcompare.comparing import compared, place_of
from kzcompare.encoder import encoder_for
from kzcompare.looking import Looking
from kzcompare.model.article import Article
from kzcompare.model.check import Awaited, Check
from kzcompare.model.claim import ReadArticle, Reading
from kzcompare.model.errors import NotFoundError, UnknownSourceError
from kzcompare.model.options import Options
from kzcompare.model.part import EVERYTHING, ROWED, Part
from kzcompare.model.report import Dossier, Fallback, Report, Skipped

if TYPE_CHECKING:
    from kzcompare.cache import Cache
    from kzcompare.kept.compared import Compared
    from kzcompare.model.corpus import Corpus
    from kzcompare.model.progress import Progress
    from kzcompare.model.trace import PairTrace, RowTrace, SentenceTrace
    from kzcompare.model.written import Written


def compare_articles(
    paths: Sequence[str],
    *,
    parts: Part = EVERYTHING,
    options: Options | None = None,
    only: Sequence[str] = (),
    cache: Cache | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    look: bool = False,
) -> Report:
    """Reads the articles at `paths` (the packaged seeds where there are none) and compares them.

    Args:
        paths: files, folders, glob patterns, or "-" for `stdin`.
        parts: what to find; everything by default.
        options: thresholds, the parser's model and the sentence encoder.
        only: source ids; the other articles are left out.
        cache: where readings are kept between runs; None reads everything anew.
        progress: called after each batch of newly read articles.
        stdin: what "-" reads.
        look: whether to leave the parts to `Report.corpus` where a large corpus is known already.

    Raises:
        NoInputError: nothing could be read.
        NoModelError, NoEncoderError: what was asked for is not installed, or cannot be used.
        UnknownSourceError: `only` names a source that is not there.
        LexiconError: a user's alias file is not valid.
    """
    options = options or Options()
    asked = _asked(paths)
    encoder = encoder_for(options.encoder if parts & ROWED else None, cache)
    keyed = replace(options, encoder=encoder and encoder.key)
    looking = None if cache is None else Looking(cache, asked, keyed, only)

    def again() -> Report:
        return compare_articles(asked, parts=parts, options=options, only=only, cache=cache)

    if look and looking is not None and (known := looking.unchanged(parts, again)):
        return known
    loaded = _load(asked, only, cache, stdin, looking)
    alias_files = _alias_files(asked)
    place = None
    if cache is not None and looking is not None and parts:
        corpus = (*sorted(str(Path(path).absolute()) for path in asked), "", *sorted(only))
        place = place_of(cache, loaded.articles, keyed, corpus, alias_files)
        looking.end(loaded.articles, loaded.skipped, loaded.remarks, place)
        if look and (known := looking.known(parts, again)):
            return known
    found, is_new = compared(
        loaded.articles,
        parts,
        options,
        place=place,
        alias_files=alias_files,
        cache=cache,
        progress=progress,
        encoder=encoder,
    )
    if is_new and looking is not None:
        looking.keep()
    return _report(loaded, found)


class _Loaded(Struct, frozen=True):
    """The articles to be compared, those in other languages, and what is to be said of loading."""

    articles: tuple[Article, ...]
    apart: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    remarks: tuple[Fallback, ...]


def _load(
    asked: Sequence[str],
    only: Sequence[str],
    cache: Cache | None,
    stdin: BinaryIO | None,
    looking: Looking | None,
) -> _Loaded:
    """What stands at the paths asked for; `looking` notes each file that is read."""
    from kzcompare.cache import Remembered
    from kzcompare.corpus.find import find_inputs
    from kzcompare.corpus.read import read_inputs

    inputs, missing = find_inputs(asked)
    with Remembered(cache) as remembered:
        read, skipped = read_inputs(
            inputs,
            paths=asked,
            missing=missing,
            stdin=stdin,
            recall=remembered.recall,
            note=looking.begin(inputs, missing) if looking else None,
        )
    chosen = _chosen(read, only)
    articles = tuple(a for a in chosen if a.source.is_english)
    apart = tuple(a for a in chosen if not a.source.is_english)
    return _Loaded(articles, apart, skipped, tuple(_remarks(chosen, apart)))


def _report(loaded: _Loaded, found: Compared) -> Report:
    """What was loaded, with what was found in it."""
    readings = found.readings or tuple(Reading(a.digest, (), (), ()) for a in loaded.articles)
    return Report(
        version=__version__,
        articles=tuple(map(ReadArticle, loaded.articles, readings)),
        skipped=loaded.skipped,
        fallbacks=loaded.remarks,
        apart=loaded.apart,
        actors=found.actors,
        rows=found.rows + found.singles,
        copies=found.copies,
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

    corpus = _corpus_of(report)
    return build_dossier(corpus, find_actor(corpus, name))


def dossiers_of(report: Report, names: Sequence[str]) -> tuple[Dossier, ...]:
    """The dossiers of the actors with exactly these names, in the order of `names`."""
    from kzcompare.actors.dossier import build_dossier

    corpus = _corpus_of(report)
    actors = {actor.name: actor for actor in corpus.actors()}
    return tuple(build_dossier(corpus, actors[name]) for name in names if name in actors)


def _corpus_of(report: Report) -> Corpus:
    """What the report was made from, to be asked for its parts."""
    if report.corpus is not None:
        return report.corpus
    from kzcompare.whole import Whole

    return Whole(report)


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


def explain_row(
    report: Report, row_id: str, *, options: Options | None = None, cache: Cache | None = None
) -> RowTrace:
    """Why a row of the report, which must have its readings, holds together.

    By the `options` that the report was made with; `cache` keeps what an encoder made.

    Raises:
        NotFoundError: there is no such row.
        NoEncoderError: the encoder cannot be used.
    """
    from kzcompare.explain import RowExplainer

    return RowExplainer.of(report, options or Options(), cache).row(row_id)


def explain_pair(
    report: Report,
    first: str,
    second: str,
    *,
    options: Options | None = None,
    cache: Cache | None = None,
) -> PairTrace:
    """Why two statements, each a row id or SOURCE:OFFSET, were or were not put together.

    Of a row its proposition is meant. `options` and `cache` as in `explain_row`.

    Raises:
        NotFoundError, UnknownSourceError: there is no such row, place or source.
        NoEncoderError: the encoder cannot be used.
    """
    from kzcompare.explain import RowExplainer

    return RowExplainer.of(report, options or Options(), cache).pair(first, second)


def check_report(
    report: Report,
    claim: str,
    *,
    options: Options | None = None,
    read: Awaited | None = None,
) -> Check:
    """What each source of a report, which must have its readings and rows, says on a claim.

    Args:
        report: what is known of the articles.
        claim: a sentence or two.
        options: the parser's model.
        read: waits for the claim, where it is being read (`passages.reading_aside`).

    Raises:
        NoModelError: the model asked for is not installed.
    """
    from kzcompare.compare.check import check_claim, make_likely
    from kzcompare.compare.search import prepare
    from kzcompare.compare.sentences import Sentences
    from kzcompare.lexicon.load import load_lexicon
    from kzcompare.lexicon.relations import load_relation_words
    from kzcompare.passages import read_passages

    lexicon, words = load_lexicon(), load_relation_words()
    sentences = Sentences(_corpus_of(report))
    prepare(sentences.corpus.words)
    if read is None:
        asked = next(read_passages([claim], options or Options()))
    else:
        asked = read(make_likely(claim, sentences, lexicon, words))
    return check_claim(asked, sentences, lexicon, words)


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
