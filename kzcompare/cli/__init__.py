"""The command line: the list of commands, each loaded only when it is called.

Nothing heavy is imported here: help, completion and errors of usage must be quick.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from kzcompare import __version__
from kzcompare.cli.common import guarded
from kzcompare.cli.examples import examples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COMMANDS: Mapping[str, str] = {
    "claims": "kzcompare.cli.claims:claims_command",
    "actor": "kzcompare.cli.actor:actor_command",
    "actors": "kzcompare.cli.actors:actors_command",
    "check": "kzcompare.cli.check:check_command",
    "quotes": "kzcompare.cli.quotes:quotes_command",
    "figures": "kzcompare.cli.figures:figures_command",
    "timeline": "kzcompare.cli.timeline:timeline_command",
    "diff": "kzcompare.cli.diff:diff_command",
    "agreement": "kzcompare.cli.agreement:agreement_command",
    "wording": "kzcompare.cli.wording:wording_command",
    "sources": "kzcompare.cli.sources:sources_command",
    "report": "kzcompare.cli.report:report_command",
    "relate": "kzcompare.cli.relate:relate_command",
    "explain": "kzcompare.cli.explain:explain_command",
    "text": "kzcompare.cli.text:text_command",
    "schema": "kzcompare.cli.schema:schema_command",
    "cache": "kzcompare.cli.cache:cache_command",
}
_HIDDEN: Mapping[str, str] = {"man": "kzcompare.cli.man:man_command"}


class Program(click.Group):
    """The group of all commands; it ends with the exit codes that the program promises."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The commands, most useful first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now; None where there is none."""
        place = COMMANDS.get(cmd_name) or _HIDDEN.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        command = getattr(import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name.

        Raises:
            click.UsageError: there is none; the message says which one may have been meant.
        """
        if args[0] in COMMANDS or args[0] in _HIDDEN or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        from kzcompare.cli.suggest import nearest

        close = nearest(args[0], list(COMMANDS))
        hint = f"did you mean {close}?" if close else f"there are {', '.join(COMMANDS)}"
        raise click.UsageError(f"no command {args[0]!r}; {hint}", ctx)

    def main(  # type: ignore[override]  # click overloads by the value of standalone_mode
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: object,
    ) -> int:
        """Runs a command line; errors are one line each, and the exit code tells what happened."""
        name = prog_name or "kzcompare"
        run = super().main
        code = guarded(name, lambda: run(args, name, complete_var, standalone_mode=False, **extra))
        if standalone_mode:
            sys.exit(code)
        return code


_EXIT_CODES = """

\b
Exit codes:
  0  done
  1  nothing found that was asked for: no such actor, no row
  2  wrong usage, or nothing that could be read
  3  done, but some inputs were skipped (each is named on stderr)

Options can be set in the environment: KZCOMPARE_CORPUS, KZCOMPARE_FORMAT and
so on. NO_COLOR and COLUMNS are respected.
"""


@click.group(
    "kzcompare",
    cls=Program,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": 80,
        "auto_envvar_prefix": "KZCOMPARE",
    },
    epilog=examples(
        "kzcompare claims",
        "kzcompare claims -c my-articles/ --verdict contradiction",
        "kzcompare actor Tokayev",
        "kzcompare quotes --json | jq -r '.quotes[].speaker.text' | sort | uniq -c",
    )
    + _EXIT_CODES,
)
@click.version_option(__version__, "-V", "--version", message="kzcompare %(version)s")
def program() -> None:
    """Compare what news articles say, with exact quotations.

    It shows who claims what, where sources agree, contradict or doubt each
    other, and what a source leaves out. It reports who says what; it does not
    decide what is true. Everything runs offline. Without -c, five articles
    that come with the program are compared.
    """
