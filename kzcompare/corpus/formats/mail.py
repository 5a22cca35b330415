"""Saved mail (.eml) and web archives in mail form (.mht): the body of the message."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from kzcompare.corpus.decode import decode
from kzcompare.corpus.document import About, Document, Place, Texts, UnreadableError
from kzcompare.corpus.formats.html import decode_page, read_page
from kzcompare.corpus.limits import foreign


def read(data: bytes) -> Texts:
    """One document: the message's text. Attachments are not looked at.

    Raises:
        UnreadableError: It is no mail, or has no text.
    """
    with foreign("a saved message"):
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        subject, sender, date = (_header(message, n) for n in ("Subject", "From", "Date"))
        body = message.get_body(preferencelist=("plain", "html"))
        if body is None or not (subject or sender or date or message.is_multipart()):
            reason = "it is no saved message with a text"
            raise UnreadableError(reason)
        name, address = parseaddr(sender or "")
        about = About(
            outlet=(name or address) or None,
            title=subject,
            date=_day(date),
            url=_header(message, "Snapshot-Content-Location"),
        )
        payload = body.get_payload(decode=True)
        raw = payload if isinstance(payload, bytes) else b""
        charset = body.get_content_charset()
    markup = _decoded(raw, charset)
    if body.get_content_type() == "text/html":
        page = read_page(markup, about.url)
        given = page.about if about.url else about.filled_from(page.about)
        return (Document(page.text, given.filled_from(about), (), page.place),)
    return (Document(markup, about, (), Place.MAIL),)


def _header(message: EmailMessage, name: str) -> str | None:
    return " ".join(str(message.get(name, "")).split())[:1000] or None


def _decoded(raw: bytes, charset: str | None) -> str:
    """The body in the encoding its header names; by its bytes where that is wrong."""
    try:
        text = raw.decode(charset or "utf-8", "strict")
    except (LookupError, ValueError):
        return decode_page(raw)
    return decode(text.encode("utf-8", "replace"))


def _day(date: str | None) -> str | None:
    """The day of a mail's date, at its sender's place."""
    try:
        return parsedate_to_datetime(date).date().isoformat() if date else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
