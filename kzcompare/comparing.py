"""From articles to what is found over all of them, from the cache where it is there.

The only module that knows the order of the stages. Each article is read by itself, and that reading
is what the cache keeps; actors, rows and verdicts need all articles and are kept under a key over
all of them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kzcompare.kept.compared import Compared, keep, recall
from kzcompare.kept.shelf import Place
from kzcompare.model.actor import Actor
from kzcompare.model.article import Article
from kzcompare.model.claim import ReadArticle
from kzcompare.model.copy import Copy
from kzcompare.model.options import Options
from kzcompare.model.part import ROWED, Part
from kzcompare.model.row import ClaimGroup, ClaimRef, Row
from kzcompare.reading import read_articles, reading_key
from kzcompare.runners.base import InProcess, Runner

if TYPE_CHECKING:
    from kzcompare.align.senses import Encoded
    from kzcompare.cache import Cache
    from kzcompare.compare.origins import Kin
    from kzcompare.encoder.articles import Encoder
    from kzcompare.model.progress import Progress

GROUPS_AT_ONCE = 512
Both = tuple[ClaimRef, ClaimRef]


def compared(
    articles: Sequence[Article],
    parts: Part,
    options: Options,
    *,
    place: Place | None,
    alias_files: Sequence[Path],
    cache: Cache | None,
    progress: Progress | None,
    encoder: Encoder | None,
) -> tuple[Compared, bool]:
    """The parts that are asked for, and whether they are new: not from `place` in the cache.

    Raises:
        NoEncoderError: the encoder does not work.
    """
    if not parts:
        return Compared(), False
    names = [(part.name or "").lower() for part in parts | Part.COPIES]
    if cache is not None and place is not None:
        kept = recall(cache, place, names, articles)
        if kept is not None:
            return kept, False
    from kzcompare.corpus.copies import find_copies

    runner = _runner(options.engine)
    with _uncollected():
        copies = find_copies(articles)  # first, before the readings fill the memory
        read = read_articles(articles, options.model, cache=cache, runner=runner, progress=progress)
        encoded = _encoded(read, encoder, cache, progress)
        made = _compare(
            read,
            copies,
            parts,
            options,
            runner or InProcess(),
            alias_files=alias_files,
            encoded=encoded,
        )
    if cache is not None and place is not None:
        keep(cache, place, names, made, read)
    return Compared(**{name: getattr(made, name) for name in names}), True


def place_of(
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


def _encoded(
    read: tuple[ReadArticle, ...],
    encoder: Encoder | None,
    cache: Cache | None,
    progress: Progress | None,
) -> Encoded | None:
    """What a sentence encoder makes of the articles, if one is asked for."""
    if encoder is None:
        return None
    from kzcompare.encoder.articles import encode_articles

    return encode_articles(read, encoder, cache=cache, progress=progress)


def _compare(
    read: tuple[ReadArticle, ...],
    copies: tuple[Copy, ...],
    parts: Part,
    options: Options,
    runner: Runner,
    *,
    alias_files: Sequence[Path],
    encoded: Encoded | None,
) -> Compared:
    """All parts that are asked for, of articles that were read and their copies."""
    from kzcompare.actors.link import link_actors
    from kzcompare.actors.listed import add_listed
    from kzcompare.actors.namesakes import settle_namesakes
    from kzcompare.actors.surnames import add_surnames
    from kzcompare.lexicon.aliases import load_aliases

    aliases = load_aliases(*alias_files)
    read = settle_namesakes(add_listed(add_surnames(read), aliases))
    actors = link_actors(read, aliases)
    named = _with_actors(read, actors)
    rows, singles = (
        _rows(named, copies, options, runner, encoded=encoded, with_singles=Part.SINGLES in parts)
        if parts & ROWED
        else ((), ())
    )
    return Compared(tuple(r.reading for r in named), actors, rows, singles, copies)


def _rows(
    named: tuple[ReadArticle, ...],
    copies: tuple[Copy, ...],
    options: Options,
    runner: Runner,
    *,
    encoded: Encoded | None,
    with_singles: bool,
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of several sources, best first, and those of one, where they are wanted."""
    from kzcompare.align.claims import align_claims
    from kzcompare.align.echoes import find_echoes
    from kzcompare.compare.origins import kin_of
    from kzcompare.compare.verdicts import in_order

    echoes = find_echoes(named, copies)
    shared = named, kin_of(copies, [r.article.source for r in named])
    opposed, disputed = find_disputes(named)
    groups = align_claims(
        named,
        options,
        echoes=echoes,
        opposed=opposed,
        disputed=disputed,
        encoded=encoded,
        runner=runner,
    )
    rows = in_order(_judged(groups, shared, runner))
    if not with_singles:
        return rows, ()
    from kzcompare.align.singles import single_claims

    alone = single_claims(named, rows, options, echoes)
    return rows, tuple(_judged(alone, shared, runner))


def find_disputes(named: tuple[ReadArticle, ...]) -> tuple[Sequence[Both], Sequence[Both]]:
    """Claims that exclude each other whatever words they share: anywhere, and in one story only."""
    from kzcompare.compare.absence import find_absences
    from kzcompare.compare.appraised import find_appraised
    from kzcompare.compare.opposed import find_opposed
    from kzcompare.compare.tolls import find_tolls
    from kzcompare.compare.trends import find_trends
    from kzcompare.lexicon.load import load_lexicon
    from kzcompare.lexicon.relations import load_relation_words

    lexicon, words = load_lexicon(), load_relation_words()
    appraised = find_appraised(named)
    in_story = (find_tolls(named), find_absences(named, words), find_trends(named, lexicon))
    anywhere = (*find_opposed(named, lexicon, words), *appraised.named)
    return anywhere, (*chain.from_iterable(in_story), *appraised.called)


def _judged(
    groups: Sequence[ClaimGroup], shared: tuple[tuple[ReadArticle, ...], Kin], runner: Runner
) -> Iterator[Row]:
    """The rows of groups, in their order; groups of the same claims are judged together."""
    order = sorted(range(len(groups)), key=lambda n: groups[n].members)
    starts = range(0, len(order), GROUPS_AT_ONCE)
    batches = [[groups[n] for n in order[k : k + GROUPS_AT_ONCE]] for k in starts]
    made = chain.from_iterable(runner.map(judge_batch, shared, batches))
    rows = dict(zip(order, made, strict=True))
    return (rows[n] for n in range(len(groups)))


def judge_batch(
    shared: tuple[tuple[ReadArticle, ...], Kin], groups: Sequence[ClaimGroup]
) -> tuple[Row, ...]:
    """A row for each group of claims of the articles, given which of them are copies."""
    from kzcompare.compare.verdicts import judge_each
    from kzcompare.lexicon.load import load_lexicon

    articles, kin = shared
    return tuple(judge_each(groups, articles, load_lexicon(), kin))


def _with_actors(
    read: tuple[ReadArticle, ...], actors: tuple[Actor, ...]
) -> tuple[ReadArticle, ...]:
    """The articles with the holders of their statements tied to actors."""
    from kzcompare.actors.holders import name_holders, names_of

    names = names_of(actors)
    return tuple(
        replace(
            r,
            reading=replace(r.reading, statements=name_holders(r, names.get(r.article.id, {}))),
        )
        for r in read
    )
