"""`kzcompare explain`: how the program came to what it says."""

from __future__ import annotations

import re

import click

from kzcompare import __version__
from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending
from kzcompare.model.errors import ExitCode

ROW_ID = re.compile(r"[0-9a-f]{7}")
OFFSET = re.compile(r"[0-9]{1,12}")


class Place(click.ParamType[str]):
    """A row by its id, or a sentence by its source's id, a colon, and an offset in it."""

    name = "ID"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The value; one that is neither is an error of usage."""
        text = str(value)
        source, colon, offset = text.rpartition(":")
        is_place = bool(colon and source) and OFFSET.fullmatch(offset) is not None
        if not is_place and not ROW_ID.fullmatch(text):
            message = f"{text!r} is no row and no place; write SOURCE:OFFSET (bne:1520) or a row id"
            self.fail(message, param, ctx)
        return text


@click.command(
    "explain",
    epilog=examples(
        "kzcompare explain bne:4100",
        "kzcompare explain bne:4100 asean:2900",
        "kzcompare explain bne:4100 --json | jq '.candidates[] | select(.kept)'",
    ),
)
@click.argument("first", metavar="ID", type=Place())
@click.argument("second", metavar="[ID]", type=Place(), required=False)
@corpus_options("explain")
def explain_command(common: Common, *, first: str, second: str | None) -> ExitCode:
    """Show why a row holds together, or how a sentence was read.

    \b
    ROW_ID         why a row of `claims` holds together and got its verdict
    SOURCE:OFFSET  what each pattern found in one sentence, and why one won
    ID ID          why two statements were, or were not, put together

    The offset is any place in the sentence, as the other commands print them.
    Readings come with how likely they are and what speaks for (+) and against
    (-) each, in log odds; of two that exclude each other the likelier is kept.
    """  # noqa: D301 (click's sign for lines that stay as they are)
    session = Session.start(common)
    if second is not None:
        from kzcompare.render.outputs.explain_row import explain_pair_document

        report = session.report(readings=True, actors=True, rows=True)
        session.show(
            "explain", explain_pair_document(report, session.explain_pair(report, first, second))
        )
        return ending(report)
    if ":" not in first:
        from kzcompare.render.outputs.explain_row import explain_row_document

        report = session.report(readings=True, actors=True, rows=True)
        session.show("explain", explain_row_document(report, session.explain_row(report, first)))
        return ending(report)
    from kzcompare.render.outputs.explain import explain_document

    source, _, offset = first.rpartition(":")
    report = session.report()
    trace = session.explain(report, source, int(offset))
    session.show("explain", explain_document(trace, __version__))
    return ending(report)
