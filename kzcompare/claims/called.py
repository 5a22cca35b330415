"""Quoted words that a verb before them gives to something: `called the plan "unfair"`."""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.holders import is_passive, subject_of
from kzcompare.claims.noun_phrases import phrase
from kzcompare.claims.speeches import Page, Speech
from kzcompare.lexicon.entries import CuePos, Frame
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue
from kzcompare.model.syntax import QUOTATION_MARKS

NAMED = 12  # words between "called" and what something is called
NAMED_LONG = 30  # the same where "a" leads to it, so that no other verb can have it as its object
DESCRIBING = frozenset({"acl", "relcl", "amod", "pcomp"})


def named_by_cue(page: Page, speech: Speech) -> Candidate | None:
    """A few quoted words that a verb before them gives to something: `called the plan "unfair"`."""
    tree = page.trees[speech.first]
    for i in _before(page, speech):
        token = tree.tokens[i]
        if token.pos != "VERB" or token.dep in DESCRIBING:
            continue
        entry = page.lexicon.cue(token.lemma, CuePos.VERB, Frame.CALL)
        if entry is None and follows_article(page, speech):
            continue
        subject = None if entry is None or is_passive(tree, i) else subject_of(tree, i)
        begin = tree.tokens[i + 1].start
        if entry is None or subject is None or begin >= speech.span.start:
            return None
        share = entry.weights[Frame.CALL]
        return Candidate(
            sentence=speech.first,
            content=(Span(begin, speech.span.end),),
            cue=Cue(token.span, token.text, entry.lemma, entry.cls),
            holder=phrase(tree, subject),
            pattern="verb-call",
            weight=share,
            word=i,
            owner=subject,
            frame=Frame.CALL,
            share=share,
        )
    return None


def follows_article(page: Page, speech: Speech) -> bool:
    """Whether "a" or "an" leads to a quotation."""
    words = page.text[: speech.span.start].rsplit(maxsplit=1)
    return bool(words) and words[-1].lower() in ("a", "an")


def _before(page: Page, speech: Speech) -> Iterator[int]:
    """The words before a quotation, nearest first, up to a mark; other short quotations skipped."""
    tree = page.trees[speech.first]
    ahead = [i for i, t in enumerate(tree.tokens) if t.end <= speech.span.start]
    is_long = follows_article(page, speech)
    inside = False
    for i in reversed(ahead[-NAMED_LONG if is_long else -NAMED :]):
        token = tree.tokens[i]
        if token.text in QUOTATION_MARKS and is_long:
            inside = not inside
        elif token.pos == "PUNCT":
            return
        elif not inside:
            yield i
