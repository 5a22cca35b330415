"""What must not be in the output of a command, whatever it read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from importlib import import_module

import lxml.html
import msgspec
from markdown_it import MarkdownIt

from kzcompare.render.schema import DOCUMENTS

# What must not reach a terminal; JSON may carry marks of direction, escaped or not.
ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    "|\r(?!\n)"
)
NUMBER = re.compile(r"-?[\d.]+(e-?\d+)?")
FORBIDDEN = ("img", "iframe", "object", "embed", "base", "link", "video", "audio", "frame")
PASSAGES = frozenset({"a", "b"})
SCHEMES = ("#", "http://", "https://")


def in_stream(written: str) -> Iterator[str]:
    """Characters that act on a terminal."""
    if found := ACTING.search(written):
        around = written[max(0, found.start() - 20) : found.end() + 20]
        yield f"escape: {found.group()!r} in {around!r}"


def in_output(form: str, written: str, texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a document in one of the formats; `texts` are the articles by source."""
    match form:
        case "json":
            yield from _in_json(written, texts)
        case "jsonl":
            for row in written.splitlines():
                yield from _places(_loaded(row), texts, None)
        case "csv":
            yield from _in_csv(written)
        case "html":
            yield from _in_page(written)
        case "md":
            made = MarkdownIt("gfm-like", {"html": True}).render(written)
            yield from _in_page(f"<div>{made}</div>")


def _loaded(written: str) -> object:
    try:
        return json.loads(written)
    except ValueError as error:
        return error


def _in_json(written: str, texts: Mapping[str, str]) -> Iterator[str]:
    value = _loaded(written)
    if not isinstance(value, dict):
        yield f"json: {value!r:.200}"
        return
    name = value["schema"].removeprefix("kzcompare.").partition("/")[0]
    module, _, kind = DOCUMENTS[name].rpartition(".")
    record = getattr(import_module(f"kzcompare.render.outputs.{module or name}"), kind)
    try:
        msgspec.convert(value, record)
    except msgspec.ValidationError as error:
        yield f"json: {error}"
    yield from _places(value, texts, None)


def _places(value: object, texts: Mapping[str, str], source: str | None) -> Iterator[str]:
    """Places outside their article, and words that do not stand where they are said to stand."""
    if isinstance(value, ValueError):
        yield f"json: {value}"
    elif isinstance(value, list):
        for item in value:
            yield from _places(item, texts, source)
    elif isinstance(value, dict):
        found = value.get("source")
        source = found if isinstance(found, str) and found in texts else source
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int) and source is not None:
            text = texts[source]
            if not 0 <= start < end <= len(text):
                yield f"offset: {start}-{end} of {len(text)}"
            elif isinstance(value.get("text"), str) and text[start:end] != value["text"]:
                yield f"offset: {value['text']!r:.80} is {text[start:end]!r:.80}"
        for key, item in value.items():
            if key in PASSAGES:  # words of the claim or passage that was given, not of an article
                continue
            yield from _places(item, texts, key if key in texts else source)


def _in_csv(written: str) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(written, newline="")))
    for row in rows:
        if len(row) != len(rows[0]):
            yield f"csv: {len(row)} fields under {len(rows[0])}"
        for cell in row:
            bare = cell.lstrip()
            if bare.startswith(("=", "+", "-", "@")) and not NUMBER.fullmatch(bare):
                yield f"formula: {cell!r:.80}"


def _in_page(written: str) -> Iterator[str]:
    for element in lxml.html.document_fromstring(written or "<p>").iter():
        if element.tag in FORBIDDEN:
            yield f"markup: <{element.tag}>"
        for name, value in element.attrib.items():
            if name.startswith("on"):
                yield f"markup: {name}={value!r:.60}"
            if name in ("href", "src", "action") and not value.startswith(SCHEMES):
                yield f"markup: {name}={value!r:.60}"
        if element.tag == "script" and "alert(1)" in (element.text or ""):
            yield "markup: a script of an article"
