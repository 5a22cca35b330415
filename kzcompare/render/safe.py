"""Article text on its way to a terminal: nothing in it may act, all of it must be seen."""

from __future__ import annotations

import re

_KEPT = "\t\n\r"
_PICTURES = 0x2400  # "␀": Unicode has a picture for each of the 32 control characters
_UNSEEN = (
    *range(0x7F, 0xA0),  # DELETE and the second row of control characters
    0x061C, 0x200E, 0x200F,  # marks of direction
    *range(0x202A, 0x202F),  # embeddings and overrides of direction
    *range(0x2066, 0x206A),  # isolates
    *range(0xD800, 0xE000),  # halves of surrogate pairs, which no encoding carries
    *range(0xE0000, 0xE0080),  # tags
)  # fmt: skip
_VISIBLE = {
    **{code: chr(_PICTURES + code) for code in range(32) if chr(code) not in _KEPT},
    **dict.fromkeys((0x2028, 0x2029), " "),
    **dict.fromkeys(_UNSEEN, "\N{REPLACEMENT CHARACTER}"),
}
_BARE_RETURN = re.compile(r"\r(?!\n)")  # it would let words overwrite those before them
_BLANKS = re.compile(r"\s+")
_TYPOGRAPHIC = {ord("…"): "...", ord("—"): "--", ord("–"): "-", ord("«"): '"', ord("»"): '"'}


def safe(text: str) -> str:
    r"""The text with every character that could steer a terminal made visible.

    The result is as long as the text, so offsets stay true. Tabs and ends of lines are kept.

    >>> safe("a\x1b[31mb")
    'a␛[31mb'
    """
    return _BARE_RETURN.sub("␍", text.translate(_VISIBLE))


def flat(text: str) -> str:
    r"""The text on one line: each run of white space becomes one space.

    >>> flat(" two\r\n lines ")
    'two lines'
    """
    return _BLANKS.sub(" ", text).strip()


def to_ascii(text: str) -> str:
    """The text in ASCII, other scripts by their usual Latin spelling, the unknown as "?".

    >>> to_ascii("“Москва” – café")
    '"Moskva" - cafe'
    """
    if text.isascii():
        return text
    from anyascii import anyascii

    shown = text.translate(_TYPOGRAPHIC)
    return "".join(c if c.isascii() else anyascii(c) or "?" for c in shown)
