"""Which candidate each quotation belongs to.

The firmest tie decides: a list of quotations, a label, a cue tied by a comma or colon, a content
that covers the quotation, the report before it, a cue that only stands near.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.colons import announced, labelled_by, signed_by
from kzcompare.claims.speeches import (
    SHORTEST,
    Page,
    Speech,
    begins,
    is_whole,
    mark_before,
    sentence_before,
    stands_alone,
    ties_after,
    ties_before,
)
from kzcompare.claims.tags import (
    UNLISTED,
    cue_after,
    cue_before,
    cue_near,
    cue_touching,
    object_of_cue,
    told_before,
)
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from kzcompare.model.tree import Tree

JOINED = 0.3  # share of a quotation that a candidate's content must cover to take it
LEADING = 2  # small words that may stand between a content and a quoted part of it
SMALL = frozenset({"ADP", "DET", "PART", "SCONJ", "CCONJ", "PRON"})
REPORTS = frozenset({"verb-clause", "verb-aside", "phrase", "quote-verb", "quote-colon"})


class Owners:
    """The candidates while quotations are given to them, in text order, and the last one given.

    Every method that finds an owner returns its index in `kept`; some add one there.
    """

    __slots__ = ("_last", "_owner", "_page", "kept")

    def __init__(self, page: Page, candidates: list[Candidate]) -> None:
        """Starts with no quotation given."""
        self.kept = candidates
        self._page = page
        self._last: Speech | None = None
        self._owner: int | None = None

    def assign(self, run: Sequence[Speech]) -> None:
        """Gives the pieces of one quotation to their owner, if there is one."""
        index = self._named_later(run)
        if index is None:
            index = self._find(run[0])
        if index is None:
            return
        for speech in run:
            content = _with(self.kept[index].content, speech.span)
            self.kept[index] = replace(self.kept[index], content=content)
        self._last, self._owner = run[-1], index

    def _named_later(self, run: Sequence[Speech]) -> int | None:
        """The owner of a quotation that opens its paragraph and is tagged in a later one."""
        text = self._page.text
        if mark_before(text, run[0]) == ":" or not stands_alone(text, run[0]):
            return None
        for speech in run[1:]:
            made = cue_after(self._page, speech) if ties_after(text, speech) else None
            if made is not None:
                return self._place(made)
        return None

    def _find(self, speech: Speech) -> int | None:
        """The owner of a quotation, by what ties it most firmly."""
        page = self._page
        if self._owner is not None and self._is_listed(speech):
            return self._owner
        labelled = labelled_by(page, speech) or signed_by(page, speech)
        if labelled is not None:
            return self._place(labelled)
        before = cue_before(page, speech) if ties_before(page.text, speech) else None
        after = cue_after(page, speech) if ties_after(page.text, speech) else None
        index = self._tied(speech, before, after)
        if index is None:
            index = _joined(speech, self.kept, page.trees)
        unlisted = after or before
        if index is not None and unlisted is not None:
            self._mend(index, unlisted)
        if index is None and unlisted is not None and is_whole(page.text, speech):
            return self._place(unlisted)
        if index is None and stands_alone(page.text, speech):
            index = self._continued(speech)
        if index is None:
            index = self._nearest(speech)
        return self._partly_continued(speech) if index is None else index

    def _tied(
        self, speech: Speech, before: Candidate | None, after: Candidate | None
    ) -> int | None:
        """The owner by a cue of the table that a mark ties to the quotation."""
        text = self._page.text
        order = (after, before) if mark_before(text, speech) == ":" else (before, after)
        listed = [c for c in order if c is not None and c.weight > UNLISTED]
        is_long = speech.words >= SHORTEST or after is not None or is_whole(text, speech)
        if not listed or not is_long:
            return None
        index = self._place(listed[0])
        if listed[0] is after and begins(text, speech):
            self.kept[index] = _only_quoted(self.kept[index], speech)
        return index

    def _nearest(self, speech: Speech) -> int | None:
        """The owner by a cue that stands near; a bare colon belongs to its sentence's report."""
        made = _made_near(self._page, speech)
        if made is None:
            return None
        if made.cue.text == ":":
            index = _main_cue(self._page.trees[made.sentence].sentence, self.kept)
            if index is not None:
                return index
        return self._place(made)

    def _is_listed(self, speech: Speech) -> bool:
        """Whether a quotation goes on from the last one with no word of its own between."""
        last = self._last
        if last is None:
            return False
        if speech.quotation.continues:
            return True
        trees = self._page.trees
        same = trees[speech.first].sentence.paragraph == trees[last.last].sentence.paragraph
        between = self._page.text[last.span.end : speech.span.start].strip()
        words = between.strip(",;( ")
        return same and between != "" and (not words or words in load_speech_words().links)

    def _continued(self, speech: Speech) -> int | None:
        """The report before a quotation that stands alone."""
        number = sentence_before(self._page, speech)
        if number is None:
            return None
        trees = self._page.trees
        here, before = trees[speech.first].sentence, trees[number].sentence
        if here.is_heading or here.paragraph - before.paragraph > 1:
            return None
        if self._last is not None and self._owner is not None:
            cue = self.kept[self._owner].cue.span
            if self._last.last >= number or before.span.contains(cue):
                return self._owner
        if here.paragraph != before.paragraph or speech.words < SHORTEST:
            return None
        return _main_cue(before, self.kept)

    def _partly_continued(self, speech: Speech) -> int | None:
        """The quotation right before a sentence that quotes a part: `It is "this new way."`.

        Only where that sentence has no report of its own, and after a quotation of whole sentences:
        parts that follow parts are as often the writer's own.
        """
        last, owner = self._last, self._owner
        if last is None or owner is None or speech.words < SHORTEST:
            return None
        trees = self._page.trees
        here = trees[speech.first].sentence
        before = trees[max(0, speech.first - 1)].sentence
        if here.paragraph != before.paragraph or not is_whole(self._page.text, last):
            return None
        reports = [c.cue.span for c in self.kept]
        if not before.span.contains(reports[owner]) or any(map(here.span.contains, reports)):
            return None
        return owner

    def _place(self, made: Candidate) -> int:
        """The candidate with the same cue, else the new one.

        One that names nobody ("Adding: ...") is said by whoever said the last.
        """
        for index, held in enumerate(self.kept):
            is_phrase = not held.pattern.startswith(("verb", "quote"))
            if is_phrase or not held.cue.span.overlaps(made.cue.span):
                continue
            self._mend(index, made)
            return index
        if made.holder is None and self._owner is not None:
            made = replace(made, holder=self.kept[self._owner].holder)
        self.kept.append(made)
        return len(self.kept) - 1

    def _mend(self, index: int, made: Candidate) -> None:
        """Gives a candidate the holder of another with its cue, where its own is quoted words."""
        held = self.kept[index]
        is_lost = held.holder is None or any(held.holder.overlaps(s) for s in made.content)
        if is_lost and made.holder is not None and held.cue.span.overlaps(made.cue.span):
            self.kept[index] = replace(held, holder=made.holder)


