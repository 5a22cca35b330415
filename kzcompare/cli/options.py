"""The options that every command with a corpus shares."""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kzcompare.cli.complete import complete_sources
from kzcompare.render import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kzcompare.model.errors import ExitCode

    _Command = Callable[..., ExitCode]
    _Options = dict[str, Callable[[_Command], _Command]]  # by the name of their value

# Commands that need rows of statements on one point.
COMPARING = frozenset(
    {"claims", "actor", "check", "diff", "agreement", "wording", "report", "explain"}
)
C = TypeVar("C", bound="Callable[..., ExitCode]")


@dataclass(frozen=True, slots=True)
class Common:
    """What the shared options say. `limit` None: the command's own; 0: no limit."""

    corpus: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    format: str = "table"
    output: Path | None = None
    limit: int | None = None
    model: str | None = None
    engine: str = "local"
    encoder: str | None = None
    cache_dir: Path | None = None
    use_cache: bool = True
    quiet: bool = False
    verbose: bool = False
    width: int | None = None
    color: str = "auto"
    ascii_only: bool = False

    @property
    def is_table(self) -> bool:
        """Whether the output is for reading, and may be shortened."""
        return self.format == "table"

    @property
    def is_data(self) -> bool:
        """Whether the output is for programs, which get everything."""
        return self.format in ("json", "jsonl", "csv")

    def limit_or(self, default: int | None) -> int | None:
        """How many entries to show; None for all. Data formats are only cut when asked for."""
        if self.limit is None:
            return default if self.is_table else None
        return self.limit or None


def _shared(command: str) -> _Options:
    """The shared options in the order in which help lists them."""
    return {
        **_articles(),
        **_output(command),
        **_looks(),
        **_work(),
        **(_encoder() if command in COMPARING else {}),
        **_kept(),
        **_notes(),
    }


def _articles() -> _Options:
    """What is read."""
    return {
        "corpus": click.option(
            "-c",
            "--corpus",
            multiple=True,
            metavar="PATH",
            envvar="KZCOMPARE_CORPUS",
            type=click.Path(allow_dash=True),
            help=f"File, folder, glob or - (standard input); repeatable. [env: KZCOMPARE_CORPUS, "
            f"separated by “{os.pathsep}”; default: the seed articles]",
        ),
        "sources": click.option(
            "-s",
            "--source",
            "sources",
            multiple=True,
            metavar="ID",
            envvar="KZCOMPARE_SOURCE",
            shell_complete=complete_sources,
            help="Only this source; repeatable.",
        ),
    }


def _output(command: str) -> _Options:
    """What is written, and where to."""
    return {
        "format_name": click.option(
            "-f",
            "--format",
            "format_name",
            type=click.Choice(tuple(FORMATS[command])),
            envvar="KZCOMPARE_FORMAT",
            help="[default: table, or what the name of the -o file ends in]",
        ),
        "as_json": click.option("--json", "as_json", is_flag=True, help="The same as -f json."),
        "output": click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False),
            metavar="FILE",
            help="Write to FILE instead of standard output.",
        ),
        "limit": click.option(
            "-n",
            "--limit",
            type=click.IntRange(min=0),
            metavar="N",
            envvar="KZCOMPARE_LIMIT",
            help="At most N entries; 0 for all.",
        ),
    }


def _looks() -> _Options:
    """What it looks like."""
    return {
        "width": click.option(
            "--width",
            type=click.IntRange(min=20),
            metavar="N",
            envvar="KZCOMPARE_WIDTH",
            help="Columns of a table. [default: the terminal's]",
        ),
        "color": click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            envvar="KZCOMPARE_COLOR",
            help="[default: auto]",
        ),
        "ascii_only": click.option(
            "--ascii",
            "ascii_only",
            is_flag=True,
            envvar="KZCOMPARE_ASCII",
            help="Write ASCII characters only.",
        ),
    }


def _work() -> _Options:
    """What the work is done by."""
    return {
        "model": click.option(
            "--model",
            metavar="NAME",
            envvar="KZCOMPARE_MODEL",
            help="Another installed spaCy model for English.",
        ),
        "engine": click.option(
            "--engine",
            type=click.Choice(["local", "ray"]),
            default="local",
            envvar="KZCOMPARE_ENGINE",
            help="Where the work is done: ray is a cluster (RAY_ADDRESS) or one of this machine. "
            "[default: local]",
        ),
    }


def _encoder() -> _Options:
    """The option of the commands that put statements together."""
    return {
        "encoder": click.option(
            "--encoder",
            metavar="FOLDER|PACKAGE",
            envvar="KZCOMPARE_ENCODER",
            help="Find statements alike by a sentence encoder of your own as well: an ONNX network "
            "with its tokenizer.json, as in --encoder models/all-mpnet-base-v2.",
        )
    }


def _kept() -> _Options:
    """What is kept between runs."""
    return {
        "cache_dir": click.option(
            "--cache-dir",
            type=click.Path(file_okay=False),
            metavar="DIR",
            envvar="KZCOMPARE_CACHE_DIR",
            help="Keep what was read in DIR.",
        ),
        "no_cache": click.option(
            "--no-cache",
            is_flag=True,
            envvar="KZCOMPARE_NO_CACHE",
            help="Read everything anew and keep nothing.",
        ),
    }


def _notes() -> _Options:
    """What is told while the work is done."""
    return {
        "quiet": click.option(
            "-q", "--quiet", is_flag=True, envvar="KZCOMPARE_QUIET", help="No notes on stderr."
        ),
        "verbose": click.option(
            "-v",
            "--verbose",
            is_flag=True,
            envvar="KZCOMPARE_VERBOSE",
            help="More notes on stderr.",
        ),
    }


def corpus_options(command: str) -> Callable[[C], Callable[..., ExitCode]]:
    """A decorator: adds the shared options and hands them on as one `Common`, first argument."""
    return _decorator(command, tuple(_shared(command)))


def output_options(command: str) -> Callable[[C], Callable[..., ExitCode]]:
    """The same for a command that reads no corpus: only what its output and model are."""
    return _decorator(command, OUTPUT)


OUTPUT = (
    *("format_name", "as_json", "output", "width", "color", "ascii_only", "model"),
    *("quiet", "verbose"),
)


_PATHS = ("output", "cache_dir")  # as text from click: help and completion need no paths


def _decorator(command: str, names: tuple[str, ...]) -> Callable[[C], Callable[..., ExitCode]]:
    def decorate(function: C) -> Callable[..., ExitCode]:
        @functools.wraps(function)
        def call(**values: Any) -> ExitCode:  # noqa: ANN401 - click's values, typed by its options
            from pathlib import Path

            given = {name: values.pop(name) for name in names}
            given.update({name: Path(given[name]) for name in _PATHS if given.get(name)})
            chosen = given.pop("format_name")
            as_json = given.pop("as_json")
            given["use_cache"] = not given.pop("no_cache", True)
            name = _format(command, chosen, as_json, given["output"])
            return function(Common(format=name, **given), **values)

        decorated: Callable[..., ExitCode] = call
        options = _shared(command)
        for name in reversed(names):
            decorated = options[name](decorated)
        return decorated

    return decorate


def _format(command: str, name: str | None, as_json: bool, output: Path | None) -> str:
    if as_json:
        return "json"
    if name is not None:
        return name
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    return suffix if suffix in FORMATS[command] else "table"
