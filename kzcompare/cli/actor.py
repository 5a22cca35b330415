"""`kzcompare actor NAME`: what each source has on one actor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending

if TYPE_CHECKING:
    from kzcompare.model.errors import ExitCode
    from kzcompare.model.report import Dossier, SourceView

ENTRIES_SHOWN = 5  # of each list of each source, and of the rows


@click.command(
    "actor",
    short_help="Dossier of one actor, source by source.",
    epilog=examples(
        "kzcompare actor Tokayev",
        "kzcompare actor Mukhtar Abliazov -n 0",
        "kzcompare actor Nazarbayev --json | jq '.views[] | {source, names}'",
    ),
)
@click.argument("name", nargs=-1, required=True)
@corpus_options("actor")
def actor_command(common: Common, *, name: tuple[str, ...]) -> ExitCode:
    """Show what each source has on NAME.

    The names and descriptions it uses, what NAME says in it and how it frames
    that, what it says of NAME in its own voice and through others, figures and
    dates, and the rows NAME is party to. Spelling variants and aliases of NAME
    are found.
    """
    session = Session.start(common)
    report = session.report(readings=True, actors=True, rows=True)
    dossier = session.engine.dossier(report, " ".join(name))
    limit = common.limit_or(ENTRIES_SHOWN)

    from kzcompare.render.outputs.actor import actor_document

    session.show("actor", actor_document(report, _cut(dossier, limit)))
    longest = max([len(dossier.rows), *(_longest(view) for view in dossier.views)])
    if limit is not None and longest > limit:
        session.hint(f"at most {limit} of up to {longest} entries a list; -n 0 shows all")
    return ending(report)


def _cut(dossier: Dossier, limit: int | None) -> Dossier:
    views = tuple(
        replace(
            view,
            about=view.about[:limit],
            by_others=view.by_others[:limit],
            said=view.said[:limit],
            figures=view.figures[:limit],
            dates=view.dates[:limit],
        )
        for view in dossier.views
    )
    return replace(dossier, views=views, rows=dossier.rows[:limit])


def _longest(view: SourceView) -> int:
    return max(len(x) for x in (view.about, view.by_others, view.said, view.figures, view.dates))
