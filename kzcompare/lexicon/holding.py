"""Which name in the noun phrase of a holder is who holds, and which only belongs to it.

In: the words of a holder and a mention inside them. Out: yes or no. The words that decide are those
of `data/en/speech.toml`. "Senator Ruiz of Nevada" is Ruiz, "critics of Ruiz" and "the Ruiz camp"
are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.actor import Mention
from kzcompare.model.choices import ActorType
from kzcompare.model.span import Span

WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")
OWNING = ("'s", "’s", "' ", "’ ")


def names_holder(text: str, holder: Span, mention: Mention) -> bool:
    """Whether a mention inside the printed words of a holder, `holder`, is who holds.

    It stands behind no preposition that is not of its title, is followed by no noun, and owns
    nothing but a document through which it speaks ("Ruiz's letter"). A body beside those who speak
    for it is who holds ("a spokesman for the ministry"), so is a place behind the body that it is
    ("the city of Lima").
    """
    if not holder.contains(mention.span):
        return False
    words = load_speech_words()
    is_body = mention.type is ActorType.ORGANISATION
    behind = text[mention.span.end : holder.end]
    following = WORD.match(behind.lstrip())
    if behind.startswith(OWNING):
        return _is_document(behind) and not text[holder.start : mention.span.start].strip()
    ends = words.belonging | load_grammar_words().after_names
    if following is not None and following[0].lower() not in ends:
        return is_body and behind.strip().lower() in words.deputies
    before = text[holder.start : mention.span.start]
    if mention.type is ActorType.PERSON:
        before = before.rpartition(",")[2]  # "the mayor of Lima, Ana Ruiz"
    told = [word.lower() for word in WORD.findall(before)]
    first = next((n for n, word in enumerate(told) if word in words.belonging), None)
    if first is None:
        return True
    head = told[first - 1] if first else ""
    if mention.type is ActorType.PERSON:
        return _is_title(head, told[first + 1 :])
    return head in words.deputies if is_body else head in words.namesakes


def _is_document(behind: str) -> bool:
    """Whether what somebody owns is a text of theirs: "'s guarded statements on the dam"."""
    words = load_speech_words()
    owned: list[str] = []
    for word in WORD.findall(behind.partition("s ")[2]):
        if word.lower() in words.belonging:
            break
        owned.append(word.lower())
    return bool(owned) and bool({owned[-1], owned[-1].removesuffix("s")} & words.documents)


def _is_title(head: str, area: Sequence[str]) -> bool:
    """Whether words before a name are its title, as in "secretary of state Ana Ruiz"."""
    titles = load_actor_words().titles
    return head in titles and bool(area) and titles.isdisjoint(area)
