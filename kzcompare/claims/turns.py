"""Speakers printed as labels: `RUIZ: We won.` in an interview, `Ruiz: We won` as a headline.

In: the text and the trees of all its sentences. Out: a candidate for each turn or headline. Labels
before a quotation in running text are not read here but in `tags`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kzcompare.claims.candidate import Candidate
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.span import Span, trim
from kzcompare.model.statement import Cue, CueClass
from kzcompare.model.tree import Tree

LABEL = re.compile(r"[\"“]?(?P<name>[^\W\d_][^:\n\"“”?!]{0,45}?)(?:\s*\([^():\n]{1,40}\))?:(?=\s)")
LONGEST = 5  # words of a label
FEWEST = 3  # turns in an article for its labels to be those of an interview
REACH = 3  # paragraphs without a label that still belong to a turn, where another turn follows
HEADLINE = 0.85  # weight: two in three such headlines of names that the article repeats are reports
TURN = 0.95


class _Block(Struct, frozen=True):
    """One paragraph: its parsed stretch and the index of its first sentence."""

    span: Span
    first: int
    is_heading: bool


def find_turns(text: str, trees: Sequence[Tree]) -> list[Candidate]:
    """The turns of an interview and the headlines with a speaker, in text order."""
    blocks = _blocks(trees)
    return [*_headlines(text, blocks), *_turns(text, blocks)]


def _blocks(trees: Sequence[Tree]) -> list[_Block]:
    found: dict[int, _Block] = {}
    for number, tree in enumerate(trees):
        sentence = tree.sentence
        held = found.get(sentence.paragraph)
        if held is None:
            found[sentence.paragraph] = _Block(sentence.span, number, sentence.is_heading)
        else:
            span = held.span.cover(sentence.span)
            found[sentence.paragraph] = _Block(span, held.first, held.is_heading)
    return [found[k] for k in sorted(found)]


def _headlines(text: str, blocks: Sequence[_Block]) -> Iterator[Candidate]:
    """Headings that begin with a name which the text below uses too."""
    body = " ".join(b.span.of(text) for b in blocks if not b.is_heading)
    for block in blocks:
        name = _label(text, block.span) if block.is_heading else None
        if name is None:
            continue
        last = name.of(text).split()[-1]
        last = last.removesuffix("s") if last.isupper() else last
        pattern = rf"\b{re.escape(last)}\b"
        flags = re.IGNORECASE if last.isupper() else 0
        if re.search(pattern, body, flags) is None:
            continue
        yield _candidate(text, block.first, name, block.span, HEADLINE)


def _turns(text: str, blocks: Sequence[_Block]) -> Iterator[Candidate]:
    """Paragraphs that begin with the label of a speaker, with those that go on from them."""
    labels = {
        i: name
        for i, block in enumerate(blocks)
        if not block.is_heading and (name := _label(text, block.span)) is not None
    }
    count = Counter(name.of(text).casefold() for name in labels.values())
    chosen = [
        i
        for i, name in labels.items()
        if name.of(text).isupper() or count[name.of(text).casefold()] > 1
    ]
    speakers = {labels[i].of(text) for i in chosen}
    if len(chosen) < FEWEST or len(speakers) == 1:
        return
    for i, following in zip(chosen, [*chosen[1:], None], strict=True):
        last = following - 1 if following is not None and following - i <= REACH else i
        span = blocks[i].span.cover(blocks[last].span)
        yield _candidate(text, blocks[i].first, labels[i], span, TURN)


def _label(text: str, span: Span) -> Span | None:
    """The name before a colon at the start of a paragraph, each word with a capital letter."""
    match = LABEL.match(text, span.start, span.end)
    if match is None or match.end() >= span.end:
        return None
    words = match["name"].split()
    if len(words) > LONGEST or not words[-1][:1].isupper():
        return None
    known = load_actor_words()
    inside = known.particles | known.joiners | {"the"}
    if not all(w[:1].isupper() or w in inside for w in words):
        return None
    return Span(match.start("name"), match.end("name"))


def _candidate(text: str, sentence: int, name: Span, span: Span, weight: float) -> Candidate:
    """The candidate of a label and all that follows it in `span`."""
    colon = text.index(":", name.end)
    content = trim(text, Span(colon + 1, span.end))
    cue = Cue(Span(colon, colon + 1), ":", ":", CueClass.NEUTRAL)
    pattern = "quote-turn" if weight == TURN else "quote-heading"
    return Candidate(sentence, (content,), cue, name, pattern, weight)
