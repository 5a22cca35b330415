"""An article's text cut at the ends of the stretches that something is said about.

Stretches nest, as a statement does in a sentence, and now and then they cross; what comes out
always nests, so that it can be written as HTML.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Stretch(Struct, frozen=True):
    """`text[start:end]` and what is known of it: a kind to colour it by, an id, references.

    `is_first` is False for what goes on after another stretch has cut it in two.
    """

    start: int
    end: int
    kind: str = ""
    anchor: str = ""
    notes: tuple[tuple[str, str], ...] = ()  # (where to, words)
    is_first: bool = True
    is_last: bool = True


@dataclass(slots=True)
class Node:
    """A stretch with what lies in it: strings and further nodes, in text order."""

    stretch: Stretch
    parts: list[str | Node] = field(default_factory=list)


def nested(text: str, start: int, end: int, stretches: Iterable[Stretch]) -> Sequence[str | Node]:
    """`text[start:end]` as a tree of the stretches that touch it.

    Where two stretches cross, the later one is cut in two at the end of the earlier one.

    >>> [n if isinstance(n, str) else n.parts for n in nested("abc", 0, 3, [Stretch(1, 2)])]
    ['a', ['b'], 'c']
    """
    root = Node(Stretch(start, end))
    waiting = sorted(
        (cut for s in stretches if (cut := _within(s, start, end)) is not None), key=_place
    )
    stack = [root]
    place = start
    while waiting:
        item = waiting.pop(0)
        place = _closed(text, stack, place, item.start)
        inner = stack[-1].stretch
        if item.end > inner.end:
            rest = replace(item, start=inner.end, is_first=False)
            item = replace(item, end=inner.end, is_last=False)
            waiting.append(rest)
            waiting.sort(key=_place)
        _add(stack[-1], text[place : item.start])
        place = item.start
        node = Node(item)
        stack[-1].parts.append(node)
        stack.append(node)
    place = _closed(text, stack, place, end)
    _add(root, text[place:end])
    return root.parts


def _within(item: Stretch, start: int, end: int) -> Stretch | None:
    """The part of a stretch inside the limits; None where there is none."""
    if item.end <= start or item.start >= end or item.start >= item.end:
        return None
    return replace(
        item,
        start=max(item.start, start),
        end=min(item.end, end),
        is_first=item.is_first and item.start >= start,
        is_last=item.is_last and item.end <= end,
    )


def _place(item: Stretch) -> tuple[int, int]:
    return (item.start, -item.end)


def _closed(text: str, stack: list[Node], place: int, until: int) -> int:
    """Ends every open stretch that ends at or before `until`; gives the place reached."""
    while len(stack) > 1 and stack[-1].stretch.end <= until:
        node = stack.pop()
        _add(node, text[place : node.stretch.end])
        place = max(place, node.stretch.end)
    return place


def _add(node: Node, words: str) -> None:
    if words:
        node.parts.append(words)
