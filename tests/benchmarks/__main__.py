"""`python -m tests.benchmarks`: one table of ratios and growth."""

from __future__ import annotations

import argparse
import functools
import json
import math
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kzcompare.analysis.models import DEFAULT_MODEL
from kzcompare.corpus.seeds import seed_folder
from kzcompare.model.article import Article, Paragraph, Role, Source
from kzcompare.model.claim import ReadArticle
from kzcompare.model.part import Part
from kzcompare.model.span import Span
from kzcompare.pipeline import compare_articles
from tests.benchmarks.corpus import Corpus, write_corpus
from tests.benchmarks.generate import Generated, generate
from tests.benchmarks.look import COMMON, questions
from tests.benchmarks.machine import machine
from tests.benchmarks.recall import recall
from tests.benchmarks.stages import stages
from tests.benchmarks.templates import seed_moulds
from tests.benchmarks.timing import Ratios, instructions, ratio, run
from tests.eval.shared import shared_folder
from tests.loading import read_corpus

PROGRAM = (sys.executable, "-m", "kzcompare")
SCRIPT = (str(Path(sys.executable).with_name("kzcompare")),)  # as it is installed
OFTEN = 40  # runs of each command that takes some tens of milliseconds
LIBRARIES = "import click, rich.table, rapidfuzz"
PARSING = f"""
import importlib, json, sys
nlp = importlib.import_module({DEFAULT_MODEL!r}).load()
list(nlp.pipe(json.load(open(sys.argv[1], encoding="utf-8"))))
"""
RATIOS = ("cpu, least", "cpu, median", "wall, median", "instructions")
RECALL_ARTICLES = 150
STAGE_ARTICLES = 1000
REAL_ARTICLES = 120  # of PolNeAR, evenly spread; reading them takes a minute or two
SECTIONS = ("start", "cold", "recall", "stages", "growth", "look")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", choices=SECTIONS, action="append", help="only this; repeatable")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--look-sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--times", type=int, default=7, help="runs of each short command")
    asked = parser.parse_args()
    wanted = asked.only or SECTIONS
    click.echo(machine())
    with tempfile.TemporaryDirectory(prefix="kzcompare-benchmarks-") as made:
        place = Path(made)
        if "start" in wanted:
            table("start-up and warm, by the seeds", start(place, asked.times))
        if "cold" in wanted:
            table("cold, by the seeds", cold(place, asked.times))
        if "recall" in wanted:
            table("candidate search", candidates())
        if "stages" in wanted:
            table("throughput by stage, one process", throughput())
        if "growth" in wanted:
            table("growth: generated corpora, readings in the cache", growth(place, asked.sizes))

        if "look" in wanted:
            table("look-up in corpora that were compared before", look(place, asked))


def table(title: str, rows: Iterator[tuple[str, ...]]) -> None:
    """Prints rows as they are measured."""
    click.echo(f"\n{title}")
    for first, *rest in rows:
        click.echo(f"  {first:<42}" + "".join(f"  {cell:>14}" for cell in rest))
        sys.stdout.flush()


def start(place: Path, times: int) -> Iterator[tuple[str, ...]]:
    """What the user waits for before anything is done, against the libraries alone.

    Instructions are those of one run, which no other program disturbs; they leave the kernel out.
    """
    settings = {"KZCOMPARE_CACHE_DIR": str(place / "seeds")}
    python = (sys.executable, "-c")
    completion = {**settings, "_KZCOMPARE_COMPLETE": "bash_complete"}
    commands = {**completion, "COMP_WORDS": "kzcompare cl", "COMP_CWORD": "1"}
    options = {**completion, "COMP_WORDS": "kzcompare claims --a", "COMP_CWORD": "2"}
    script = SCRIPT if Path(*SCRIPT).is_file() else PROGRAM
    colour = (*PROGRAM, "claims", "--color", "always", "--width", "120")
    yield "command", *RATIOS, "against"
    for name, command, against, used in (
        ("--help", (*PROGRAM, "--help"), "import click", settings),
        ("--help, the script", (*script, "--help"), "import click", settings),
        ("completion of commands", PROGRAM, "import click", commands),
        ("completion of commands, the script", script, "import click", commands),
        ("completion of options", PROGRAM, "import click", options),
        ("claims, warm, piped", (*PROGRAM, "claims"), LIBRARIES, settings),
        ("claims, warm, colour, 120 columns", colour, LIBRARIES, settings),
    ):
        pair = command, (*python, against)
        found = ratio(*pair, times=max(OFTEN, times), settings=used)
        counted = instructions(command, used), instructions(pair[1], used)
        share = f"{counted[0] / counted[1]:.2f}" if counted[0] and counted[1] else ""
        yield name, *shown(found), share, against


