"""All that the articles print about one actor, source by source.

Comes in: the finished report and one actor. Goes out: a dossier of verbatim words with their
places. Nothing is judged here: a doubt is shown only where the words of a source express it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kzcompare.actors.holders import holder_actor, names_of
from kzcompare.model.actor import Actor, ActorType, Mention, MentionKind
from kzcompare.model.claim import Claim, ReadArticle
from kzcompare.model.report import Dossier, Quoted, Report, Said, SourceView
from kzcompare.model.row import Row, Stance
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass, Kind, Statement

FRAMES = {CueClass.DOUBTFUL: Stance.DOUBTS, CueClass.DENYING: Stance.DENIES}


def build_dossier(report: Report, actor: Actor) -> Dossier:
    """The dossier of `actor`; sources that never name them are listed as silent."""
    mentions = dict(actor.mentions)
    names = names_of(report.articles, report.actors or (actor,))
    rows = tuple(row for row in report.rows if _is_party(row, actor, mentions))
    views = tuple(
        _view(article, actor, mentions[article.article.id], names, rows)
        for article in report.articles
        if article.article.id in mentions
    )
    silent = tuple(a.article.id for a in report.articles if a.article.id not in mentions)
    return Dossier(actor=actor, views=views, silent=silent, rows=rows)


def _view(
    article: ReadArticle,
    actor: Actor,
    mentions: tuple[Mention, ...],
    names: dict[tuple[str, str], str],
    rows: tuple[Row, ...],
) -> SourceView:
    reading = article.reading
    holders = [_holder_of(article, s, names) for s in reading.statements]
    about = [c for c in reading.claims if any(c.span.contains(m.span) for m in mentions)]
    own, by_others = _voices(article, actor, about, mentions, holders)
    printed = Counter(" ".join(m.text.split()) for m in mentions)
    return SourceView(
        source=article.article.id,
        names=tuple(sorted(printed.items(), key=lambda item: (-item[1], item[0]))),
        descriptors=_quotes(article, _descriptors(article, actor, mentions, names)),
        about=_quotes(article, own),
        by_others=tuple((holder, _quote(article, span)) for holder, span in by_others),
        said=_said(article, actor, holders, rows),
        figures=_quotes(article, (q.span for c in about for q in c.quantities)),
        dates=tuple(
            (t.start if t.start == t.end else f"{t.start}/{t.end}", _quote(article, t.span))
            for c in about
            for t in c.times
        ),
    )


def _descriptors(
    article: ReadArticle,
    actor: Actor,
    mentions: tuple[Mention, ...],
    names: dict[tuple[str, str], str],
) -> list[Span]:
    """Descriptors beside names and pronouns, and whole descriptions ("the banker")."""
    found = [d for m in mentions for d in m.descriptors]
    for mention in article.reading.mentions:
        if mention.kind is MentionKind.NAME or mention.name is None:
            continue
        if names.get((article.article.id, mention.name)) != actor.name:
            continue
        found += mention.descriptors
        if mention.kind is MentionKind.NOMINAL and mention.type is ActorType.PERSON:
            found.append(mention.phrase)
    return found


def _holder_of(
    article: ReadArticle, statement: Statement, names: dict[tuple[str, str], str]
) -> str | None:
    """The canonical name of the statement's holder, None where it is no actor."""
    if statement.holder is None:
        return None
    return statement.holder.actor or holder_actor(article, statement.holder, names)


def _voices(
    article: ReadArticle,
    actor: Actor,
    about: list[Claim],
    mentions: tuple[Mention, ...],
    holders: list[str | None],
) -> tuple[list[Span], list[tuple[str, Span]]]:
    """Sentences that name the actor, split into the article's own and those put in others' mouths.

    A sentence belongs to another where every mention in it stands inside words attributed to them;
    a sentence that only introduces the actor's own words belongs to nobody.
    """
    own: list[Span] = []
    others: list[tuple[str, Span]] = []
    for claim in about:
        inside = [m.span for m in mentions if claim.span.contains(m.span)]
        speech = [
            (index, article.reading.statements[index])
            for index in claim.statements
            if article.reading.statements[index].kind is not Kind.OWN
        ]
        said_of = [
            (holders[index], statement)
            for index, statement in speech
            if all(any(c.contains(i) for c in statement.content) for i in inside)
        ]
        if said_of:
            holder, statement = said_of[0]
            printed = statement.holder.text if statement.holder is not None else ""
            if holder != actor.name:
                others.append((holder or printed, claim.span))
            continue
        only_speaks = any(
            holders[index] == actor.name
            and all(statement.holder and statement.holder.span.contains(i) for i in inside)
            for index, statement in speech
        )
        if not only_speaks:
            own.append(claim.span)
    return own, others


def _said(
    article: ReadArticle, actor: Actor, holders: list[str | None], rows: tuple[Row, ...]
) -> tuple[Said, ...]:
    """What the actor is reported to say, with the stance the source takes to it."""
    found = []
    for statement, holder in zip(article.reading.statements, holders, strict=True):
        if holder != actor.name or statement.negated:
            continue
        stance, framing = _framing(article, statement, rows)
        cue = statement.cue.text if statement.cue is not None else None
        found.append(Said(_quote(article, statement.span), cue, stance, framing))
    return tuple(found)


def _framing(
    article: ReadArticle, statement: Statement, rows: tuple[Row, ...]
) -> tuple[Stance, Quoted | None]:
    """The stance of the row's cell on these words where there is one, else that of the cue."""
    source = article.article.id
    for row in rows:
        for cell in row.cells:
            same = cell.source == source and cell.span.overlaps(statement.span)
            if same and cell.stance is Stance.DOUBTS and cell.marks:
                return cell.stance, _quote(article, cell.marks[0])
    if statement.cue is not None and statement.cue.cls in FRAMES:
        return FRAMES[statement.cue.cls], _quote(article, statement.cue.span)
    return Stance.REPORTS, None


def _is_party(row: Row, actor: Actor, mentions: dict[str, tuple[Mention, ...]]) -> bool:
    """Whether a cell of the row is held by the actor or names them."""
    return any(
        (cell.holder is not None and cell.holder.actor == actor.name)
        or any(cell.span.contains(m.span) for m in mentions.get(cell.source, ()))
        for cell in row.cells
    )


def _quote(article: ReadArticle, span: Span) -> Quoted:
    return Quoted(article.article.id, span, span.of(article.article.text))


def _quotes(article: ReadArticle, spans: Iterable[Span]) -> tuple[Quoted, ...]:
    """The stretches in text order, each printed wording once."""
    first: dict[str, Span] = {}
    for span in sorted(spans):
        first.setdefault(" ".join(span.of(article.article.text).lower().split()), span)
    return tuple(_quote(article, span) for span in first.values())
