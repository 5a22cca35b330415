"""Files inside files, and files whose names say nothing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from kzcompare.corpus import limits, unpack
from kzcompare.corpus.document import Document, Rejected
from kzcompare.corpus.sniff import suffix_of
from kzcompare.corpus.unpack import texts_of
from tests.corpus.formats import files
from tests.corpus.formats.files import FIRST, PARAGRAPHS, SECOND, THIRD, TITLE
from tests.corpus.formats.reading import document, lines, reason
from tests.loading import read_corpus

PLAIN = f"{TITLE}\n\n{FIRST}\n".encode()


def test_an_archive_is_read_like_a_folder() -> None:
    data = files.zipped(
        {
            "b.txt": PLAIN,
            "a/page.html": files.page(),
            "a/.hidden.txt": PLAIN,
            "__MACOSX/b.txt": PLAIN,
            "README.md": PLAIN,
            "photo.jpg": b"\xff\xd8",
            "list.jsonl": files.json_lines({"text": SECOND}, {"text": THIRD}),
            "old.doc": b"x",
        }
    )
    found = texts_of("all.zip", data)
    assert [(t.part, isinstance(t, Document)) for t in found] == [
        ("a/page.html", True), ("b.txt", True), ("list.jsonl#1", True), ("list.jsonl#2", True),
        ("old.doc", False),
    ]  # fmt: skip


def test_a_packed_file_is_read_by_the_name_without_the_suffix() -> None:
    assert document("a.txt.gz", files.gzipped(PLAIN)).text == PLAIN.decode()
    assert lines("a.html.GZ", files.gzipped(files.page())) == [TITLE, *PARAGRAPHS]


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (files.page(), ".html"),
        (b"  <html><body>x", ".html"),
        (files.feed(), ".xml"),
        (b'{"text": "x"}', ".json"),
        (b'[{"text": "x"}]', ".json"),
        (b"[Music] He said so.", ".txt"),
        (files.mail("x"), ".eml"),
        (b"Speaker: we begin.\nOther: yes.\nSpeaker: good.\n", ".txt"),
        (files.gzipped(b"x"), ".gz"),
        (files.zipped({"a.txt": b"x"}), ".zip"),
        (files.docx(), ".docx"),
        (files.pdf(), ".pdf"),
        (files.warc(("http://x.example", b"x")), ".warc"),
        (PLAIN, ".txt"),
        (b"<3 is a heart, he said", ".txt"),
        (b"", ".txt"),
    ],
)
def test_a_format_is_known_by_how_it_begins(data: bytes, suffix: str) -> None:
    assert suffix_of(data) == suffix


def test_standard_input_may_be_of_any_format() -> None:
    articles, _ = read_corpus(["-"], stdin=io.BytesIO(files.gzipped(files.page())))
    assert [(a.id, a.source.title) for a in articles] == [("stdin", TITLE)]


def test_text_in_a_file_called_txt_stays_what_it_is() -> None:
    data = b"<html><body><p>He said so.</p></body></html>"
    assert document("a.txt", data).text == data.decode()


def test_an_archive_inside_an_archive_is_opened_so_deep_and_no_deeper() -> None:
    inner = files.zipped({"a.txt": PLAIN})
    assert document("a.zip", files.zipped({"b.zip": inner})).part == "b.zip#a.txt"
    for _ in range(limits.MAX_PACKED):
        inner = files.gzipped(inner)
    assert reason("a.gz", inner) == "archives more than 3 deep are not opened"


def test_a_bomb_is_stopped_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MAX_BYTES_OF_MANY", 50_000)
    monkeypatch.setattr(unpack._Budget, "__init__", lambda self: setattr(self, "left", 50_000))
    bomb = b"word " * 100_000
    assert reason("a.txt.gz", files.gzipped(bomb)) == "it unpacks to more than 0 MB"
    found = texts_of("a.zip", files.zipped({"a.txt": PLAIN, "b.txt": bomb, "c.txt": bomb}))
    assert [type(t) for t in found] == [Document, Rejected, Rejected]


def test_a_bomb_that_lies_about_its_size_is_stopped_too() -> None:
    data = bytearray(files.zipped({"a.txt": b"\0" * 300_000_000}))
    size = (300_000_000).to_bytes(4, "little")
    lie = bytes(data).replace(size, (10).to_bytes(4, "little"))
    assert lie != data
    assert [type(text) for text in texts_of("a.zip", lie)] == [Rejected]


def test_a_locked_file_in_an_archive_is_named() -> None:
    data = bytearray(files.zipped({"a.txt": PLAIN, "b.txt": PLAIN}))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(sign) + flags] |= 1
    found = texts_of("a.zip", bytes(data))
    assert found[0] == Rejected("a.txt", "it is locked with a password")
    assert isinstance(found[1], Document)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.zip", b"oops", "it is not a .zip file, or damaged"),
        ("a.zip", files.zipped({"a.jpg": b"x"}), "the archive holds no articles"),
        ("a.txt.gz", b"oops", "it is not a .gz file, or damaged"),
        ("a.txt.gz", files.gzipped(PLAIN)[:-9], "it is not a .gz file, or damaged"),
    ],
)
def test_a_broken_archive_is_refused_with_the_reason(name: str, data: bytes, said: str) -> None:
    assert reason(name, data) == said


def test_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../evil.txt", PLAIN)
        archive.writestr("/etc/evil.txt", PLAIN)
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    before = sorted(tmp_path.parent.rglob("*"))
    articles, _ = read_corpus([str(tmp_path / "a.zip")])
    assert [a.id for a in articles] == ["evil"]
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_too_many_texts_are_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MAX_TEXTS", 2)
    found = texts_of("a.jsonl", files.json_lines(*({"text": f"{FIRST} {n}"} for n in range(4))))
    assert [isinstance(t, Document) for t in found] == [True, True, False]
    assert found[2] == Rejected("", "it holds more than 2 texts; the rest is left out")


def test_articles_of_one_file_are_named_by_what_a_reader_knows(tmp_path: Path) -> None:
    records = [
        {"outlet": "Harbour Times", "title": TITLE, "text": FIRST},
        {"outlet": "Coast News", "title": "Port closed again today", "text": SECOND + " It is."},
        {"outlet": "Coast News", "title": "Owners speak", "text": THIRD},
        {"text": FIRST + " Now."},
    ]
    (tmp_path / "news.jsonl").write_bytes(files.json_lines(*records, {"title": "none"}))
    articles, skipped = read_corpus([str(tmp_path)])
    path = tmp_path / "news.jsonl"
    assert [(a.id, a.source.file) for a in articles] == [
        ("coast-news-owners-speak", f"{path}#3"),
        ("coast-news-port-closed-again-today", f"{path}#2"),
        ("harbour-times", f"{path}#1"),
        ("text-4", f"{path}#4"),
    ]
    assert [(s.file, s.reason) for s in skipped] == [
        (f"{path}#5", "it has no text (a field text, content or body)")
    ]


def test_the_table_names_texts_inside_files(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_bytes(files.json_lines({"text": FIRST}, {"text": THIRD}))
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nfile = "news.jsonl"\nid = "no"\noutlet = "Harbour Times"\n'
        '[[source]]\nfile = "news.jsonl#2"\nid = "second"\noutlet = "Coast News"\n',
        encoding="utf-8",
    )
    articles, skipped = read_corpus([str(tmp_path)])
    assert [(a.id, a.source.outlet) for a in articles] == [
        ("harbour-times", "Harbour Times"), ("second", "Coast News"),
    ]  # fmt: skip
    assert skipped == ()


def test_many_flaws_of_one_file_are_counted(tmp_path: Path) -> None:
    bad: list[object] = [{"title": "x"}] * 500
    (tmp_path / "news.jsonl").write_bytes(files.json_lines({"text": FIRST}, *bad))
    _, skipped = read_corpus([str(tmp_path)])
    assert len(skipped) == 11
    assert "490 more of its texts could not be read" in {s.reason for s in skipped}
