"""What all tests share: golden files, and a machine without settings of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

CASES = Path(__file__).parent / "cases"
SETTINGS = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "XDG_CACHE_HOME")

Golden = Callable[[str, str], None]

# A machine that is busy with something else must not fail a test.
settings.register_profile("kzcompare", deadline=None)
settings.load_profile("kzcompare")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the files under tests/cases that hold expected output",
    )


@pytest.fixture(autouse=True)
def _plain_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test depends on the terminal or the user's cache and settings."""
    import os

    for name in (*SETTINGS, *(n for n in os.environ if n.startswith("KZCOMPARE_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KZCOMPARE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("KZCOMPARE_DEBUG", "1")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares text with a file under tests/cases, or rewrites the file when asked to."""
    update = request.config.getoption("--update-golden")

    def check(name: str, text: str) -> None:
        file = CASES / name
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8")

    return check
