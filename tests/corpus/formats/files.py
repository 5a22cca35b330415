"""Makers of files in every format, each around the same few sentences."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

TITLE = "Port strike enters second week"
FIRST = (
    "The strike at the port entered its second week on Thursday, and union leaders said they "
    "would not give in until wages rise by at least ten per cent over three years."
)
SECOND = "“We will stay as long as it takes,” said Maria Lund, who heads the union."
THIRD = "The owners called the strike illegal, and a spokesman said that no ship had turned away."
PARAGRAPHS = (FIRST, SECOND, THIRD)


def page(*paragraphs: str, head: str = "", below: str = "", title: str = TITLE) -> bytes:
    """A web page with a menu, an article, and what stands below it."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs or PARAGRAPHS)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}"
        f"</head><body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
        f"<main><article><h1>{title}</h1>{body}</article></main>{below}"
        "<footer><p>© 2023 Harbour Times. All rights reserved.</p></footer></body></html>"
    ).encode()


def feed(*items: str, title: str = "Harbour Times") -> bytes:
    """An RSS feed of the items, which are XML."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>https://harbour.example</link>{''.join(items)}"
        "</channel></rss>"
    ).encode()


def item(title: str, text: str, *, date: str = "Thu, 04 May 2023 08:00:00 GMT") -> str:
    """One item of a feed."""
    return (
        f"<item><title>{title}</title><link>https://harbour.example/1</link>"
        f"<pubDate>{date}</pubDate><description>{text}</description></item>"
    )


def mail(
    body: str, *, kind: str = "text/plain", date: str = "Thu, 4 May 2023 08:00:00 +0000"
) -> bytes:
    """A saved message."""
    return (
        f"From: Harbour Times <news@harbour.example>\r\nSubject: {TITLE}\r\nDate: {date}\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: {kind}; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{body}\r\n"
    ).encode()


def docx(*paragraphs: str, rows: Sequence[Sequence[str]] = (), author: str = "") -> bytes:
    """A Word document with a table below its paragraphs."""
    import docx as library

    document = library.Document()
    document.core_properties.author = author
    for words in paragraphs or (TITLE, *PARAGRAPHS):
        document.add_paragraph(words)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for i, row in enumerate(rows):
            for j, words in enumerate(row):
                table.cell(i, j).text = words
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(
    *paragraphs: str,
    columns: int = 1,
    heading: str = TITLE,
    head: str = "Harbour Times",
) -> bytes:
    """A PDF file in one or two columns, with a running head and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    styles = getSampleStyleSheet()
    styles["Normal"].spaceAfter = 6

    def around(canvas: object, template: object) -> None:
        canvas.drawString(60, 820, head)  # type: ignore[attr-defined]
        canvas.drawString(60, 20, f"Page {template.page}")  # type: ignore[attr-defined]

    stream = io.BytesIO()
    template = BaseDocTemplate(stream, pagesize=A4, invariant=1)
    width = 500 / columns - 20
    frames = [Frame(40 + n * (width + 20), 60, width, 720, id=str(n)) for n in range(columns)]
    template.addPageTemplates(PageTemplate(frames=frames, onPage=around))
    story = [Paragraph(heading, styles["Title"])] if heading else []
    story += [Paragraph(p, styles["Normal"]) for p in paragraphs or PARAGRAPHS]
    template.build(story)
    return stream.getvalue()


def warc(*pages: tuple[str, bytes], kind: str = "text/html") -> bytes:
    """A web archive of the pages, each with its address."""
    records = []
    for url, data in pages:
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + data
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(records)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of the files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def json_lines(*records: object) -> bytes:
    """One record a line."""
    return "".join(json.dumps(r) + "\n" for r in records).encode()


def gzipped(data: bytes) -> bytes:
    """The bytes, packed; the same ones whenever it is done."""
    return gzip.compress(data, mtime=0)
