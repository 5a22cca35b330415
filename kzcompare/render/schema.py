"""JSON Schema (draft 2020-12) of each output document, from the records themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render import documents as d

if TYPE_CHECKING:
    from collections.abc import Mapping

DIALECT = "https://json-schema.org/draft/2020-12/schema"

DOCUMENTS: Mapping[str, type[d.Document]] = {
    "actor": d.ActorDocument,
    "actors": d.ActorsDocument,
    "claims": d.ClaimsDocument,
    "explain": d.ExplainDocument,
    "quotes": d.QuotesDocument,
    "sources": d.SourcesDocument,
    "text": d.TextDocument,
}


def schema_of(name: str) -> dict[str, object]:
    """The schema of the document called `name`, which need not be on the network to be used.

    Raises:
        KeyError: there is no such document.
    """
    import msgspec

    made = msgspec.json.schema(DOCUMENTS[name])
    definitions = made.pop("$defs")
    root = definitions.pop(DOCUMENTS[name].__name__)
    head = {"$schema": DIALECT, "$id": f"urn:kzcompare:{name}:1"}
    return {**head, **root, "title": f"kzcompare.{name}/1", "$defs": definitions}
