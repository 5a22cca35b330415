"""The whole comparison as one HTML page that needs nothing but a browser.

The page is written out in full, so it reads without scripts; the script only filters. Every
quotation leads to its place in the article, and the article leads back to the rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from math import ceil, log
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kzcompare.model.choices import Verdict
from kzcompare.model.row import Stance
from kzcompare.render import cells as c
from kzcompare.render import html_
from kzcompare.render.axis import Axis, Point, axis, named
from kzcompare.render.groups import voice_pieces
from kzcompare.render.lines import joined, shown, spaced
from kzcompare.render.look import Look, Markup
from kzcompare.render.marked import MOST_ENTRIES, SEVERITY, marked_paragraphs
from kzcompare.render.outputs.report import ReportDocument
from kzcompare.render.shell import shell
from kzcompare.render.style import MEANINGS, PROMISE, STANCES, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kzcompare.render.lines import Piece
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.outputs.claims import CellRecord, RowRecord
    from kzcompare.render.outputs.report import DossierRecord, TextRecord
    from kzcompare.render.outputs.timeline import EventRecord, MentionRecord

MOST_COLUMNS = 24  # sources side by side in a heat map
MOST_DISPUTES = 8  # rows named in the summary
HEATS = 5  # shades of a heat map
_PLACE = re.compile(r'<span class="dim">([\w.-]+):(\d+)</span>')  # as every command prints one


class Seen(NamedTuple):
    """What a source has on a row: the stances in text order, and the place of the first."""

    stances: tuple[Stance, ...]
    start: int

    @property
    def strongest(self) -> Stance:
        """The stance that colours the field."""
        return max(self.stances, key=SEVERITY.index)


def render(document: Document, look: Look) -> str:
    """The page of a report document.

    Raises:
        TypeError: the document is of another kind.
    """
    if not isinstance(document, ReportDocument):
        raise TypeError(type(document).__name__)
    body = _Page(document, Look(markup=Markup.HTML)).body()
    return shell(
        "kzcompare report", body, styles=("page.css",), script="page.js", is_ascii=look.ascii_only
    )


class _Page:
    """What the template asks for, worked out from one document."""

    def __init__(self, document: ReportDocument, look: Look) -> None:
        self.document = document
        self.look = look
        self.numbers = {row.id: number for number, row in enumerate(document.rows, 1)}
        self.texts = {text.source: text for text in document.texts}

    def body(self) -> str:
        from jinja2 import Environment, PackageLoader, StrictUndefined

        def printable(value: object) -> object:
            """Words of articles made safe; what is markup already stays."""
            return shown(spaced(value), self.look) if type(value) is str else value

        environment = Environment(
            loader=PackageLoader("kzcompare.render", "assets"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=printable,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        document = self.document
        return environment.get_template("page.html.j2").render(
            document=document,
            sources=document.corpus.sources,
            loaded={source.id: source for source in document.sources},
            verdicts=self.verdicts(),
            disputes=[r for r in document.rows if r.verdict is Verdict.CONTRADICTION][
                :MOST_DISPUTES
            ],
            numbers=self.numbers,
            columns=self.columns(),
            seen=self.seen(),
            parties=sorted({n for names in document.parties.values() for n in names}),
            stances=[
                (stance, STANCES[stance].text(self.look), MEANINGS[stance]) for stance in Stance
            ],
            statements=sum(len(row.cells) for row in document.rows),
            promise=PROMISE,
            axis=self.axis(),
            events=document.timeline.events,
            figures=self.section(document.figures) if document.figures.groups else "",
            wording=self.section(document.wording) if document.wording.items() else "",
            agreement=self.section(document.agreement),
            most=MOST_ENTRIES,
            page=self,
        )

    # -- rows

    def verdicts(self) -> list[tuple[Verdict, str, str, int]]:
        """Each verdict there is, with its sign, colour and number of rows."""
        rows = self.document.rows
        counts = {verdict: sum(row.verdict is verdict for row in rows) for verdict in Verdict}
        return [
            (v, VERDICTS[v].text(self.look), _colour(VERDICTS[v].style), n)
            for v, n in counts.items()
            if n
        ]

    def verdict(self, row: RowRecord) -> str:
        return VERDICTS[row.verdict].text(self.look)

    def verdict_colour(self, row: RowRecord) -> str:
        return _colour(VERDICTS[row.verdict].style)

    def by_source(self, row: RowRecord) -> Mapping[str, list[CellRecord]]:
        """The cells of each source, in the order of the row."""
        found: dict[str, list[CellRecord]] = defaultdict(list)
        for cell in row.cells:
            found[cell.source].append(cell)
        return found

    def stance(self, cell: CellRecord) -> object:
        return self.pieces([c.stance_of(cell, self.look)])

    def attribution(self, cell: CellRecord) -> object:
        return self.pieces(c.attribution(cell))

    def excerpt(self, cell: CellRecord) -> object:
        return self.pieces(c.excerpt(cell))

    def reasons(self, row: RowRecord) -> list[str]:
        return list(dict.fromkeys(reason.text for reason in row.reasons))

    def absent(self, row: RowRecord) -> list[tuple[str, str]]:
        return c.absent_of(row)

    def origins(self, row: RowRecord) -> str:
        return c.origins_of(row)

    def pieces(self, parts: Iterable[Piece]) -> object:
        """Styled words as markup that the template takes as it is."""
        from markupsafe import Markup as Made

        return Made(html_.pieces(parts, self.look))

    # -- places

    def link(self, source: str, start: int) -> object:
        """A place as a link into the article, or as words where the article is not in the page."""
        from markupsafe import Markup as Made

        if source not in self.texts:
            return f"{source}:{start}"
        return Made('<a class="place" href="#{0}-{1}">{0}:{1}</a>').format(source, start)

    # -- coverage

    def columns(self) -> list[str]:
        """The sources that stand side by side: those with most statements, in their order."""
        counts: dict[str, int] = defaultdict(int)
        for row in self.document.rows:
            for cell in row.cells:
                counts[cell.source] += 1
        ids = [source.id for source in self.document.corpus.sources]
        kept = set(sorted(ids, key=lambda source: -counts[source])[:MOST_COLUMNS])
        return [source for source in ids if source in kept]

    def seen(self) -> Mapping[tuple[str, str], Seen]:
        """What each source has on each row, by (row id, source id)."""
        return {
            (row.id, source): Seen(tuple(cell.stance for cell in found), found[0].start)
            for row in self.document.rows
            for source, found in self.by_source(row).items()
        }

    def signs(self, seen: Seen) -> str:
        """The signs of the stances, each once."""
        return "".join(STANCES[s].text(self.look) for s in dict.fromkeys(seen.stances))

    def words_for(self, seen: Seen) -> str:
        """The stances in words."""
        return ", ".join(dict.fromkeys(stance.value for stance in seen.stances))

    def heat(self, count: int) -> int:
        """The shade for a count, 0 to `HEATS`: each doubling of the count is a step."""
        return min(HEATS, ceil(log(count + 1, 2))) if count else 0

    # -- time

    def axis(self) -> Axis | None:
        """The drawing of the dates of all events."""
        points = [
            Point(
                mention.first,
                mention.last,
                mention.source,
                event.id,
                event.verdict is Verdict.CONTRADICTION,
            )
            for event in self.document.timeline.events
            for mention in event.mentions
        ]
        return axis(points, self.columns())

    def date(self, event: EventRecord) -> str:
        return named(event.first, event.last).replace("/", " to ")

    def voice(self, mention: MentionRecord) -> object:
        """How the source stands to it, and whose words they are."""
        m = mention
        return self.pieces(
            joined(voice_pieces(m.kind, m.stance, m.holder, m.via, m.cue, look=self.look), " · ")
        )

    # -- what other commands print

    def section(self, document: Document) -> object:
        """The body that a command prints for a document, its headings a level lower.

        Places are made links.
        """
        from markupsafe import Markup as Made

        from kzcompare.render import render as rendered
        from kzcompare.render.markup import command_of

        made = rendered(
            command_of(document), "table", document, replace(self.look, is_section=True)
        )
        for level in (3, 2):
            made = made.replace(f"h{level}>", f"h{level + 1}>")  # words of articles have no ">"
        return Made(_PLACE.sub(lambda match: self.linked(*match.groups()), made))

    def linked(self, source: str, start: str) -> str:
        """A place that a command prints, as the page writes places."""
        return str(self.link(source, int(start)))

    # -- articles

    def paragraphs(self, text: TextRecord) -> list[tuple[str, object]]:
        """The paragraphs of an article as (role, markup), statements marked in them."""
        from markupsafe import Markup as Made

        found = marked_paragraphs(self.document, text, self.look)
        return [(role, Made(markup)) for role, markup in found]

    # -- actors

    def anchor(self, dossier: DossierRecord) -> str:
        """The id of a dossier: its place in the page's order."""
        return f"actor-{self.document.dossiers.index(dossier) + 1}"

    def dossier_of(self, name: str) -> DossierRecord | None:
        return next((d for d in self.document.dossiers if d.name == name), None)


def _colour(style: str) -> str:
    return style.rsplit(maxsplit=1)[-1]
