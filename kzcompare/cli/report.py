"""`kzcompare report`: everything on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending

if TYPE_CHECKING:
    from kzcompare.model.errors import ExitCode


@click.command(
    "report",
    epilog=examples(
        "kzcompare report -o page.html",
        "kzcompare report -c my-articles/ -o comparison.md",
        "kzcompare report --json | jq '.rows | group_by(.verdict) | map(length)'",
    ),
)
@click.option("--all", "with_single", is_flag=True, help="Single-source rows too.")
@corpus_options("report")
def report_command(common: Common, *, with_single: bool) -> ExitCode:
    """Write the whole comparison to one page, or show an overview of it.

    With -o page.html the page holds the rows with filters, who is in which
    source, a dossier of each actor and the articles with their statements
    marked. It is one file that needs no network and no server. With -o page.md
    it is Markdown. -n bounds the rows (150); what is left out is said.
    """
    from msgspec.structs import replace

    from kzcompare.lexicon.wording import load_word_sets
    from kzcompare.render.outputs.report import Bounds, report_document
    from kzcompare.views.figures import figure_groups
    from kzcompare.views.timeline import timeline
    from kzcompare.views.wording import wording_of

    session = Session.start(common)
    report = session.report(readings=True, actors=True, rows=True, singles=with_single)
    bounds = Bounds()
    if common.limit is not None:
        bounds = replace(bounds, rows=common.limit or None)
    names = [actor.name for actor in report.actors[: bounds.dossiers]]
    dossiers = session.engine.dossiers(report, names)
    document = report_document(
        report,
        dossiers=dossiers,
        figures=figure_groups(report),
        events=timeline(report),
        wording=wording_of(report, load_word_sets(), None),
        bounds=bounds,
    )
    session.show("report", document)
    session.hint("-o page.html writes the whole of it for a browser")
    return ending(report)
