"""Every mention of an actor in one article: names, descriptions ("the government"), pronouns.

Comes in: the text and its parsed sentences. Goes out: mentions in text order, each with the noun
phrase around it and, where the article tells, the fullest name it refers to. Actors over several
articles are made elsewhere.
"""

from __future__ import annotations

import functools
from collections import Counter

from kzcompare.analysis.confirm import FOOTNOTE, name_key, spot_names
from kzcompare.analysis.coreference import resolve
from kzcompare.analysis.deeds import with_deeds
from kzcompare.analysis.descriptors import descriptors_of, pronoun_descriptors
from kzcompare.analysis.name_types import Spotted, vote_types
from kzcompare.analysis.nominals import find_nominals
from kzcompare.analysis.phrases import (
    Tree,
    phrase_of,
    tree_of,
)
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.titles import ActorWords, load_actor_words
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.choices import ActorType
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span


def find_mentions(text: str, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """All mentions of the article in text order, resolved within it as far as it tells."""
    words = load_actor_words()
    trees = tuple(tree_of(sentence) for sentence in sentences)
    spotted = spot_names(text, sentences, words)
    types = vote_types(spotted, trees, words)
    names = [_name(text, trees[s.sentence], s, types[s.key]) for s in spotted]
    names = [m for m in names if m.type is not None or m.text.isupper()]
    groups = [m for s in spotted for m in _groups(text, trees[s.sentence], s, types[s.key], words)]
    nominals = find_nominals(text, trees, tuple(names), words)
    pronouns = [m for index, tree in enumerate(trees) for m in _pronouns(tree, index)]
    found = sorted([*names, *groups, *nominals, *pronouns], key=lambda m: (m.span, m.kind))
    acronyms = _acronyms(text, spotted, trees)
    sexes = _titled_sexes(spotted, words)
    return with_deeds(resolve(tuple(found), trees, words, acronyms=acronyms, sexes=sexes), trees)


def _name(text: str, tree: Tree, spot: Spotted, kind: ActorType | None) -> Mention:
    """The mention for one name; a capital that acts as a state is an organisation here."""
    run, tokens = spot.run, tree.sentence.tokens
    last = run.acronym[1] if run.acronym else run.end - 1
    start = tokens[run.first].start
    end = tokens[last].end if run.acronym else _name_end(text, start, tokens[last].end)
    span = Span(start, end)
    descriptors = (
        ()
        if run.is_attached
        else descriptors_of(
            tree, run.first, run.end, stop=run.acronym[1] + 1 if run.acronym else None, kind=kind
        )
    )
    phrase = span if run.is_attached else phrase_of(tree, run.first, run.end).cover(span)
    if run.title or kind is not ActorType.PERSON:
        phrase = phrase.cover(span)
    return Mention(
        span=span,
        phrase=phrase,
        text=span.of(text),
        kind=MentionKind.NAME,
        sentence=spot.sentence,
        type=kind,
        name=spot.key,
        descriptors=descriptors,
    )


def _name_end(text: str, start: int, end: int) -> int:
    """The end of a name without footnote figures glued to it."""
    printed = text[start:end]
    if any(ch.isdigit() for ch in printed) and " " in printed:
        return end
    return start + len(FOOTNOTE.sub("", printed))


def _groups(
    text: str, tree: Tree, spot: Spotted, kind: ActorType | None, words: ActorWords
) -> list[Mention]:
    """The group around a person: "the X family", "X’s supporters", "X-circles"."""
    tokens = tree.sentence.tokens
    at = spot.run.end
    if kind is not ActorType.PERSON or at >= len(tokens):
        return []
    if tokens[at].tag in ("POS", "HYPH"):
        at += 1
    if at >= len(tokens) or tokens[at].text.lower() not in words.group_words:
        return []
    span = Span(tokens[spot.run.first].start, tokens[at].end)
    name = f"{spot.key} {words.group_words[tokens[at].text.lower()]}"
    phrase = tree.span(*_group_edges(tree, at, spot.run.first))
    return [
        Mention(span, phrase, span.of(text), MentionKind.NAME, spot.sentence, ActorType.GROUP, name)
    ]


def _group_edges(tree: Tree, at: int, first: int) -> tuple[int, int]:
    low, high = tree.edges(at, skip=frozenset({"conj", "cc", "relcl", "punct", "appos"}))
    return min(low, first), max(high, at)


def _pronouns(tree: Tree, index: int) -> list[Mention]:
    """The personal and relative pronouns of one sentence, unresolved."""
    return [
        Mention(
            span=t.span,
            phrase=t.span,
            text=t.text,
            kind=MentionKind.PRONOUN,
            sentence=index,
            descriptors=pronoun_descriptors(tree, at),
        )
        for at, t in enumerate(tree.sentence.tokens)
        if t.text.lower() in _actor_pronouns() and not (t.text.isupper() and len(t.text) > 1)
    ]


@functools.cache
def _actor_pronouns() -> frozenset[str]:
    words = load_grammar_words()
    third = words.masculine | words.feminine | words.neuter | words.third_plural
    return words.first_person | third | words.personal_relatives


def _acronyms(text: str, spotted: list[Spotted], trees: tuple[Tree, ...]) -> dict[str, str]:
    """Initials that the article introduces in brackets, with the name they stand for."""
    found: dict[str, str] = {}
    for spot in spotted:
        if spot.run.acronym is None:
            continue
        tokens = trees[spot.sentence].sentence.tokens
        first, end = spot.run.acronym
        short = name_key(text[tokens[first].start : tokens[end - 1].end])
        found.setdefault(short, spot.key)
    return found


def _titled_sexes(spotted: list[Spotted], words: ActorWords) -> dict[str, str]:
    """The sex that an honorific or title tells, by printed name."""
    told: dict[str, Counter[str]] = {}
    for spot in spotted:
        if spot.run.title in words.sex:
            told.setdefault(spot.key, Counter())[words.sex[spot.run.title]] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in told.items()}
