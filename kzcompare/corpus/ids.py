"""Short names for sources: safe to print, unique in a corpus, the same in every run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from msgspec import Struct

_LONGEST = 40
_TITLE_WORDS = 4
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class Named(Struct, frozen=True):
    """What an id may be made of: the wished id, the folder's name, the text's digest."""

    wish: str
    folder: str
    digest: str


def slug(words: str) -> str:
    """`words` in lower-case Latin letters, figures and hyphens; "article" where none remain.

    >>> slug("Coup attempt – or not?")
    'coup-attempt-or-not'
    """
    from anyascii import anyascii

    plain = re.sub(r"[^a-z0-9_.]+", "-", anyascii(words[:200]).lower())
    return plain[:_LONGEST].strip("-._") or "article"


def wished_id(given: str | None, stem: str) -> str:
    """The id somebody wrote down, made safe to print, else the file name."""
    if given and _SAFE.fullmatch(given):
        return given
    return slug(given or stem)


def part_id(part: str, outlet: str | None, title: str | None, *, is_alone: bool) -> str:
    """What to call one text of a file with several, by what a reader knows it by.

    Args:
        part: its number, or its path in an archive.
        outlet: who published it.
        title: its headline.
        is_alone: whether no other text of the file is of the same outlet.

    >>> part_id("3", "Evening Post", "Fuel law passes at last today", is_alone=False)
    'evening-post-fuel-law-passes-at'
    """
    if not part.isdigit():
        return PurePosixPath(part.partition("#")[0]).stem
    words = " ".join((title or "").split()[:_TITLE_WORDS])
    if outlet and is_alone:
        return slug(outlet)
    return slug(f"{outlet or ''} {words}") if words or outlet else f"text-{part}"


def unique_ids(names: Sequence[Named]) -> tuple[str, ...]:
    """One id for each of `names`, in their order; equal wishes are told apart.

    First by the folder's name, then by the text; only same texts of the same name and folder are
    numbered, in the order given.
    """
    ids = [n.wish for n in names]
    ids = _told_apart(ids, lambda i: f"{slug(names[i].folder)}-{names[i].wish}")
    ids = _told_apart(ids, lambda i: f"{ids[i]}-{names[i].digest[:4]}")
    taken: set[str] = set()
    for i, name in enumerate(ids):
        number = 2
        while ids[i].casefold() in taken:
            ids[i] = f"{name}-{number}"
            number += 1
        taken.add(ids[i].casefold())
    return tuple(ids)


def _told_apart(ids: list[str], longer: Callable[[int], str]) -> list[str]:
    counts = Counter(i.casefold() for i in ids)
    return [longer(i) if counts[name.casefold()] > 1 else name for i, name in enumerate(ids)]
