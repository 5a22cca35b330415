"""Which candidate each quotation belongs to.

The firmest tie decides: a list of quotations, a label, a cue tied by a comma or colon, a content
that covers the quotation, the report before it, a cue that only stands near.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kzcompare.claims.called import follows_article, named_by_cue
from kzcompare.claims.candidate import Candidate
from kzcompare.claims.colons import labelled_by, signed_by
from kzcompare.claims.kept import Kept
from kzcompare.claims.speeches import (
    SHORTEST,
    Page,
    Speech,
    begins,
    is_whole,
    mark_before,
    printed_before,
    sentence_before,
    stands_alone,
    ties_after,
    ties_before,
)
from kzcompare.claims.tags import UNLISTED, cue_after, cue_before
from kzcompare.claims.ties import (
    has_content,
    joined_to,
    made_near,
    main_cue,
    names_hearer,
    only_quoted,
    with_piece,
    without_end,
)
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.span import Span


class Owners:
    """The candidates while quotations are given to them, in text order, and the last one given.

    Every method that finds an owner returns its index in `kept`; some add one there.
    """

    __slots__ = ("_last", "_owner", "_page", "kept")

    def __init__(self, page: Page, candidates: Sequence[Candidate]) -> None:
        """Starts with no quotation given."""
        self.kept = Kept(candidates)
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
            content = with_piece(self.kept.items[index].content, speech.span)
            self.kept.items[index] = replace(self.kept.items[index], content=content)
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
            index = self._named(speech)
        if index is None:
            index = joined_to(speech, self.kept, page.trees)
        unlisted = after or before
        if index is not None and unlisted is not None:
            self._mend(index, unlisted)
        if index is None and unlisted is not None and is_whole(page.text, speech):
            return self._place(unlisted)
        if index is None:
            index = self._resumed(speech)
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
        listed = [c for c in listed if c is not after or not has_content(c, self.kept)]
        is_long = speech.words >= SHORTEST or after is not None or is_whole(text, speech)
        if not listed or not is_long:
            return None
        index = self._place(listed[0])
        if listed[0] is after and begins(text, speech):
            self.kept.items[index] = only_quoted(self.kept.items[index], speech)
        return index

    def _named(self, speech: Speech) -> int | None:
        """The owner that gives something a quoted name far behind it: `called X, who ..., a "Y"`.

        What is reported on the way ends before that name.
        """
        made = named_by_cue(self._page, speech) if speech.words < SHORTEST else None
        if made is None or not follows_article(self._page, speech):
            return None
        way = Span(made.cue.span.end, speech.span.start)
        for index, held in self.kept.cues_near(way):
            if way.contains(held.cue.span):
                self.kept.items[index] = without_end(self._page, held, speech)
        return self._place(made)

    def _nearest(self, speech: Speech) -> int | None:
        """The owner by a cue that stands near; a bare colon belongs to its sentence's report."""
        made = made_near(self._page, speech)
        if made is None:
            return None
        if made.cue.text == ":":
            index = main_cue(self._page.trees[made.sentence].sentence, self.kept)
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

    def _resumed(self, speech: Speech) -> int | None:
        """The report between two pieces in one sentence: `"A," he said at the gate, "and B."`."""
        last, owner = self._last, self._owner
        if last is None or owner is None or not ties_before(self._page.text, speech):
            return None
        between = Span(last.span.end, max(last.span.end, speech.span.start))
        whole = printed_before(self._page, speech.first)
        told = [c for _, c in self.kept.cues_near(between) if between.contains(c.cue.span)]
        is_only = all(c.cue.span.overlaps(self.kept.items[owner].cue.span) for c in told)
        return owner if told and is_only and whole.contains(between) else None

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
            cue = self.kept.items[self._owner].cue.span
            if self._last.last >= number or printed_before(self._page, number).contains(cue):
                return self._owner
        if here.paragraph != before.paragraph or speech.words < SHORTEST:
            return None
        return main_cue(before, self.kept)

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
        if not before.span.contains(self.kept.items[owner].cue.span):
            return None
        beside = self.kept.cues_near(here.span)
        return None if any(here.span.contains(c.cue.span) for _, c in beside) else owner

    def _place(self, made: Candidate) -> int:
        """The candidate with the same cue, else the new one.

        One that names nobody ("Adding: ...") is said by whoever said the last.
        """
        for index, held in self.kept.cues_near(made.cue.span):
            is_phrase = not held.pattern.startswith(("verb", "quote"))
            if is_phrase or not held.cue.span.overlaps(made.cue.span):
                continue
            if names_hearer(held, made):
                continue
            self._mend(index, made)
            return index
        if made.holder is None and self._owner is not None:
            made = replace(made, holder=self.kept.items[self._owner].holder)
        return self.kept.add(made)

    def _mend(self, index: int, made: Candidate) -> None:
        """Gives a candidate the holder of another with its cue, where its own is quoted words."""
        held = self.kept.items[index]
        is_lost = held.holder is None or any(held.holder.overlaps(s) for s in made.content)
        if is_lost and made.holder is not None and held.cue.span.overlaps(made.cue.span):
            self.kept.items[index] = replace(held, holder=made.holder)
