"""Whatever a file holds, a reader gives texts or says in words why not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzcompare.corpus.document import Document, Rejected, UnreadableError
from kzcompare.corpus.formats import PACKED, READERS
from kzcompare.corpus.unpack import texts_of
from tests.corpus.formats import files
from tests.corpus.formats.files import FIRST, TITLE

RECORD = {"title": TITLE, "text": FIRST, "date": "2023-05-04"}
PLAIN = f"---\ntitle: x\n---\n# {TITLE}\n\n{FIRST}".encode()
GOOD = {
    ".html": files.page(),
    ".json": b"[" + files.json_lines(RECORD).strip() + b"]",
    ".jsonl": files.json_lines(RECORD, RECORD),
    ".csv": f'title,text\nx,"{FIRST}"\n'.encode(),
    ".rss": files.feed(files.item(TITLE, FIRST)),
    ".eml": files.mail(FIRST),
    ".md": PLAIN,
    ".txt": PLAIN,
    ".pdf": files.pdf(),
    ".docx": files.docx(),
    ".warc": files.warc(("https://x.example", files.page())),
    ".zip": files.zipped({"a.txt": PLAIN, "b.json": b'{"text": "x"}'}),
    ".gz": files.gzipped(PLAIN),
}


def check(name: str, data: bytes) -> None:
    try:
        found = texts_of(name, data)
    except UnreadableError:
        return
    for text in found:
        if isinstance(text, Rejected):
            assert text.reason
            continue
        assert isinstance(text, Document)
        text.text.encode()
        ends = [0, *(e for span in text.apart for e in (span.start, span.end)), len(text.text)]
        assert ends == sorted(ends)


def test_every_kind_of_reader_is_tried() -> None:
    tried = {READERS.get(suffix, suffix) for suffix in GOOD}
    assert tried == {*READERS.values(), *PACKED}


@pytest.mark.parametrize("suffix", GOOD)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=400))
def test_any_bytes(suffix: str, data: bytes) -> None:
    check(f"a{suffix}", data)


@pytest.mark.parametrize("suffix", GOOD)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 200), st.binary(max_size=30)), max_size=4
    )
)
def test_a_good_file_with_any_bytes_changed(
    suffix: str, changes: list[tuple[float, int, bytes]]
) -> None:
    data = bytearray(GOOD[suffix])
    for where, cut, put in changes:
        at = int(where * len(data))
        data[at : at + cut] = put
    check(f"a{suffix}", bytes(data))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=300))
def test_any_bytes_on_standard_input(data: bytes) -> None:
    check("", data)
