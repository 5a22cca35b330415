"""Paths to articles, and what becomes of bad input."""

from __future__ import annotations

import hashlib
import io
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcompare.corpus.formats import USUAL
from kzcompare.corpus.limits import MAX_BYTES
from kzcompare.model.article import Article, Role
from kzcompare.model.errors import NoInputError
from kzcompare.model.report import Skipped
from tests.loading import read_corpus

GOOD = "Parliament Passes Fuel Law\n\nParliament passed the law on Monday.\n"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.txt").write_bytes(text.encode())


def one(text: str | bytes) -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    articles, skipped = read_corpus(["-"], stdin=io.BytesIO(data))
    assert skipped == ()
    return articles[0]


def texts(article: Article, role: Role) -> list[str]:
    return [p.span.of(article.text) for p in article.paragraphs if p.role is role]


def test_a_file_becomes_an_article(tmp_path: Path) -> None:
    write(tmp_path, Law=GOOD)
    path = str(tmp_path / "Law.txt")
    (article,), skipped = read_corpus([path])
    assert skipped == ()
    assert (article.id, article.source.file, article.text) == ("law", path, GOOD)
    assert article.source.title == "Parliament Passes Fuel Law"
    assert article.digest == hashlib.sha256(GOOD.encode()).hexdigest()


def test_articles_are_in_natural_order_of_their_ids(tmp_path: Path) -> None:
    write(tmp_path, c10=GOOD, c2=GOOD + "Two.", b=GOOD + "Three.")
    paths = [str(tmp_path / f"{name}.txt") for name in ("c10", "b", "c2")]
    assert [a.id for a in read_corpus(paths)[0]] == ["b", "c2", "c10"]
    assert read_corpus(paths) == read_corpus(paths[::-1])


def test_same_names_in_two_folders_get_the_folders_name(tmp_path: Path) -> None:
    for folder in ("2010", "2014"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, fox=GOOD + folder + ".")
    assert [a.id for a in read_corpus([str(tmp_path)])[0]] == ["2010-fox", "2014-fox"]


def test_byline_date_and_outlet_are_read_from_the_page() -> None:
    source = one(
        "Parliament Passes Fuel Law\nBy Jane Doe\nParliament passed the law.\n"
        "Published 15 January 2022\nFirst published by Evening Post\n"
    ).source
    assert (source.author, source.date, source.outlet) == ("Jane Doe", "2022-01-15", "Evening Post")


def test_the_author_is_read_from_the_note_at_the_end() -> None:
    source = one(
        "Parliament Passes Fuel Law\nIt passed.\nJane Doe is a staff writer at Evening Post.\n"
    ).source
    assert source.author == "Jane Doe"


def test_a_person_in_the_news_is_not_taken_for_the_author() -> None:
    source = one(
        "Parliament Passes Fuel Law\nIt is unfair, Jane Doe said.\nJane Doe is a writer at home.\n"
    ).source
    assert source.author is None


def test_what_is_not_said_is_none() -> None:
    source = one("Parliament passed the law on Monday. It was a long debate.").source
    assert (source.title, source.author, source.date, source.outlet) == (None, None, None, None)


def test_front_matter_is_kept_and_marked() -> None:
    article = one("---\ntitle: Live\nid: my id\ndate: 9 May 2022\n---\nLive\nIt began at noon.\n")
    assert (article.id, article.source.title, article.source.date) == (
        "my-id",
        "Live",
        "2022-05-09",
    )
    assert texts(article, Role.FURNITURE) == [
        "---", "title: Live", "id: my id", "date: 9 May 2022", "---",
    ]  # fmt: skip
    assert texts(article, Role.HEADING) == ["Live"]


