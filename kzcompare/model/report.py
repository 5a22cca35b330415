"""The one result of a comparison: all that a renderer may see."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kzcompare.model.actor import Actor, DeedRole
from kzcompare.model.article import Article, Listed
from kzcompare.model.claim import ReadArticle
from kzcompare.model.copy import Copy
from kzcompare.model.corpus import Corpus
from kzcompare.model.row import Row, Stance
from kzcompare.model.span import Span


class Skipped(Struct, frozen=True):
    """An input that could not be used, and why, in words for the user."""

    file: str
    reason: str


class Fallback(Struct, frozen=True):
    """A weaker method that was used instead of the usual one, and why."""

    reason: str


class Report(Struct, frozen=True):
    """Articles in source order, what was left out, and what the comparison found.

    `rows` are best first, `actors` most mentioned first; `copies` says which articles have texts in
    common. `apart` are articles that were loaded and not compared, for they are not in English.
    Parts that a command did not ask for are empty.

    Of a corpus that was compared before, what is asked of `corpus` may be all that a command needs:
    then `listed` has what is known of each source, `articles` are made when they are looked at,
    and what else there is of the parts is left to `corpus`.
    """

    version: str
    articles: Sequence[ReadArticle]
    skipped: tuple[Skipped, ...] = ()
    fallbacks: tuple[Fallback, ...] = ()
    actors: tuple[Actor, ...] = ()
    rows: tuple[Row, ...] = ()
    copies: tuple[Copy, ...] = ()
    apart: tuple[Article, ...] = ()
    listed: tuple[Listed, ...] = ()
    corpus: Corpus | None = None

    @property
    def sources(self) -> tuple[Listed, ...]:
        """What is known of each source, in order."""
        return self.listed or tuple(
            Listed(read.article.source, read.article.words) for read in self.articles
        )


class Quoted(Struct, frozen=True):
    """Verbatim words of one source with their place."""

    source: str
    span: Span
    text: str


class Said(Struct, frozen=True):
    """Something an actor says, and how the source frames it.

    `framing` is the word that shows the stance, None where the source only reports. `is_own` says
    that the stance is the actor's own ("rejected"), and the source only reports it.
    """

    quote: Quoted
    cue: str | None
    stance: Stance
    framing: Quoted | None = None
    is_own: bool = False


class Action(Struct, frozen=True):
    """What an actor does or suffers: the verb in dictionary form, and where it is printed."""

    role: DeedRole
    verb: str
    quote: Quoted


class SourceView(Struct, frozen=True):
    """What one source has on an actor; every list is in text order.

    `names` are (printed name, count), most frequent first. `about` is what the source says of the
    actor in its own voice, `by_others` what it lets others say, as (holder, words). `actions` leave
    out what the actor says: that is `said`.
    """

    source: str
    names: tuple[tuple[str, int], ...]
    descriptors: tuple[Quoted, ...]
    actions: tuple[Action, ...]
    about: tuple[Quoted, ...]
    by_others: tuple[tuple[str, Quoted], ...]
    said: tuple[Said, ...]
    figures: tuple[Quoted, ...]
    dates: tuple[tuple[str, Quoted], ...]


class Party(Struct, frozen=True):
    """An actor's part in a row: sources where they hold a cell, and where a cell speaks of them."""

    row: Row
    holds: tuple[str, ...]
    named: tuple[str, ...]


class Collocate(Struct, frozen=True):
    """A word that stands in an actor's sentences more often than chance has it.

    `together` and `everywhere` count sentences; `score` is the log-likelihood ratio.
    """

    word: str
    together: int
    everywhere: int
    score: float


class Dossier(Struct, frozen=True):
    """One actor, source by source; `silent` lists the sources that never name them.

    `parties` are the rows they are party to, best first; `collocates` are most telling first, and
    empty where the corpus is too small for them.
    """

    actor: Actor
    views: tuple[SourceView, ...]
    silent: tuple[str, ...]
    parties: tuple[Party, ...] = ()
    collocates: tuple[Collocate, ...] = ()
