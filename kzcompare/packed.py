"""The claims of a large corpus in little memory: bytes, made into records when looked at."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import cast, get_type_hints, overload

import msgspec
from msgspec.structs import replace

from kzcompare.model.claim import Claim, Reading

MANY = 400  # articles from which their claims are kept packed: they would fill the memory


@functools.cache
def _decoder() -> msgspec.msgpack.Decoder[Claim]:
    """Made on first use: learning the shape of claims takes time that a warm run does not have."""
    return msgspec.msgpack.Decoder(Claim)


@functools.cache
def _decoder_of(names: tuple[str, ...]) -> msgspec.msgpack.Decoder[Claim]:
    """The same, of records that have only some fields of a claim; the others stay as they are."""
    fields = Claim.__struct_fields__
    last = max(map(fields.index, names))
    kinds = get_type_hints(Claim)
    held = [(name, kinds[name] if name in names else msgspec.Raw) for name in fields[: last + 1]]
    part = msgspec.defstruct("ClaimPart", held, frozen=True, array_like=True)
    return cast("msgspec.msgpack.Decoder[Claim]", msgspec.msgpack.Decoder(part))


class PackedClaims(Sequence[Claim]):
    """The claims of one article. Each look at one makes a new record, equal to the last."""

    __slots__ = ("_held",)

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Packs the claims."""
        self._held = tuple(map(msgspec.msgpack.encode, claims))

    def __len__(self) -> int:
        """The number of claims."""
        return len(self._held)

    @overload
    def __getitem__(self, index: int) -> Claim: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Claim, ...]: ...

    def __getitem__(self, index: int | slice) -> Claim | tuple[Claim, ...]:
        """One claim, or some."""
        if isinstance(index, slice):
            return tuple(map(_decoder().decode, self._held[index]))
        return _decoder().decode(self._held[index])

    def __iter__(self) -> Iterator[Claim]:
        """The claims in text order, one after the other."""
        return map(_decoder().decode, self._held)

    def view(self, names: tuple[str, ...]) -> Iterator[Claim]:
        """Records with these fields of the claims, one after the other."""
        return map(_decoder_of(names).decode, self._held)

    def __eq__(self, other: object) -> bool:
        """Whether the claims are the same, packed or not."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """As that of the claims themselves."""
        return hash(tuple(self))


def packed(reading: Reading) -> Reading:
    """The reading with its claims packed."""
    if isinstance(reading.claims, PackedClaims):
        return reading
    return replace(reading, claims=PackedClaims(reading.claims))


def one_of(count: int, reading: Reading) -> Reading:
    """One of `count` readings that are held together: packed where they are many."""
    return packed(reading) if count >= MANY else reading
