"""Where every command ends: one line for an error, one exit code, quiet on a closed pipe."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import click

from kzcompare.model.errors import ExitCode, KzcompareError

if TYPE_CHECKING:
    from collections.abc import Callable

INTERRUPTED = 130  # 128 + SIGINT, as shells report it
CLOSED_PIPE = 141  # 128 + SIGPIPE

_EXTRA = re.compile(r"extra arguments? \((?P<first>[^\s)]+)")  # as Click words it


def guarded(name: str, run: Callable[[], object]) -> int:
    """Runs a command line and turns whatever happens into an exit code.

    Errors become one line on stderr that begins with `name`; a traceback is a bug.
    """
    code = ExitCode.DONE
    try:
        result = run()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
    except click.Abort:
        return INTERRUPTED
    except click.UsageError as error:
        complain(name, _usage(name, error))
        code = ExitCode.USAGE
    except click.ClickException as error:
        complain(name, error.format_message())
        code = ExitCode.USAGE
    except KzcompareError as error:
        complain(name, str(error))
        code = error.exit_code
    except Exception as error:  # the outermost border: users never see a traceback unasked
        if os.environ.get("KZCOMPARE_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        complain(name, f"internal error: {what}; KZCOMPARE_DEBUG=1 shows where")
        code = ExitCode.USAGE
    else:
        return result if isinstance(result, int) else int(code)
    return int(code)


def _usage(name: str, error: click.UsageError) -> str:
    """The message, and where to read more or what was meant."""
    message = error.format_message().rstrip(".")
    path = error.ctx.command_path if error.ctx else name
    extra = _EXTRA.search(message)
    params = error.ctx.command.params if error.ctx else []
    if extra and any(p.name == "corpus" for p in params) and os.access(extra["first"], os.F_OK):
        return f"{message}; articles are named with -c, as in: {path} -c {extra['first']}"
    return f"{message}; see {path} --help" if not message.endswith("?") else message


def complain(name: str, message: str) -> None:
    """One line on stderr, whatever the message holds."""
    from kzcompare.render.safe import flat, safe

    click.echo(f"{name}: {safe(flat(message))}", err=True)


def note(message: str) -> None:
    """One line on stderr that is not an error."""
    complain("kzcompare", message)


def write(text: str, *, color: bool) -> None:
    """Text to stdout. A reader that has gone away (`| head`) ends the program in silence."""
    try:
        click.echo(text, nl=False, color=color)
    except BrokenPipeError:
        # The interpreter flushes stdout once more at exit; it must find an open file.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CLOSED_PIPE)
