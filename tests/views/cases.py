"""Cases as text: short articles that are really read, and what a view must make of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kzcompare.model.report import Report

CASES = Path(__file__).parents[1] / "cases" / "views"
_ARTICLE = re.compile(r"\[(?P<source>\w+)(?: (?P<date>[\d-]+))?\] (?P<text>.+)")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: a title, articles as (source, date, text), the expected lines."""

    title: str
    articles: tuple[tuple[str, str, str], ...]
    expected: tuple[str, ...]


def read_cases(name: str) -> list[Case]:
    """The cases of a file under `tests/cases/views`."""
    cases = []
    for part in (CASES / name).read_text(encoding="utf-8").split("\n== ")[1:]:
        title, *lines = part.strip().split("\n")
        articles = [m for m in map(_ARTICLE.fullmatch, lines) if m]
        rest = [line for line in lines if not _ARTICLE.fullmatch(line)]
        cases.append(
            Case(
                title,
                tuple((m["source"], m["date"] or "", m["text"]) for m in articles),
                tuple(line for line in rest if line and not line.startswith("#")),
            )
        )
    return cases


def read_report(case: Case, folder: Path) -> Report:
    """What the program reads in the articles of a case."""
    from kzcompare.model.part import Part
    from kzcompare.pipeline import compare_articles

    table = []
    for source, date, text in case.articles:
        (folder / f"{source}.txt").write_text(text.replace(" // ", "\n\n"), encoding="utf-8")
        table.append(f'[[source]]\nid = "{source}"\nfile = "{source}.txt"\noutlet = "{source}"')
        table += [f'date = "{date}"'] if date else []
    (folder / "sources.toml").write_text("\n".join(table) + "\n", encoding="utf-8")
    return compare_articles([str(folder)], parts=Part.READINGS | Part.ACTORS, cache=None)
