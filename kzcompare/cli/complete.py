"""What the shell's TAB key offers beyond names of commands and options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.errors import KzcompareError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click
    from click.shell_completion import CompletionItem

    from kzcompare.cli.engine import Engine
    from kzcompare.model.report import Report


MOST_NAMES = 60  # a shell asks before it shows more


def complete_sources(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of sources in the corpus given so far that begin like `incomplete`."""
    from kzcompare.cli.engine import engine_of

    corpus, folder = ctx.params.get("corpus") or (), ctx.params.get("cache_dir")
    known = known_sources(engine_of(ctx), corpus, folder)
    return [source for source in known if source.startswith(incomplete)]


def complete_actor_words(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """What can follow the words given so far in the name of an actor.

    The argument takes a name word by word, without quotation marks, so it is completed so.
    """
    from click.shell_completion import CompletionItem

    given = " ".join(ctx.params.get(param.name or "") or ())
    start = f"{given} " if given else ""
    found = _names(ctx, start + incomplete)
    return [CompletionItem(name[len(start) :], help=actor) for name, actor in found]


def complete_actors(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Names of actors that begin like `incomplete`, as one word of the shell."""
    import os

    from click.shell_completion import CompletionItem

    # zsh and fish quote what has blanks in it; bash puts in what it is given, and click's script
    # for it reads one backslash away
    is_bash = os.environ.get("_KZCOMPARE_COMPLETE", "").startswith("bash")
    begun = incomplete.replace("\\ ", " ").lstrip("'\"")
    found = _names(ctx, begun)
    return [
        CompletionItem(name.replace(" ", r"\\ ") if is_bash else name, help=actor)
        for name, actor in found
    ]


def _names(ctx: click.Context, begun: str) -> list[tuple[str, str]]:
    """Names that begin so, in any case, with the actor's own name; the most mentioned first."""
    from kzcompare.cli.engine import engine_of

    corpus, folder = ctx.params.get("corpus") or (), ctx.params.get("cache_dir")
    report = _known(engine_of(ctx), corpus, folder, actors=True)
    if report is None:
        return []
    wanted = begun.casefold()
    found: dict[str, str] = {}
    for actor in report.actors:
        for name in (actor.name, *actor.aliases):
            if name.casefold().startswith(wanted):
                found.setdefault(name, actor.name)
    return list(found.items())[:MOST_NAMES]


def known_sources(engine: Engine, corpus: Sequence[str], folder: str | None) -> list[str]:
    """Ids of all sources in a corpus; none where it cannot be read, or can be read only once."""
    report = _known(engine, corpus, folder, actors=False)
    return [] if report is None else [read.article.id for read in report.articles]


def _known(
    engine: Engine, corpus: Sequence[str], folder: str | None, *, actors: bool
) -> Report | None:
    from pathlib import Path

    from kzcompare.model.options import Options

    if "-" in corpus:
        return None
    try:
        return engine.compare(
            corpus,
            readings=False,
            actors=actors,
            rows=False,
            singles=False,
            options=Options(),
            only=(),
            cache=engine.cache(Path(folder) if folder else None),
            progress=None,
            stdin=None,
            look=False,
        )
    except KzcompareError:
        return None
