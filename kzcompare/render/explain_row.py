"""Why statements were or were not put together, in words: parts of the score, and the relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render import cells as c
from kzcompare.render.copies import shared
from kzcompare.render.lines import BLANK, Line, Part, joined, line, written
from kzcompare.render.outputs.explain_row import ExplainPairDocument, ExplainRowDocument
from kzcompare.render.style import DIM, RELATIONS, STRONG

if TYPE_CHECKING:
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.base import Document
    from kzcompare.render.outputs.explain import PartRecord
    from kzcompare.render.outputs.explain_row import PairRecord, SentenceRecord

# What a part of the alignment score means: above zero, below zero.
PART_TEXTS = {
    "words": ("rare words are shared", "few or only common words are shared"),
    "names": ("", "what is shared is mostly names"),
    "meaning": ("the words are alike in meaning", "the words are not alike in meaning"),
    "share": ("much of the shorter one is shared", "little of the shorter one is shared"),
    "clause": ("two clauses share words", "no two clauses share much"),
    "context": ("the sentences around are alike", "the sentences around differ"),
    "place": ("both stand early, or at one height", "they stand at different heights"),
    "figures": ("numbers are shared", ""),
    "holders": ("one holder says similar things", ""),
    "story": ("claims of these articles are seldom so alike", "claims of these articles often are"),
    "articles": ("the articles are alike", ""),
    "time": ("", "the events may be of different years"),
    "form": ("", "one is a question"),
}
# Why two sources count as one origin; a relay or agency has a name.
TIES = {
    "copy": "both print one text",
    "agency": "both print what the agency {} says",
    "relay": "both have it from {}",
    "words": "nearly the same words, or one quotation",
}


def render(document: Document, look: Look) -> str:
    """A row with all its pairs, or one pair.

    Raises:
        TypeError: the document is of another kind.
    """
    if isinstance(document, ExplainPairDocument):
        return written(_pair(document.pair, look, quoted=True), look)
    if not isinstance(document, ExplainRowDocument):
        raise TypeError(type(document).__name__)
    row = document.row
    lines = [
        line(c.verdict_of(row, look), (f" · {c.origins_of(row)} · {row.id}", DIM)),
        line((row.proposition, STRONG), part=Part.HEADING),
        BLANK,
        line(("why this verdict", STRONG), part=Part.SUBHEADING),
        *(line(f"{r.kind.value}: {r.text}", indent=2, hang=4) for r in row.reasons),
        BLANK,
        line(("its statements", STRONG), part=Part.SUBHEADING),
    ]
    for cell in row.cells:
        head = joined(
            [[(f"{cell.source}:{cell.start}", "")], [c.stance_of(cell, look)], c.attribution(cell)],
            " · ",
        )
        lines += [line(*head, indent=2, hang=4), line(*c.excerpt(cell), indent=4, part=Part.QUOTE)]
    lines += _origins(document)
    lines += [BLANK, line(("why they stand together", STRONG), part=Part.SUBHEADING)]
    for pair in document.pairs:
        lines += [*_pair(pair, look), BLANK]
    return written(lines[:-1] if document.pairs else lines, look)


def _origins(document: ExplainRowDocument) -> list[Line]:
    """Why there are fewer origins than sources; nothing where each is one."""
    if not document.ties:
        return []
    lines = [BLANK, line((f"why {c.origins_of(document.row)}", STRONG), part=Part.SUBHEADING)]
    copies = {(copy.source, copy.of): copy for copy in document.copies}
    for tie in document.ties:
        copy = copies.get((tie.a, tie.b)) or copies.get((tie.b, tie.a))
        if tie.why == "copy" and copy is not None:
            lines.append(shared(copy, indent=2))
        else:
            why = TIES[tie.why].format(tie.what)
            lines.append(line(f"{tie.a} and {tie.b}: {why}", indent=2, hang=4))
    return lines


def _pair(pair: PairRecord, look: Look, *, quoted: bool = False) -> list[Line]:
    lines = [
        line(
            (f"{pair.a.source}:{pair.a.start}", STRONG),
            " and ",
            (f"{pair.b.source}:{pair.b.start}", STRONG),
            (f" · {pair.outcome}", ""),
            hang=2,
        )
    ]
    if quoted:
        lines += [*_sentence("a", pair.a), *_sentence("b", pair.b)]
    if pair.score is not None and pair.threshold is not None:
        lines.append(
            line((f"score {pair.score:.2f}, a row opens at {pair.threshold:.2f}", DIM), indent=2)
        )
    lines += [line(text, indent=4, hang=6) for text in map(_part, pair.parts) if text]
    if pair.sensed is not None:
        found = "finds" if pair.sensed > 0 else "does not find"
        text = f"beside the score: {pair.encoder} {found} the sentences alike in meaning"
        lines.append(line(f"{pair.sensed:+.2f}  {text}", indent=4, hang=6))
    if pair.shared:
        lines.append(line((f"shared: {', '.join(pair.shared)}", DIM), indent=4, hang=6))
    sign = RELATIONS[pair.label]
    lines.append(
        line(
            "to each other: ",
            (f"{sign.text(look)} {pair.label.value}", sign.style),
            (f" · {pair.likelihood:.2f}", DIM),
            indent=2,
        )
    )
    lines += [line(f"{r.kind.value}: {r.text}", indent=4, hang=6) for r in pair.reasons]
    return lines


def _part(part: PartRecord) -> str:
    """One part of the score with its number; "" where it says nothing."""
    above, below = PART_TEXTS.get(part.name, (part.name, part.name))
    text = above if part.value > 0 else below
    return f"{part.value:+.2f}  {text}" if text else ""


def _sentence(name: str, sentence: SentenceRecord) -> list[Line]:
    return [line((f"{name}  ", DIM), sentence.text, indent=2, hang=5, part=Part.TEXT)]
