"""What a file format hands over: a text, what the file itself says about it, marked stretches."""

from __future__ import annotations

from dataclasses import dataclass, fields

from kzcompare.model.span import Span


class UnreadableError(Exception):
    """A file that holds no article; the message is the reason, in words for the user."""


@dataclass(frozen=True, slots=True)
class About:
    """Who published a text and when, as far as one place tells. None means "not said"."""

    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None

    def filled_from(self, other: About) -> About:
        """This record with its gaps filled from `other`."""
        return About(
            **{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(About)}
        )


@dataclass(frozen=True, slots=True)
class Document:
    """One text out of a file.

    `apart` are stretches of `text` that the format knows not to be article text (front matter,
    page navigation), in order and not overlapping; paragraphs never cross their ends.
    """

    text: str
    about: About = About()
    apart: tuple[Span, ...] = ()
