"""`kzcompare sources`: what was loaded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending

if TYPE_CHECKING:
    from kzcompare.model.errors import ExitCode


@click.command(
    "sources",
    short_help="What was loaded, and what was left out and why.",
    epilog=examples(
        "kzcompare sources",
        "kzcompare sources -c news/ -c more.html",
        "kzcompare sources --json | jq -r '.corpus.sources[] | [.id, .date] | @tsv'",
    ),
)
@corpus_options("sources")
def sources_command(common: Common) -> ExitCode:
    """Show the sources of a corpus: id, outlet, date, words, sentences, quotes.

    The id is what -s takes. Inputs that could not be read are listed with the
    reason.
    """
    from kzcompare.render.outputs.sources import sources_document

    session = Session.start(common)
    report = session.report(readings=True)
    shown = replace(report, articles=report.articles[: common.limit_or(None)])
    session.show("sources", sources_document(shown))
    return ending(report)
