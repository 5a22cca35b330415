"""Who passed words on: "she told Reuters", "was quoted by the BBC", "in an interview with X radio".

In: the tree of the sentence that holds a cue, and the candidate. Out: the printed names of the news
organisations between the article and the holder, in text order. A reader of words that is no such
organisation ("told parliament") heard them and passed nothing on.
"""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.noun_phrases import phrase
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import SpeechWords, load_speech_words
from kzcompare.model.span import Span
from kzcompare.model.syntax import NOUNS, PREPOSITIONAL
from kzcompare.model.tree import Tree


def relays(tree: Tree, candidate: Candidate) -> tuple[Span, ...]:
    """The news organisations that a candidate's words went through, in text order."""
    words = load_speech_words()
    found: set[Span] = set()
    for index in _cue_words(tree, candidate.cue.span):
        for noun in _heard_by(tree, index, words):
            span = phrase(tree, noun)
            is_holder = candidate.holder is not None and candidate.holder.overlaps(span)
            is_told = any(span.overlaps(part) for part in candidate.content)
            if not is_holder and not is_told and _is_outlet(tree, noun, span, words):
                found.add(span)
    return tuple(sorted(found))


def _cue_words(tree: Tree, cue: Span) -> list[int]:
    """The words of a cue that can take a recipient, and the verbs of telling that go with them."""
    inside = [i for i, t in enumerate(tree.tokens) if cue.contains(t.span)]
    own = [i for i in inside if tree.tokens[i].pos in ("VERB", "NOUN")]
    return sorted({*own, *(j for i in own for j in _beside(tree, i))})


def _beside(tree: Tree, verb: int) -> Iterator[int]:
    """The other verbs of one telling: "speaking to X, she said", "was quoted by X as saying"."""
    words = load_speech_words()
    token = tree.tokens[verb]
    near = [*tree.children(verb, "advcl", "conj")]
    if token.dep in ("conj", "advcl"):
        near.append(token.head)
    subject = tree.child(verb, "nsubj")
    if subject is not None:
        near += tree.children(subject, "acl")
    for preposition in tree.children(verb, "prep"):
        if tree.tokens[preposition].lemma == "as":
            near += tree.children(preposition, "pcomp")
    if token.dep == "pcomp" and tree.tokens[token.head].lemma == "as":
        near.append(tree.tokens[token.head].head)
    for i in near:
        if tree.tokens[i].lemma in words.handing | words.quoting and tree.child(i, "ccomp") is None:
            yield i


def _heard_by(tree: Tree, cue: int, words: SpeechWords) -> Iterator[int]:
    """Nouns that may name a relay: objects of telling, agents of quoting, hosts of talks."""
    lemma = tree.tokens[cue].lemma
    talks = words.exchanges | words.documents
    hearing = load_grammar_words().hearing
    if lemma in words.handing:
        yield from tree.children(cue, "dobj", "dative")
    for preposition in tree.children(cue, *PREPOSITIONAL, "dative"):
        noun = tree.child(preposition, "pobj")
        if noun is None:
            continue
        head = tree.tokens[preposition].lemma
        if head in hearing and (lemma in words.handing or lemma in words.quoting):
            yield noun
        if head in ("in", "during") and tree.tokens[noun].lemma in talks:
            yield from _hosts(tree, noun)


def _hosts(tree: Tree, talk: int) -> Iterator[int]:
    """Who holds or prints a talk: "an interview with X", "remarks carried by X"."""
    for below in (talk, *tree.children(talk, "acl")):
        for preposition in tree.children(below, *PREPOSITIONAL):
            noun = tree.child(preposition, "pobj")
            if noun is not None and tree.tokens[preposition].lemma in load_grammar_words().hearing:
                yield noun


def _is_outlet(tree: Tree, noun: int, span: Span, words: SpeechWords) -> bool:
    """Whether a noun phrase names a news organisation or one of its kind."""
    if tree.tokens[noun].pos not in NOUNS:
        return False
    inside = [t for t in tree.tokens if span.contains(t.span)]
    if any(t.entity == "PERSON" for t in inside):
        return False
    printed = " ".join(t.text.lower() for t in inside).removeprefix("the ")
    if printed in words.outlets or any(t.text.lower() in words.outlets for t in inside):
        return True
    return any(t.lemma in words.media and (t.pos == "PROPN" or t.text.islower()) for t in inside)
