"""Whether a place does something at one spot, or only says where something is."""

from __future__ import annotations

import re

from kzcompare.model.actor import Mention
from kzcompare.model.claim import ReadArticle

LOCATING = re.compile(
    r"\b(?:in|at|near|from|to|into|across|around|outside|throughout|via|on|leave|leaving|left"
    r"|visit\w*|toward|towards|between|over|through|within|inside|of|for|reach\w*|fled)"
    r"(?: the)?(?: former)?(?: (?:city|town|capital|region|province|state) of)? ?$",
    re.IGNORECASE,
)
QUALIFYING = re.compile(r"[ -][a-z]+|, [A-Z]")
OWNING = re.compile(r"['’]s? \w+")
ACTING = re.compile(
    r"^(?: (?:has|have|had|is|was|were|will|would|may|might|can|could|should|must|did"
    r"|does|[a-z]+ed|says?|wants?|denies|insists|needs|fears)\b)"
)


def acts_here(article: ReadArticle, mention: Mention) -> bool:
    """Whether a place does, undergoes or owns something as a state, by the words around it."""
    text = article.article.text
    owns = OWNING.match(text[mention.span.end :][:30]) is not None
    return does_here(article, mention) or (owns and not locates(article, mention))


def does_here(article: ReadArticle, mention: Mention) -> bool:
    """Whether a place does or undergoes something, judged by the words around it."""
    text = article.article.text
    before, after = text[: mention.span.start][-40:], text[mention.span.end :][:30]
    if after.startswith(("-based", "-born", ",", ".")):
        return False
    if after.startswith(("-led", "-backed", "-controlled", "-sponsored", "-friendly")):
        return True
    if LOCATING.search(before):
        return False
    if ACTING.match(after):
        return True
    paired = re.match(
        r" and ([A-Z][\w-]+)(.*)", after + text[mention.span.end + 30 :][:20], re.DOTALL
    )
    if paired is not None and ACTING.match(paired.group(2)):
        return True
    linked = re.search(r"([A-Z][\w-]+) and $", before)
    return linked is not None and ACTING.match(after) is not None


def locates(article: ReadArticle, mention: Mention) -> bool:
    """Whether the place only says where something is."""
    return LOCATING.search(article.article.text[: mention.span.start][-40:]) is not None


def stands_in(article: ReadArticle, mention: Mention) -> bool:
    """Whether something is "in" or "near" the name, as only places have it."""
    before = article.article.text[: mention.span.start][-40:]
    return re.search(r"\b(?:in|near|across|throughout|outside|around) $", before) is not None


def names_party(article: ReadArticle, mention: Mention) -> bool:
    """Whether a country is meant as a state: it neither locates nor only qualifies a noun."""
    if mention.deed is not None:
        return True
    after = article.article.text[mention.span.end :][:20]
    return not locates(article, mention) and QUALIFYING.match(after) is None
