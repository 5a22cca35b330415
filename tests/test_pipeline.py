"""All stages together: what is read again and what is not, and what every row keeps to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import kzcompare.analysis.parse as parse_module
from kzcompare.analysis.parse import parse_articles
from kzcompare.cache import Cache
from kzcompare.model.article import Article
from kzcompare.model.choices import Verdict
from kzcompare.model.errors import NoInputError, NotFoundError, UnknownSourceError
from kzcompare.model.part import Part
from kzcompare.model.report import Report
from kzcompare.model.row import Row
from kzcompare.model.sentence import Sentence
from kzcompare.pipeline import compare_articles, dossier_of, explain_row
from kzcompare.reading import reading_key
from tests.corpus.wire import OWN, PARAGRAPHS, STORY, edited, headed

POST = """Port Strike Shuts Down Velmora

Dock workers in Port Velmora walked off the job on Monday, shutting the container terminal.

Mayor Oskar Lindqvist said that foreign agitators had organised the strike.

The union said 400 dock workers joined the walkout.

Lindqvist told reporters that the terminal would reopen within a week.
"""
COURIER = """Mayor of Velmora Blames Outsiders

Lindqvist may have referred to “foreign agitators” who organised the strike, but he has presented \
no evidence for this allegation.

About 900 dock workers joined the walkout at the container terminal, the union said.

The strike began after the Velmora Port Authority cut overtime pay in May.

He told the Courier that the terminal would reopen within a week.
"""
TIDE = """Who Is Behind the Port Strike?

Mayor Oskar Lindqvist said foreign agitators had organised the dock workers' strike.

The claim that foreign agitators organised the strike is nonsense, said union leader Petra Salko.

Dock workers stopped work because the Velmora Port Authority cut their overtime pay.
"""
UNRELATED = """Orchestra Opens Its Season

The orchestra of Brackwater opened its season with two symphonies by a young composer.

Critics praised the woodwinds, the oboes above all.

Tickets for the spring concerts go on sale in November.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for name, text in (("post", POST), ("courier", COURIER), ("tide", TIDE)):
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache.open(tmp_path / "kept")


def compared(folder: Path, *, cache: Cache | None = None, only: Iterable[str] = ()) -> Report:
    return compare_articles([str(folder)], cache=cache, only=tuple(only))


def refuse(articles: Iterable[Article], model: str | None) -> Iterator[tuple[Sentence, ...]]:
    """Stands for the parser where nothing may be parsed."""
    raise AssertionError([a.id for a in articles], model)


def test_articles_are_in_the_order_of_their_ids(folder: Path) -> None:
    assert [r.article.id for r in compared(folder).articles] == ["courier", "post", "tide"]


def test_only_the_sources_asked_for_are_compared(folder: Path) -> None:
    report = compared(folder, only=["post", "tide"])
    assert [r.article.id for r in report.articles] == ["post", "tide"]
    assert {c.source for row in report.rows for c in row.cells} == {"post", "tide"}


def test_the_order_of_the_sources_asked_for_does_not_matter(folder: Path) -> None:
    assert compared(folder, only=["post", "tide"]) == compared(folder, only=["tide", "post"])


def test_an_unknown_source_is_an_error_that_names_the_nearest(folder: Path) -> None:
    with pytest.raises(UnknownSourceError, match=r"^no source 'curier'; did you mean 'courier'\?$"):
        compared(folder, only=["curier"])


def test_a_source_like_no_other_is_an_error_that_lists_them(folder: Path) -> None:
    message = "^no source 'zzz'; the corpus has courier, post, tide$"
    with pytest.raises(UnknownSourceError, match=message):
        compared(folder, only=["post", "zzz"])


def test_of_many_sources_some_are_listed() -> None:
    known = [f"source{n}" for n in range(12)]
    message = str(UnknownSourceError.among("xx", known))
    assert message.endswith("the corpus has " + ", ".join(known[:10]) + " and 2 more")


def test_an_unknown_actor_is_an_error(folder: Path) -> None:
    with pytest.raises(NotFoundError):
        dossier_of(compared(folder), "Xaver Quillon")


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoInputError):
        compared(tmp_path)


@pytest.mark.parametrize(
    ("parts", "readings", "actors", "rows"),
    [
        (Part.READINGS, True, False, False),
        (Part.READINGS | Part.ACTORS, True, True, False),
        (Part.READINGS | Part.ACTORS | Part.ROWS, True, True, True),
    ],
)
def test_parts_nobody_asked_for_are_left_out(
    folder: Path, parts: Part, readings: bool, actors: bool, rows: bool
) -> None:
    report = compare_articles([str(folder)], parts=parts)
    assert {bool(r.reading.claims) for r in report.articles} == {readings}
    assert (bool(report.actors), bool(report.rows)) == (actors, rows)


def test_without_any_part_nothing_is_parsed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_module, "parse_articles", refuse)
    report = compare_articles([str(folder)], parts=Part(0))
    assert [r.article.id for r in report.articles] == ["courier", "post", "tide"]


