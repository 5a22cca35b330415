"""How a quotation and a candidate fit: what is near it, what covers it, what it goes on from."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kzcompare.claims.called import named_by_cue
from kzcompare.claims.candidate import REPORTS, Candidate
from kzcompare.claims.colons import announced
from kzcompare.claims.kept import Kept
from kzcompare.claims.speeches import SHORTEST, Page, Speech, is_whole
from kzcompare.claims.tags import cue_near, cue_touching, object_of_cue, told_before
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from kzcompare.model.tree import Tree

HEARING = frozenset({"verb-to", "verb-with", "verb-on", "verb-in", "verb-at", "verb-from"})
OWN_CONTENT = frozenset({"verb-infinitive", "verb-object", "verb-object-infinitive"})
LIKELY = 0.5  # weight from which a cue's own content is trusted
JOINED = 0.3  # share of a quotation that a candidate's content must cover to take it
LEADING = 2  # small words that may stand between a content and a quoted part of it
SMALL = frozenset({"ADP", "DET", "PART", "SCONJ", "CCONJ", "PRON"})


def names_hearer(held: Candidate, made: Candidate) -> bool:
    """Whether a candidate with the cue of a quotation only has who heard it: "said to X"."""
    return held.pattern in HEARING and _is_apart(held, made)


def has_content(made: Candidate, kept: Kept) -> bool:
    """Whether the cue after a quotation has a content of its own: `"...," and vowed to win`."""
    return any(
        c.pattern in OWN_CONTENT
        and c.weight >= LIKELY
        and c.cue.span.overlaps(made.cue.span)
        and c.content[0].start >= made.cue.span.end
        and _is_apart(c, made)
        for _, c in kept.cues_near(made.cue.span)
    )


def _is_apart(held: Candidate, made: Candidate) -> bool:
    return not any(a.overlaps(b) for a in held.content for b in made.content)


def made_near(page: Page, speech: Speech) -> Candidate | None:
    """A candidate for a quotation that nothing ties to a cue."""
    if speech.words < SHORTEST:
        touching = cue_touching(page, speech) or named_by_cue(page, speech)
        return touching or announced(page, speech)
    if not is_whole(page.text, speech):
        return object_of_cue(page, speech)
    return (
        cue_near(page, speech)
        or announced(page, speech)
        or told_before(page, speech)
        or object_of_cue(page, speech)
    )


def joined_to(speech: Speech, kept: Kept, trees: Sequence[Tree]) -> int | None:
    """The candidate whose content covers most of a quotation, or ends right before it."""
    best, best_shared = None, 0.0
    for index, candidate in kept.of_sentences(speech.first, speech.last):
        shared = sum(span.shared(speech.span) for span in candidate.content)
        share = shared / len(speech.span) * (0.5 + candidate.weight)
        if shared and share > best_shared:
            best, best_shared = index, share
    if best is not None and (best_shared >= JOINED or speech.first != speech.last):
        return best
    if speech.words < LEADING:
        return None
    for index, candidate in kept.of_sentences(speech.first, speech.first):
        if _leads_to(candidate, speech, trees):
            return index
    return None


def _leads_to(candidate: Candidate, speech: Speech, trees: Sequence[Tree]) -> bool:
    """Whether only small words stand between a content and a quotation: `them as a "star"`."""
    end = candidate.content[-1].end
    if end > speech.span.start or candidate.cue.span.start >= speech.span.start:
        return False
    between = [t for t in trees[speech.first].tokens if end <= t.start < speech.span.start]
    return len(between) <= LEADING and all(t.pos in SMALL for t in between)


def main_cue(sentence: Sentence, kept: Kept) -> int | None:
    """The first report of a sentence, which what follows goes on from."""
    found = [
        (c.cue.span.start, i)
        for i, c in kept.cues_near(sentence.span)
        if sentence.span.contains(c.cue.span)
        and c.cue.cls is not CueClass.ATTITUDE
        and c.pattern in REPORTS
    ]
    return min(found)[1] if found else None


def only_quoted(candidate: Candidate, speech: Speech) -> Candidate:
    """The candidate of a tag, without what its sentence tells before and after the quotation."""
    kept = [
        Span(max(span.start, speech.span.start), span.end)
        for span in candidate.content
        if speech.span.start < span.end and span.start < candidate.cue.span.start
    ]
    return replace(candidate, content=tuple(kept) or (speech.span,))


def with_piece(content: tuple[Span, ...], added: Span) -> tuple[Span, ...]:
    """Content spans with one more, overlapping ones joined."""
    joined = added
    rest = []
    for span in content:
        if span.overlaps(joined) or span.end == joined.start or span.start == joined.end:
            joined = joined.cover(span)
        else:
            rest.append(span)
    return tuple(sorted([*rest, joined]))


def without_end(page: Page, candidate: Candidate, speech: Speech) -> Candidate:
    """The candidate without a quotation, the article before it, and what follows."""
    begin = len(page.text[: speech.span.start].rsplit(maxsplit=1)[0])
    kept = tuple(Span(s.start, min(s.end, begin)) for s in candidate.content if s.start < begin)
    return replace(candidate, content=kept) if kept else candidate
