"""Running commands without the library behind them."""

from __future__ import annotations

from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from kzcompare.cli import program
from tests.cli.fakes import FakeLibrary


class Run(Protocol):
    def __call__(self, *args: str, stdin: str | None = None) -> Result: ...


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
def run(library: FakeLibrary) -> Run:
    def call(*args: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(program, list(args), obj=library, input=stdin)

    return call
