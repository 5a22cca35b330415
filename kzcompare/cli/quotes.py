"""`kzcompare quotes`: who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzcompare.cli.complete import complete_actors
from kzcompare.cli.examples import examples
from kzcompare.cli.match import is_about
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending
from kzcompare.model.choices import Framing, Kind
from kzcompare.model.errors import ExitCode, NotFoundError

if TYPE_CHECKING:
    from kzcompare.render.outputs.quotes import QuoteRecord

_KINDS = [kind.value for kind in Kind if kind is not Kind.OWN]


@click.command(
    "quotes",
    epilog=examples(
        "kzcompare quotes --speaker Tokayev",
        "kzcompare quotes -s bne --kind direct",
        "kzcompare quotes --json | jq -r '.quotes[] | [.source, .text] | @tsv'",
    ),
)
@click.option(
    "--speaker",
    metavar="NAME",
    shell_complete=complete_actors,
    help="Only what NAME says, in whatever spelling.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(_KINDS),
    help="Only statements printed this way; repeatable.",
)
@click.option(
    "--stance",
    "framings",
    multiple=True,
    type=click.Choice([framing.value for framing in Framing]),
    help="Only what the source stands to in this way; repeatable.",
)
@corpus_options("quotes")
def quotes_command(
    common: Common, *, speaker: str | None, kinds: tuple[str, ...], framings: tuple[str, ...]
) -> ExitCode:
    """Show every statement that a source attributes to somebody.

    Kinds: direct (in quotation marks), indirect (without), mixed (partly).
    Stance is the source's own: neutral (said), distanced (claimed), doubted
    (... but gave no evidence), denied (... which is false), endorsed (revealed).
    """
    from msgspec.structs import replace

    from kzcompare.render.outputs.quotes import quotes_document

    session = Session.start(common)
    report = session.report(readings=True, actors=True)
    document = quotes_document(report)
    found = tuple(
        quote
        for quote in document.quotes
        if (not kinds or quote.kind.value in kinds)
        and (not framings or quote.framing.value in framings)
        and (speaker is None or is_about(speaker, _names(quote)))
    )
    shown = replace(document, quotes=found[: common.limit_or(None)])
    if found or not common.is_table:
        session.show("quotes", shown)
    if len(shown.quotes) < len(found):
        session.hint(f"{len(shown.quotes)} of {len(found)} statements shown; -n 0 shows all")
    if not found:
        who = f" by {speaker!r}" if speaker else ""
        raise NotFoundError(f"no statement{who} among {len(document.quotes)}")
    return ending(report)


def _names(quote: QuoteRecord) -> str:
    if quote.speaker is None:
        return ""
    return f"{quote.speaker.text} {quote.speaker.actor or ''}"
