"""Short makers of records for tests: say what matters, leave the rest to defaults.

Places are found by their words, so no test counts characters by hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from kzcompare.model.actor import Actor, Mention, MentionKind
from kzcompare.model.article import Article, Paragraph, Role, Source
from kzcompare.model.choices import ActorType, Kind, Verdict
from kzcompare.model.claim import Certainty, Claim, ReadArticle, Reading
from kzcompare.model.copy import Copy
from kzcompare.model.report import Fallback, Report, Skipped
from kzcompare.model.row import Cell, Reason, ReasonKind, Row, Stance
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue, CueClass, Holder, Statement


def span(text: str, words: str) -> Span:
    """Where `words` stand in `text` for the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(
    source: str,
    text: str,
    *,
    outlet: str | None = None,
    title: str | None = None,
    author: str | None = None,
    date: str | None = None,
    url: str | None = None,
    furniture: Sequence[str] = (),
) -> Article:
    """An article; its paragraphs are the lines of `text`, all body but those in `furniture`."""
    paragraphs: list[Paragraph] = []
    start = 0
    for printed in text.split("\n"):
        if printed:  # the same line may come twice
            role = Role.FURNITURE if printed in furniture else Role.BODY
            paragraphs.append(Paragraph(Span(start, start + len(printed)), role))
        start += len(printed) + 1
    made = Source(source, f"{source}.txt", outlet, title, author, date, url, "en")
    return Article(made, text, hashlib.sha256(text.encode()).hexdigest(), tuple(paragraphs))


def holder(within: Article, words: str, *, actor: str | None = None) -> Holder:
    """A holder printed as `words`."""
    return Holder(span(within.text, words), words, actor, actor)


def cue(within: Article, words: str, cls: CueClass = CueClass.NEUTRAL) -> Cue:
    """A reporting word printed as `words`."""
    return Cue(span(within.text, words), words, words, cls)


def statement(
    within: Article,
    *content: str,
    kind: Kind = Kind.INDIRECT,
    by: Holder | None = None,
    said: Cue | None = None,
    via: Sequence[Holder] = (),
) -> Statement:
    """An attribution of the stretches `content`."""
    spans = tuple(span(within.text, words) for words in content)
    return Statement(0, spans, kind, said, by, tuple(via))


def read(within: Article, *statements: Statement, mentions: Sequence[Mention] = ()) -> ReadArticle:
    """An article with its reading: one bare claim a text paragraph."""
    claims = tuple(
        Claim(p.span, i, False, (p.span,), (), (), Certainty.PLAIN, (), (), (), None)
        for i, p in enumerate(within.paragraphs)
        if p.role.is_text
    )
    return ReadArticle(within, Reading(within.digest, claims, statements, tuple(mentions)))


def cell(
    within: Article,
    words: str,
    *,
    stance: Stance = Stance.ASSERTS,
    kind: Kind = Kind.OWN,
    by: Holder | None = None,
    said: Cue | None = None,
    via: Sequence[Holder] = (),
    time: str | None = None,
    marks: Sequence[str] = (),
) -> Cell:
    """A statement of a row; its sentence is the whole line that holds `words`."""
    place = span(within.text, words)
    start = within.text.rfind("\n", 0, place.start) + 1
    end = within.text.find("\n", place.end)
    sentence = Span(start, end if end >= 0 else len(within.text))
    return Cell(
        within.id,
        place,
        words,
        sentence,
        kind,
        stance,
        by,
        tuple(via),
        said,
        time,
        marks=tuple(sorted(span(within.text, mark) for mark in marks)),
    )


def reason(
    kind: ReasonKind,
    text: str,
    cells: tuple[int, int] = (0, 1),
    words: Sequence[tuple[int, Span]] = (),
) -> Reason:
    """A finding behind a verdict."""
    return Reason(kind, text, cells, tuple(words))


def row(
    row_id: str,
    proposition: str,
    verdict: Verdict,
    *cells: Cell,
    reasons: Sequence[Reason] = (),
    origins: int | None = None,
    score: float = 1.0,
) -> Row:
    """A row over `cells`; as many origins as sources unless said otherwise."""
    sources = len({c.source for c in cells})
    count = sources if origins is None else origins
    times = [c.time for c in cells if c.time is not None]
    return Row(
        row_id,
        proposition,
        verdict,
        score,
        tuple(reasons),
        sources,
        count,
        cells,
        (min(times), max(times)) if times else None,
    )


def actor(
    name: str,
    kind: ActorType = ActorType.PERSON,
    *,
    named: Mapping[str, Sequence[tuple[Article, str]]],
    aliases: Sequence[str] = (),
) -> Actor:
    """An actor; `named` gives, for each source, the words that name it there."""
    mentions = tuple(
        (source, tuple(mention(within, words, name=name) for within, words in found))
        for source, found in named.items()
    )
    return Actor(name, kind, tuple(aliases), mentions)


def mention(within: Article, words: str, *, name: str | None = None) -> Mention:
    """A name at its first place in an article."""
    place = span(within.text, words)
    return Mention(place, place, words, MentionKind.NAME, 0, None, name)


def report(
    *articles: ReadArticle,
    rows: Sequence[Row] = (),
    actors: Sequence[Actor] = (),
    skipped: Mapping[str, str] | None = None,
    fallbacks: Sequence[str] = (),
    copies: Sequence[Copy] = (),
) -> Report:
    """A report; `skipped` maps files to reasons."""
    left_out = tuple(Skipped(file, why) for file, why in (skipped or {}).items())
    weaker = tuple(Fallback(why) for why in fallbacks)
    found = tuple(copies)
    return Report("0.0.0", articles, left_out, weaker, tuple(actors), tuple(rows), found)
