"""JSON Schema (draft 2020-12) of each output document, from the records themselves."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOM = "kzcompare.render.outputs"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# The record in the module of `outputs` with the same name, or in the module before a dot.
DOCUMENTS: Mapping[str, str] = {
    "actor": "ActorDocument",
    "actors": "ActorsDocument",
    "agreement": "AgreementDocument",
    "check": "CheckDocument",
    "claims": "ClaimsDocument",
    "diff": "DiffDocument",
    "explain": "ExplainDocument",
    "explain_pair": "explain_row.ExplainPairDocument",
    "explain_row": "ExplainRowDocument",
    "figures": "FiguresDocument",
    "quotes": "QuotesDocument",
    "report": "ReportDocument",
    "relate": "RelateDocument",
    "sources": "SourcesDocument",
    "timeline": "TimelineDocument",
    "text": "TextDocument",
    "wording": "WordingDocument",
}


def schema_of(name: str) -> dict[str, object]:
    """The schema of the document called `name`, which need not be on the network to be used.

    Raises:
        KeyError: there is no such document.
    """
    import msgspec

    module, _, kind = DOCUMENTS[name].rpartition(".")
    made = msgspec.json.schema(getattr(import_module(f"{_ROOM}.{module or name}"), kind))
    definitions = made.pop("$defs")
    root = definitions.pop(kind)
    head = {"$schema": DIALECT, "$id": f"urn:kzcompare:{name}:1"}
    return {**head, **root, "title": f"kzcompare.{name}/1", "$defs": definitions}
