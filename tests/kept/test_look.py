"""A corpus that is looked up answers as one that is read: byte for byte, and only where it may."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzcompare import looking
from kzcompare.cache import FILE, Cache
from kzcompare.cli import program
from kzcompare.corpus.seeds import seed_folder
from kzcompare.kept import compared
from kzcompare.kept.corpus import KeptCorpus
from kzcompare.model.errors import NotFoundError
from kzcompare.model.part import EVERYTHING
from kzcompare.model.report import Report
from kzcompare.pipeline import check_report, compare_articles, dossier_of
from kzcompare.whole import Whole
from tests.test_pipeline import COURIER, POST, TIDE

TEXTS = {"post": POST, "courier": COURIER, "tide": TIDE}
CLAIM = "Foreign agitators organised the strike."


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few articles are many enough to be looked up."""
    monkeypatch.setattr(compared, "MANY", 1)
    monkeypatch.setattr(looking, "MANY", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for name, text in TEXTS.items():
        write(made / f"{name}.txt", text)
    return made


def write(file: Path, text: str) -> None:
    """Writes a file as if it had been written an hour ago, for what is new is always read."""
    file.write_text(text, encoding="utf-8")
    age(file, 3600)


def age(file: Path, seconds: int) -> None:
    then = time.time_ns() - seconds * 1_000_000_000
    os.utime(file, ns=(then, then))


def run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(program, [*args, "-c", str(folder)])


def nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on only what is kept can answer."""

    def refuse(*_args: object, **_kept: object) -> None:
        raise AssertionError("the corpus is read")

    monkeypatch.setattr("kzcompare.corpus.read.read_inputs", refuse)


def looked(folder: Path, cache: Cache) -> Report:
    return compare_articles([str(folder)], cache=cache, look=True)


def is_looked_up(folder: Path, cache: Cache) -> bool:
    return isinstance(looked(folder, cache).corpus, KeptCorpus)


@pytest.mark.parametrize("form", ["table", "json", "csv", "md", "html"])
@pytest.mark.parametrize(
    "command",
    [
        ("check", CLAIM),
        ("check", "The terminal would reopen within a week."),
        ("check", "A novel sells well."),
        ("actor", "Lindqvist"),
        ("actor", "Oskar", "Lindquist", "-n", "0"),
        ("actor", "Salko", "--only", "names"),
        ("actor", "Port Authority", "--only", "rows"),
        ("actor", "nobody at all"),
    ],
    ids=" ".join,
)
def test_it_prints_what_it_prints_without_a_cache(
    folder: Path, monkeypatch: pytest.MonkeyPatch, command: Sequence[str], form: str
) -> None:
    anew = run(folder, *command, "-f", form, "--no-cache")
    first = run(folder, *command, "-f", form)
    nothing_is_read(monkeypatch)
    again = run(folder, *command, "-f", form)
    wanted = (anew.exit_code, anew.stdout, anew.stderr)
    assert (first.exit_code, first.stdout, first.stderr) == wanted
    assert (again.exit_code, again.stdout, again.stderr) == wanted


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Report]:
    """The seeds as a whole, and looked up."""
    place = tmp_path_factory.mktemp("seeds")
    shutil.copytree(seed_folder(), place / "articles")
    for file in (place / "articles").iterdir():
        age(file, 3600)
    cache = Cache.open(place)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compared, "MANY", 1)
        patch.setattr(looking, "MANY", 1)
        whole = compare_articles([str(place / "articles")], cache=cache)
        kept = looked(place / "articles", cache)
    assert isinstance(kept.corpus, KeptCorpus)
    return whole, kept


def test_every_actor_has_the_same_dossier(seeds: tuple[Report, Report]) -> None:
    whole, kept = seeds
    assert len(whole.actors) > 20
    for actor in whole.actors:
        assert told(kept, actor.name) == told(whole, actor.name)


def told(report: Report, name: str) -> object:
    try:
        return dossier_of(report, name)
    except NotFoundError as error:
        return str(error)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_name_means_the_same(seeds: tuple[Report, Report], data: st.DataObject) -> None:
    whole, kept = seeds
    actor = data.draw(st.sampled_from(whole.actors))
    name = data.draw(st.sampled_from((actor.name, *actor.aliases)))
    words = data.draw(st.permutations(name.split()))
    query = " ".join(words[: data.draw(st.integers(1, len(words)))])
    place = data.draw(st.integers(0, len(query)))
    query = data.draw(st.sampled_from((query, query.lower(), query[:place] + query[place + 1 :])))
    assert told(kept, query) == told(whole, query)


def test_parts_are_those_of_the_whole(seeds: tuple[Report, Report]) -> None:
    whole, kept = seeds
    assert kept.corpus is not None
    assert kept.sources == whole.sources
    assert kept.corpus.actors() == whole.actors
    everywhere = range(len(whole.articles))
    assert kept.corpus.rows_of(everywhere) == whole.rows
    assert [r.reading for r in kept.articles] == [r.reading for r in whole.articles]
    assert kept.corpus.words.vocabulary == Whole(whole).words.vocabulary
    for number in everywhere:
        source = whole.articles[number].article.id
        mine = {row for row in whole.rows if source in {cell.source for cell in row.cells}}
        assert mine == set(kept.corpus.rows_of([number]))


def test_a_file_that_changed_is_read(folder: Path, tmp_path: Path) -> None:
    cache = Cache.open(tmp_path / "kept")
    looked(folder, cache)
    assert is_looked_up(folder, cache)
    write(folder / "post.txt", POST.replace("400", "500"))
    assert not is_looked_up(folder, cache)
    assert is_looked_up(folder, cache)
    answer = check_report(looked(folder, cache), "About 500 dock workers joined the walkout.")
    assert answer == check_report(
        compare_articles([str(folder)]), "About 500 dock workers joined the walkout."
    )


@pytest.mark.parametrize("change", ["added", "removed", "table", "aliases"])
def test_what_is_new_or_gone_is_seen(folder: Path, tmp_path: Path, change: str) -> None:
    cache = Cache.open(tmp_path / "kept")
    looked(folder, cache)
    if change == "added":
        write(folder / "again.txt", TIDE)
    elif change == "removed":
        (folder / "tide.txt").unlink()
    elif change == "table":
        (folder / "sources.toml").write_text('[[source]]\nfile = "post.txt"\nid = "daily"\n')
    else:
        (folder / "aliases.toml").write_text(
            '[[alias]]\nname = "Oskar Lindqvist"\ntype = "person"\nkind = "title"\n'
            'aliases = ["Mayor of Velmora"]\nlanguage = "en"\nsource = "test"\n'
        )
    assert not is_looked_up(folder, cache)


def test_a_file_that_was_only_touched_is_the_same(folder: Path, tmp_path: Path) -> None:
    cache = Cache.open(tmp_path / "kept")
    looked(folder, cache)
    age(folder / "post.txt", 1800)
    assert is_looked_up(folder, cache)


def test_a_copy_in_the_place_of_a_file_is_the_same(folder: Path, tmp_path: Path) -> None:
    cache = Cache.open(tmp_path / "kept")
    looked(folder, cache)
    shutil.copy2(folder / "post.txt", tmp_path / "post.txt")
    (tmp_path / "post.txt").replace(folder / "post.txt")
    assert is_looked_up(folder, cache)


def test_a_file_written_to_within_the_grain_of_the_clock_is_read(
    folder: Path, tmp_path: Path
) -> None:
    cache = Cache.open(tmp_path / "kept")
    file = folder / "post.txt"
    file.write_text(POST, encoding="utf-8")  # now, just before it is noted
    noted = file.stat()
    looked(folder, cache)
    file.write_text(POST.replace("400", "500"), encoding="utf-8")  # as long as before
    os.utime(file, ns=(noted.st_atime_ns, noted.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_ino) == (noted.st_size, noted.st_ino)
    assert not is_looked_up(folder, cache)


def test_files_of_many_formats_and_texts_are_looked_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "tide.txt").unlink()
    write(folder / "tide.md", f"---\ndate: 2031-05-04\n---\n\n{TIDE}")
    lines = (f'{{"title": "Note {n}", "text": "The strike is over, said {n} men."}}' for n in "12")
    write(folder / "more.jsonl", "\n".join(lines) + "\n")
    wanted = run(folder, "check", CLAIM, "--json", "--no-cache").stdout
    assert run(folder, "check", CLAIM, "--json").stdout == wanted
    nothing_is_read(monkeypatch)
    assert run(folder, "check", CLAIM, "--json").stdout == wanted


def records(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / FILE)


def test_what_is_gone_from_the_cache_is_made_again(folder: Path, tmp_path: Path) -> None:
    wanted = check_report(compare_articles([str(folder)]), CLAIM)
    keys = []
    for number in range(40):
        place = tmp_path / str(number)
        cache = Cache.open(place)
        looked(folder, cache)
        with records(place) as file:
            keys = sorted(key for (key,) in file.execute("SELECT key FROM records"))
        if number >= len(keys):
            break
        report = looked(folder, cache)
        with records(place) as file:
            file.execute("DELETE FROM records WHERE key = ?", (keys[number],))
        assert check_report(report, CLAIM) == wanted
    assert len(keys) > 10


def test_a_damaged_record_is_made_again(folder: Path, tmp_path: Path) -> None:
    wanted = check_report(compare_articles([str(folder)]), CLAIM)
    cache = Cache.open(tmp_path / "kept")
    looked(folder, cache)
    with records(tmp_path / "kept") as file:
        file.execute("UPDATE records SET value = x'00'")
    assert check_report(looked(folder, cache), CLAIM) == wanted


def test_articles_that_change_while_they_are_looked_at_are_an_answer_of_one_time(
    folder: Path, tmp_path: Path
) -> None:
    wanted = check_report(compare_articles([str(folder)]), CLAIM)
    cache = Cache.open(tmp_path / "kept")
    looked(folder, cache)
    report = looked(folder, cache)
    write(folder / "tide.txt", TIDE + "\nNobody was hurt.\n")
    found = check_report(report, CLAIM)
    assert found.sources[:2] == wanted.sources[:2]


def test_only_some_sources_are_a_corpus_of_their_own(folder: Path, tmp_path: Path) -> None:
    cache = Cache.open(tmp_path / "kept")
    looked(folder, cache)
    report = compare_articles([str(folder)], only=["post", "tide"], cache=cache, look=True)
    again = compare_articles([str(folder)], only=["post", "tide"], cache=cache, look=True)
    assert report.corpus is None
    assert isinstance(again.corpus, KeptCorpus)
    assert check_report(again, CLAIM) == check_report(report, CLAIM)


def test_a_command_that_asks_for_rows_makes_what_a_look_needs(folder: Path, tmp_path: Path) -> None:
    from kzcompare.model.part import Part

    cache = Cache.open(tmp_path / "kept")
    compare_articles([str(folder)], parts=Part.ROWS, cache=cache)
    assert is_looked_up(folder, cache)
    assert compare_articles([str(folder)], parts=EVERYTHING, cache=cache) == compare_articles(
        [str(folder)], parts=EVERYTHING
    )
