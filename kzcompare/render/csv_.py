"""Documents as comma-separated values (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kzcompare.render.safe import flat, safe, to_ascii

if TYPE_CHECKING:
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document

_FORMULA = tuple("=+-@＝＋－＠")  # what spreadsheets take for the start of a formula


def render(document: Document, look: Look) -> str:
    """A header line and one line a record; white space in texts is made single spaces."""
    out = io.StringIO()
    writer = csv.DictWriter(out, document.FIELDS, lineterminator="\n")
    writer.writeheader()
    for record in document.records():
        writer.writerow({key: _field(value, look) for key, value in record.items()})
    return out.getvalue()


def _field(value: str | float | None, look: Look) -> str | float:
    """A value that no spreadsheet runs: an apostrophe goes before what looks like a formula."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    text = safe(flat(value))
    if look.ascii_only:  # before it is looked at: the minus sign becomes one that a formula has
        text = to_ascii(text)
    return "'" + text if text.startswith(_FORMULA) else text
