"""Quotations in their sentences, and what the print around the marks says about them.

In: quotations and parsed sentences. Out: `Speech` records; predicates over the text beside them. No
grammar is used here, since the parse is often wrong beside quotation marks.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from msgspec import Struct

from kzcompare.claims.quotations import Quotation
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.tree import Tree

SHORTEST = 4  # words; a shorter quotation is a borrowed word unless a cue takes it
SMALL_WORD = 3  # letters; words of a title that are not longer may be printed small
BLANKS = " \t\u00a0\u2009\u202f"  # white space within a line
GOING_ON = frozenset(",?!—–-…")  # end a quotation in the middle of a sentence: `"Yes," she said`
SENTENCE_ENDS = "\n.?!”\"'’…:"
FULL_STOPS = frozenset(".?!…”\"'’")
CLOSERS = frozenset({"”", '"', "''", "’", "»"})
HOST = frozenset({"PROPN", "NOUN", "DET", "ADJ", "PART", "NUM"})  # `on NBC's new show "Today"`
HOST_WORDS = 5  # words between "on" and the name of a programme: `on NBC's morning show "Today"`


class Page(Struct, frozen=True):
    """What is read together: the text, the trees of its sentences, the words that attribute."""

    text: str
    trees: Sequence[Tree]
    lexicon: Lexicon


class Speech(Struct, frozen=True):
    """A quotation with the indices of the first and last sentence it touches."""

    quotation: Quotation
    first: int
    last: int
    words: int

    @property
    def span(self) -> Span:
        """The quotation with its marks."""
        return self.quotation.span

    def inner(self, text: str) -> str:
        """The quoted words."""
        return self.quotation.inner.of(text)


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


def mark_before(text: str, speech: Speech) -> str:
    """The last character before a quotation, white space left out; "" at the start of the text."""
    return text[: speech.span.start].rstrip()[-1:]


def ties_before(text: str, speech: Speech) -> bool:
    """Whether a comma or colon leads to the quotation."""
    return mark_before(text, speech) in (",", ":")


def ties_after(text: str, speech: Speech) -> bool:
    """Whether the sentence goes on after a quotation that is a clause: `"Yes," she ...`."""
    last = speech.inner(text).rstrip("'’\" ")[-1:]
    following = text[speech.span.end : speech.span.end + 2].lstrip()[:1]
    return last in GOING_ON or following in (",", "—", "–", "-")


def begins(text: str, speech: Speech) -> bool:
    """Whether a quotation begins its sentence, or stands after a colon, dash or bracket."""
    return text[: speech.span.start].rstrip(BLANKS)[-1:] in SENTENCE_ENDS + "()–—-"


def is_whole(text: str, speech: Speech) -> bool:
    """Whether a quotation begins as a sentence does: `he asked, "Why?"`."""
    return speech.inner(text).lstrip("'‘\"[.… ")[:1].isupper()


def is_title_case(text: str, speech: Speech) -> bool:
    """Whether a quotation is printed as the name of a law or work: "Freedom of the Press Act"."""
    words = [w for w in speech.inner(text).split() if w[0].isalpha()]
    longer = [w for w in words if len(w) > SMALL_WORD]
    return len(words) > 1 and all(w[0].isupper() for w in (words[0], *longer))


def stands_alone(text: str, speech: Speech) -> bool:
    """Whether a quotation fills its sentences, as printed."""
    inner = speech.inner(text).strip()
    before = text[: speech.span.start].rstrip(BLANKS)[-1:]
    after = text[speech.span.end :].lstrip(BLANKS + ")")[:1]
    opens = before in SENTENCE_ENDS + ")" and (inner[:1].isupper() or not inner[:1].isalpha())
    ends = not after.isalnum() or after.isupper()
    return opens and ends and (inner[-1:] in ".?!”’'\"…—-)" or after in ("", "\n"))


def sentence_before(page: Page, speech: Speech) -> int | None:
    """The index of the last sentence that begins before a quotation."""
    number = speech.first
    while number >= 0 and page.trees[number].sentence.span.start >= speech.span.start - 1:
        number -= 1
    return None if number < 0 else number


def printed_before(page: Page, number: int) -> Span:
    """A sentence with the pieces before it from which no full stop parts it in print.

    The parser may cut `..., said Ann Lee, a nurse from Bern,` and `another guest.` in two.
    """
    span = page.trees[number].sentence.span
    while number > 0:
        before = page.trees[number - 1].sentence
        if before.paragraph != page.trees[number].sentence.paragraph:
            break
        if page.text[: span.start].rstrip()[-1:] in FULL_STOPS:
            break
        span = before.span.cover(span)
        number -= 1
    return span


def is_programme(page: Page, speech: Speech) -> bool:
    """Whether a quotation only names where something was said: `"...," he said on "Meet Us."`.

    Without a quotation before it in its sentence, it must stand after "on" and the like.
    """
    is_name = speech.words == 1 and is_whole(page.text, speech)
    if not is_name and not is_title_case(page.text, speech):
        return False
    tree = page.trees[speech.first]
    ahead = [t for t in tree.tokens if t.end <= speech.span.start]
    closed = max((n for n, t in enumerate(ahead) if t.text in CLOSERS), default=-1)
    near = ahead[closed + 1 :][-HOST_WORDS:]
    if closed >= 0:
        return any(t.pos == "ADP" for t in near)
    place = next((t for t in reversed(near) if t.pos not in HOST), None)
    return not is_name and place is not None and place.lemma in load_grammar_words().speaking_at
