"""Report to text: output documents, and one module for each way of showing them.

`FORMATS` names, for each command, the module that writes each format. Modules are named rather
than imported, so that JSON output does not pay for the table library, nor a table for the encoder.
Every such module has `render(document, look) -> str`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document

_DATA: dict[str, str] = {
    "json": "kzcompare.render.json_",
    "jsonl": "kzcompare.render.jsonl",
    "csv": "kzcompare.render.csv_",
    "md": "kzcompare.render.markdown",
    "html": "kzcompare.render.html_",
}

FORMATS: Mapping[str, Mapping[str, str]] = {
    "actor": {"table": "kzcompare.render.dossier", **_DATA},
    "actors": {"table": "kzcompare.render.actors", **_DATA},
    "agreement": {"table": "kzcompare.render.agreement", **_DATA},
    "check": {"table": "kzcompare.render.check", **_DATA},
    "claims": {"table": "kzcompare.render.claims", **_DATA},
    "diff": {"table": "kzcompare.render.diff", **_DATA},
    "explain": {"table": "kzcompare.render.explain", **_DATA},
    "figures": {"table": "kzcompare.render.figures", **_DATA},
    "quotes": {"table": "kzcompare.render.quotes", **_DATA},
    "report": {"table": "kzcompare.render.report", **_DATA, "html": "kzcompare.render.page"},
    "relate": {"table": "kzcompare.render.relate", **_DATA},
    "sources": {"table": "kzcompare.render.sources", **_DATA},
    "timeline": {"table": "kzcompare.render.timeline", **_DATA},
    "text": {"table": "kzcompare.render.text", **_DATA},
    "wording": {"table": "kzcompare.render.wording", **_DATA},
}


class Renderer(Protocol):
    """A module that writes one format of one or more commands."""

    def render(self, document: Document, look: Look) -> str:
        """The document as text, with a line feed at its end."""
        ...


def render(command: str, name: str, document: Document, look: Look) -> str:
    """The document of `command` in the format called `name`.

    Raises:
        KeyError: the command has no such format.
    """
    module = cast("Renderer", import_module(FORMATS[command][name]))
    return module.render(document, look)
