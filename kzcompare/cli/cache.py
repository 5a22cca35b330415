"""`kzcompare cache`: where the cache is, how big it is, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path

import click

from kzcompare.cli.common import write
from kzcompare.cli.engine import engine_of
from kzcompare.cli.examples import examples
from kzcompare.model.errors import ExitCode

_UNITS = ("B", "kB", "MB", "GB")


@click.command(
    "cache",
    epilog=examples(
        "kzcompare cache",
        "kzcompare cache clear",
        "kzcompare cache --json | jq .bytes",
    ),
)
@click.argument("action", type=click.Choice(["show", "clear"]), default="show", required=False)
@click.option(
    "--cache-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    envvar="KZCOMPARE_CACHE_DIR",
    help="The cache in DIR instead of the usual one.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_context
def cache_command(
    ctx: click.Context, action: str, cache_dir: Path | None, as_json: bool
) -> ExitCode:
    """Show or clear the cache: what was read of articles seen before.

    It holds only what can be worked out again from the articles.
    """
    from kzcompare.render.json_ import pretty
    from kzcompare.render.look import Look

    cache = engine_of(ctx).cache(cache_dir)
    if action == "clear":
        removed = cache.clear()
        text = f"{removed} {'entry' if removed == 1 else 'entries'} removed from {cache.path}\n"
        value: dict[str, object] = {"path": str(cache.path), "removed": removed}
    else:
        size = cache.size()
        text = f"{cache.path} ({_readable(size)})\n"
        value = {"path": str(cache.path), "bytes": size}
    write(pretty(value, Look()) if as_json else text, color=False)
    return ExitCode.DONE


def _readable(size: float) -> str:
    """Bytes in the largest unit that keeps a figure before the point."""
    for unit in _UNITS[:-1]:
        if size < 1000:  # noqa: PLR2004 (SI prefixes)
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} {_UNITS[-1]}"
