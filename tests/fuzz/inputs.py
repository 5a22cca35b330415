"""Hostile files: good ones that were broken, and texts made of what breaks programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from random import Random

from tests.corpus.formats import files
from tests.corpus.wire import OWN, PARAGRAPHS, STORY

# What acts on terminals, markup, spreadsheets, shells, parsers.
NASTY = (
    "\x1b[31m", "\x1b]0;title\x07", "\x1b[2J", "\x9b1m", "\x00", "\x07", "\x08" * 5, "\r", "\x7f",
    "\x85", "\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u2028", "\u2029", "\U000e0041",
    "\ufffd", "\ud800", "[bold]", "[/]", "[link=file:///etc/passwd]x[/link]", "[red]oops", "\\[",
    "=cmd|' /C calc'!A0", "@SUM(1)", "+1+1", "-2+3", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "</td></table>", "&amp;&#0;", "javascript:alert(1)", "```",
    "|---|", "![x](http://x.example)", "{{7*7}}", "${HOME}", "$(reboot)", "%s%n",
    "../../etc/passwd", "'; DROP TABLE records;--", "“", "”", "\"", "''", "«", "(", ")]",
    "—" * 50, "." * 300, "?!" * 100, "A" * 5000, "a b " * 2000, "(" * 500, "“" * 200, "9" * 400,
    "1,000,000" * 50, "e\u0301" * 80, "\u0300" * 300, "ﷺ" * 40, "🧑‍🚀" * 50, "\t" * 200,
    "\n" * 300, "said " * 300, "not " * 200, "He said that " * 80, "according to " * 60,
    "20 %, 30 %, " * 60, "on 31 February 2022", "in the year 99999999999999999999",
    "$1e999 billion", "-0.0 per cent", "half a dozen dozen", "by By BY", "Mr. Mr. Mr. ",
    "Subscribe now",
)  # fmt: skip


_TWICE = 2  # the shape that doubles a record
_MOST_COPIES = 8  # of one record: fifty doublings would fill any memory


def text(random: Random) -> str:
    """Sentences of news with hostile pieces between and inside them."""
    pieces: list[str] = []
    for _ in range(random.randint(1, 14)):
        kind = random.random()
        if kind < 0.5:
            pieces.append(random.choice((*PARAGRAPHS, *OWN)))
        elif kind < 0.8:
            pieces.append(random.choice(NASTY))
        elif kind < 0.9:
            line = random.choice(PARAGRAPHS)
            cut = random.randrange(len(line))
            pieces.append(line[:cut] + random.choice(NASTY) + line[cut:])
        else:
            low, high = random.choice(((0, 0x250), (0x250, 0xFFFF), (0x10000, 0x10FFFF)))
            pieces.append("".join(chr(random.randint(low, high)) for _ in range(80)))
        pieces.append(random.choice(("\n", "\n\n", " ", "", "\r\n")))
    return "".join(pieces)


def _safe(words: str) -> bytes:
    return words.encode("utf-8", "replace")


def _docx(random: Random) -> bytes:
    words = "".join(c for c in text(random) if c == "\n" or " " <= c < "\ud800")
    return files.docx(*words.split("\n"))


def _pdf(random: Random) -> bytes:
    words = "".join(c for c in text(random)[:3000] if c.isalnum() or c in " .,\n“”")
    return files.pdf(*(words.split("\n") or ["x"]), columns=random.choice((1, 2)))


def _json(random: Random) -> bytes:
    record: object = {
        random.choice(("text", "content", "body", "x")): text(random),
        "title": random.choice(NASTY),
        "date": random.choice(("2023-05-02", "yesterday", 17, None, 1e99, "1683187200")),
        "outlet": random.choice((*NASTY, "Post", {"name": "Post"}, ["a", ["b"]])),
        "id": random.choice(("post", "../x", 5, None, "\x1b[31m")),
    }
    copies = 1
    for _ in range(random.choice((0, 0, 1, 2, 50))):
        shape = random.randrange(3 if copies < _MOST_COPIES else 2)
        copies *= 2 if shape == _TWICE else 1
        record = ([record], {"data": record}, {"articles": [record, record]})[shape]
    return json.dumps(record).encode()


def _lines(random: Random) -> bytes:
    return files.json_lines(*({"text": text(random), "n": n} for n in range(random.randint(1, 3))))


def _csv(random: Random) -> bytes:
    words = text(random).replace('"', '""')
    return _safe(f'title,date,text\n"{random.choice(NASTY)}",2023-05-02,"{words}"\nx,y,"{words}\n')


def _front(random: Random) -> bytes:
    value = random.choice(
        (*NASTY, "[[[[", "&a [*a, *a]", "!!python/object:os.system x", "2023-05-02")
    )
    return _safe(f"---\ntitle: {value}\noutlet: {random.choice(NASTY)}\n---\n{text(random)}")


def _archive(random: Random) -> bytes:
    names = (
        "a.txt",
        "../b.txt",
        "c/d.html",
        "/e.txt",
        "\x1b[31m.txt",
        "f.zip",
        "g" * 200 + ".txt",
        "h.json",
    )
    return files.zipped({name: _plain(random) for name in random.sample(names, 3)})


def _plain(random: Random) -> bytes:
    encoding = random.choice(("utf-8", "utf-8", "utf-8", "utf-16", "cp1252", "cp1251", "utf-8-sig"))
    return text(random).encode(encoding, "replace")


def _page(random: Random) -> bytes:
    title = _safe(random.choice(NASTY)[:300]).decode()
    return files.page(*(_safe(text(random)).decode() for _ in range(3)), title=title)


def _mail(random: Random) -> bytes:
    kind = random.choice(("text/plain", "text/html"))
    return files.mail(_safe(text(random)).decode(), kind=kind)


def _table(random: Random) -> bytes:
    name = random.choice(
        ("a.txt", "../../etc/passwd", "/etc/passwd", "a\\b", "C:x", "\x1b", "", "x" * 5000)
    )
    value = json.dumps(random.choice(NASTY).replace("\ud800", ""))
    return _safe(f"[[source]]\nfile = {json.dumps(name)}\nid = {value}\noutlet = {value}\n")


def _aliases(random: Random) -> bytes:
    name, other = (json.dumps(random.choice(NASTY).replace("\ud800", "")) for _ in range(2))
    return _safe(f'[[alias]]\nname = {name}\ntype = "person"\naliases = [{other}, "Lund"]\n')


MAKERS: Mapping[str, Callable[[Random], bytes]] = {
    "a.txt": _plain,
    "b.md": _front,
    "c.html": _page,
    "d.json": _json,
    "e.jsonl": _lines,
    "f.csv": _csv,
    "g.rss": lambda r: files.feed(files.item("x", _safe(text(r)).decode()), title="y"),
    "h.eml": _mail,
    "i.pdf": _pdf,
    "j.docx": _docx,
    "k.warc": lambda r: files.warc(("https://x.example/1", files.page(_safe(text(r)).decode()))),
    "l.zip": _archive,
    "m.txt.gz": lambda r: files.gzipped(_plain(r)),
}  # fmt: skip
TABLES: Mapping[str, Callable[[Random], bytes]] = {
    "sources.toml": _table,
    "aliases.toml": _aliases,
}


def broken(random: Random, data: bytes) -> bytes:
    """The file with a few bytes changed, cut, doubled, or foreign ones put in."""
    made = bytearray(data)
    for _ in range(random.choice((0, 0, 1, 1, 3, 20))):
        at = random.randrange(len(made) + 1)
        match random.randrange(6):
            case 0:
                made[at : at + 1] = bytes([random.randrange(256)])
            case 1:
                del made[at : at + random.choice((1, 10, 1000))]
            case 2:
                made[at:at] = made[at : at + 200] * random.choice((1, 3, 50))
            case 3:
                made[at:at] = _safe(random.choice(NASTY))
            case 4:
                made[at:at] = (
                    random.choice((b"<div>", b"[", b'{"a":', b"<!--", b"&", b"PK\x03\x04")) * 300
                )
            case _:
                made[at:] = b""
    return bytes(made) or STORY.encode()
