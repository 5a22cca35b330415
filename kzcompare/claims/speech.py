"""Quotations: whom each belongs to, and which pieces are one statement.

A quotation that a comma or colon ties to a cue is given to that cue. Otherwise it joins the
candidate whose content it overlaps, or a cue near it. A quotation that fills its sentences and has
no cue of its own goes on from the report before it: `She said they won. "We knew it."`
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.quotations import Quotation
from kzcompare.claims.tags import (
    Speech,
    announced,
    begins,
    cue_after,
    cue_before,
    cue_near,
    cue_touching,
    is_after_colon,
    labelled_by,
    object_of_cue,
    stands_alone,
    told_before,
    ties_after,
    ties_before,
    UNLISTED,
)
from kzcompare.claims.turns import find_turns
from kzcompare.lexicon.entries import CuePos, Frame, Lexicon
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from kzcompare.model.tree import Tree

SHORTEST = 4  # words; a shorter quotation is a borrowed word unless a cue takes it
JOINED = 0.3  # share of a quotation that a candidate's content must cover to take it
BLANKS = " \t\u00a0\u2009\u202f"
SMALL = frozenset({"ADP", "DET", "PART", "SCONJ", "CCONJ", "PRON"})
REPORTS = frozenset({"verb-clause", "verb-aside", "phrase", "quote-verb", "quote-colon"})
LISTING = frozenset({"and", "or", ",", ", and", "and,", "(", ";", "; and", ", or", "to"})


def locate(
    text: str, quotations: Sequence[Quotation], sentences: Sequence[Sentence]
) -> tuple[Speech, ...]:
    """The quotations that touch parsed sentences, in text order.

    The words between the marks decide: a mark may end up in the sentence before or after.
    """
    starts = [s.span.start for s in sentences]
    ends = [s.span.end for s in sentences]
    found = []
    for quotation in quotations:
        first = bisect.bisect_right(ends, quotation.inner.start)
        last = bisect.bisect_left(starts, quotation.inner.end) - 1
        if first <= last:
            words = len([w for w in quotation.inner.of(text).split() if any(map(str.isalnum, w))])
            found.append(Speech(quotation, first, last, words))
    return tuple(found)


def attribute(
    text: str,
    speeches: Sequence[Speech],
    candidates: Sequence[Candidate],
    trees: Sequence[Tree],
    lexicon: Lexicon,
) -> list[Candidate]:
    """All candidates, with every quotation given to the one it belongs to."""
    turns = find_turns(text, trees)
    told = [span for turn in turns for span in turn.content]
    speeches = [s for s in speeches if not any(span.overlaps(s.span) for span in told)]
    kept = [
        c
        for c in candidates
        if not _inside_speech(c, speeches) and not any(t.overlaps(c.cue.span) for t in told)
    ]
    kept += turns
    owner: int | None = None
    last: Speech | None = None
    for run in _runs(speeches, trees):
        index = _owner_of_run(text, run, last, owner, kept, trees, lexicon)
        if index is None:
            continue
        for speech in run:
            kept[index] = replace(kept[index], content=_with(kept[index].content, speech.span))
        last, owner = run[-1], index
    kept = [_without_remark(text, c, speeches, trees, lexicon) for c in kept]
    return [*kept, *_tagged_sentences(text, speeches, kept, trees, lexicon)]


def _without_remark(
    text: str,
    candidate: Candidate,
    speeches: Sequence[Speech],
    trees: Sequence[Tree],
    lexicon: Lexicon,
) -> Candidate:
    """The candidate without what the writer adds: `they "must go," referring to the troops`."""
    content = candidate.content[-1]
    for speech in speeches:
        end = speech.span.end
        if not (content.start <= speech.span.start and end < content.end):
            continue
        if speech.quotation.inner.of(text)[-1:] != "," and text[end : end + 1] != ",":
            continue
        following = [t for t in trees[speech.last].tokens if t.start >= end and t.text != ","]
        if not following or following[0].tag != "VBG":
            continue
        lemma = following[0].lemma
        if lemma == "refer" or lexicon.cue(lemma, CuePos.VERB, Frame.QUOTE) is not None:
            return replace(candidate, content=(*candidate.content[:-1], Span(content.start, end)))
    return candidate


def _tagged_sentences(
    text: str,
    speeches: Sequence[Speech],
    kept: Sequence[Candidate],
    trees: Sequence[Tree],
    lexicon: Lexicon,
) -> Iterator[Candidate]:
    """Sentences that end in a quotation and are told as a whole: `They cried "Out!" she said.`"""
    for speech in speeches:
        if begins(text, speech) or ties_before(text, speech) or not ties_after(text, speech):
            continue
        made = cue_after(text, speech, trees, lexicon)
        if made is None or made.weight <= UNLISTED or made.sentence == speech.last:
            continue
        if any(held.cue.span.overlaps(made.cue.span) for held in kept):
            continue
        whole = Span(trees[speech.first].sentence.span.start, speech.span.end)
        yield replace(made, content=(whole,))


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


def _owner_of_run(
    text: str,
    run: Sequence[Speech],
    last: Speech | None,
    owner: int | None,
    kept: list[Candidate],
    trees: Sequence[Tree],
    lexicon: Lexicon,
) -> int | None:
    """The owner of the first piece; of one that begins its paragraph, whoever is named later on."""
    first = run[0]
    is_bare = len(run) > 1 and not text[: first.span.start].rstrip(BLANKS).endswith(":")
    if is_bare and stands_alone(text, first):
        for speech in run[1:]:
            made = cue_after(text, speech, trees, lexicon) if ties_after(text, speech) else None
            if made is not None:
                return _place(made, kept, owner)
    return _owner(text, first, last, owner, kept, trees, lexicon)


def _owner(
    text: str,
    speech: Speech,
    last: Speech | None,
    owner: int | None,
    kept: list[Candidate],
    trees: Sequence[Tree],
    lexicon: Lexicon,
) -> int | None:
    """The index in `kept` of the candidate that a quotation belongs to; may add one."""
    if last is not None and owner is not None and _is_same(text, speech, last, trees):
        return owner
    labelled = labelled_by(text, speech, trees)
    if labelled is not None:
        return _place(labelled, kept, owner)
    before = cue_before(text, speech, trees, lexicon) if ties_before(text, speech) else None
    after = cue_after(text, speech, trees, lexicon) if ties_after(text, speech) else None
    order = (after, before) if is_after_colon(text, speech) else (before, after)
    listed = [c for c in order if c is not None and c.weight > UNLISTED]
    if listed and (speech.words >= SHORTEST or after is not None or _is_whole(text, speech)):
        index = _place(listed[0], kept, owner)
        if listed[0] is after and begins(text, speech):
            kept[index] = _only_quoted(kept[index], speech)
        return index
    index = _joined(text, speech, kept, trees)
    if index is not None:
        return index
    unlisted = after or before
    if unlisted is not None and _is_whole(text, speech):
        return _place(unlisted, kept, owner)
    if stands_alone(text, speech):
        index = _continued(text, speech, last, owner, kept, trees)
        if index is not None:
            return index
    made = _made_near(text, speech, trees, lexicon)
    if made is not None and made.cue.text == ":":
        index = _main_cue(trees[made.sentence].sentence, kept)
        return _place(made, kept, owner) if index is None else index
    return None if made is None else _place(made, kept, owner)


def _made_near(
    text: str, speech: Speech, trees: Sequence[Tree], lexicon: Lexicon
) -> Candidate | None:
    """A candidate for a quotation that nothing ties to a cue."""
    if speech.words < SHORTEST:
        return cue_touching(text, speech, trees, lexicon)
    if not _is_whole(text, speech):
        return object_of_cue(text, speech, trees, lexicon) or cue_near(
            text, speech, trees, lexicon
        )
    return (
        cue_near(text, speech, trees, lexicon)
        or announced(text, speech, trees, lexicon)
        or told_before(text, speech, trees, lexicon)
        or object_of_cue(text, speech, trees, lexicon)
    )


def _only_quoted(candidate: Candidate, speech: Speech) -> Candidate:
    """The candidate of a tag, without what its sentence tells before and after the quotation."""
    kept = [
        Span(max(span.start, speech.span.start), span.end)
        for span in candidate.content
        if speech.span.start < span.end and span.start < candidate.cue.span.start
    ]
    return replace(candidate, content=tuple(kept) or (speech.span,))


def _is_whole(text: str, speech: Speech) -> bool:
    """Whether a quotation begins as a sentence does: `he asked, "Why?"`."""
    return speech.quotation.inner.of(text).lstrip("'‘\"[.… ")[:1].isupper()


def _place(made: Candidate, kept: list[Candidate], owner: int | None) -> int:
    """The index of the candidate with the same cue, else of the new one."""
    for index, held in enumerate(kept):
        same = held.cue.span.overlaps(made.cue.span) and held.pattern.startswith(("verb", "quote"))
        if same:
            inside = held.holder is None or any(held.holder.overlaps(s) for s in made.content)
            if inside and made.holder is not None:
                kept[index] = replace(held, holder=made.holder)
            return index
    if made.holder is None and owner is not None:
        made = replace(made, holder=kept[owner].holder)
    kept.append(made)
    return len(kept) - 1


def _inside_speech(candidate: Candidate, speeches: Sequence[Speech]) -> bool:
    """Whether the cue is itself quoted: what a quoted speaker reports is part of the quotation."""
    return any(s.words >= SHORTEST and s.span.contains(candidate.cue.span) for s in speeches)


def _joined(
    text: str, speech: Speech, candidates: Sequence[Candidate], trees: Sequence[Tree]
) -> int | None:
    """The candidate whose content covers most of a quotation, or ends right before it."""
    best, best_shared = None, 0.0
    for index, candidate in enumerate(candidates):
        if not speech.first <= candidate.sentence <= speech.last:
            continue
        shared = sum(span.shared(speech.span) for span in candidate.content)
        share = shared / len(speech.span) * (0.5 + candidate.weight)
        if shared and share > best_shared:
            best, best_shared = index, share
    if best is not None and (best_shared >= JOINED or speech.first != speech.last):
        return best
    if speech.words < 2:
        return None
    for index, candidate in enumerate(candidates):
        if candidate.sentence == speech.first and _leads_to(candidate, speech, trees):
            return index
    return None


def _leads_to(candidate: Candidate, speech: Speech, trees: Sequence[Tree]) -> bool:
    """Whether only small words stand between a content and a quotation: `Trump as a "star"`."""
    end = candidate.content[-1].end
    if end > speech.span.start or candidate.cue.span.start >= speech.span.start:
        return False
    between = [t for t in trees[speech.first].tokens if end <= t.start < speech.span.start]
    return len(between) <= 2 and all(t.pos in SMALL for t in between)


def _is_same(text: str, speech: Speech, last: Speech, trees: Sequence[Tree]) -> bool:
    """Whether a quotation is the next piece of the one before, without a word of its own between."""
    if speech.quotation.continues:
        return True
    same = trees[speech.first].sentence.paragraph == trees[last.last].sentence.paragraph
    between = text[last.span.end : speech.span.start].strip()
    return same and between in LISTING


def _continued(
    text: str,
    speech: Speech,
    last: Speech | None,
    owner: int | None,
    kept: Sequence[Candidate],
    trees: Sequence[Tree],
) -> int | None:
    """The report before a quotation that stands alone, in its paragraph or at the end of the last."""
    number = speech.first
    while number >= 0 and trees[number].sentence.span.start >= speech.quotation.span.start - 1:
        number -= 1
    if number < 0:
        return None
    here, before = trees[speech.first].sentence, trees[number].sentence
    if here.paragraph - before.paragraph > 1:
        return None
    if last is not None and owner is not None:
        cue = kept[owner].cue.span
        if last.last >= number or before.span.contains(cue):
            return owner
    if here.paragraph != before.paragraph:
        return None
    return _main_cue(before, kept)


def _main_cue(sentence: Sentence, kept: Sequence[Candidate]) -> int | None:
    """The first report of a sentence, which what follows goes on from."""
    found = [
        (c.cue.span.start, i)
        for i, c in enumerate(kept)
        if sentence.span.contains(c.cue.span)
        and c.cue.cls is not CueClass.ATTITUDE
        and c.pattern in REPORTS
    ]
    return min(found)[1] if found else None


def _with(content: tuple[Span, ...], added: Span) -> tuple[Span, ...]:
    """Content spans with one more, overlapping ones joined."""
    joined = added
    rest = []
    for span in content:
        if span.overlaps(joined) or span.end == joined.start or span.start == joined.end:
            joined = joined.cover(span)
        else:
            rest.append(span)
    return tuple(sorted([*rest, joined]))
