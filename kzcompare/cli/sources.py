"""`kzcompare sources`: what was loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending

if TYPE_CHECKING:
    from kzcompare.model.errors import ExitCode


@click.command(
    "sources",
    epilog=examples(
        "kzcompare sources",
        "kzcompare sources -c news/ --write",
        "kzcompare sources --json | jq -r '.corpus.sources[] | [.id, .date] | @tsv'",
    ),
)
@click.option(
    "--write",
    is_flag=True,
    help="Write what was found to a sources.toml beside the articles, to be corrected. "
    "Entries that are there already stay as they are.",
)
@corpus_options("sources")
def sources_command(common: Common, *, write: bool) -> ExitCode:
    """Show the sources of a corpus: id, outlet, date, words, sentences, quotes.

    The id is what -s takes. Inputs that could not be read are listed with the
    reason, and articles that are copies of others with their original.
    """
    from msgspec.structs import replace

    from kzcompare.render.outputs.sources import sources_document

    session = Session.start(common)
    if write and not common.corpus:
        message = "--write needs -c: the seed articles have their sources.toml"
        raise click.UsageError(message)
    report = session.report(readings=True)
    if write:
        session.write_sources(report)
    shown = replace(report, articles=report.articles[: common.limit_or(None)])
    session.show("sources", sources_document(shown))
    return ending(report)
