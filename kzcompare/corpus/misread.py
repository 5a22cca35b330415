"""Letters that were decoded in a wrong encoding on a text's way: noticed, never mended."""

from __future__ import annotations

import re

FEWEST = 3  # places; a single odd pair of letters may be meant
_LONGEST = 2_000_000  # characters that are looked at
# What UTF-8 looks like when it is read as a Western or Cyrillic code page. Texts without any of
# these letters are not worth the loading of a finer test.
_SUSPECT = re.compile("[ÃÂâÐÑ][\x80-\u2fff]|\ufffd")


def misread(text: str) -> str | None:
    """A note for the reader on wrongly decoded letters, with the first of them; None without."""
    text = text[:_LONGEST]
    found = list(_SUSPECT.finditer(text))
    lost = text.count("\ufffd")
    if lost >= FEWEST:
        return f"{lost} characters could not be decoded when the file was made (“\ufffd”)"
    if len(found) < FEWEST:
        return None
    from ftfy.badness import badness

    bad = [m for m in found if badness(text[max(0, m.start() - 1) : m.end() + 3])]
    if len(bad) < FEWEST:
        return None
    shown = text[bad[0].start() : bad[0].end() + 1].strip()
    return f"{len(bad)} places look like a wrong encoding (“{shown}”); save the original as UTF-8"
