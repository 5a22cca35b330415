"""What the readers of marked-up texts share: paragraphs as text, and the headline above them."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Elements that stand on lines of their own.
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption",
        "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol",
        "p", "pre", "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "head"})
_BREAK = "\n"
_MARKUP = re.compile(r"</?(?:p|div|br|a|em|strong|b|i|span|ul|li|h[1-6]|blockquote)\b[^<>]*>", re.I)
_BULLET = re.compile(r"^[-*•]\s+")


def joined(paragraphs: Iterable[str], title: str | None = None) -> str:
    """The paragraphs with a blank line between them, below the headline where it is missing.

    White space inside a paragraph becomes single spaces, bullets of lists go.
    """
    clean = [_BULLET.sub("", " ".join(p.split())) for p in paragraphs]
    clean = [p for p in clean if p]
    headline = " ".join((title or "").split())
    if headline and not any(p.casefold() == headline.casefold() for p in clean[:5]):
        clean.insert(0, headline)
    return "\n\n".join(clean) + "\n" if clean else ""


def is_markup(text: str) -> bool:
    """Whether a text from a record is HTML: it has a paragraph, link or the like."""
    return _MARKUP.search(text) is not None


def paragraphs_of(markup: str) -> list[str]:
    """The paragraphs of a piece of HTML (not of a page: all it holds is taken for text)."""
    from lxml import etree, html

    if not markup.strip():
        return []
    try:
        root = html.document_fromstring(markup.replace("\0", ""))
    except (etree.ParserError, ValueError):  # nothing but comments; a declared encoding
        return []
    pieces: list[str] = []
    # Not itertext(): unseen elements are left out whole, blocks end lines. `end` marks the tail.
    skipped = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = node.tag if isinstance(node.tag, str) else "script"  # comments, instructions
        if event == "start":
            skipped += name in _UNSEEN
            pieces.append(_BREAK if name in _BLOCKS else "")
            pieces.append("" if skipped or not isinstance(node.tag, str) else _flat(node.text))
            continue
        skipped -= name in _UNSEEN
        pieces.append(_BREAK if name in _BLOCKS else "")
        pieces.append("" if skipped else _flat(node.tail))
    return [line for line in map(str.strip, "".join(pieces).split(_BREAK)) if line]


def _flat(words: str | None) -> str:
    """Text as browsers show it: the ends of source lines are spaces."""
    return re.sub(r"\s+", " ", words) if words else ""