def test_one_article_has_no_rows_between_sources(folder: Path) -> None:
    assert [row for row in compared(folder, only=["post"]).rows if row.sources > 1] == []


def test_what_was_read_before_is_not_parsed_again(
    folder: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compared(folder, cache=cache)
    monkeypatch.setattr(parse_module, "parse_articles", refuse)
    assert compared(folder, cache=cache) == first


def test_without_a_cache_everything_is_parsed_again(
    folder: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared(folder, cache=cache)
    monkeypatch.setattr(parse_module, "parse_articles", refuse)
    with pytest.raises(AssertionError):
        compared(folder)


def test_readings_are_shared_between_corpora(
    folder: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared(folder, cache=cache)
    monkeypatch.setattr(parse_module, "parse_articles", refuse)
    report = compared(folder, cache=cache, only=["post", "tide"])
    assert [r.article.id for r in report.articles] == ["post", "tide"]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that were parsed, in order."""
    seen: list[str] = []

    def watched(articles: Iterable[Article], model: str | None) -> Iterator[tuple[Sentence, ...]]:
        held = list(articles)
        seen.extend(a.id for a in held)
        return parse_articles(held, model)

    monkeypatch.setattr(parse_module, "parse_articles", watched)
    return seen


def test_a_changed_file_is_the_only_one_parsed_again(
    folder: Path, cache: Cache, parsed: list[str]
) -> None:
    compared(folder, cache=cache)
    parsed.clear()
    (folder / "post.txt").write_text(POST + "\nA storm sank two ferries.\n", encoding="utf-8")
    compared(folder, cache=cache)
    assert parsed == ["post"]


def test_an_added_file_is_the_only_one_parsed(
    folder: Path, cache: Cache, parsed: list[str]
) -> None:
    compared(folder, cache=cache)
    parsed.clear()
    (folder / "gazette.txt").write_text("A storm sank two ferries on Monday.\n", encoding="utf-8")
    report = compared(folder, cache=cache)
    assert parsed == ["gazette"]
    assert "gazette" in {r.article.id for r in report.articles}


def test_what_was_found_before_a_change_is_not_kept_beside_what_is_found_now(
    folder: Path, cache: Cache
) -> None:
    def records() -> int:
        with sqlite3.connect(cache.path) as file:
            count: int = file.execute("SELECT count(*) FROM records").fetchone()[0]
        file.close()
        return count

    compared(folder, cache=cache)
    before = records()
    (folder / "post.txt").write_text(POST + "\nA storm sank two ferries.\n", encoding="utf-8")
    compared(folder, cache=cache)
    assert records() == before + 2  # the draft and the reading of the changed article


def test_a_reading_that_is_gone_is_made_again(
    folder: Path, cache: Cache, parsed: list[str]
) -> None:
    first = compared(folder, cache=cache)
    parsed.clear()
    with sqlite3.connect(cache.path) as file:
        keys = [reading_key(r.article, None, cache) for r in first.articles]
        file.execute("DELETE FROM records WHERE key = ?", (keys[0],))
    file.close()
    assert compared(folder, cache=cache) == first
    assert parsed == [first.articles[0].article.id]


def test_a_changed_file_changes_the_rows(folder: Path, cache: Cache) -> None:
    compared(folder, cache=cache)
    (folder / "courier.txt").write_text(COURIER.replace("900", "400"), encoding="utf-8")
    changed = compared(folder, cache=cache)
    assert changed == compared(folder)
    assert not any("900" in cell.text for row in changed.rows for cell in row.cells)


def test_a_report_from_the_cache_is_the_same_as_a_fresh_one(folder: Path, cache: Cache) -> None:
    compared(folder, cache=cache)
    assert compared(folder, cache=cache) == compared(folder)


def test_an_alias_file_counts_though_everything_was_kept(folder: Path, cache: Cache) -> None:
    before = compared(folder, cache=cache)
    (folder / "aliases.toml").write_text(
        '[[alias]]\nname = "Petra Ann Salko"\ntype = "person"\nkind = "variant"\n'
        'aliases = ["Petra Salko"]\n',
        encoding="utf-8",
    )
    after = compared(folder, cache=cache)
    assert "Petra Ann Salko" not in {a.name for a in before.actors}
    assert "Petra Ann Salko" in {a.name for a in after.actors}


def verdicts(rows: Iterable[Row]) -> dict[tuple[tuple[str, str], ...], str]:
    """The verdict of each row by its quoted words."""
    return {tuple((c.source, c.text) for c in row.cells): row.verdict.value for row in rows}


def test_an_unrelated_article_flips_no_verdict(folder: Path) -> None:
    before = verdicts(compared(folder).rows)
    (folder / "zebra.txt").write_text(UNRELATED, encoding="utf-8")
    after = verdicts(compared(folder).rows)
    kept = before.keys() & after.keys()
    assert len(kept) >= len(before) / 2
    assert {key: before[key] for key in kept} == {key: after[key] for key in kept}


def test_an_unrelated_article_is_in_no_row(folder: Path) -> None:
    (folder / "zebra.txt").write_text(UNRELATED, encoding="utf-8")
    assert "zebra" not in {c.source for row in compared(folder).rows for c in row.cells}


def test_every_cell_is_verbatim_and_inside_its_sentence(folder: Path) -> None:
    report = compared(folder)
    texts = {r.article.id: r.article.text for r in report.articles}
    cells = [cell for row in report.rows for cell in row.cells]
    assert cells
    for cell in cells:
        assert cell.text == texts[cell.source][cell.span.start : cell.span.end]
        assert cell.sentence.contains(cell.span)


def test_holders_and_cues_are_verbatim(folder: Path) -> None:
    report = compared(folder)
    texts = {r.article.id: r.article.text for r in report.articles}
    held = [(c.source, p) for row in report.rows for c in row.cells for p in (c.holder, c.cue) if p]
    assert held
    for source, printed in held:
        assert printed.text == printed.span.of(texts[source])


def test_the_words_of_a_reason_lie_inside_the_cells_it_compares(folder: Path) -> None:
    found = [
        (row, n, span) for row in compared(folder).rows for r in row.reasons for n, span in r.words
    ]
    assert found
    for row, n, span in found:
        assert row.cells[n].sentence.contains(span)


def test_the_proposition_is_verbatim_from_one_of_the_cells(folder: Path) -> None:
    rows = compared(folder).rows
    assert rows
    for row in rows:
        assert row.proposition in row.cells[row.label].text


def test_row_ids_are_unique(folder: Path) -> None:
    ids = [row.id for row in compared(folder).rows]
    assert ids
    assert len(set(ids)) == len(ids)


def test_rows_are_best_first(folder: Path) -> None:
    scores = [row.score for row in compared(folder).rows]
    assert scores == sorted(scores, reverse=True)


def test_two_runs_give_the_same_report(folder: Path) -> None:
    assert compared(folder) == compared(folder)


def wire(folder: Path) -> str:
    """An agency's report, a reprint, an excerpt, and a feature with two of its facts."""
    own = [
        OWN[0],
        "The owners of the terminal, a company from the capital, called the strike illegal and "
        "want a court to end it before the weekend.",
        *OWN[1:],
    ]
    for name, text in {
        "agency": headed("Dockers close terminal", "May 2, 2023", STORY),
        "courier": headed("Harbour at a standstill", "May 3, 2023", edited(STORY, every=12)),
        "brief": headed("In brief", "May 3, 2023", *PARAGRAPHS[2:4]),
        "feature": headed("A spring without ships", "May 4, 2023", *own),
    }.items():
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    return str(folder)


def test_copies_stand_beside_their_original_and_confirm_nothing(tmp_path: Path) -> None:
    report = compare_articles([wire(tmp_path)], parts=Part.ROWS | Part.SINGLES)
    assert {(c.source, c.of, c.kind.value) for c in report.copies} == {
        ("brief", "agency", "excerpt"), ("courier", "agency", "reprint"),
    }  # fmt: skip
    (row,) = (r for r in report.rows if "illegal" in r.proposition)
    assert {c.source for c in row.cells} == {"agency", "brief", "courier", "feature"}
    assert (row.sources, row.origins, row.verdict) == (4, 2, Verdict.AGREEMENT)
    for row in report.rows:
        if "feature" not in {c.source for c in row.cells}:
            assert (row.origins, row.verdict) == (1, Verdict.SINGLE)


def test_copies_alone_agree_on_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(edited(STORY), encoding="utf-8")
    report = compare_articles([str(tmp_path)], parts=Part.ROWS | Part.SINGLES)
    assert {r.verdict for r in report.rows} == {Verdict.SINGLE}
    assert any(r.sources == 2 for r in report.rows)


def test_an_article_in_another_language_is_named_and_not_compared(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    russian = "Президент заявил, что протесты в городе закончились вчера вечером. " * 5
    (tmp_path / "nashe.txt").write_text(russian, encoding="utf-8")
    report = compare_articles([str(tmp_path)], parts=Part.ROWS | Part.SINGLES)
    assert [r.article.id for r in report.articles] == ["post"]
    assert [a.id for a in report.apart] == ["nashe"]
    assert [f.reason for f in report.fallbacks] == [
        "loaded, but not compared, for only English is read: nashe (Russian)"
    ]
    assert {c.source for row in report.rows for c in row.cells} == {"post"}


def test_a_row_tells_why_sources_are_one_origin(tmp_path: Path) -> None:
    report = compare_articles([wire(tmp_path)], parts=Part.READINGS | Part.ACTORS | Part.ROWS)
    row = next(row for row in report.rows if row.origins < row.sources)
    ties = explain_row(report, row.id).ties
    assert ("agency", "courier", "copy") in [(tie.left, tie.right, tie.why) for tie in ties]
