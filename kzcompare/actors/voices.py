"""Who says what about an actor in one article, and what the actor says themselves.

Comes in: one read article and the places where it means the actor. Goes out: verbatim stretches,
kept apart by whose words they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kzcompare.actors.holders import holder_actor
from kzcompare.model.actor import Mention
from kzcompare.model.choices import Framing, Kind
from kzcompare.model.claim import Claim, ReadArticle
from kzcompare.model.near import Near
from kzcompare.model.report import Quoted, Said
from kzcompare.model.row import Row, Stance
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass, Statement

FRAMES = {CueClass.DOUBTFUL: Stance.DOUBTS, CueClass.DENYING: Stance.DENIES}
FRAMINGS = {Framing.DOUBTED: Stance.DOUBTS, Framing.DENIED: Stance.DENIES}


def holder_of(
    article: ReadArticle, statement: Statement, names: Mapping[str, str], near: Near
) -> str | None:
    """The canonical name of the statement's holder, None where it is no actor.

    `near` holds the mentions of the article by their order.
    """
    if statement.holder is None:
        return None
    return statement.holder.actor or holder_actor(article, statement.holder, names, near)


def voices(
    article: ReadArticle,
    actor: str,
    about: Sequence[Claim],
    mentions: Sequence[Mention],
    holders: Sequence[str | None],
) -> tuple[list[Span], list[tuple[str, Span]]]:
    """Sentences that mean the actor, split into the article's own and those put in others' mouths.

    A sentence belongs to another where every mention in it stands inside words attributed to them;
    a sentence that only introduces the actor's own words belongs to nobody. What nobody is printed
    to say stays with the article.
    """
    own: list[Span] = []
    others: list[tuple[str, Span]] = []
    for claim in about:
        inside = [m.span for m in mentions if claim.span.contains(m.span)]
        speech = [
            (index, article.reading.statements[index])
            for index in claim.statements
            if article.reading.statements[index].kind is not Kind.OWN
            and article.reading.statements[index].holder is not None
        ]
        said_of = [
            (holders[index], statement)
            for index, statement in speech
            if all(any(c.contains(i) for c in statement.content) for i in inside)
        ]
        if said_of:
            holder, statement = said_of[0]
            printed = statement.holder.text if statement.holder is not None else ""
            if holder != actor:
                others.append((holder or printed, claim.span))
            continue
        only_speaks = any(
            holders[index] == actor
            and all(statement.holder and statement.holder.span.contains(i) for i in inside)
            for index, statement in speech
        )
        if not only_speaks:
            own.append(claim.span)
    return own, others


def said_by(
    article: ReadArticle, actor: str, holders: Sequence[str | None], rows: Sequence[Row]
) -> tuple[Said, ...]:
    """What the actor is reported to say, with the stance that the source or the cue takes to it."""
    found = []
    for statement, holder in zip(article.reading.statements, holders, strict=True):
        if holder != actor or statement.negated:
            continue
        stance, framing = _framing(article, statement, rows)
        cue = statement.cue.text if statement.cue is not None else None
        is_own = stance is Stance.DENIES and framing is not None and framing.text == cue
        found.append(Said(quote(article, statement.span), cue, stance, framing, is_own))
    return tuple(found)


def _framing(
    article: ReadArticle, statement: Statement, rows: Sequence[Row]
) -> tuple[Stance, Quoted | None]:
    """The stance of the row's cell on these words, else the article's framing, else the cue's."""
    source = article.article.id
    for row in rows:
        for cell in row.cells:
            same = cell.source == source and cell.span.overlaps(statement.span)
            if same and cell.stance is Stance.DOUBTS and cell.marks:
                return cell.stance, quote(article, cell.marks[0])
    if statement.framing in FRAMINGS and statement.framed_by:
        return FRAMINGS[statement.framing], quote(article, statement.framed_by[0])
    if statement.cue is not None and statement.cue.cls in FRAMES:
        return FRAMES[statement.cue.cls], quote(article, statement.cue.span)
    return Stance.REPORTS, None


def quote(article: ReadArticle, span: Span) -> Quoted:
    """The words at a place of the article."""
    return Quoted(article.article.id, span, span.of(article.article.text))


def quotes(article: ReadArticle, spans: Iterable[Span]) -> tuple[Quoted, ...]:
    """The stretches in text order, each printed wording once."""
    first: dict[str, Span] = {}
    for span in sorted(spans):
        first.setdefault(" ".join(span.of(article.article.text).lower().split()), span)
    return tuple(quote(article, span) for span in first.values())
