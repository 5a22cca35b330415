"""Whether a place does something at one spot, or only says where something is."""

from __future__ import annotations

import functools
import re

from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.actor import Mention
from kzcompare.model.claim import ReadArticle

QUALIFYING = re.compile(r"[ -][a-z]+|, [A-Z]")
OWNING = re.compile(r"['’]s? \w+")


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
    led = load_actor_words().led
    if after.startswith(tuple(f"-{word}" for word in led)):
        return True
    if _locating().search(before):
        return False
    if _acting().match(after):
        return True
    paired = re.match(
        r" and ([A-Z][\w-]+)(.*)", after + text[mention.span.end + 30 :][:20], re.DOTALL
    )
    return paired is not None and _acting().match(paired.group(2)) is not None


def locates(article: ReadArticle, mention: Mention) -> bool:
    """Whether the place only says where something is."""
    return _locating().search(article.article.text[: mention.span.start][-40:]) is not None


def stands_in(article: ReadArticle, mention: Mention) -> bool:
    """Whether something is "in" or "near" the name, as only places have it."""
    before = article.article.text[: mention.span.start][-40:]
    locating = "|".join(sorted(load_grammar_words().locating))
    return re.search(rf"\b(?:{locating}) $", before) is not None


def names_party(article: ReadArticle, mention: Mention) -> bool:
    """Whether a country is meant as a state: it neither locates nor only qualifies a noun."""
    if mention.deed is not None:
        return True
    after = article.article.text[mention.span.end :][:20]
    return not locates(article, mention) and QUALIFYING.match(after) is None


@functools.cache
def _locating() -> re.Pattern[str]:
    """What stands before a place that only says where: "in the former city of"."""
    words = load_actor_words()
    before = "|".join(word.replace("*", r"\w*") for word in sorted(words.before_places))
    kinds = "|".join(sorted(words.place_kinds))
    return re.compile(rf"\b(?:{before})(?: the)?(?: former)?(?: (?:{kinds}) of)? ?$", re.IGNORECASE)


@functools.cache
def _acting() -> re.Pattern[str]:
    """What stands behind a place that does something: a helper, a verb of states, a past form."""
    verbs = "|".join(sorted(load_actor_words().state_verbs))
    return re.compile(rf"^(?: (?:{verbs}|[a-z]+ed)\b)")
