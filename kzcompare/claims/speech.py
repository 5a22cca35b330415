"""Quotations: whom each belongs to, and which pieces are one statement.

A quotation that a comma or colon ties to a cue is given to that cue. Otherwise it joins the
candidate whose content it overlaps, or a cue near it. A quotation that fills its sentences and has
no cue of its own goes on from the report before it: `She said they won. "We knew it."`
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.quotations import Quotation
from kzcompare.claims.tags import (
    Speech,
    announced,
    cue_after,
    cue_before,
    cue_near,
    ties_after,
    ties_before,
)
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from kzcompare.model.tree import Tree

SHORTEST = 4  # words; a shorter quotation is a borrowed word unless a cue takes it
JOINED = 0.3  # share of a quotation that a candidate's content must cover to take it
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
    kept = [c for c in candidates if not _inside_speech(c, speeches)]
    owner: int | None = None
    last: Speech | None = None
    for speech in speeches:
        index = _owner(text, speech, last, owner, kept, trees, lexicon)
        if index is not None:
            kept[index] = replace(kept[index], content=_with(kept[index].content, speech.span))
            last, owner = speech, index
    return kept


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
    made: Candidate | None = None
    if ties_before(text, speech):
        made = cue_before(text, speech, trees, lexicon)
    if made is None and ties_after(text, speech):
        made = cue_after(text, speech, trees, lexicon)
    if made is not None and (speech.words >= SHORTEST or made.weight > 0.8):
        return _place(made, kept, owner)
    index = _joined(speech, kept)
    if index is not None or speech.words < SHORTEST:
        return index
    if _stands_alone(text, speech):
        index = _continued(text, speech, last, owner, kept, trees)
        if index is not None:
            return index
    made = cue_near(text, speech, trees, lexicon) or announced(text, speech, trees, lexicon)
    return None if made is None else _place(made, kept, owner)


def _place(made: Candidate, kept: list[Candidate], owner: int | None) -> int:
    """The index of the candidate with the same cue, else of the new one."""
    for index, held in enumerate(kept):
        if held.cue.span.contains(made.cue.span):
            if held.holder is None and made.holder is not None:
                kept[index] = replace(held, holder=made.holder)
            return index
    if made.holder is None and owner is not None:
        made = replace(made, holder=kept[owner].holder)
    kept.append(made)
    return len(kept) - 1


def _inside_speech(candidate: Candidate, speeches: Sequence[Speech]) -> bool:
    """Whether the cue is itself quoted: what a quoted speaker reports is part of the quotation."""
    return any(s.words >= SHORTEST and s.span.contains(candidate.cue.span) for s in speeches)


def _joined(speech: Speech, candidates: Sequence[Candidate]) -> int | None:
    """The candidate whose content covers most of a quotation."""
    best, best_shared = None, 0.0
    for index, candidate in enumerate(candidates):
        if not speech.first <= candidate.sentence <= speech.last:
            continue
        shared = sum(span.shared(speech.span) for span in candidate.content)
        share = shared / len(speech.span) * (0.5 + candidate.weight)
        if shared and share > best_shared:
            best, best_shared = index, share
    if best is None or (best_shared < JOINED and speech.first == speech.last):
        return None
    return best


def _is_same(text: str, speech: Speech, last: Speech, trees: Sequence[Tree]) -> bool:
    """Whether a quotation is the next piece of the one before, without a word of its own between."""
    if speech.quotation.continues:
        return True
    same = trees[speech.first].sentence.paragraph == trees[last.last].sentence.paragraph
    between = text[last.span.end : speech.span.start].strip()
    return same and between in LISTING


def _stands_alone(text: str, speech: Speech) -> bool:
    """Whether a quotation fills its sentences, as printed."""
    inner = speech.quotation.inner.of(text).strip()
    before = text[: speech.span.start].rstrip(" ")
    after = text[speech.span.end :].lstrip(" )")[:1]
    begins = before[-1:] in "\n.?!”\"'’:…" and (inner[:1].isupper() or not inner[:1].isalpha())
    ends = not after or after == "\n" or after.isupper() or not after.isalnum()
    return begins and ends and (inner[-1:] in ".?!”’'\"…—-)" or after in ("", "\n"))


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
    main = [
        (c.cue.span.start, i)
        for i, c in enumerate(kept)
        if before.span.contains(c.cue.span)
        and c.cue.cls is not CueClass.ATTITUDE
        and c.pattern in ("verb-clause", "verb-aside", "phrase", "quote-verb")
    ]
    if main and here.paragraph == before.paragraph:
        return min(main)[1]
    return None


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
