"""`kzcompare check`: a claim of the user's own against every source."""

from __future__ import annotations

import click

from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending
from kzcompare.model.errors import ExitCode, NotFoundError

LONGEST = 2_000  # code points of a claim; a claim is a sentence or two


@click.command(
    "check",
    epilog=examples(
        "kzcompare check 'The rioters were trained abroad.'",
        "kzcompare check 'The president dissolved the government.' -c my-articles/",
        "kzcompare check 'Nobody died.' --json | jq '.sources[] | {source, position}'",
    ),
)
@click.argument("text", metavar="TEXT")
@corpus_options("check")
def check_command(common: Common, *, text: str) -> ExitCode:
    """Show how each source stands to TEXT, a claim in a sentence of your own.

    Positions: supports (it asserts or reports it), disputes (it denies or doubts
    it, or has something else in its place), mentions (it speaks of the same, but
    neither), silent. Each comes with the exact words and whose they are.

    It says what the sources print, not what is true. Exit code 1: no source
    speaks of it.
    """
    from kzcompare.render.outputs.check import check_document

    if not text.strip():
        raise click.UsageError("the claim is empty")
    if len(text) > LONGEST:
        raise click.UsageError(f"a claim has at most {LONGEST} characters")
    session = Session.start(common)
    with session.read(text) as read:
        report = session.report(readings=True, actors=True, rows=True, look=True)
        check = session.check(report, text, read)
    if not check.is_silent or not common.is_table:
        session.show("check", check_document(report, check))
    if check.is_silent:
        raise NotFoundError("no source speaks of it")
    return ending(report)
