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

    from click.shell_completion import CompletionItem

COMMANDS: Mapping[str, str] = {  # with what each does, so that help imports none of them
    "claims": "Rows: who says what, and where they disagree.",
    "actor": "Dossier of one actor, source by source.",
    "actors": "Actors against sources: who is named where.",
    "check": "A claim of your own against every source.",
    "quotes": "Who said what, in which source.",
    "figures": "Figures side by side, by what they count.",
    "timeline": "Dated events in order, and where dates clash.",
    "diff": "Two sources side by side: shared, contradicted, only in one.",
    "agreement": "Source by source: rows shared, agreed, contradicted.",
    "wording": "What sources call the same thing; a word in its contexts.",
    "sources": "What was loaded, and what was left out and why.",
    "report": "One page with all of it, for a browser.",
    "relate": "How two passages stand to each other.",
    "explain": "Why a row holds together, or a sentence is read as it is.",
    "text": "The text of one source, statements marked.",
    "schema": "JSON Schema of the JSON output.",
    "cache": "Where the cache is, how big it is; clear it.",
}
_HIDDEN = ("man",)


class Program(click.Group):
    """The group of all commands; it ends with the exit codes that the program promises."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The commands, most useful first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now; None where there is none."""
        if cmd_name not in COMMANDS and cmd_name not in _HIDDEN:
            return None
        command = getattr(import_module(f"kzcompare.cli.{cmd_name}"), f"{cmd_name}_command")
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands with what each does."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What a word after the program's name may become: a command, or an option of its own."""
        from click.shell_completion import CompletionItem

        begun = [(name, text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        return [
            *(CompletionItem(name, help=text) for name, text in begun),
            *click.Command.shell_complete(self, ctx, incomplete),
        ]

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
