"""Texts that articles share: who took what from whom."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kzcompare.model.span import Span


class CopyKind(StrEnum):
    """How much of an article stands in another one."""

    REPRINT = "reprint"  # most of it, and it is most of the other
    EXCERPT = "excerpt"  # most of it, from a longer one
    EXTENDED = "extended"  # the other whole, and more
    PASSAGES = "passages"  # some passages in the same words
    QUOTATION = "quotation"  # only words of others that both quote

    @property
    def is_whole(self) -> bool:
        """Whether the article as such has no other origin than the one it is compared with."""
        return self in (CopyKind.REPRINT, CopyKind.EXCERPT)


class Copy(Struct, frozen=True, array_like=True):
    """What the article `source` has in common with the article `of`, both by id.

    `share` is the share of `source`'s own words (quotations aside) that stand in `of`, from 0 to 1;
    for a quotation it is that of its quoted words. `runs` are the common stretches, each as its
    span in `source` and in `of`, in the order of `source`. `is_later` tells that dates or credits
    show who took from whom; without them the longer text stands for the original.
    """

    source: str
    of: str
    kind: CopyKind
    share: float
    runs: tuple[tuple[Span, Span], ...]
    is_later: bool = False
