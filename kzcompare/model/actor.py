"""People, bodies and places that act, and the words that name them."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kzcompare.model.choices import ActorType
from kzcompare.model.span import Span


class MentionKind(StrEnum):
    """How an actor is named at one spot."""

    NAME = "name"  # "Angela Merkel", "the OECD"
    NOMINAL = "nominal"  # "the former president", "Austrian police"
    PRONOUN = "pronoun"  # "he", "their"


class DeedRole(StrEnum):
    """Which part an actor has in what a sentence tells."""

    DOES = "does"  # subject of an active verb, or "by" somebody
    SUFFERS = "suffers"  # object, or subject of a passive verb


class Deed(Struct, frozen=True, array_like=True, gc=False):
    """What an actor does or suffers at one spot; `verb` is in dictionary form ("not step down")."""

    role: DeedRole
    verb: str
    span: Span


class Mention(Struct, frozen=True, array_like=True, gc=False):
    """A stretch of one article that names an actor.

    `span` covers the name itself ("Angela Merkel"), `phrase` the noun phrase around it with titles
    and descriptions ("German Chancellor Angela Merkel, 58,"). `sentence` is an index into the
    article's sentences. `name` is what the mention refers to inside its article: the fullest name
    its article uses, or None where it stays unresolved. `type` is None where nothing tells.
    `descriptors` are words of the same sentence that say who the actor is: titles, modifiers,
    appositions, what follows "is".
    """

    span: Span
    phrase: Span
    text: str
    kind: MentionKind
    sentence: int
    type: ActorType | None = None
    name: str | None = None
    descriptors: tuple[Span, ...] = ()
    deed: Deed | None = None


class AliasNote(Struct, frozen=True, array_like=True, order=True):
    """Why a name that no text explains is taken for an actor; what the alias table says of it.

    `kind` is the table's ("metonym", "title"); `since` and `until` are ISO dates, perhaps partial,
    None where no limit is known; `language` is a two-letter code.
    """

    alias: str
    kind: str
    since: str | None
    until: str | None
    language: str
    source: str


class Actor(Struct, frozen=True, array_like=True):
    """An actor over all articles: canonical name, type, every printed alias, mentions by source.

    `mentions` has one entry a source that names the actor, in source order; only names count,
    never pronouns. An `ambiguous` name may mean any of `candidates`, and is joined to none.
    """

    name: str
    type: ActorType
    aliases: tuple[str, ...]
    mentions: tuple[tuple[str, tuple[Mention, ...]], ...]
    ambiguous: bool = False
    candidates: tuple[str, ...] = ()
    notes: tuple[AliasNote, ...] = ()
