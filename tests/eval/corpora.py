"""Sets of reports on one event each, with gold topics: the shared ones, and ones of our own making.

Counts add up over the sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.eval.shared import HERE, shared_folder
from tests.eval.topics import TopicGold, load_topics

Annotated = tuple[str, Path, TopicGold]  # the name of a set, its folder, its gold


def corpus_folders() -> tuple[Path, ...]:
    """The shared sets, in name order; none where the shared folder is absent."""
    return _with_topics(shared_folder() / "corpora")


def made_up_folders() -> tuple[Path, ...]:
    """The sets of invented articles that are part of the project, in name order."""
    return _with_topics(HERE / "made_up")


def annotated(folders: Iterable[Path]) -> Iterator[Annotated]:
    """Folders that hold their gold, each with it."""
    return ((folder.name, folder, load_topics(folder)) for folder in folders)


def _with_topics(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(f.parent for f in folder.glob("*/topics.yaml")))
