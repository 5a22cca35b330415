"""`kzcompare explain`: how the program came to what it says."""

from __future__ import annotations

import click

from kzcompare import __version__
from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session
from kzcompare.model.errors import ExitCode


class Place(click.ParamType[tuple[str, int]]):
    """A sentence by a place in it: the id of its source, a colon, an offset."""

    name = "SOURCE:OFFSET"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """The two halves; a value that has none is an error of usage."""
        source, colon, offset = str(value).rpartition(":")
        if not colon or not source or not offset.isascii() or not offset.isdigit():
            self.fail(f"{value!r} is no place; write SOURCE:OFFSET, as in bne:1520", param, ctx)
        return source, int(offset)


@click.command(
    "explain",
    short_help="Why a sentence is read as it is.",
    epilog=examples(
        "kzcompare explain bne:4100",
        "kzcompare explain asean:2900 --json",
        "kzcompare explain bne:4100 --json | jq '.candidates[] | select(.kept)'",
    ),
)
@click.argument("place", metavar="SOURCE:OFFSET", type=Place())
@corpus_options("explain")
def explain_command(common: Common, *, place: tuple[str, int]) -> ExitCode:
    """Show what each pattern found in one sentence, and why the winner won.

    The offset is any place in the sentence, as the other commands print them.
    Readings come with how likely they are and what speaks for (+) and against
    (-) each, in log odds; of two that exclude each other the likelier is kept.
    """
    from kzcompare.render.outputs.explain import explain_document

    session = Session.start(common)
    document = explain_document(session.explain(*place), __version__)
    session.show("explain", document)
    return ExitCode.DONE
