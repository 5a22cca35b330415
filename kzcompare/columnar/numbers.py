"""Columns of whole numbers as bytes, which pack well and are read at the speed of a copy."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import add, sub

from msgspec import Struct

from kzcompare.model.span import Span

BYTE = 255  # the largest number of a column whose numbers are bytes
WIDTHS = {2: "h", 4: "i"}  # bytes of a number in the other columns, and the array's code for it


def to_column(numbers: Iterable[int]) -> bytes:
    r"""The numbers, of 32 bits at most: their width, the lowest bytes of all, then the next.

    >>> to_column([1, 2, 300])
    b'\x02\x01\x02,\x00\x00\x01'
    """
    held = list(numbers)
    if not held:
        return b""
    low, high = min(held), max(held)
    if low >= 0 and high <= BYTE:
        return b"\1" + bytes(held)
    width = 2 if max(-1 - low, high) < 1 << 15 else 4
    whole = _swapped(array(WIDTHS[width], held)).tobytes()
    return bytes([width]) + b"".join(whole[n::width] for n in range(width))


def from_column(column: bytes) -> Sequence[int]:
    """The numbers of a column.

    >>> list(from_column(to_column([1, -2, 70_000])))
    [1, -2, 70000]
    """
    if not column:
        return ()
    width = column[0]
    if width == 1:
        return column[1:]
    count = len(column) // width
    whole = bytearray(count * width)
    for n in range(width):
        whole[n::width] = column[1 + n * count : 1 + (n + 1) * count]
    return _swapped(array(WIDTHS[width], bytes(whole)))


def _swapped(numbers: array[int]) -> array[int]:
    """The numbers with the lowest byte first, as all machines write them."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def bounds(sizes: bytes) -> Sequence[int]:
    """Where each of the stretches of these sizes begins, and where the last one ends."""
    return tuple(accumulate(from_column(sizes), initial=0))


class Places(Struct, frozen=True, array_like=True):
    """Spans as columns: each start as its distance from the one before, and lengths."""

    steps: bytes
    lengths: bytes

    @classmethod
    def of(cls, spans: Sequence[Span]) -> Places:
        """The spans, in any order."""
        starts = [span.start for span in spans]
        return cls(
            to_column(map(sub, starts, (0, *starts))),
            to_column(span.end - span.start for span in spans),
        )

    def columns(self) -> tuple[Sequence[int], Sequence[int]]:
        """All starts and all lengths."""
        return tuple(accumulate(from_column(self.steps))), from_column(self.lengths)

    def spans(self) -> Iterator[Span]:
        """All spans."""
        return spans(*self.columns())


def spans(starts: Sequence[int], lengths: Iterable[int]) -> Iterator[Span]:
    """Spans of these starts and lengths."""
    return map(Span, starts, map(add, starts, lengths))
