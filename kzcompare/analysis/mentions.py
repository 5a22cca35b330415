"""Every mention of an actor in one article: names, descriptions ("the government"), pronouns.

Comes in: the text and its parsed sentences. Goes out: mentions in text order, each with the noun
phrase around it and, where the article tells, the fullest name it refers to. Actors over several
articles are made elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from kzcompare.analysis.coreference import resolve
from kzcompare.analysis.name_types import Spotted, vote_types
from kzcompare.analysis.names import NameRun, find_runs, is_title_case
from kzcompare.analysis.nominals import find_nominals
from kzcompare.analysis.phrases import (
    Tree,
    descriptors_of,
    phrase_of,
    pronoun_descriptors,
    tree_of,
)
from kzcompare.lexicon.titles import ActorWords, load_actor_words
from kzcompare.model.actor import ActorType, Mention, MentionKind
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span

PRONOUNS = frozenset(
    {
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
        "who",
        "whom",
        "whose",
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "it",
        "its",
        "itself",
    }
)
COMMON = 4.7  # Zipf frequency above which a lone capitalised first word is taken for no name
FOOTNOTE = re.compile(r"(?<=[^\W\d])[.\d\]]*\d[.\d\]]*$|[’'\"”]+$")
BRACKETS = re.compile(r"[\[\]]")


def find_mentions(text: str, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """All mentions of the article in text order, resolved within it as far as it tells."""
    words = load_actor_words()
    trees = tuple(tree_of(sentence) for sentence in sentences)
    spotted = _spot(text, sentences, words)
    types = vote_types(spotted, trees, words)
    names = [_name(text, trees[s.sentence], s, types[s.key]) for s in spotted]
    names = [m for m in names if m.type is not None or m.text.isupper()]
    groups = [m for s in spotted for m in _groups(text, trees[s.sentence], s, types[s.key], words)]
    nominals = find_nominals(text, trees, tuple(names), words)
    pronouns = [m for index, tree in enumerate(trees) for m in _pronouns(tree, index)]
    found = sorted([*names, *groups, *nominals, *pronouns], key=lambda m: (m.span, m.kind))
    acronyms = _acronyms(text, spotted, trees)
    sexes = _titled_sexes(spotted, words)
    return resolve(tuple(found), trees, words, acronyms=acronyms, sexes=sexes)


def name_key(printed: str) -> str:
    """The name without brackets, line breaks and a trailing possessive, footnote or quote mark.

    >>> name_key("[French President Emmanuel] Macron’s")
    'French President Emmanuel Macron'
    """
    flat = " ".join(BRACKETS.sub("", printed).split())
    flat = re.sub(r"(?:’s|'s)$", "", flat)
    return FOOTNOTE.sub("", flat)


def _spot(text: str, sentences: tuple[Sentence, ...], words: ActorWords) -> list[Spotted]:
    """The names of the article; doubtful ones only where another place confirms them."""
    plain: list[Spotted] = []
    doubtful: list[Spotted] = []
    for index, sentence in enumerate(sentences):
        headline = is_title_case(sentence)
        for run in find_runs(sentence, words):
            spot = _spotted(text, sentence, index, run)
            if spot.key:
                (doubtful if headline or not run.is_sure else plain).append(spot)
    plain = [s for s in plain if not _is_pair(s, plain)]
    known = {s.key for s in plain}
    parts = {s.words[-1] for s in plain} | {
        s.words[0] for s in plain if _is_given(s, sentences, words)
    }
    parts = {part for part in parts if len(part) > 1}
    for spot in doubtful:
        kept = _confirmed(
            text, sentences[spot.sentence], spot, known=known, parts=parts, words=words
        )
        if kept is not None:
            plain.append(kept)
    return sorted(plain, key=lambda s: (s.sentence, s.run.first))


def _is_given(spot: Spotted, sentences: tuple[Sentence, ...], words: ActorWords) -> bool:
    """Whether the first word of a name can stand for it: "Xi", "Angela", not "Port"."""
    token = sentences[spot.sentence].tokens[spot.run.first]
    known = words.given_names | words.family_first
    return token.text.lower() in known or token.zipf < COMMON - 1.5


def _is_pair(spot: Spotted, others: list[Spotted]) -> bool:
    """Two names with a hyphen or stroke between them ("the X-Y pact") are not one name."""
    sides = re.split(r"[-–/]", spot.key)
    ends = {o.words[-1] for o in others if o is not spot}
    return len(sides) == 2 and all(side.split()[-1:] and side.split()[-1] in ends for side in sides)  # noqa: PLR2004


def _spotted(text: str, sentence: Sentence, index: int, run: NameRun) -> Spotted:
    printed = text[sentence.tokens[run.first].start : sentence.tokens[run.end - 1].end]
    key = name_key(printed)
    return Spotted(index, run, key, tuple(key.split()))


def _confirmed(
    text: str,
    sentence: Sentence,
    spot: Spotted,
    *,
    known: set[str],
    parts: set[str],
    words: ActorWords,
) -> Spotted | None:
    """A doubtful name as far as other places of the article, or a list, bear it out."""
    tokens = sentence.tokens[spot.run.first : spot.run.end]
    if spot.key in known or spot.key in words.countries or spot.key in parts:
        return spot
    if not is_title_case(sentence):
        token = tokens[0]
        rare = token.zipf < COMMON and (bool(token.entity) or token.zipf < COMMON - 1.5)
        return spot if rare and token.tag in ("NNP", "NNPS") else None
    for length in range(len(tokens) - 1, 0, -1):
        for first in range(spot.run.first, spot.run.end - length + 1):
            run = replace(spot.run, first=first, end=first + length, acronym=None)
            shorter = _spotted(text, sentence, spot.sentence, run)
            if shorter.key in words.adjectives:
                continue
            if shorter.key in known or shorter.key in words.countries or shorter.key in parts:
                return shorter
    named = len(tokens) > 1 and tokens[0].text.lower() in words.given_names
    return spot if named and all(t.entity == "PERSON" for t in tokens) else None


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
        else descriptors_of(tree, run.first, run.end, run.acronym[1] + 1 if run.acronym else None)
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
        if t.text.lower() in PRONOUNS and not (t.text.isupper() and len(t.text) > 1)
    ]


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
