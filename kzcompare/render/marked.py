"""An article in a page: what rows, attributions and dossiers quote is marked where it stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kzcompare.model.row import Stance
from kzcompare.render import html_
from kzcompare.render.passages import Node, Stretch, nested
from kzcompare.render.style import STANCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kzcompare.render.look import Look
    from kzcompare.render.outputs.claims import CellRecord, RowRecord
    from kzcompare.render.outputs.report import ReportDocument, TextRecord

MOST_ENTRIES = 6  # of each list of a dossier, in the page
SEVERITY = (Stance.ASSERTS, Stance.REPORTS, Stance.DOUBTS, Stance.DENIES)


def marked_paragraphs(
    document: ReportDocument, text: TextRecord, look: Look
) -> list[tuple[str, str]]:
    """The paragraphs of an article as (role, HTML).

    What stands in a row is a `mark` with the class of its stance, and links to the rows follow it.
    What is attributed to somebody is a `span` of the class "said". Every place that the page links
    to has the id "source-offset".
    """
    numbers = {row.id: number for number, row in enumerate(document.rows, 1)}
    stretches = _anchored(
        text.source,
        [
            *_cells(document.rows, text.source, numbers, look),
            *(
                Stretch(place.start, place.end, f"said {quote.framing.value}")
                for quote in text.quotes
                for place in quote.content
            ),
            *(Stretch(start, end) for start, end in _quoted(document, text.source)),
        ],
    )
    return [
        (p.role.value, _markup(nested(text.text, p.start, p.end, stretches), look))
        for p in text.paragraphs
    ]


def _anchored(source: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in text order; of those that begin at one place the longest has the id."""
    named: set[int] = set()
    made = []
    for stretch in sorted(stretches, key=lambda s: (s.start, -s.end)):
        if stretch.start not in named:
            named.add(stretch.start)
            made.append(replace(stretch, anchor=f"{source}-{stretch.start}"))
        else:
            made.append(stretch)
    return made


def _cells(
    rows: Sequence[RowRecord], source: str, numbers: Mapping[str, int], look: Look
) -> Iterable[Stretch]:
    """What the rows quote, each stretch once, coloured by the stance that is most against."""
    places: dict[tuple[int, int], list[tuple[RowRecord, CellRecord]]] = defaultdict(list)
    for row in rows:
        for cell in row.cells:
            if cell.source == source:
                places[cell.start, cell.end].append((row, cell))
    for (start, end), found in places.items():
        stance = max((cell.stance for _, cell in found), key=SEVERITY.index)
        notes = tuple(
            (
                f"row-{row.id}",
                f"{STANCES[cell.stance].text(look)}\N{NO-BREAK SPACE}{numbers[row.id]}",
            )
            for row, cell in found
        )
        yield Stretch(start, end, f"cell {stance.value}", notes=notes)


def _quoted(document: ReportDocument, source: str) -> Iterable[tuple[int, int]]:
    """What figures, events and dossiers quote from a source."""
    for group in document.figures.groups:
        yield from ((f.start, f.end) for f in group.figures if f.source == source)
    for event in document.timeline.events:
        yield from ((m.start, m.end) for m in event.mentions if m.source == source)
    for dossier in document.dossiers:
        for view in dossier.views:
            if view.source == source:
                lists = (view.descriptors, view.said, view.about, view.by_others)
                yield from ((q.start, q.end) for quoted in lists for q in quoted[:MOST_ENTRIES])
                yield from ((q.start, q.end) for q in view.figures[:MOST_ENTRIES])
                yield from ((q.start, q.end) for q in view.dates[:MOST_ENTRIES])


def _markup(parts: Sequence[str | Node], look: Look) -> str:
    return "".join(
        html_.words_of(part, look) if isinstance(part, str) else _node(part, look) for part in parts
    )


def _node(node: Node, look: Look) -> str:
    stretch = node.stretch
    anchor = f' id="{stretch.anchor}"' if stretch.anchor and stretch.is_first else ""
    kind = f' class="{stretch.kind}"' if stretch.kind else ""
    tag = "mark" if stretch.kind.startswith("cell") else "span"
    notes = "".join(_note(*note) for note in stretch.notes) if stretch.is_last else ""
    return f"<{tag}{anchor}{kind}>{_markup(node.parts, look)}</{tag}>{notes}"


def _note(where: str, words: str) -> str:
    number = words.rpartition("\N{NO-BREAK SPACE}")[2]
    return f'<a class="back" href="#{where}" title="row {number}">{words}</a>'
