"""Quotations: whom each belongs to, and which pieces are one statement.

A quotation first joins the candidate whose content it overlaps ("..." he said). Otherwise a
reporting verb beside it is looked for, then a colon before it; and a quotation that follows an
attributed one in the same paragraph without a cue of its own continues it.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.holders import phrase, subject_of
from kzcompare.claims.quotations import Quotation
from kzcompare.lexicon.entries import CuePos, Frame, Lexicon
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue, CueClass
from kzcompare.model.tree import Tree

SHORTEST = 4  # words; a shorter quotation is a borrowed word unless a cue takes it
BESIDE = 9  # words between a quotation and its cue
LONGEST_TAG = 14  # words of a sentence that only says who spoke: `"Really?" she asked.`
JOINED = 0.3  # share of a quotation that a candidate's content must cover to take it


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation with the indices of the first and last sentence it touches."""

    quotation: Quotation
    first: int
    last: int
    words: int

    @property
    def span(self) -> Span:
        """The quotation with its marks."""
        return self.quotation.span


def locate(
    text: str, quotations: Sequence[Quotation], sentences: Sequence[Sentence]
) -> tuple[Speech, ...]:
    """The quotations that touch parsed sentences, in text order."""
    starts = [s.span.start for s in sentences]
    ends = [s.span.end for s in sentences]
    found = []
    for quotation in quotations:
        first = bisect.bisect_right(ends, quotation.span.start)
        last = bisect.bisect_left(starts, quotation.span.end) - 1
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
    owner_of_last: int | None = None
    last: Speech | None = None
    for speech in speeches:
        index = _joined(speech, kept)
        if index is None and speech.words >= SHORTEST:
            index = _continued(text, speech, last, owner_of_last, trees, lexicon)
            if index is None:
                made = _beside(speech, trees, lexicon) or _announced(text, speech, trees, lexicon)
                if made is not None:
                    kept.append(made)
                    index = len(kept) - 1
        if index is not None:
            kept[index] = replace(kept[index], content=_with(kept[index].content, speech.span))
            last, owner_of_last = speech, index
    return kept


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


def _continued(
    text: str,
    speech: Speech,
    last: Speech | None,
    owner: int | None,
    trees: Sequence[Tree],
    lexicon: Lexicon,
) -> int | None:
    """The owner of the quotation before, where this one goes on from it.

    It does when it stands in the same paragraph and fills its sentences, or when the one before was
    never closed and ended its paragraph.
    """
    if last is None or owner is None:
        return None
    here, there = trees[speech.first].sentence, trees[last.last].sentence
    if not last.quotation.is_closed and here.paragraph == there.paragraph + 1:
        return owner
    if here.paragraph != there.paragraph:
        return None
    if _beside(speech, trees, lexicon) is not None:
        return None
    around = len(text[here.span.start : speech.span.start].split())
    after = len(text[speech.span.end : trees[speech.last].sentence.span.end].split())
    return owner if around + after <= 1 else None


def _beside(speech: Speech, trees: Sequence[Tree], lexicon: Lexicon) -> Candidate | None:
    """A reporting verb right after a quotation, or right before it.

    The parser may make a sentence of its own of the words after a quotation.
    """
    after = trees[speech.last]
    position = [i for i, t in enumerate(after.tokens) if t.start >= speech.span.end][:BESIDE]
    before = trees[speech.first]
    earlier = [i for i, t in enumerate(before.tokens) if t.end <= speech.span.start]
    places = [(after, speech.last, position), (before, speech.first, earlier[::-1][:BESIDE])]
    if speech.last + 1 < len(trees) and not any(after.tokens[i].text.isalpha() for i in position):
        tag = trees[speech.last + 1]
        same = tag.sentence.paragraph == after.sentence.paragraph
        if same and len(tag.tokens) <= LONGEST_TAG:
            places.insert(0, (tag, speech.last + 1, list(range(min(BESIDE, len(tag.tokens))))))
    for tree, number, indices in places:
        for i in indices:
            candidate = _by_verb(speech, tree, number, i, lexicon)
            if candidate is not None:
                return candidate
    return None


def _by_verb(
    speech: Speech, tree: Tree, number: int, index: int, lexicon: Lexicon
) -> Candidate | None:
    token = tree.tokens[index]
    if token.pos not in ("VERB", "AUX"):
        return None
    entry = lexicon.cue(token.lemma, CuePos.VERB, Frame.QUOTE)
    if entry is None:
        return None
    subject = subject_of(tree, index)
    holder = None if subject is None else phrase(tree, subject)
    if holder is None or holder.overlaps(speech.span):
        holder = _noun_beside(tree, index, speech.span)
    if holder is None:
        return None
    cue = Cue(token.span, token.text, entry.lemma, entry.cls)
    return Candidate(number, (speech.span,), cue, holder, "quote-verb", entry.weights[Frame.QUOTE])


def _noun_beside(tree: Tree, verb: int, avoid: Span) -> Span | None:
    """The noun next to a verb where the parse gives no subject: `"...," said the minister`."""
    for i in (*range(verb + 1, min(verb + 4, len(tree.tokens))), *range(verb - 1, max(verb - 4, -1), -1)):
        token = tree.tokens[i]
        if token.pos in ("NOUN", "PROPN", "PRON") and not token.span.overlaps(avoid):
            found = phrase(tree, i)
            return None if found.overlaps(avoid) else found
    return None


def _announced(
    text: str, speech: Speech, trees: Sequence[Tree], lexicon: Lexicon
) -> Candidate | None:
    """A quotation after a colon: the subject of the clause before it speaks."""
    before = text[: speech.span.start].rstrip()
    if not before.endswith(":"):
        return None
    number = speech.first
    tree = trees[number]
    if tree.sentence.span.start >= speech.span.start:
        number -= 1
        if number < 0:
            return None
        tree = trees[number]
    colon = Span(len(before) - 1, len(before))
    verbs = [i for i, t in enumerate(tree.tokens) if t.pos in ("VERB", "AUX") and t.end <= colon.start]
    for i in reversed(verbs):
        subject = subject_of(tree, i)
        if subject is None:
            continue
        held = lexicon.cue_class(tree.tokens[i].lemma, CuePos.VERB)
        cue = Cue(tree.tokens[i].span if held else colon, tree.tokens[i].text if held else ":",
                  tree.tokens[i].lemma if held else ":", held or CueClass.NEUTRAL)
        return Candidate(number, (speech.span,), cue, phrase(tree, subject), "quote-colon", 0.8)
    if not verbs and tree.tokens[0].start < colon.start:
        holder = Span(tree.tokens[0].start, len(before[:-1].rstrip()))
        return Candidate(number, (speech.span,), Cue(colon, ":", ":", CueClass.NEUTRAL), holder, "quote-label", 0.7)
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
