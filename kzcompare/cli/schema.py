"""`kzcompare schema`: what JSON output looks like, for programs."""

from __future__ import annotations

import click

from kzcompare.cli.common import write
from kzcompare.cli.examples import examples
from kzcompare.cli.suggest import nearest
from kzcompare.model.errors import ExitCode


@click.command(
    "schema",
    epilog=examples(
        "kzcompare schema claims",
        "kzcompare schema quotes > quotes.schema.json",
        "kzcompare schema | jq -r 'keys[]'",
    ),
)
@click.argument("name", required=False)
def schema_command(name: str | None) -> ExitCode:
    """Print the JSON Schema (draft 2020-12) of the output called NAME.

    NAME is the command that prints it. Without NAME, one object with all of
    them is printed.
    """
    from kzcompare.render.json_ import pretty
    from kzcompare.render.look import Look
    from kzcompare.render.schema import DOCUMENTS, schema_of

    if name is None:
        write(pretty({n: schema_of(n) for n in DOCUMENTS}, Look()), color=False)
        return ExitCode.DONE
    if name not in DOCUMENTS:
        close = nearest(name, list(DOCUMENTS))
        meant = f"did you mean {close}? " if close else ""
        raise click.UsageError(f"no schema {name!r}; {meant}there are: {', '.join(DOCUMENTS)}")
    write(pretty(schema_of(name), Look()), color=False)
    return ExitCode.DONE
