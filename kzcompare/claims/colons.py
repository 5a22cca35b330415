"""Quotations after a colon: `She put it so: "..."`, `From Ruiz: "..."`, `Ruiz: "..."`."""

from __future__ import annotations

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.holders import subject_of
from kzcompare.claims.noun_phrases import phrase
from kzcompare.claims.speeches import Page, Speech
from kzcompare.lexicon.entries import CuePos
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue, CueClass
from kzcompare.model.tree import Tree

LABELLING = frozenset({"-", "–", "—", "from"})  # before a name that is a label
VERBS = frozenset({"VERB", "AUX"})


def labelled_by(page: Page, speech: Speech) -> Candidate | None:
    """A quotation after a name and a colon: `From Ruiz: "..."`, `... - Ruiz: "..."`."""
    place = _colon_before(page, speech)
    if place is None:
        return None
    number, colon = place
    name = _name_before(page.trees[number], colon)
    if name is None:
        return None
    cue = Cue(colon, ":", ":", CueClass.NEUTRAL)
    return Candidate(number, (speech.span,), cue, name, "quote-label", 0.8)


def announced(page: Page, speech: Speech) -> Candidate | None:
    """A quotation after a colon: the subject of the clause before it speaks."""
    place = _colon_before(page, speech)
    if place is None:
        return None
    number, colon = place
    tree = page.trees[number]
    ahead = [i for i, t in enumerate(tree.tokens) if t.end <= colon.start]
    verbs = [i for i in ahead if tree.tokens[i].pos in VERBS]
    for i in reversed(verbs):
        subject = subject_of(tree, i)
        if subject is None:
            continue
        token = tree.tokens[i]
        cls = page.lexicon.cue_class(token.lemma, CuePos.VERB)
        cue = Cue(colon, ":", ":", CueClass.NEUTRAL)
        if cls is not None:
            cue = Cue(token.span, token.text, token.lemma, cls)
        return Candidate(number, (speech.span,), cue, phrase(tree, subject), "quote-colon", 0.8)
    if ahead and not verbs:
        label = Span(tree.tokens[ahead[0]].start, tree.tokens[ahead[-1]].end)
        cue = Cue(colon, ":", ":", CueClass.NEUTRAL)
        return Candidate(number, (speech.span,), cue, label, "quote-label", 0.7)
    return None


def _colon_before(page: Page, speech: Speech) -> tuple[int, Span] | None:
    """The colon before a quotation and the sentence that it ends."""
    before = page.text[: speech.span.start].rstrip()
    if not before.endswith(":"):
        return None
    colon = Span(len(before) - 1, len(before))
    number = speech.first
    while number > 0 and page.trees[number].sentence.span.start >= colon.start:
        number -= 1
    return number, colon


def _name_before(tree: Tree, colon: Span) -> Span | None:
    """The name directly before a colon, when a dash or the sentence begins before it."""
    end = next((i for i, t in enumerate(tree.tokens) if t.end > colon.start), len(tree.tokens))
    first = end
    while first > 0 and tree.tokens[first - 1].pos in ("PROPN", "CCONJ", "PART"):
        first -= 1
    if first == end or (first > 0 and tree.tokens[first - 1].text.lower() not in LABELLING):
        return None
    return Span(tree.tokens[first].start, tree.tokens[end - 1].end)
