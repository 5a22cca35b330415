"""`kzcompare agreement`: source by source, how often they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending, missing
from kzcompare.model.errors import NotFoundError

if TYPE_CHECKING:
    from kzcompare.model.errors import ExitCode

PAIRS_SHOWN = 45  # all pairs of ten sources


@click.command(
    "agreement",
    epilog=examples(
        "kzcompare agreement",
        "kzcompare agreement -c news/ -s bne -s eurozine -s asean",
        "kzcompare agreement --json | jq '.alpha | {alpha, least, most, units}'",
    ),
)
@corpus_options("agreement")
def agreement_command(common: Common) -> ExitCode:
    """Show for each two sources in how many rows both speak, and how they stand.

    Two sources contradict each other in a row where one denies or doubts what
    the other prints without doing so, or where their figures clash. Under the
    table stands Krippendorff's alpha over all rows, and what it can not tell.
    """
    from kzcompare.views.agreement import agreement_of

    session = Session.start(common)
    report = session.report(rows=True)
    agreement = agreement_of(report)
    shown = agreement.strongest(common.limit_or(PAIRS_SHOWN))
    if agreement.pairs or not common.is_table:
        from kzcompare.render.outputs.agreement import agreement_document

        session.show("agreement", agreement_document(report, shown))
    if not agreement.pairs:
        raise NotFoundError(missing(report, "no two sources speak in one row"))
    if len(shown.pairs) < len(agreement.pairs):
        session.hint(f"{len(shown.pairs)} of {len(agreement.pairs)} pairs shown; -n 0 shows all")
    return ending(report)
