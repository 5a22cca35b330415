"""`kzcompare actors`: who is named where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending
from kzcompare.model.choices import ActorType
from kzcompare.model.errors import ExitCode, NotFoundError

if TYPE_CHECKING:
    from kzcompare.model.actor import Actor

ACTORS_SHOWN = 30  # what fits a screen; the most mentioned come first


@click.command(
    "actors",
    epilog=examples(
        "kzcompare actors --type person",
        "kzcompare actors --sort sources -n 50",
        "kzcompare actors --json | jq -r '.actors[] | [.name, .aliases[]] | @csv'",
    ),
)
@click.option(
    "--type",
    "types",
    multiple=True,
    type=click.Choice([kind.value for kind in ActorType]),
    help="Only actors of this type; repeatable.",
)
@click.option(
    "--sort",
    "order",
    type=click.Choice(["mentions", "sources", "name"]),
    default="mentions",
    help="[default: mentions]",
)
@corpus_options("actors")
def actors_command(common: Common, *, types: tuple[str, ...], order: str) -> ExitCode:
    """Show how often each source names each actor, and by which names."""
    from msgspec.structs import replace

    session = Session.start(common)
    report = session.report(actors=True)
    found = [actor for actor in report.actors if not types or actor.type.value in types]
    found.sort(key=lambda actor: _place(actor, order))
    shown = replace(report, actors=tuple(found[: common.limit_or(ACTORS_SHOWN)]))
    if found or not common.is_table:
        from kzcompare.render.outputs.actors import actors_document

        session.show("actors", actors_document(shown))
    if not found:
        raise NotFoundError("no actor of that type" if types else "no actor is named")
    if len(shown.actors) < len(found):
        session.hint(f"{len(shown.actors)} of {len(found)} actors shown; -n 0 shows all")
    return ending(report)


def _place(actor: Actor, order: str) -> tuple[int, int, str]:
    """Where an actor stands in the list: more comes first, then the alphabet."""
    mentions = sum(len(found) for _, found in actor.mentions)
    sources = len(actor.mentions)
    if order == "name":
        return (0, 0, actor.name.casefold())
    if order == "sources":
        return (-sources, -mentions, actor.name.casefold())
    return (-mentions, -sources, actor.name.casefold())
