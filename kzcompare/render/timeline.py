"""Events in time: the date, how the sources date it, who says so, the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.choices import Verdict
from kzcompare.render.groups import Entry, Group, emphasised, render_groups, voice_pieces
from kzcompare.render.lines import joined
from kzcompare.render.outputs.timeline import TimelineDocument
from kzcompare.render.safe import flat
from kzcompare.render.style import DIM, STRONG
from kzcompare.views.periods import Precision, shown

if TYPE_CHECKING:
    from kzcompare.render.lines import Piece
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.outputs.timeline import EventRecord, MentionRecord

_MARKED = "bold underline"


def render(document: Document, look: Look) -> str:
    """All events of a timeline document.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, TimelineDocument):
        raise TypeError(type(document).__name__)
    dates = {source.id: source.date for source in document.corpus.sources}
    return render_groups([_group(event, look) for event in document.events], dates, look)


def date_text(event: EventRecord) -> str:
    """The date for a heading: "2018-06-23", "2005 to 2009", "1990s", "1 May or 3 May" in ISO."""
    if event.verdict in (Verdict.CONTRADICTION, Verdict.MIXED):
        dates = {(m.first, m.last): None for m in event.mentions}
        return " or ".join(_period(*period) for period in sorted(dates))
    if event.precision is Precision.DECADE:
        return f"{event.first}s"
    return _period(event.first, event.last)


def _period(first: str, last: str) -> str:
    return shown((first, last)).replace("/", " to ")


def _group(event: EventRecord, look: Look) -> Group:
    return Group(
        id=event.id,
        lead=date_text(event),
        title=[(event.what, STRONG)],
        verdict=event.verdict,
        sources=event.sources,
        reasons=event.reasons,
        entries=[
            Entry(
                mention.source,
                _over(mention, event, look),
                emphasised(mention.text, mention.start, [mention.date], _MARKED),
                mention.start,
            )
            for mention in event.mentions
        ],
    )


def _over(mention: MentionRecord, event: EventRecord, look: Look) -> list[Piece]:
    """The printed date, what it was resolved to where the heading does not say, whose words."""
    printed: list[Piece] = [(f"“{flat(mention.date.text)}”", "")]
    if (mention.first, mention.last) != (event.first, event.last):
        printed.append((f" = {shown((mention.first, mention.last))}", DIM))
    voice = voice_pieces(
        mention.kind, mention.stance, mention.holder, mention.via, mention.cue, look=look
    )
    return joined([printed, *voice], " · ")
