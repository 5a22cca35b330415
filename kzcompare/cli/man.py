"""`kzcompare man`: the manual page, made from the help of every command.

One page for all commands, since they share most options; click-man makes one for each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from kzcompare import __version__
from kzcompare.cli.common import write
from kzcompare.cli.examples import examples
from kzcompare.model.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AS_IS = "\b"  # click's sign for a paragraph that must not be wrapped again
_LIST = re.compile(r"^  (\d)  (.*)$")  # an exit code in the help of the program
_SHARED_BY = "claims"  # a command that has the shared options; those of its own come before them


@click.command(
    "man",
    hidden=True,
    epilog=examples(
        "kzcompare man | man -l -",
        "kzcompare man > ~/.local/share/man/man1/kzcompare.1",
    ),
)
@click.pass_context
def man_command(ctx: click.Context) -> ExitCode:
    """Print the manual page in the form that man(1) reads."""
    write(manual(ctx.find_root()), color=False)
    return ExitCode.DONE


def manual(root: click.Context) -> str:
    """The manual page of the program in roff, with its macros for manual pages (man(7))."""
    program = root.command
    if not isinstance(program, click.Group):
        raise TypeError(type(program).__name__)
    commands = [
        (name, command)
        for name in program.list_commands(root)
        if (command := program.get_command(root, name)) is not None
    ]
    shared = _shared(dict(commands)[_SHARED_BY])
    summary, *rest = _paragraphs(program.help)
    lines = [
        f'.TH KZCOMPARE 1 "" "kzcompare {__version__}" "User Commands"',
        ".SH NAME",
        f"kzcompare \\- {_roff(summary.rstrip('.'))}",
        ".SH SYNOPSIS",
        ".B kzcompare",
        ".I command",
        "[\\fIoption\\fR ...] [\\fIargument\\fR ...]",
        ".SH DESCRIPTION",
        *_text(rest),
        ".SH COMMANDS",
        *(line for name, command in commands for line in _command(root, name, command, shared)),
        ".SH COMMON OPTIONS",
        *(line for option in shared.values() for line in _option(root, option)),
        *_ending(_paragraphs(program.epilog)),
    ]
    return "\n".join(lines) + "\n"


def _shared(command: click.Command) -> dict[str, click.Option]:
    """The options that every command with a corpus has, by name."""
    options = [p for p in command.params if isinstance(p, click.Option)]
    names = [option.name or "" for option in options]
    return dict(zip(names[names.index("corpus") :], options[names.index("corpus") :], strict=True))


def _command(
    root: click.Context, name: str, command: click.Command, shared: dict[str, click.Option]
) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=root)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f".SS {name} {_roff(usage)}"
    yield from _text(_paragraphs(command.help))
    own = [
        p
        for p in command.params
        if isinstance(p, click.Option) and (p.name not in shared or "corpus" not in _names(command))
    ]
    for option in own:
        yield from _option(context, option)
    yield from _text(_paragraphs(command.epilog))


def _names(command: click.Command) -> set[str | None]:
    return {parameter.name for parameter in command.params}


def _option(context: click.Context, option: click.Option) -> Iterator[str]:
    record = option.get_help_record(context)
    if record is not None:
        flags, text = record
        yield ".TP"
        yield f".B {_roff(flags)}"
        yield _roff(text) or "\\&"


def _ending(paragraphs: Sequence[str]) -> Iterator[str]:
    """The sections that the help of the program ends in: examples, exit codes, environment."""
    for paragraph in paragraphs:
        head, _, body = paragraph.removeprefix(_AS_IS).strip("\n").partition("\n")
        if head == "Examples:":
            yield ".SH EXAMPLES"
            yield from _kept(body)
        elif head == "Exit codes:":
            yield ".SH EXIT STATUS"
            for match in filter(None, map(_LIST.match, body.splitlines())):
                yield from (".TP", f".B {match[1]}", _roff(match[2]))
        else:
            yield ".SH ENVIRONMENT"
            yield from _text([paragraph])


def _paragraphs(text: str | None) -> list[str]:
    return [p for p in re.split(r"\n\s*\n", _clean(text)) if p.strip()]


def _clean(text: str | None) -> str:
    from inspect import cleandoc

    return cleandoc(text or "")


def _text(paragraphs: Sequence[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield ".PP"
        if paragraph.startswith(_AS_IS):
            yield from _kept(paragraph.removeprefix(_AS_IS).strip("\n"))
        else:
            yield _roff(" ".join(paragraph.split()))


def _kept(text: str) -> Iterator[str]:
    """Lines as they are, in the type of a terminal."""
    yield from (".nf", *map(_roff, text.splitlines()), ".fi")


def _roff(text: str) -> str:
    r"""Words of the help as roff reads them: its own signs escaped, other letters by number.

    >>> _roff("-n “5”")
    '\\-n \\[u201C]5\\[u201D]'
    """
    made = text.replace("\\", "\\e").replace("-", "\\-")
    made = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in made)
    return f"\\&{made}" if made.startswith((".", "'")) else made
