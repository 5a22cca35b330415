"""What the shell's TAB key offers beyond names of commands and options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.errors import KzcompareError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import click

    from kzcompare.cli.engine import Engine


def complete_sources(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of sources in the corpus given so far that begin like `incomplete`."""
    from kzcompare.cli.engine import engine_of

    corpus, folder = ctx.params.get("corpus") or (), ctx.params.get("cache_dir")
    known = known_sources(engine_of(ctx), corpus, folder)
    return [source for source in known if source.startswith(incomplete)]


def known_sources(engine: Engine, corpus: Sequence[str], folder: Path | None) -> list[str]:
    """Ids of all sources in a corpus; none where it cannot be read, or can be read only once."""
    from kzcompare.model.options import Options

    if "-" in corpus:
        return []
    try:
        report = engine.compare(
            corpus,
            readings=False,
            actors=False,
            rows=False,
            singles=False,
            options=Options(),
            only=(),
            cache=engine.cache(folder),
            progress=None,
            stdin=None,
        )
    except KzcompareError:
        return []
    return [read.article.id for read in report.articles]
