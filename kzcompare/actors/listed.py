"""Names of the alias table that the reading of an article took for none ("Leader of the Nation").

Comes in: read articles and the table. Goes out: the same, with a mention added wherever a name of
several words that the table lists, and that holds in the article, is printed and not yet taken;
names that were found inside it are taken out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from kzcompare.actors.clusters import holds_in
from kzcompare.lexicon.aliases import AliasEntry, AliasKind
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.claim import ReadArticle
from kzcompare.model.span import Span

_Listed = tuple[str, AliasEntry]  # a name and its entry

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")


def add_listed(
    articles: Sequence[ReadArticle], aliases: Sequence[AliasEntry]
) -> tuple[ReadArticle, ...]:
    """The articles with the listed names among their mentions, in text order."""
    listed: dict[str, list[_Listed]] = {}
    for entry in aliases:
        for name in (*entry.aliases, entry.name) if entry.kind is not AliasKind.CAPITAL else ():
            if " " in name and name[0].isupper() and not name.startswith("The "):
                listed.setdefault(name.split()[0], []).append((name, entry))
    for options in listed.values():
        options.sort(key=lambda option: (-len(option[0]), option[0]))
    return tuple(_with_listed(article, listed) for article in articles)


def _with_listed(article: ReadArticle, listed: Mapping[str, Sequence[_Listed]]) -> ReadArticle:
    found = list(_missed(article, listed))
    if not found:
        return article
    spans = [m.span for m in found]
    kept = [
        m
        for m in article.reading.mentions
        if m.kind is MentionKind.PRONOUN or not any(s.overlaps(m.span) for s in spans)
    ]
    mentions = tuple(sorted((*kept, *found), key=lambda m: (m.span, m.kind)))
    return replace(article, reading=replace(article.reading, mentions=mentions))


def _missed(article: ReadArticle, listed: Mapping[str, Sequence[_Listed]]) -> Iterator[Mention]:
    """The listed names at places where no name was found, inside the article's sentences."""
    text = article.article.text
    taken = [m.span for m in article.reading.mentions if m.kind is MentionKind.NAME]
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        for name, entry in listed.get(word[0], ()):
            match = _printed(name).match(text, word.start())
            if match is None:
                continue
            span = Span(*match.span())
            number = _sentence(article, span)
            if number is None or _is_taken(span, taken) or not holds_in(entry, text):
                continue
            yield Mention(span, span, match[0], MentionKind.NAME, number, entry.type, name)
            end = span.end
            break


@functools.lru_cache(maxsize=10_000)
def _printed(name: str) -> re.Pattern[str]:
    """How a name is printed; made only for names whose first word some article has."""
    return re.compile(r"\s+".join(map(re.escape, name.split())) + r"(?![\w-])")


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a name is printed there that is not just a part of the listed one."""
    return any(span.overlaps(t) and not (span.contains(t) and len(t) < len(span)) for t in taken)


def _sentence(article: ReadArticle, span: Span) -> int | None:
    claims = enumerate(article.reading.claims)
    return next((number for number, claim in claims if claim.span.contains(span)), None)
