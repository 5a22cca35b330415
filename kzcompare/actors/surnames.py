"""Surnames that the reading of one article missed, found with the full names of the others.

Comes in: read articles. Goes out: the same, with a mention added wherever a rare capitalised word
that the parser took for no name is the surname of a person named in full in any of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from kzcompare.actors.spelling import fold
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import Claim, ReadArticle, with_fields

SHORTEST = 4  # letters; shorter surnames are words too often
RARE = 3.2  # Zipf frequency; more common surnames are words at the start of a sentence too often
RARE_NAME = 4.0  # the same where the parser takes the word for a proper noun


def add_surnames(articles: Sequence[ReadArticle]) -> tuple[ReadArticle, ...]:
    """The articles with the missed surnames among their mentions, in text order."""
    people = [_people(article) for article in articles]
    everywhere = set().union(*people) if people else set()
    return tuple(
        _with_mentions(article, tuple(_missed(article, own, everywhere)))
        for article, own in zip(articles, people, strict=True)
    )


def _people(article: ReadArticle) -> Mapping[str, set[str]]:
    """The persons whom the article names in full, by surname."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in article.reading.mentions:
        if mention.kind is not MentionKind.NAME or mention.type is not ActorType.PERSON:
            continue
        words = [
            w for w in (mention.name or "").split() if fold(w) not in load_actor_words().generations
        ]
        if len(words) > 1 and len(words[-1]) >= SHORTEST and words[-1][0].isupper():
            found[words[-1]].add(mention.name or "")
    return found


def _missed(
    article: ReadArticle, own: Mapping[str, set[str]], everywhere: set[str]
) -> Iterator[Mention]:
    """The surnames printed where no name was found."""
    text = article.article.text
    taken = {
        place
        for mention in article.reading.mentions
        if mention.kind is MentionKind.NAME
        for place in range(mention.span.start, mention.span.end)
    }
    claims = with_fields(article.reading.claims, "span", "terms")
    for number, claim in enumerate(claims):
        for term in claim.terms:
            start = term.span.start
            if not text[start].isupper() or start in taken:
                continue
            word = term.span.of(text)
            if word not in everywhere:
                continue
            is_rare = term.zipf < (RARE_NAME if term.is_name else RARE)
            if is_rare and not _is_part(text, claim, start, term.span.end):
                full = own.get(word, set())
                name = next(iter(full)) if len(full) == 1 else word
                yield Mention(
                    span=term.span,
                    phrase=term.span,
                    text=word,
                    kind=MentionKind.NAME,
                    sentence=number,
                    type=ActorType.PERSON,
                    name=name,
                )


def _is_part(text: str, claim: Claim, start: int, end: int) -> bool:
    """Whether the word is part of a longer name ("Lindqvist Street") or of a hyphenated word."""
    before = text[claim.span.start : start]
    after = text[end : claim.span.end]
    glued = before[-1:] in ("-", "‑") or after[:1] in ("-", "‑")
    return glued or (after[:1] == " " and after[1:2].isupper())


def _with_mentions(article: ReadArticle, added: tuple[Mention, ...]) -> ReadArticle:
    if not added:
        return article
    mentions = sorted((*article.reading.mentions, *added), key=lambda m: (m.span, m.kind))
    return replace(article, reading=replace(article.reading, mentions=tuple(mentions)))
