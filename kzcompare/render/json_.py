"""Documents as JSON: one object, two spaces of indent, letters of all scripts as they are.

What could act on a terminal or turn the direction of writing is escaped, which changes no value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document

_NOT_ASCII = re.compile(r"[^\x00-\x7e]")
_ACTING = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
_BEYOND_BMP = 0x10000


def render(document: Document, look: Look) -> str:
    """The whole document; width and colour are of no account."""
    return pretty(document, look)


def pretty(value: object, look: Look) -> str:
    """Any record, indented, with a line feed at its end."""
    import msgspec

    return _escaped(msgspec.json.format(msgspec.json.encode(value), indent=2).decode(), look) + "\n"


def compact(value: object, look: Look) -> str:
    """Any record on one line, with a line feed at its end."""
    import msgspec

    return _escaped(msgspec.json.encode(value).decode(), look) + "\n"


def _escaped(text: str, look: Look) -> str:
    return (_NOT_ASCII if look.ascii_only else _ACTING).sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < _BEYOND_BMP:
        return f"\\u{code:04x}"
    high, low = divmod(code - _BEYOND_BMP, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
