"""Topics measured on the shared sets of reports on one event each; counts add up over the sets."""

from __future__ import annotations

from pathlib import Path

from tests.eval.shared import shared_folder


def corpus_folders() -> tuple[Path, ...]:
    """The folders with gold topics, in name order; none where the shared folder is absent."""
    return tuple(sorted(f.parent for f in (shared_folder() / "corpora").glob("*/topics.yaml")))
