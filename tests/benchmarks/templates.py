"""Paragraphs of the seed articles as moulds: their grammar stays, their words are replaced.

A mould carries what the pipeline read in it, so a generated article comes with its reading and
needs no parser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from kzcompare.model.actor import Mention
from kzcompare.model.article import Role
from kzcompare.model.claim import (
    Argument,
    Claim,
    Moment,
    Predication,
    Quantity,
    ReadArticle,
    Signal,
    Term,
)
from kzcompare.model.part import Part
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue, Holder, Statement
from kzcompare.pipeline import compare_articles


@dataclass(frozen=True, slots=True)
class Mould:
    """One paragraph: its text and what was read in it, offsets counted from its start.

    `statements` of the claims are indices into `statements`; `sentence` of statements and mentions
    are indices into `claims`.
    """

    text: str
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]

    @property
    def words(self) -> int:
        """White-space separated words."""
        return len(self.text.split())


def seed_moulds() -> tuple[Mould, ...]:
    """A mould for each paragraph of the seeds that makes claims, in the order of the text."""
    report = compare_articles([], parts=Part.READINGS)
    return tuple(
        mould
        for read in report.articles
        for index, paragraph in enumerate(read.article.paragraphs)
        if paragraph.role is Role.BODY
        and (mould := _mould(read, index, paragraph.span)) is not None
    )


def _mould(read: ReadArticle, index: int, place: Span) -> Mould | None:
    reading = read.reading
    numbers = [n for n, claim in enumerate(reading.claims) if claim.paragraph == index]
    if not numbers:
        return None
    statements = [
        n
        for n, s in enumerate(reading.statements)
        if s.sentence in numbers and all(place.contains(span) for span in _spans(s))
    ]
    renumbered = {old: new for new, old in enumerate(statements)}

    def moved(span: Span) -> Span:
        return Span(span.start - place.start, span.end - place.start)

    def here(claim: Claim) -> Claim:
        held = tuple(renumbered[n] for n in claim.statements if n in renumbered)
        return moved_claim(replace(claim, statements=held, paragraph=0), moved)

    return Mould(
        place.of(read.article.text),
        tuple(here(reading.claims[n]) for n in numbers),
        tuple(
            moved_statement(
                replace(
                    reading.statements[n], sentence=reading.statements[n].sentence - numbers[0]
                ),
                moved,
            )
            for n in statements
        ),
        tuple(
            moved_mention(replace(m, sentence=m.sentence - numbers[0]), moved)
            for m in reading.mentions
            if m.sentence in numbers and place.contains(m.phrase) and place.contains(m.span)
        ),
    )


def _spans(statement: Statement) -> list[Span]:
    parts = [*statement.via, *(p for p in (statement.cue, statement.holder) if p is not None)]
    return [*statement.content, *statement.framed_by, *(part.span for part in parts)]


Move = Callable[[Span], Span]


def moved_claim(claim: Claim, move: Move, words: Mapping[Span, Term] | None = None) -> Claim:
    """The claim with its places moved, and the terms in `words` (by old place) replaced."""
    new = words or {}
    stems = {t.stem: new[t.span].stem for t in claim.terms if t.span in new}

    def signal(s: Signal) -> Signal:
        return Signal(move(s.span), s.kind, stems.get(s.scope or "", s.scope))

    def quantity(q: Quantity) -> Quantity:
        return replace(q, span=move(q.span))

    def moment(m: Moment) -> Moment:
        return replace(m, span=move(m.span))

    def argument(a: Argument) -> Argument:
        term = new.get(a.head)
        held = tuple(stems.get(stem, stem) for stem in a.stems)
        moved = replace(a, head=move(a.head), span=move(a.span), stems=held)
        return moved if term is None else replace(moved, stem=term.stem, lemma=term.lemma)

    def predication(p: Predication) -> Predication:
        term = new.get(p.span)
        moved = replace(
            p,
            span=move(p.span),
            negation=None if p.negation is None else move(p.negation),
            arguments=tuple(map(argument, p.arguments)),
        )
        return moved if term is None else replace(moved, stem=term.stem, lemma=term.lemma)

    return replace(
        claim,
        span=move(claim.span),
        clauses=tuple(map(move, claim.clauses)),
        terms=tuple(new.get(t.span) or replace(t, span=move(t.span)) for t in claim.terms),
        signals=tuple(map(signal, claim.signals)),
        quantities=tuple(map(quantity, claim.quantities)),
        times=tuple(map(moment, claim.times)),
        predications=tuple(map(predication, claim.predications)),
    )


def moved_statement(
    statement: Statement,
    move: Move,
    *,
    text: str | None = None,
    rename: Callable[[str], str] = str,
) -> Statement:
    """The statement with its places moved; with `text`, its printed words are read from there."""

    def holder(h: Holder) -> Holder:
        span = move(h.span)
        printed = h.text if text is None else span.of(text)
        return Holder(span, printed, None if h.name is None else rename(h.name))

    def cue(c: Cue) -> Cue:
        span = move(c.span)
        return replace(c, span=span, text=c.text if text is None else span.of(text))

    return replace(
        statement,
        content=tuple(map(move, statement.content)),
        framed_by=tuple(map(move, statement.framed_by)),
        holder=None if statement.holder is None else holder(statement.holder),
        cue=None if statement.cue is None else cue(statement.cue),
        via=tuple(map(holder, statement.via)),
    )


def moved_mention(
    mention: Mention,
    move: Move,
    *,
    text: str | None = None,
    rename: Callable[[str], str] = str,
) -> Mention:
    """The mention with its places moved; with `text`, its printed words are read from there."""
    span = move(mention.span)
    return replace(
        mention,
        span=span,
        phrase=move(mention.phrase),
        text=mention.text if text is None else span.of(text),
        name=None if mention.name is None else rename(mention.name),
        descriptors=tuple(map(move, mention.descriptors)),
    )
