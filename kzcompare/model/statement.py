"""Statements: who is said to say, think, want or order what."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kzcompare.model.choices import Framing, Kind
from kzcompare.model.span import Span


class CueClass(StrEnum):
    """What a reporting word says about the truth of what it reports."""

    NEUTRAL = "neutral"  # said, told, according to
    ASSERTIVE = "assertive"  # insisted, warned
    DOUBTFUL = "doubtful"  # claimed, alleged
    FACTIVE = "factive"  # revealed, acknowledged
    DENYING = "denying"  # denied, rejected: the holder is against the content
    ATTITUDE = "attitude"  # wants, fears, condemned
    DIRECTIVE = "directive"  # urged, ordered, called for: the content is to come about


class Mood(StrEnum):
    """Whether the reporting itself is presented as a fact."""

    PLAIN = "plain"  # said
    POSSIBLE = "possible"  # may say, could deny
    CONDITIONAL = "conditional"  # would say; if they say
    ASKED = "asked"  # Did they say ...?
    DUE = "due"  # should say, must deny


class Cue(Struct, frozen=True, array_like=True, gc=False):
    """The words that attribute: span, printed text, dictionary form and class."""

    span: Span
    text: str
    lemma: str
    cls: CueClass


class Holder(Struct, frozen=True, array_like=True, gc=False):
    """Who stands behind a content, as printed (`span`, `text`).

    `name` is what the words refer to in this article ("he" -> "Angela Merkel"), None where that
    stays open. `actor` is the canonical name over all articles, filled in when actors are linked.
    `is_plural` says that the printed words are several ("they", "officials", "X and Y"),
    `is_pronoun` that they are a pronoun.
    """

    span: Span
    text: str
    name: str | None = None
    actor: str | None = None
    is_plural: bool = False
    is_pronoun: bool = False


class Statement(Struct, frozen=True, array_like=True, gc=False):
    """One attribution: content (one or more stretches, in text order), holder, cue, kind.

    `sentence` is the index of the sentence in which the content begins. `holder` is None where
    nobody is printed ("reportedly"). `via` names those who relayed it, nearest the article first.
    `pattern` is the name of the rule that found it. `framed_by` are the words that show the
    article's own `framing`, in text order; they may stand in the next sentence.
    """

    sentence: int
    content: tuple[Span, ...]
    kind: Kind
    cue: Cue | None = None
    holder: Holder | None = None
    via: tuple[Holder, ...] = ()
    negated: bool = False  # "did not say that ..."
    pattern: str = ""
    mood: Mood = Mood.PLAIN
    framing: Framing = Framing.NEUTRAL
    framed_by: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """The smallest span over the whole content."""
        return Span(self.content[0].start, self.content[-1].end)