def cold(place: Path, times: int) -> Iterator[tuple[str, ...]]:
    """Everything from nothing, against loading the parser and parsing the same text."""
    command = (*PROGRAM, "claims", "--no-cache")
    articles, _ = read_corpus([str(seed_folder())])
    texts = [p.span.of(a.text) for a in articles for p in a.paragraphs if p.role.is_text]
    file = place / "texts.json"
    file.write_text(json.dumps(texts), encoding="utf-8")
    yield "command", *RATIOS[:-1]
    parsing = (sys.executable, "-c", PARSING, str(file))
    yield "claims from nothing", *shown(ratio(command, parsing, times=max(3, times // 2)))


def shown(found: Ratios) -> tuple[str, ...]:
    return tuple(f"{value:.2f}" for value in (found.cpu, found.cpu_median, found.wall_median))


def candidates() -> Iterator[tuple[str, ...]]:
    """What the bounded search keeps of what an exhaustive comparison aligns."""
    yield "corpus", "pairs aligned", "found", "aligned again", "known found"
    made = list(generate(RECALL_ARTICLES, seed_moulds()))
    found = recall(generated(made), [g.stated for g in made])
    known = "" if found.stated is None else f"{found.stated:.3f}"
    cells = f"{found.pairs:,}", f"{found.found:.3f}", f"{found.aligned:.3f}", known
    yield f"{RECALL_ARTICLES} generated articles", *cells
    real = polnear()
    if not real:
        yield "PolNeAR: skipped, its texts are not there", "", "", "", ""
        return
    found = recall(real)
    yield (
        f"{len(real)} articles of PolNeAR",
        *(f"{found.pairs:,}", f"{found.found:.3f}", f"{found.aligned:.3f}", ""),
    )


def throughput() -> Iterator[tuple[str, ...]]:
    """Processor seconds of each stage, and thousands of words that it does in one."""
    yield "corpus", "stage", "cpu s", "1,000 words / s"
    corpora: dict[str, Sequence[ReadArticle]] = {
        "generated": generated(list(generate(STAGE_ARTICLES, seed_moulds())))
    }
    if real := polnear():
        corpora["PolNeAR"] = real
    else:
        yield "PolNeAR: skipped, its texts are not there", "", "", ""
    for name, read in corpora.items():
        words = sum(r.article.words for r in read)
        for stage, spent in stages(read):
            speed = words / max(spent, 0.001) / 1000
            yield f"{name}, {len(read):,} articles", stage, f"{spent:.1f}", f"{speed:,.0f}"


def generated(made: Sequence[Generated]) -> list[ReadArticle]:
    """Generated articles with their readings, never written to disk."""
    return [
        ReadArticle(
            Article(
                Source(g.name, g.name),
                g.text,
                g.reading.digest,
                (Paragraph(Span(0, len(g.text) - 1), Role.BODY),),
            ),
            g.reading,
        )
        for g in made
    ]


@functools.cache
def polnear() -> tuple[ReadArticle, ...]:
    """Some articles of PolNeAR, newly read; none where the texts are not there."""
    texts = sorted((shared_folder() / "polnear").glob("*/text/*.txt"))
    if not texts:
        return ()
    chosen = [str(f) for f in texts[:: max(1, len(texts) // REAL_ARTICLES)]][:REAL_ARTICLES]
    return tuple(compare_articles(chosen, parts=Part.READINGS).articles)


def growth(place: Path, sizes: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Time, memory and output of one comparison as the corpus grows."""
    yield "articles", "cpu s", "wall s", "memory MB", "output MB", "cpu growth", "cache / text"
    before: tuple[int, float] | None = None
    for size in sizes:
        corpus = write_corpus(place / str(size), size)
        kept = sum(f.stat().st_size for f in corpus.cache.iterdir()) / corpus.size
        done = run((*command_on(corpus, "claims"), "--json"))
        exponent = ""
        if before is not None:
            exponent = f"{math.log(done.cpu / before[1]) / math.log(size / before[0]):.2f}"
        before = size, done.cpu
        cells = f"{done.cpu:.1f}", f"{done.wall:.1f}", f"{done.memory:.0f}"
        output = f"{done.output / 1e6:.1f}"
        yield f"{size:,} ({corpus.words:,} words)", *cells, output, exponent, f"{kept:.2f}"
        again = run((*command_on(corpus, "claims"), "--json"))
        yield "  the same again", f"{again.cpu:.1f}", f"{again.wall:.1f}", f"{again.memory:.0f}"
        shutil.rmtree(place / str(size))


def look(place: Path, asked: argparse.Namespace) -> Iterator[tuple[str, ...]]:
    """Time of questions about one claim or one actor, the least of several runs."""
    yield "question", "cpu s", "wall s", "output kB", "cache / text"
    for size in asked.look_sizes:
        corpus = write_corpus(place / f"look {size}", size)
        first = run((*command_on(corpus, "check"), COMMON))
        kept = sum(f.stat().st_size for f in corpus.cache.iterdir()) / corpus.size
        cells = f"{first.cpu:.1f}", f"{first.wall:.1f}", ""
        yield f"{size:,} articles, compared first", *cells, f"{kept:.2f}"
        for name, (command, *rest) in questions(size):
            runs = [run((*command_on(corpus, command), *rest)) for _ in range(asked.times)]
            best = min(runs, key=lambda done: done.cpu)
            wall = min(done.wall for done in runs)
            output = f"{best.output / 1e3:.0f}"
            yield f"  {name}", f"{best.cpu:.2f}", f"{wall:.2f}", output
        shutil.rmtree(place / f"look {size}")


def command_on(corpus: Corpus, name: str) -> tuple[str, ...]:
    folders = ("-c", str(corpus.folder), "--cache-dir", str(corpus.cache))
    return (*PROGRAM, name, *folders)


if __name__ == "__main__":
    main()
