"""All that the articles print about one actor, source by source.

Comes in: the finished report and one actor. Goes out: a dossier of verbatim words with their
places. Nothing is judged here: a doubt is shown only where the words of a source express it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kzcompare.actors.collocations import collocates_of
from kzcompare.actors.voices import holder_of, quote, quotes, said_by, voices
from kzcompare.model.actor import Actor, Mention, MentionKind
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import ReadArticle, with_fields
from kzcompare.model.corpus import Corpus
from kzcompare.model.near import Near
from kzcompare.model.report import Action, Dossier, Party, SourceView
from kzcompare.model.row import Row
from kzcompare.model.span import Span


def build_dossier(corpus: Corpus, actor: Actor) -> Dossier:
    """The dossier of `actor`; sources that never name them are listed as silent.

    Only the articles that name them are looked at, and the rows of these.
    """
    mentions = dict(actor.mentions)
    numbers = [n for n, source in enumerate(corpus.sources) if source in mentions]
    articles = [corpus.article(n) for n in numbers]
    meant = {
        article.article.id: _meant(article, actor, mentions[article.article.id], names)
        for article, names in zip(articles, map(corpus.names_in, numbers), strict=True)
    }
    about = {a.article.id: _about(a, meant[a.article.id]) for a in articles}
    found = (_party(row, actor, meant) for row in corpus.rows_of(numbers))
    parties = tuple(party for party in found if party is not None)
    by_source = _by_source(parties)
    views = tuple(
        _view(
            article,
            actor,
            meant[article.article.id],
            about=about[article.article.id],
            names=corpus.names_in(n),
            rows=by_source.get(article.article.id, ()),
        )
        for n, article in zip(numbers, articles, strict=True)
    )
    return Dossier(
        actor=actor,
        views=views,
        silent=tuple(source for source in corpus.sources if source not in mentions),
        parties=parties,
        collocates=collocates_of(corpus, actor, [(a, about[a.article.id]) for a in articles]),
    )


def _by_source(parties: Sequence[Party]) -> Mapping[str, Sequence[Row]]:
    """The rows with a statement of each source, best first."""
    found: dict[str, list[Row]] = {}
    for party in parties:
        for source in dict.fromkeys(cell.source for cell in party.row.cells):
            found.setdefault(source, []).append(party.row)
    return found


def _meant(
    article: ReadArticle, actor: Actor, named: Sequence[Mention], names: Mapping[str, str]
) -> tuple[Mention, ...]:
    """All mentions that mean the actor, in text order: names, descriptions and pronouns.

    `names` are the actors' canonical names for the names that the article uses.
    """
    printed = {m.span for m in named}
    others = [
        m
        for m in article.reading.mentions
        if m.kind is not MentionKind.NAME
        and m.name is not None
        and m.span not in printed
        and names.get(m.name) == actor.name
    ]
    return tuple(sorted((*named, *others), key=lambda m: m.span))


def _about(article: ReadArticle, meant: Sequence[Mention]) -> tuple[int, ...]:
    """The numbers of the claims with a mention that means the actor."""
    here = Near(m.span for m in meant)
    return tuple(
        n
        for n, claim in enumerate(with_fields(article.reading.claims, "span"))
        if any(claim.span.contains(meant[k].span) for k in here.around(claim.span))
    )


def _view(
    article: ReadArticle,
    actor: Actor,
    meant: Sequence[Mention],
    *,
    about: Sequence[int],
    names: Mapping[str, str],
    rows: Sequence[Row],
) -> SourceView:
    reading = article.reading
    near = Near(m.span for m in reading.mentions)
    holders = [holder_of(article, s, names, near) for s in reading.statements]
    claims = list(with_fields(reading.claims, "span", "statements", "quantities", "times"))
    spoken = [claims[n] for n in about]
    own, by_others = voices(article, actor.name, spoken, meant, holders)
    named = dict(actor.mentions)[article.article.id]
    printed = Counter(" ".join(m.text.split()) for m in named)
    return SourceView(
        source=article.article.id,
        names=tuple(sorted(printed.items(), key=lambda item: (-item[1], item[0]))),
        descriptors=quotes(article, _descriptors(article.article.text, meant)),
        actions=tuple(_actions(article, meant)),
        about=quotes(article, own),
        by_others=tuple((holder, quote(article, span)) for holder, span in by_others),
        said=said_by(article, actor.name, holders, rows),
        figures=quotes(article, (q.span for c in spoken for q in c.quantities)),
        dates=tuple(
            (t.start if t.start == t.end else f"{t.start}/{t.end}", quote(article, t.span))
            for c in spoken
            for t in c.times
        ),
    )


def _descriptors(text: str, meant: Sequence[Mention]) -> list[Span]:
    """Descriptors beside names and pronouns, and whole descriptions ("the banker"), but no ages."""
    found = [d for m in meant for d in m.descriptors if any(c.isalpha() for c in d.of(text))]
    return found + [
        _bare(text, m.phrase)
        for m in meant
        if m.kind is MentionKind.NOMINAL and m.type is ActorType.PERSON
    ]


def _bare(text: str, phrase: Span) -> Span:
    """The phrase without the possessive at its end."""
    return Span(phrase.start, phrase.end - len("'s" * phrase.of(text).endswith(("'s", "’s"))))


def _actions(article: ReadArticle, meant: Sequence[Mention]) -> Iterator[Action]:
    """What the actor does and suffers, in text order; what they say has a list of its own."""
    cues = [s.cue.span for s in article.reading.statements if s.cue is not None]
    near = Near(cues)
    for mention in meant:
        deed = mention.deed
        if deed is None:
            continue
        if not any(cues[n].overlaps(deed.span) for n in near.around(deed.span)):
            yield Action(deed.role, deed.verb, quote(article, deed.span))


def _party(row: Row, actor: Actor, meant: Mapping[str, Sequence[Mention]]) -> Party | None:
    """In which sources the actor holds a cell of the row, and in which a cell speaks of them."""
    holds = [c.source for c in row.cells if c.holder and c.holder.actor == actor.name]
    named = [
        c.source for c in row.cells if any(c.span.contains(m.span) for m in meant.get(c.source, ()))
    ]
    if not holds and not named:
        return None
    return Party(row, tuple(dict.fromkeys(holds)), tuple(dict.fromkeys(named)))
