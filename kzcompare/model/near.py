"""Which of many stretches of a text lie near one, without a look at all of them."""

from __future__ import annotations

from collections.abc import Iterable

from kzcompare.model.span import Span

CELL = 512  # code points; a paragraph or two


class Near:
    """Numbered stretches by the cells of the text that they touch.

    Asking costs as much as lies in the cells around; a stretch costs as many cells as it touches.
    """

    __slots__ = ("_cells",)

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Holds `spans` under the numbers 0, 1, 2, ..."""
        self._cells: dict[int, list[int]] = {}
        for number, span in enumerate(spans):
            self.add(number, span)

    def add(self, number: int, span: Span) -> None:
        """Holds one more stretch; a number may have several."""
        for cell in _cells(span):
            self._cells.setdefault(cell, []).append(number)

    def around(self, span: Span) -> list[int]:
        """The numbers that share a cell with `span`, in order.

        All that overlap it are among them, and others that only stand close by.
        """
        cells = [self._cells.get(cell, ()) for cell in _cells(span)]
        return sorted({number for cell in cells for number in cell})


def _cells(span: Span) -> range:
    return range(span.start // CELL, span.end // CELL + 1)
