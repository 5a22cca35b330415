"""The recipes of the README do what it says, with the tools that are installed here."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.shell import environment, run_in

README = Path(__file__).parent.parent / "README.md"
RECIPE = re.compile(r"<!-- recipe: (?P<tool>[\w-]+) -->\n```sh\n(?P<shell>.*?)```", re.S)
RECIPES = {m["tool"]: m["shell"] for m in RECIPE.finditer(README.read_text(encoding="utf-8"))}
PROGRAMS = {"jq": "jq", "sqlite-utils": "sqlite-utils", "datasette": "datasette", "VisiData": "vd"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the recipes run, one after the other; what the seeds say is read once."""
    return tmp_path_factory.mktemp("recipes")


@pytest.fixture
def place(folder: Path) -> dict[str, str]:
    """An environment in which `kzcompare` is this program."""
    return environment(folder)


def test_there_is_a_recipe_for_each_tool() -> None:
    assert list(RECIPES) == list(PROGRAMS)


@pytest.mark.parametrize("tool", RECIPES)
def test_recipe(tool: str, folder: Path, place: dict[str, str]) -> None:
    if shutil.which(PROGRAMS[tool], path=place["PATH"]) is None:
        pytest.skip(f"{tool} is not installed")
    if tool == "datasette" and not (folder / "news.db").exists():
        pytest.skip("the recipe before it, of sqlite-utils, makes its file")
    done = run_in(folder, RECIPES[tool], place)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip(), "a recipe shows something"
