"""What is compared: the claims of all articles as bags of weighted stems."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct

from kzcompare.model.actor import MentionKind
from kzcompare.model.claim import Claim, ReadArticle, Term
from kzcompare.model.near import Near
from kzcompare.model.row import ClaimRef
from kzcompare.model.statement import Statement

COMMON_WORD = 7.0  # Zipf frequency of the commonest English words
LEAST_RARITY = 0.5  # weight left to the commonest words
SCALE = 3.0  # brings the weights of ordinary content words near 1
POINTED = 0.5  # share of a name's weight that a pronoun or description for it gets; 1 was no better


class Unit(Struct, frozen=True):
    """One claim among those of the whole corpus.

    `article` and `claim` are indices (into the articles, and into that article's claims);
    `position` is its place in its article from 0 (first) to 1 (last). `weights` maps each stem to
    its weight; `numbers` are the stems that hold digits, `names` those printed in names and dates.
    `clauses` are the stems of each clause, each once. `said` maps each named holder to the stems,
    names left out, of what they are said to say. `words` are the content words as printed, in lower
    case, with their Zipf frequency.
    """

    article: int
    claim: int
    position: float
    weights: Mapping[str, float]
    total: float
    numbers: frozenset[str]
    names: frozenset[str]
    clauses: tuple[tuple[str, ...], ...]
    said: Mapping[str, frozenset[str]]
    words: tuple[tuple[str, float], ...]
    record: Claim


def make_units(
    articles: Sequence[ReadArticle], *, min_words: int, apart: Set[ClaimRef] = frozenset()
) -> tuple[Unit, ...]:
    """Units in article and text order; short claims and repeats within an article are left out.

    So are the claims in `apart`, as if no article had them.

    A stem weighs more the fewer claims of the corpus have it and the rarer it is in English:
    `ln((N + 1) / (df + 0.5)) * max(0.5, 7 - zipf) / 3`.
    """
    picked = list(comparable(articles, min_words=min_words, apart=apart))
    frequency = Counter(stem for _, _, claim in picked for stem in {t.stem for t in claim.terms})
    weights = {
        t.stem: _weight(t, frequency[t.stem], len(picked)) for _, _, c in picked for t in c.terms
    }
    names = _name_stems(articles)
    known: dict[tuple[str, float], tuple[str, float]] = {}
    counts = [max(1, len(read.reading.claims) - 1) for read in articles]
    near = [Near(m.span for m in read.reading.mentions) for read in articles]
    return tuple(
        _unit(
            articles[a],
            claim,
            place=(a, c),
            position=c / counts[a],
            table=weights,
            names=names,
            near=near[a],
            known=known,
        )
        for a, c, claim in picked
    )


def comparable(
    articles: Sequence[ReadArticle], *, min_words: int, apart: Set[ClaimRef] = frozenset()
) -> Iterator[tuple[int, int, Claim]]:
    """The claims with their places (article, claim), without short ones, repeats and `apart`."""
    for a, read in enumerate(articles):
        seen: set[str] = set()
        for c, claim in enumerate(read.reading.claims):
            words = claim.span.of(read.article.text).casefold()
            is_new = words not in seen and ClaimRef(a, c) not in apart
            if len(claim.terms) >= min_words and is_new:
                seen.add(words)
                yield a, c, claim


def _unit(
    read: ReadArticle,
    claim: Claim,
    *,
    place: tuple[int, int],
    position: float,
    table: Mapping[str, float],
    names: Mapping[str, str],
    near: Near,
    known: dict[tuple[str, float], tuple[str, float]],
) -> Unit:
    """The unit of a claim; `table` weighs every stem, `names` gives the stem of a name's word.

    `near` holds the mentions of the article by their order.

    `known` holds each word of the corpus once, since units have millions of them.
    """
    weights = {t.stem: table[t.stem] for t in claim.terms}
    for stem in _pointed(claim, read, names, near):
        weights.setdefault(stem, POINTED * table.get(stem, 0.0))
    words = [(t.span.of(read.article.text).casefold(), t.zipf) for t in claim.terms]
    clauses = tuple(
        tuple(dict.fromkeys(t.stem for t in claim.terms if clause.contains(t.span)))
        for clause in claim.clauses
    )
    return Unit(
        article=place[0],
        claim=place[1],
        position=position,
        weights=weights,
        total=sum(weights.values()),
        numbers=frozenset(s for s in weights if any(ch.isdigit() for ch in s)),
        names=frozenset(t.stem for t in claim.terms if t.is_name or _is_dated(t, claim)),
        clauses=clauses,
        said=_said(claim, read),
        words=tuple(known.setdefault(word, word) for word in words),
        record=claim,
    )


def _is_dated(term: Term, claim: Claim) -> bool:
    return any(moment.span.contains(term.span) for moment in claim.times)


def _weight(term: Term, frequency: int, count: int) -> float:
    """Rarity in the corpus times rarity in English."""
    rarity = max(LEAST_RARITY, COMMON_WORD - term.zipf) / SCALE
    return math.log((count + 1) / (frequency + 0.5)) * rarity


def _name_stems(articles: Sequence[ReadArticle]) -> dict[str, str]:
    """The stem of every word printed as part of a name, by the word in lower case."""
    return {
        t.span.of(read.article.text).casefold(): t.stem
        for read in articles
        for claim in read.reading.claims
        for t in claim.terms
        if t.is_name
    }


def _pointed(
    claim: Claim, read: ReadArticle, names: Mapping[str, str], near: Near
) -> Iterator[str]:
    """The stems of the names that pronouns and descriptions in the claim stand for.

    Only the last word of a name: the one by which an article goes on to name somebody.
    """
    for mention in (read.reading.mentions[n] for n in near.around(claim.span)):
        if mention.kind is MentionKind.NAME or mention.name is None:
            continue
        if claim.span.contains(mention.span):
            stem = names.get(mention.name.split()[-1].casefold())
            if stem is not None:
                yield stem


def _said(claim: Claim, read: ReadArticle) -> dict[str, frozenset[str]]:
    """What each named holder is said to say in the claim."""
    found: dict[str, frozenset[str]] = {}
    for index in claim.statements:
        statement = read.reading.statements[index]
        holder = statement.holder and (statement.holder.actor or statement.holder.name)
        if holder:
            found[holder] = found.get(holder, frozenset()) | _content(claim, statement)
    return found


def _content(claim: Claim, statement: Statement) -> frozenset[str]:
    return frozenset(
        t.stem
        for t in claim.terms
        if not t.is_name and any(span.contains(t.span) for span in statement.content)
    )
