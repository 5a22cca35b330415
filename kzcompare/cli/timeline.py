"""`kzcompare timeline`: dated events across sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from kzcompare.cli.examples import examples
from kzcompare.cli.filters import about_option, min_sources_option, verdict_option
from kzcompare.cli.match import is_about, words_of
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending
from kzcompare.model.errors import ExitCode, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzcompare.model.actor import Actor
    from kzcompare.model.report import Report
    from kzcompare.views.timeline import Event

EVENTS_SHOWN = 25  # two or three screens
_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_EVER = ("0001", "9999")


class IsoDate(click.ParamType[str]):
    """A date that may be partial: 2018, 2018-06, 2018-06-23."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it is; a usage error where it is none."""
        from kzcompare.model.calendar import make_date

        parts = [int(part) for part in value.split("-")] if _ISO.fullmatch(value) else []
        if not parts or make_date(*parts) is None:
            self.fail(f"{value!r} is no date; write 2018, 2018-06 or 2018-06-23", param, ctx)
        return value


@click.command(
    "timeline",
    epilog=examples(
        "kzcompare timeline --from 2022-01 --about protests",
        "kzcompare timeline -c news/ --actor Nazarbayev --min-sources 2",
        "kzcompare timeline --json | jq -r '.events[] | [.first, .what] | @tsv'",
    ),
)
@click.option(
    "--from", "since", type=IsoDate(), metavar="DATE", help="Only events on or after DATE."
)
@click.option(
    "--to", "until", type=IsoDate(), metavar="DATE", help="Only events on or before DATE."
)
@about_option("events")
@click.option("--actor", "name", metavar="NAME", help="Only events with this actor, by any name.")
@verdict_option("events")
@min_sources_option("events")
@corpus_options("timeline")
def timeline_command(
    common: Common,
    *,
    since: str | None,
    until: str | None,
    about: str | None,
    name: str | None,
    verdicts: tuple[str, ...],
    min_sources: int | None,
) -> ExitCode:
    """Show what the sources date, earliest first.

    DATE may be partial: 2018, 2018-06, 2018-06-23. Dates such as "the
    following day" are worked out from the text and the day of publication.
    What several sources tell of one event stands together; a contradiction is
    one event with dates that exclude each other.
    """
    from kzcompare.views.periods import overlap
    from kzcompare.views.timeline import timeline

    if since and until and not overlap((since, since), ("0001", until)):
        raise click.UsageError(f"--from {since} lies after --to {until}")
    session = Session.start(common)
    report = session.report(readings=True, actors=True)
    actor = session.engine.dossier(report, name).actor if name else None
    events = timeline(report)
    texts = {read.article.id: read.article.text for read in report.articles}
    fitting = [
        event
        for event in events
        if overlap(event.period, (since or _EVER[0], until or _EVER[1]))
        and (not verdicts or event.verdict in verdicts)
        and event.sources >= (min_sources or 1)
        and (about is None or is_about(about, _words_of(event, texts)))
        and (actor is None or _is_with(event, actor, report))
    ]
    shown = fitting[: common.limit_or(EVENTS_SHOWN)]
    if fitting or not common.is_table:
        from kzcompare.render.outputs.timeline import timeline_document

        session.show("timeline", timeline_document(report, shown))
    if not fitting:
        raise NotFoundError(
            f"no event fits; without these conditions there are {len(events)}"
            if events
            else _nothing(report)
        )
    if len(shown) < len(fitting):
        session.hint(f"{len(shown)} of {len(fitting)} events shown; -n 0 shows all")
    return ending(report)


def _nothing(report: Report) -> str:
    """That there is no event, and what may help."""
    if all(listed.source.date is not None for listed in report.sources):
        return "no dated event in any source"
    return (
        "no dated event in any source; days like 'Monday' need the date of their article: "
        "a sources.toml gives it, which 'kzcompare sources --write' begins"
    )


def _words_of(event: Event, texts: Mapping[str, str]) -> str:
    said = (m.quote.of(texts[m.source]) for m in event.mentions)
    return words_of(event.what, said, (m.voice.holder for m in event.mentions))


def _is_with(event: Event, actor: Actor, report: Report) -> bool:
    """Whether the actor is named in the words of an event, by whatever name, or speaks there."""
    named = dict(actor.mentions)
    known = {name.casefold() for name in (actor.name, *actor.aliases)}
    readings = {read.article.id: read.reading for read in report.articles}
    for mention in event.mentions:
        holder = mention.voice.holder
        if holder is not None and holder.actor == actor.name:
            return True
        if any(mention.quote.overlaps(m.span) for m in named.get(mention.source, ())):
            return True
        pointing = (
            m
            for m in readings[mention.source].mentions
            if m.name is not None and m.name.casefold() in known
        )
        if any(mention.quote.overlaps(m.span) for m in pointing):
            return True
    return False
