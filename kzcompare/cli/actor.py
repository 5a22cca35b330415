"""`kzcompare actor NAME`: what each source has on one actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kzcompare.cli.complete import complete_actor_words
from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending

if TYPE_CHECKING:
    from kzcompare.model.errors import ExitCode
    from kzcompare.model.report import Dossier, SourceView

ENTRIES_SHOWN = 5  # of each list of each source, and of the rows
PARTS: dict[str, tuple[str, ...]] = {  # what --only can ask for, and the lists of a view it shows
    "names": ("names", "descriptors"),
    "does": ("actions",),
    "said": ("said",),
    "about": ("about", "by_others"),
    "figures": ("figures",),
    "dates": ("dates",),
    "rows": (),
    "words": (),
}
JUDGED = {"rows", "said"}  # parts that need the verdicts
LISTS = ("about", "by_others", "said", "figures", "dates")  # those that -n cuts


@click.command(
    "actor",
    epilog=examples(
        "kzcompare actor Mukhtar Abliazov -n 0",
        "kzcompare actor Аблязов --only said --only rows",
        "kzcompare actor Nazarbayev --json | jq '.views[] | {source, names}'",
    ),
)
@click.argument("name", nargs=-1, required=True, shell_complete=complete_actor_words)
@click.option(
    "--only",
    "only",
    multiple=True,
    type=click.Choice(list(PARTS)),
    help="Only these parts of the dossier; repeatable.",
)
@corpus_options("actor")
def actor_command(common: Common, *, name: tuple[str, ...], only: tuple[str, ...]) -> ExitCode:
    """Show what each source has on NAME.

    The names and descriptions it uses, what NAME does, suffers and says in it
    and how it frames that, what it says of NAME in its own voice and through
    others, figures and dates, and the rows NAME is party to. Pronouns and
    descriptions count where the article tells whom they mean. Spelling variants
    in any script, aliases and typing errors of NAME are forgiven.
    """
    session = Session.start(common)
    judged = not only or bool(JUDGED & set(only))
    report = session.report(readings=True, actors=True, rows=judged, look=True)
    dossier = _chosen(session.engine.dossier(report, " ".join(name)), only)
    limit = common.limit_or(ENTRIES_SHOWN)

    from kzcompare.render.outputs.actor import actor_document

    session.show("actor", actor_document(report, _cut(dossier, limit)))
    longest = max([len(dossier.parties), *(_longest(view) for view in dossier.views)])
    if limit is not None and longest > limit:
        session.hint(f"at most {limit} of up to {longest} entries a list; -n 0 shows all")
    return ending(report)


def _chosen(dossier: Dossier, only: tuple[str, ...]) -> Dossier:
    """The dossier with the parts that were not asked for left empty."""
    from msgspec.structs import replace

    if not only:
        return dossier
    kept = {field for part in only for field in PARTS[part]}
    empty: dict[str, Any] = {
        field: () for fields in PARTS.values() for field in fields if field not in kept
    }
    return replace(
        dossier,
        views=tuple(replace(view, **empty) for view in dossier.views),
        parties=dossier.parties if "rows" in only else (),
        collocates=dossier.collocates if "words" in only else (),
    )


def _cut(dossier: Dossier, limit: int | None) -> Dossier:
    from msgspec.structs import replace

    views = tuple(
        replace(view, **{field: getattr(view, field)[:limit] for field in LISTS})
        for view in dossier.views
    )
    return replace(dossier, views=views, parties=dossier.parties[:limit])


def _longest(view: SourceView) -> int:
    return max(len(getattr(view, field)) for field in LISTS)
