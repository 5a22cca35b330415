"""The conditions that more than one command takes: each says what it shows only some of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from kzcompare.model.choices import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from kzcompare.model.errors import ExitCode

C = TypeVar("C", bound="Callable[..., ExitCode]")


def about_option(things: str) -> Callable[[C], C]:
    """`--about TEXT`."""
    told = f"Only {things} that hold these words, in any form or spelling."
    return click.option("--about", metavar="TEXT", help=told)


def verdict_option(things: str) -> Callable[[C], C]:
    """`--verdict`, handed on as `verdicts`."""
    return click.option(
        "--verdict",
        "verdicts",
        multiple=True,
        type=click.Choice([verdict.value for verdict in Verdict]),
        help=f"Only {things} with this verdict; repeatable.",
    )


def min_sources_option(things: str) -> Callable[[C], C]:
    """`--min-sources N`."""
    return click.option(
        "--min-sources",
        type=click.IntRange(min=1),
        metavar="N",
        help=f"Only {things} with N sources or more.",
    )