def test_a_markdown_heading_gives_the_title(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A law passes at last\n\nIt passed.\n", encoding="utf-8")
    (article,), _ = read_corpus([str(tmp_path)])
    assert article.source.title == "A law passes at last"


def test_sources_toml_wins_over_the_page(tmp_path: Path) -> None:
    write(tmp_path, a="Fuel Law Passes\nBy Jane Doe\nIt passed.\n")
    toml = '[[source]]\nid = "post"\nfile = "a.txt"\nauthor = "J. D."\noutlet = "Evening Post"\n'
    (tmp_path / "sources.toml").write_text(toml, encoding="utf-8")
    (article,), _ = read_corpus([str(tmp_path / "a.txt")])
    assert article.id == "post"
    assert (article.source.author, article.source.outlet) == ("J. D.", "Evening Post")
    assert article.source.title == "Fuel Law Passes"


def test_a_table_speaks_of_the_folders_below_it(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", a=GOOD)
    toml = '[[source]]\nid = "post"\nfile = "sub/a.txt"\n'
    (tmp_path / "sources.toml").write_text(toml, encoding="utf-8")
    assert [a.id for a in read_corpus([str(tmp_path)])[0]] == ["post"]


def test_articles_are_read_although_their_table_is_malformed(tmp_path: Path) -> None:
    write(tmp_path, a=GOOD)
    (tmp_path / "sources.toml").write_text("[[source", encoding="utf-8")
    articles, skipped = read_corpus([str(tmp_path)])
    assert [a.id for a in articles] == ["a"]
    assert [s.file for s in skipped] == [str(tmp_path / "sources.toml")]


def test_standard_input_is_one_article() -> None:
    article = one(GOOD)
    assert (article.id, article.source.file) == ("stdin", "-")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"One.\r\nTwo.\r\n", "One.\r\nTwo.\r\n"),
        (b"\xef\xbb\xbfOne.\n", "One.\n"),
        ("Prices\u00a0rose — “again”.".encode("cp1252"), "Prices\u00a0rose — “again”."),
        ("Prices rose.".encode("utf-16"), "Prices rose."),
        (b"No line end", "No line end"),
    ],
)
def test_the_text_is_the_decoded_file(data: bytes, text: str) -> None:
    assert one(data).text == text


def test_windows_line_ends_do_not_get_into_paragraphs() -> None:
    assert texts(one("Fuel Law Passes\r\n\r\nIt passed.\r\n"), Role.BODY) == ["It passed."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"\n \n", "it holds only white space"),
        (b"\x00\x01\x02", "it is binary data, not text (it has NUL bytes)"),
        (b"Subscribe\nShare on Facebook\n", "it holds no article text, only page furniture"),
        (b"x" * (MAX_BYTES + 1), "it is larger than 20 MB; split it into articles"),
    ],
)
def test_a_bad_file_beside_a_good_one_is_skipped(tmp_path: Path, data: bytes, reason: str) -> None:
    write(tmp_path, good=GOOD)
    (tmp_path / "bad.txt").write_bytes(data)
    articles, skipped = read_corpus([str(tmp_path)])
    assert [a.id for a in articles] == ["good"]
    assert skipped == (Skipped(str(tmp_path / "bad.txt"), reason),)


def test_a_file_that_cannot_be_opened_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a=GOOD)

    def refuse(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    articles, skipped = read_corpus([str(tmp_path), "-"], stdin=io.BytesIO(GOOD.encode()))
    assert [a.id for a in articles] == ["stdin"]
    assert skipped[0].reason == "it cannot be opened: permission denied"


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["nosuch.txt"], "nosuch.txt: there is no such file or folder"),
        (["nosuch*.txt"], "nosuch*.txt: no file matches this pattern"),
        (["b.txt", "a.txt"], "a.txt: there is no such file or folder (and 1 more)"),
    ],
)
def test_nothing_to_read_is_an_error_of_one_line(paths: list[str], message: str) -> None:
    with pytest.raises(NoInputError) as caught:
        read_corpus(paths)
    assert str(caught.value) == f"{message}; give a file or folder of articles"


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoInputError) as caught:
        read_corpus([str(tmp_path)])
    assert str(caught.value) == (f"{tmp_path}: no articles here; expected files ending in {USUAL}")


def test_no_paths_at_all_is_an_error() -> None:
    with pytest.raises(NoInputError, match=r"^no path given: no articles here"):
        read_corpus([])


def test_a_line_longer_than_any_paragraph_is_cut_after_sentences() -> None:
    article = one("It is a long line of words. " * 5_000)
    assert all(len(p.span) <= 10_000 for p in article.paragraphs)
    assert all(p.span.of(article.text).endswith("words.") for p in article.paragraphs)


def test_a_line_without_any_place_to_cut_is_cut_all_the_same() -> None:
    article = one("x" * 25_000)
    assert [len(p.span) for p in article.paragraphs] == [10_000, 10_000, 5_000]


def test_a_million_characters_are_no_article() -> None:
    with pytest.raises(NoInputError, match="1,000,000 characters and an article at most 300,000"):
        one("word " * 200_000)


@settings(deadline=None)
@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"))
)
def test_paragraphs_of_any_text_are_ordered_and_cover_it(text: str) -> None:
    try:
        articles, _ = read_corpus(["-"], stdin=io.BytesIO(text.encode()))
    except NoInputError:
        return
    (article,) = articles
    spans = [p.span for p in article.paragraphs]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(s.of(article.text) for s in spans)
    assert "".join(covered.split()) == "".join(article.text.split())
    assert any(p.role.is_text for p in article.paragraphs)


