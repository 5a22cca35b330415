"""`kzcompare text ID`: the text that offsets refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzcompare.cli.complete import complete_sources
from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending

if TYPE_CHECKING:
    from kzcompare.model.errors import ExitCode


@click.command(
    "text",
    epilog=examples(
        "kzcompare text bne",
        "kzcompare text eurozine -o eurozine.txt",
        "kzcompare text bne --json | jq '.quotes[] | .content[0]'",
    ),
)
@click.argument("source_id", metavar="ID", shell_complete=complete_sources)
@corpus_options("text")
def text_command(common: Common, *, source_id: str) -> ExitCode:
    """Show the text that offsets refer to, with its statements marked.

    On a terminal, paragraphs stand beside their offsets. In a file or pipe the
    text is unchanged and a list of statements with their offsets follows it.
    """
    from kzcompare.render.outputs.text import text_document

    session = Session.start(common)
    report = session.report(readings=True, only=(source_id,))
    session.show("text", text_document(report, source_id))
    return ending(report)
