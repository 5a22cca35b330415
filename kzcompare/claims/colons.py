"""Quotations with a colon or dash: `She put it so: "..."`, `Ruiz: "..."`, `"..." — Maria Ruiz`."""

from __future__ import annotations

import re

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.holders import subject_of
from kzcompare.claims.noun_phrases import phrase
from kzcompare.claims.speeches import Page, Speech
from kzcompare.lexicon.entries import CuePos
from kzcompare.model.span import Span, trim
from kzcompare.model.statement import Cue, CueClass
from kzcompare.model.syntax import VERBS
from kzcompare.model.tree import Tree

LABELLING = frozenset({"-", "–", "—", "from"})  # before a name that is a label
SIGNED = re.compile(
    r"\s*(?P<dash>―|—|–|--|(?<=\n)-)[^\S\n]*(?P<name>[^\W\d_][^\n,.(;:?!\"“”]{1,50})"
)
LONGEST_NAME = 5  # words of a signature
REST = 80  # code points that may follow a signature in its line: an age, a place


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


def signed_by(page: Page, speech: Speech) -> Candidate | None:
    """A quotation with the name of its speaker after a dash, which ends the line."""
    match = SIGNED.match(page.text, speech.span.end)
    if match is None:
        return None
    words = match["name"].split()
    rest = page.text[match.end() : match.end() + REST + 1]
    if len(rest.partition("\n")[0]) > REST or len(words) > LONGEST_NAME:
        return None
    if not all(w[:1].isupper() for w in words):
        return None
    name = trim(page.text, Span(match.start("name"), match.end("name")))
    cue = Cue(Span(match.start("dash"), match.end("dash")), match["dash"], "-", CueClass.NEUTRAL)
    return Candidate(speech.last, (speech.span,), cue, name, "quote-label", 0.9)


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
