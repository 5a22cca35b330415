"""Where the measuring data lies, and the scorers that come with it.

The seed articles and their gold are part of this project. The larger corpora are not: they lie in
a folder beside the checkout, or in the one that `KZCOMPARE_SHARED` names, and may be absent.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SEEDS = ROOT / "seeds"
GOLD = HERE / "gold"


def shared_folder() -> Path:
    """The folder of the larger corpora; it need not exist."""
    return Path(os.environ.get("KZCOMPARE_SHARED", ROOT.parent / "shared"))


def load_script(path: Path) -> ModuleType:
    """A Python file outside the package as a module of its own, nothing left in `sys.modules`.

    Raises:
        FileNotFoundError: there is no such file.
    """
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
