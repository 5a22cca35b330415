"""The format of data without a file name, by how it begins."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress

_MAGIC = ((b"%PDF-", ".pdf"), (b"\x1f\x8b", ".gz"), (b"WARC/", ".warc"))
_HEAD = 2048  # bytes that are looked at
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.I)
_PAGE = re.compile(rb"<!doctype html|<html\b|<head\b|<body\b", re.I)
_MAIL = re.compile(rb"\A(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3}")
_MAIL_FIELDS = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Subject):", re.I | re.M)


def suffix_of(data: bytes) -> str:
    """The suffix that files of this format have; ".txt" where nothing else is recognised."""
    for magic, suffix in _MAGIC:
        if data.startswith(magic):
            return suffix
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"{", b"[{", b"[\n", b"[\r", b"[ ")):
        return ".json"
    if head.startswith(b"<"):
        if _FEED.search(head):
            return ".xml"
        return ".html" if _PAGE.search(head) else ".txt"
    is_mail = _MAIL.match(head) and len(_MAIL_FIELDS.findall(head)) > 1
    return ".eml" if is_mail else ".txt"


def _zipped(data: bytes) -> str:
    """Word documents are archives too."""
    with (
        suppress(zipfile.BadZipFile, ValueError, OSError),
        zipfile.ZipFile(io.BytesIO(data)) as archive,
    ):
        if "word/document.xml" in archive.namelist():
            return ".docx"
    return ".zip"
