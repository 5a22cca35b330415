"""`kzcompare figures`: quantities, aligned by what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzcompare.cli.examples import examples
from kzcompare.cli.filters import about_option, verdict_option
from kzcompare.cli.match import is_about, words_of
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending, missing
from kzcompare.model.choices import Verdict
from kzcompare.model.errors import ExitCode, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzcompare.model.report import Report
    from kzcompare.views.figures import FigureGroup

GROUPS_SHOWN = 20  # two or three screens; conflicts come first
KINDS = ("count", "money", "share", "duration", "factor")


@click.command(
    "figures",
    epilog=examples(
        "kzcompare figures --all",
        "kzcompare figures -c news/ --all --kind money",
        "kzcompare figures --json | jq '.groups[].figures[] | [.source, .low, .high]'",
    ),
)
@about_option("groups")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Only figures of this kind; repeatable.",
)
@verdict_option("groups")
@click.option("--all", "with_single", is_flag=True, help="Figures of one source only, too.")
@corpus_options("figures")
def figures_command(
    common: Common,
    *,
    about: str | None,
    kinds: tuple[str, ...],
    verdicts: tuple[str, ...],
    with_single: bool,
) -> ExitCode:
    """Show the figures of all sources, brought together by what they count.

    Counts, sums of money, shares, durations and factors; dates are none. Each
    figure comes with its value, who says it, and its words. A contradiction
    is two values of one thing that cannot both be right; "mixed" differ too,
    but may be of different days or places. Ranges, roundings and "more than"
    that allow each other agree.
    """
    from kzcompare.views.figures import figure_groups

    session = Session.start(common)
    report = session.report(readings=True, actors=True)
    groups = figure_groups(report)
    texts = {read.article.id: read.article.text for read in report.articles}
    wanted = tuple(Verdict(name) for name in verdicts)
    fitting = [
        group
        for group in groups
        if _is_wanted(group, wanted, with_single=with_single)
        and (not kinds or kind_of(group.unit) in kinds)
        and (about is None or is_about(about, _words_of(group, texts)))
    ]
    shown = fitting[: common.limit_or(GROUPS_SHOWN)]
    if fitting or not common.is_table:
        from kzcompare.render.outputs.figures import figures_document

        session.show("figures", figures_document(report, shown))
    if not fitting:
        raise NotFoundError(_none_found(report, groups))
    single = 0 if with_single or wanted else sum(g.verdict is Verdict.SINGLE for g in groups)
    if hint := _more(len(shown), len(fitting), single):
        session.hint(hint)
    return ending(report)


def kind_of(unit: str) -> str:
    """The kind of a figure by its unit."""
    if unit == "":
        return "count"
    if unit.isupper():
        return "money"
    return {"%": "share", "point": "share", "times": "factor"}.get(unit, "duration")


def _is_wanted(group: FigureGroup, verdicts: Sequence[Verdict], *, with_single: bool) -> bool:
    if verdicts:
        return group.verdict in verdicts
    return with_single or group.verdict is not Verdict.SINGLE


def _words_of(group: FigureGroup, texts: Mapping[str, str]) -> str:
    said = (f.quote.of(texts[f.source]) for f in group.figures)
    return words_of(group.what, said, (f.voice.holder for f in group.figures))


def _none_found(report: Report, groups: Sequence[FigureGroup]) -> str:
    single = sum(group.verdict is Verdict.SINGLE for group in groups)
    if not groups:
        return "no figure in any source"
    if single == len(groups):
        what = "no figure is given by two sources"
        return missing(report, what, f"--all shows the {single} of a single source")
    return (
        f"no figure fits; without these conditions there are {len(groups)}, {single} of one source"
    )


def _more(shown: int, fitting: int, single: int) -> str:
    """What is not shown and how to see it; "" where everything is."""
    cut = f"{shown} of {fitting} shown; -n 0 shows all" if shown < fitting else ""
    apart = f"{single} of one source only with --all" if single else ""
    return "; ".join(part for part in (cut, apart) if part)
