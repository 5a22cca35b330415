"""The frame of every HTML page: its head, its style, and the policy that keeps it to itself."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files

_ASSETS = files("kzcompare.render") / "assets"


def shell(
    title: str, body: str, *, styles: tuple[str, ...] = (), script: str = "", is_ascii: bool = False
) -> str:
    """A whole page.

    Args:
        title: what a tab shows, as plain text.
        body: the markup of the page.
        styles: names of further style sheets among the assets.
        script: name of the script among the assets, "" for none.
        is_ascii: whether other characters are written by their numbers, which a browser shows as
            the characters themselves.

    The Content-Security-Policy allows the page's own style and script by their digests and nothing
    else: no request, no other script, no form, no frame, whatever the body may hold.
    """
    style = "\n".join(asset(name) for name in ("base.css", *styles))
    code = asset(script) if script else ""
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(code)}'" if code else "script-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    if is_ascii:
        title, body = (t.encode("ascii", "xmlcharrefreplace").decode() for t in (title, body))
    end = f"<script>{code}</script>\n" if code else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}{end}</body>\n</html>\n"
    )


def asset(name: str) -> str:
    """The text of a file that comes with this room."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