def _made_near(page: Page, speech: Speech) -> Candidate | None:
    """A candidate for a quotation that nothing ties to a cue."""
    if speech.words < SHORTEST:
        return cue_touching(page, speech) or announced(page, speech)
    if not is_whole(page.text, speech):
        return object_of_cue(page, speech)
    return (
        cue_near(page, speech)
        or announced(page, speech)
        or told_before(page, speech)
        or object_of_cue(page, speech)
    )


def _joined(speech: Speech, candidates: Sequence[Candidate], trees: Sequence[Tree]) -> int | None:
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
    if speech.words < LEADING:
        return None
    for index, candidate in enumerate(candidates):
        if candidate.sentence == speech.first and _leads_to(candidate, speech, trees):
            return index
    return None


def _leads_to(candidate: Candidate, speech: Speech, trees: Sequence[Tree]) -> bool:
    """Whether only small words stand between a content and a quotation: `them as a "star"`."""
    end = candidate.content[-1].end
    if end > speech.span.start or candidate.cue.span.start >= speech.span.start:
        return False
    between = [t for t in trees[speech.first].tokens if end <= t.start < speech.span.start]
    return len(between) <= LEADING and all(t.pos in SMALL for t in between)


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


def _only_quoted(candidate: Candidate, speech: Speech) -> Candidate:
    """The candidate of a tag, without what its sentence tells before and after the quotation."""
    kept = [
        Span(max(span.start, speech.span.start), span.end)
        for span in candidate.content
        if speech.span.start < span.end and span.start < candidate.cue.span.start
    ]
    return replace(candidate, content=tuple(kept) or (speech.span,))


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
