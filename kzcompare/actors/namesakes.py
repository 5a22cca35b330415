"""A surname with an office before it means the namesake who holds the office ("President Lee").

Comes in: read articles. Goes out: the same, with the name of such a mention changed where its
article ties it to nobody, or to a bearer of the surname whom nowhere in the corpus the office is
printed with. Articles on the wife of a president are full of these.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from kzcompare.actors.spelling import REMEMBERED, fold
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.article import Role
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import ReadArticle

AHEAD = 4  # times as many articles that name the better known of two bearers of a surname
BEFORE = 3  # characters between an office and the name behind it, at most


def settle_namesakes(articles: Sequence[ReadArticle]) -> tuple[ReadArticle, ...]:
    """The articles with surnames behind an office given to the one who is printed with it."""
    holders, bearers = _holders(articles), _bearers(articles)
    settled = (_settled(article, holders) for article in articles)
    return tuple(_in_order(article, bearers) for article in settled)


def _bearers(articles: Sequence[ReadArticle]) -> Mapping[str, Counter[str]]:
    """For each surname, the full names that have it, with the articles that print each."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        names = {
            m.name
            for m in article.reading.mentions
            if m.kind is MentionKind.NAME and m.type is ActorType.PERSON and m.name
        }
        for name in sorted(names):
            words = _words(name)
            if len(words) > 1:
                found[words[-1]][name] += 1
    return found


def _in_order(article: ReadArticle, bearers: Mapping[str, Counter[str]]) -> ReadArticle:
    """The article with surnames that come before the full name they were tied to given away.

    Newspapers print a full name first: where the bare surname comes earlier, it means the bearer
    whom everybody knows, if many more articles name one than name the other.
    """
    body = _body_start(article)
    firsts: dict[tuple[str, bool], int] = {}
    for m in article.reading.mentions:
        is_given = m.name is not None and _words(m.text) == _words(m.name)[:1]
        if m.kind is MentionKind.NAME and m.name and m.span.start >= body and not is_given:
            firsts.setdefault((m.name, _is_full(article, m)), m.span.start)
    moved: dict[str, str] = {}
    for name, known in _better_known(firsts, bearers):
        if firsts.get((name, False), body) < firsts.get((name, True), body):
            moved[name] = known
    if not moved:
        return article
    mentions = tuple(
        replace(m, name=moved[m.name])
        if m.name in moved and _words(m.text) == _words(m.name)[-1:] and not _is_lady(article, m)
        else m
        for m in article.reading.mentions
    )
    return replace(article, reading=replace(article.reading, mentions=mentions))


def _is_full(article: ReadArticle, mention: Mention) -> bool:
    """Whether the name is printed in full; the given name may stand before what was found of it."""
    before = article.article.text[: mention.span.start].rsplit(None, 1)[-1:]
    return len(_words(mention.text)) > 1 or before == (mention.name or "").split()[:1]


def _better_known(
    names: Iterable[tuple[str, bool]], bearers: Mapping[str, Counter[str]]
) -> Iterator[tuple[str, str]]:
    """The names that a much better known one shares the surname with, and that one."""
    for name in sorted({name for name, _ in names if " " in name}):
        counted = bearers.get(_words(name)[-1], Counter())
        for known, count in counted.most_common(1):
            if known != name and count >= AHEAD * counted[name]:
                yield name, known


def _body_start(article: ReadArticle) -> int:
    """Where the text behind the headline begins."""
    paragraphs = [p for p in article.article.paragraphs if p.role is Role.BODY]
    return paragraphs[1].span.start if len(paragraphs) > 1 else 0


def _is_lady(article: ReadArticle, mention: Mention) -> bool:
    before = article.article.text[: mention.span.start].rstrip()
    return before.endswith(("Mrs.", "Mrs", "Ms.", "Ms", "Miss"))


def _holders(articles: Sequence[ReadArticle]) -> Mapping[tuple[str, str], set[str]]:
    """For a surname and an office, the full names that any article prints the office before."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for article in articles:
        for mention in article.reading.mentions:
            office = _office(article, mention)
            if office and len(words := _words(mention.text)) > 1:
                found[words[-1], office].add(" ".join(mention.text.split()))
    return found


def _settled(article: ReadArticle, holders: Mapping[tuple[str, str], set[str]]) -> ReadArticle:
    found = [_holder(article, m, holders) for m in article.reading.mentions]
    # A surname that the article never prints in full means the same person all over it.
    alone = {
        m.name: holder
        for m, holder in zip(article.reading.mentions, found, strict=True)
        if holder and m.name and " " not in m.name
    }
    mentions = tuple(
        replace(m, name=holder or alone.get(m.name or "") or m.name)
        for m, holder in zip(article.reading.mentions, found, strict=True)
    )
    if mentions == article.reading.mentions:
        return article
    return replace(article, reading=replace(article.reading, mentions=mentions))


def _holder(
    article: ReadArticle, mention: Mention, holders: Mapping[tuple[str, str], set[str]]
) -> str | None:
    """The full name of the one who holds the office before a lone surname, where it is another."""
    office = _office(article, mention)
    if not office or mention.name is None or len(words := _words(mention.text)) != 1:
        return None
    fitting = holders.get((words[0], office), set())
    firsts = {name.split()[0] for name in fitting}
    if len(firsts) != 1 or (" " in mention.name and mention.name.split()[0] in firsts):
        return None
    return min(fitting, key=lambda name: (-len(name), name))


def _office(article: ReadArticle, mention: Mention) -> str:
    """The office printed right before a person's name, in lower case, or ""."""
    if mention.kind is not MentionKind.NAME or mention.type is not ActorType.PERSON:
        return ""
    for descriptor in mention.descriptors:
        if 0 <= mention.span.start - descriptor.end <= BEFORE:
            last = descriptor.of(article.article.text).split()[-1].lower().rstrip(".")
            return last if last in load_actor_words().titles else ""
    return ""


@functools.lru_cache(maxsize=REMEMBERED)
def _words(printed: str) -> tuple[str, ...]:
    return tuple(
        word for word in printed.split() if fold(word) not in load_actor_words().generations
    )