def test_a_dateline_may_stand_below_a_headline_that_reads_like_a_sentence(tmp_path: Path) -> None:
    body = "VELMORA (Nordpress) - Dockers closed the terminal and went home in the rain."
    (tmp_path / "a.txt").write_text(f"Dockers went home, tired.\n\n{body}\n", encoding="utf-8")
    (article,), _ = read_corpus([str(tmp_path)])
    assert (article.source.agency, article.source.dateline) == ("Nordpress", "VELMORA")


def test_where_each_thing_known_of_a_source_was_found(tmp_path: Path) -> None:
    page = (
        '<html><head><meta name="author" content="Jane Doe">'
        '<link rel="canonical" href="https://www.post.example/2023/05/02/strike"></head><body>'
        "<h1>Dockers strike</h1><p>VELMORA (Nordpress) - Dockers closed the terminal and went "
        "home in the rain, as they had said they would on the day before.</p></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    toml = '[[source]]\nfile = "a.html"\noutlet = "Evening Post"\n'
    (tmp_path / "sources.toml").write_text(toml, encoding="utf-8")
    (article,), _ = read_corpus([str(tmp_path)])
    source = article.source
    assert (source.outlet, source.author, source.date) == ("Evening Post", "Jane Doe", "2023-05-02")
    assert (source.agency, source.dateline, source.language) == ("Nordpress", "VELMORA", "en")
    places = dict(source.places)
    assert places["outlet"] == "sources.toml"
    assert places["author"] == "page metadata"
    assert places["agency"] == places["dateline"] == places["language"] == "text"
    assert places["date"] in ("page metadata", "url")


@pytest.mark.parametrize(
    ("front", "date", "place"),
    [
        ("date: 2023", "2023-05-02", "text"),
        ("date: 2023-05", "2023-05-02", "text"),
        ("date: 2023-06", "2023-06", "front matter"),
        ("date: 2023-05-03", "2023-05-03", "front matter"),
        ("url: https://post.example/2023/05/strike", "2023-05-02", "text"),
        ("url: https://post.example/2023/05/04/strike", "2023-05-04", "url"),
        ("url: https://post.example/strike", None, None),
    ],
)
def test_a_day_without_a_year_takes_the_year_that_something_else_gives(
    tmp_path: Path, front: str, date: str | None, place: str | None
) -> None:
    text = f"---\n{front}\n---\n# Dockers strike\n\nVELMORA, May 2 (Nordpress) — They went home.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (article,), _ = read_corpus([str(tmp_path)])
    assert (article.source.date, dict(article.source.places).get("date")) == (date, place)


@pytest.mark.parametrize(
    ("name", "text", "date", "place"),
    [
        ("post_2023-05-02_strike.txt", "They went home.", "2023-05-02", "file name"),
        ("20230502.txt", "They went home.", "2023-05-02", "file name"),
        ("2023-05-01 to 2023-05-02.txt", "They went home.", None, None),
        ("2023-99-02.txt", "They went home.", None, None),
        ("120230502.txt", "They went home.", None, None),
        ("2023-05-02.txt", "VELMORA, May 4, 2023 (Nordpress) — They left.", "2023-05-04", "text"),
        ("2023-05-02.json", '{"text": "They went home."}', "2023-05-02", "file name"),
        ("2023-05-02.jsonl", '{"text": "They left."}\n{"text": "They stayed."}', None, None),
    ],
)
def test_the_day_in_the_name_of_a_file_counts_where_nothing_else_tells(
    tmp_path: Path, name: str, text: str, date: str | None, place: str | None
) -> None:
    """The name of a file with many articles is nobody's: it may be the day of their export."""
    (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
    for article in read_corpus([str(tmp_path)])[0]:
        source = article.source
        assert (source.date, dict(source.places).get("date")) == (date, place)


def test_an_agency_in_the_byline_is_the_agency() -> None:
    source = one("Fuel Law Passes\nBy Reuters\nParliament passed the law on Monday.\n").source
    assert source.agency == "Reuters"


def test_an_article_in_another_language_is_loaded_and_marked() -> None:
    article = one(("Президент заявил, что протесты в городе закончились вчера. " * 5).encode())
    assert article.source.language == "ru"
    assert not article.source.is_english


def test_the_table_is_believed_about_the_language(tmp_path: Path) -> None:
    write(tmp_path, a="Протесты в городе закончились вчера вечером. " * 5)
    toml = '[[source]]\nfile = "a.txt"\nlanguage = "English"\n'
    (tmp_path / "sources.toml").write_text(toml, encoding="utf-8")
    (article,), _ = read_corpus([str(tmp_path)])
    assert article.source.is_english


def test_wrongly_decoded_letters_are_remarked_on_and_left_alone() -> None:
    text = "The ministerâ€™s men â€” all three â€” said that the portâ€™s gates stay shut.\n"
    article = one(text)
    assert article.text == text
    assert "wrong encoding" in article.remarks[0]
