"""Where the articles are that are compared when the user names none."""

from __future__ import annotations

from pathlib import Path


def seed_folder() -> Path:
    """The folder of the seed articles: inside an installed package, else in the checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_seeds"
    return installed if installed.is_dir() else package.parent / "seeds"
