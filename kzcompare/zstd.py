"""Zstandard, with a dictionary of what records of one cache have in common.

A record of some kilobytes has too little in it that comes back. With a dictionary of what comes
back from record to record the readings of news take a twelfth less room, those of generated
articles a fifth less, and they are read as quickly: in a tenth of the time that LZMA would take.
"""

from __future__ import annotations

from collections.abc import Sequence

import zstandard

ERRORS = (zstandard.ZstdError, MemoryError)  # the second where a damaged record says it is huge
LEVEL = 15  # one more takes twice the time for a thousandth of the room
DICTIONARY = 1 << 16  # bytes


class Codec:
    """Packs and unpacks records; what was packed with another dictionary it cannot unpack."""

    def __init__(self, dictionary: bytes | None) -> None:
        """With a dictionary that `train` made, or without."""
        self.has_dictionary = dictionary is not None
        held = None if dictionary is None else zstandard.ZstdCompressionDict(dictionary)
        self._dictionary = held
        self._compressor: zstandard.ZstdCompressor | None = None  # takes a while to be made ready
        self._decompressor = zstandard.ZstdDecompressor(dict_data=held)

    def pack(self, record: bytes) -> bytes:
        """The record in less room."""
        if self._compressor is None:
            self._compressor = zstandard.ZstdCompressor(
                level=LEVEL, dict_data=self._dictionary, write_checksum=False
            )
        return self._compressor.compress(record)

    def unpack(self, packed: bytes) -> bytes:
        """The record again.

        Raises:
            zstandard.ZstdError: it is damaged, or needs another dictionary.
            MemoryError: it is damaged, and says that it is huge.
        """
        return self._decompressor.decompress(packed)


def train(samples: Sequence[bytes]) -> bytes | None:
    """A dictionary of what comes back in records; None where they have nothing in common."""
    try:
        return zstandard.train_dictionary(DICTIONARY, list(samples)).as_bytes()
    except zstandard.ZstdError:
        return None
