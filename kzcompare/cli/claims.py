"""`kzcompare claims`: who says what on each proposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzcompare.cli.examples import examples
from kzcompare.cli.filters import about_option, min_sources_option, verdict_option
from kzcompare.cli.match import is_about, words_of
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending, missing
from kzcompare.model.choices import Verdict
from kzcompare.model.errors import ExitCode, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.report import Report
    from kzcompare.model.row import Row

ROWS_SHOWN = 10  # two or three screens; the strongest come first


@click.command(
    "claims",
    epilog=examples(
        'kzcompare claims --about "trained abroad"',
        "kzcompare claims -c 'news/*.txt' --verdict contradiction -n 0",
        "kzcompare claims --json | jq -r '.rows[] | [.verdict, .proposition] | @tsv'",
    ),
)
@verdict_option("rows")
@about_option("rows")
@min_sources_option("rows")
@click.option("--all", "with_single", is_flag=True, help="Single-source rows too.")
@corpus_options("claims")
def claims_command(
    common: Common,
    *,
    verdicts: tuple[str, ...],
    about: str | None,
    min_sources: int | None,
    with_single: bool,
) -> ExitCode:
    """Show what the sources claim, proposition by proposition, best first.

    Each row gives a verdict with its reasons, and for each source who holds
    the claim, how the source stands to it, and its exact words. A source that
    says nothing on it is shown as silent, never as agreeing.
    """
    from msgspec.structs import replace

    session = Session.start(common)
    wanted = tuple(Verdict(name) for name in verdicts)
    report = session.report(rows=True, singles=with_single or Verdict.SINGLE in wanted)
    rows = [
        row
        for row in report.rows
        if _is_wanted(row, wanted, with_single=with_single)
        and row.sources >= (min_sources or 1)
        and (about is None or is_about(about, _words_of(row)))
    ]
    limit = common.limit_or(ROWS_SHOWN)
    shown = replace(report, rows=tuple(rows[:limit]))
    if common.format == "jsonl":
        from kzcompare.render.outputs.claims import each_row

        session.stream(each_row(shown.rows, report))
    elif rows or not common.is_table:
        from kzcompare.render.outputs.claims import claims_document

        session.show("claims", claims_document(shown))
    if not rows:
        raise NotFoundError(_none_found(report))
    hidden = [] if with_single or wanted else [r for r in report.rows if _is_single(r)]
    hint = _more(len(shown.rows), len(rows), len(hidden))
    if hint:
        session.hint(hint)
    return ending(report)


def _is_single(row: Row) -> bool:
    return row.verdict is Verdict.SINGLE


def _more(shown: int, fitting: int, single: int) -> str:
    """What is not shown and how to see it; "" where everything is."""
    cut = f"{shown} of {fitting} rows shown; -n 0 shows all" if shown < fitting else ""
    apart = f"{single} single-source row{'' if single == 1 else 's'} with --all" if single else ""
    return "; ".join(part for part in (cut, apart) if part)


def _is_wanted(row: Row, verdicts: Sequence[Verdict], *, with_single: bool) -> bool:
    if verdicts:
        return row.verdict in verdicts
    return with_single or not _is_single(row)


def _words_of(row: Row) -> str:
    said = (cell.text for cell in row.cells)
    return words_of(row.proposition, said, (cell.holder for cell in row.cells))


def _none_found(report: Report) -> str:
    rows = report.rows
    single = sum(_is_single(row) for row in rows)
    if not rows:
        what = "no row: the sources make no statements on the same thing"
        return missing(report, what, "--all shows what each one says")
    return f"no row fits; without these conditions there are {len(rows)}, {single} single-source"
