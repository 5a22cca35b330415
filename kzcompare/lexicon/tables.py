"""Typed reading of word tables in TOML: every mistake is named by file and field."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from kzcompare.model.errors import LexiconError


def english(name: str) -> str:
    """The text of an English table that comes with the package, by the name of its file."""
    return files("kzcompare.lexicon").joinpath("data/en", name).read_text(encoding="utf-8")


class Table:
    """One TOML file, whose fields are taken out one by one; `finish` refuses what is left over."""

    __slots__ = ("_left", "_origin")

    def __init__(self, text: str, *, origin: str) -> None:
        """Reads the file; `origin` names it in messages.

        Raises:
            LexiconError: not TOML (a key that is given twice included).
        """
        self._origin = origin
        try:
            self._left: dict[str, object] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{origin}: not valid TOML: {error}") from error

    def words(self, field: str) -> frozenset[str]:
        """A list of words.

        Raises:
            LexiconError: missing, not a list of words, or a word given twice.
        """
        value = self._take(field)
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise LexiconError(f"{self._origin}: {field!r} must be a list of words")
        for word in value:
            if value.count(word) > 1:
                raise LexiconError(f"{self._origin}: {field!r} has {word!r} twice")
        return frozenset(value)

    def numbers(self, field: str) -> Mapping[str, float]:
        """Words with a number each.

        Raises:
            LexiconError: missing, or a value that is no number.
        """
        rows = self._rows(field)
        return MappingProxyType({word: self._number(field, v) for word, v in rows.items()})

    def texts(self, field: str) -> Mapping[str, str]:
        """Words with a text each.

        Raises:
            LexiconError: missing, or a value that is no text.
        """
        rows = self._rows(field)
        return MappingProxyType({word: self._text(field, v) for word, v in rows.items()})

    def lists(self, field: str) -> Mapping[str, tuple[object, ...]]:
        """Words with a list of fixed shape each; the caller checks the shape.

        Raises:
            LexiconError: missing, or a value that is no list.
        """
        held: dict[str, tuple[object, ...]] = {}
        for word, value in self._rows(field).items():
            if not isinstance(value, list):
                raise LexiconError(f"{self._origin}: {field!r}: {word!r} must have a list")
            held[word] = tuple(value)
        return MappingProxyType(held)

    def finish(self) -> None:
        """Checks that every field has been taken.

        Raises:
            LexiconError: a field that nobody knows.
        """
        for field in sorted(self._left):
            raise LexiconError(f"{self._origin}: unknown field {field!r}")

    def _take(self, field: str) -> object:
        if field not in self._left:
            raise LexiconError(f"{self._origin}: missing field {field!r}")
        return self._left.pop(field)

    def _rows(self, field: str) -> dict[str, object]:
        value = self._take(field)
        if not isinstance(value, dict):
            raise LexiconError(f"{self._origin}: {field!r} must be a table")
        return value

    def _number(self, field: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise LexiconError(f"{self._origin}: {field!r} must hold numbers, not {value!r}")
        return float(value)

    def _text(self, field: str, value: object) -> str:
        if not isinstance(value, str):
            raise LexiconError(f"{self._origin}: {field!r} must hold texts, not {value!r}")
        return value
