"""Quotations: whom each belongs to, and which pieces are one statement.

A quotation that a comma or colon ties to a cue is given to that cue. Otherwise it joins the
candidate whose content it overlaps, or a cue near it. A quotation that fills its sentences and has
no cue of its own goes on from the report before it: `She said they won. "We knew it."`
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.holders import agent_of, is_passive
from kzcompare.claims.owners import Owners
from kzcompare.claims.speeches import (
    SHORTEST,
    Page,
    Speech,
    begins,
    is_programme,
    is_title_case,
    ties_after,
    ties_before,
)
from kzcompare.claims.tags import UNLISTED, cue_after
from kzcompare.claims.turns import find_turns
from kzcompare.lexicon.entries import CuePos, Frame, Lexicon
from kzcompare.model.near import Near
from kzcompare.model.span import Span
from kzcompare.model.tree import Tree


def attribute(
    text: str,
    speeches: Sequence[Speech],
    candidates: Sequence[Candidate],
    trees: Sequence[Tree],
    lexicon: Lexicon,
) -> list[Candidate]:
    """All candidates, with every quotation given to the one it belongs to."""
    page = Page(text, trees, lexicon)
    turns = find_turns(text, trees)
    titles = [s for s in speeches if is_title_case(text, s)]
    told = [span for turn in turns for span in turn.content]
    near_told = Near(told)
    speeches = [
        s
        for s in speeches
        if not is_programme(page, s)
        and not any(told[n].overlaps(s.span) for n in near_told.around(s.span))
    ]
    quoted = [s.span for s in speeches if s.words >= SHORTEST]
    near_quoted, near_titles = Near(quoted), Near(s.span for s in titles)
    free = [
        c
        for c in candidates
        if not any(quoted[n].contains(c.cue.span) for n in near_quoted.around(c.cue.span))
        and not any(told[n].overlaps(c.cue.span) for n in near_told.around(c.cue.span))
        and not any(_only_names(page, c, titles[n]) for n in near_titles.around(c.span))
    ]
    owners = Owners(page, [*free, *turns])
    for run in _runs(speeches, trees):
        owners.assign(run)
    near = Near(s.span for s in speeches)
    kept = []
    for candidate in owners.kept.items:
        beside = [speeches[n] for n in near.around(candidate.span)]
        kept.append(_with_marks(_without_remark(page, candidate, beside), beside))
    whole = _uncut(kept, quoted)
    return [*whole, *_tagged_sentences(page, speeches, whole)]


def _uncut(candidates: Sequence[Candidate], quoted: Sequence[Span]) -> list[Candidate]:
    """The candidates but those that take only a part of a quotation that another has whole."""
    near = Near(quoted)
    having: dict[Span, set[int]] = {}  # the candidates that have each quotation whole
    cutting: dict[int, set[Span]] = {}
    for index, candidate in enumerate(candidates):
        for span in candidate.content:
            for quotation in (quoted[n] for n in near.around(span)):
                if span.contains(quotation):
                    having.setdefault(quotation, set()).add(index)
                elif span.overlaps(quotation):
                    cutting.setdefault(index, set()).add(quotation)
    return [
        c
        for index, c in enumerate(candidates)
        if not any(having.get(q, set()) - {index} for q in cutting.get(index, ()))
    ]


def _only_names(page: Page, candidate: Candidate, title: Speech) -> bool:
    """Whether a passive without an agent only tells a name: is known as the "Old Act".

    A name that something is still to get ("will be called") is somebody's announcement.
    """
    tree, verb = page.trees[candidate.sentence], candidate.word
    if verb is None or not is_passive(tree, verb) or agent_of(tree, verb) is not None:
        return False
    if any(tree.tokens[i].tag == "MD" for i in tree.children(verb, "aux")):
        return False
    if not any(span.overlaps(title.span) for span in candidate.content):
        return False
    cue = candidate.cue.span.end
    between = [t for t in tree.tokens if cue <= t.start < title.span.start]
    return cue <= title.span.start and all(t.pos in ("ADP", "SCONJ", "DET") for t in between)


def _runs(speeches: Sequence[Speech], trees: Sequence[Tree]) -> list[list[Speech]]:
    """The quotations with those that go on in the next paragraphs."""
    runs: list[list[Speech]] = []
    for speech in speeches:
        if runs and speech.quotation.continues:
            here, there = trees[speech.first].sentence, trees[runs[-1][-1].last].sentence
            if here.paragraph == there.paragraph + 1:
                runs[-1].append(speech)
                continue
        runs.append([speech])
    return runs


def _without_remark(page: Page, candidate: Candidate, speeches: Sequence[Speech]) -> Candidate:
    """The candidate without what the writer adds: `they "must go," referring to the troops`."""
    content = candidate.content[-1]
    for speech in speeches:
        end = speech.span.end
        if not (content.start <= speech.span.start and end < content.end):
            continue
        if speech.inner(page.text)[-1:] != "," and page.text[end : end + 1] != ",":
            continue
        tokens = page.trees[speech.last].tokens
        following = next((t for t in tokens if t.start >= end and t.text != ","), None)
        if following is None or following.tag != "VBG":
            continue
        is_cue = page.lexicon.cue(following.lemma, CuePos.VERB, Frame.QUOTE) is not None
        if is_cue or following.lemma == "refer":
            return replace(candidate, content=(*candidate.content[:-1], Span(content.start, end)))
    return candidate


def _with_marks(candidate: Candidate, speeches: Sequence[Speech]) -> Candidate:
    """The candidate with the marks of a quotation that a content begins or ends inside of."""
    content = []
    for span in candidate.content:
        start, end = span.start, span.end
        for speech in speeches:
            if span.start == speech.quotation.inner.start:
                start = speech.span.start
            if speech.quotation.inner.end - 1 <= span.end < speech.span.end:
                end = speech.span.end
        content.append(Span(start, end))
    return replace(candidate, content=tuple(content))


def _tagged_sentences(
    page: Page, speeches: Sequence[Speech], kept: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Sentences that end in a quotation and are told as a whole: `They cried "Out!" she said`."""
    near = Near(c.cue.span for c in kept)
    for speech in speeches:
        text = page.text
        if begins(text, speech) or ties_before(text, speech) or not ties_after(text, speech):
            continue
        made = cue_after(page, speech)
        if made is None or made.weight <= UNLISTED or made.sentence == speech.last:
            continue
        if not any(kept[n].cue.span.overlaps(made.cue.span) for n in near.around(made.cue.span)):
            whole = Span(page.trees[speech.first].sentence.span.start, speech.span.end)
            yield replace(made, content=(whole,))
