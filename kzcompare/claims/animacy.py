"""What a holder is, told by its head: a person, a body, a document, or a thing that cannot speak.

In: the head of a noun phrase in a parsed sentence. Out: one of the kinds below. The words are data
(`titles.toml`, `grammar.toml`, and `[holders]` in `evidence.toml`); no reference is resolved here.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from kzcompare.lexicon.evidence import Evidence
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.sentence import Token
from kzcompare.model.tree import Tree


class HolderKind(StrEnum):
    """Kinds of noun phrases by how well they hold a statement."""

    NOBODY = "nobody"  # no holder printed
    SPEAKER = "speaker"  # I, we
    HEARER = "hearer"  # you
    PERSON_PRONOUN = "person_pronoun"  # he, she, they, who
    THING_PRONOUN = "thing_pronoun"  # it, this, that, which
    PERSON_NAME = "person_name"
    BODY_NAME = "body_name"
    OTHER_NAME = "other_name"
    PERSON = "person"  # the minister, activists
    BODY = "body"  # the court, the campaign
    PAPER = "paper"  # the report, a poll
    SHARE = "share"  # most, 40 percent
    THING = "thing"


NAMED = {
    "PERSON": HolderKind.PERSON_NAME,
    "ORG": HolderKind.BODY_NAME,
    "NORP": HolderKind.BODY_NAME,
    "GPE": HolderKind.BODY_NAME,
}


def kind_of_holder(
    tree: Tree, head: int | None, evidence: Evidence, words: ActorWords
) -> HolderKind:
    """The kind of the noun phrase with this head; None is nobody."""
    if head is None:
        return HolderKind.NOBODY
    token = tree.tokens[head]
    lower = token.text.lower()
    pronoun = next((kind for kind, forms in _pronouns().items() if lower in forms), None)
    if pronoun is not None:
        return pronoun
    if token.pos == "PROPN" or (token.pos == "NOUN" and token.text[0].isupper() and head > 0):
        return NAMED.get(token.entity, HolderKind.OTHER_NAME)
    listed = _listed({lower, token.lemma.lower()}, evidence, words)
    if listed is None and token.lemma.endswith(tuple(evidence.endings)):
        return HolderKind.PERSON
    return _unlisted(token) if listed is None else listed


@functools.cache
def _pronouns() -> Mapping[HolderKind, frozenset[str]]:
    """The forms of the pronouns that have a kind of their own; all others stand for things."""
    words = load_grammar_words()
    third = words.masculine | words.feminine | words.third_plural
    return MappingProxyType(
        {
            HolderKind.SPEAKER: words.first_person,
            HolderKind.HEARER: words.second_person,
            HolderKind.PERSON_PRONOUN: third | words.personal_relatives | words.indefinite,
        }
    )


def _listed(forms: set[str], evidence: Evidence, words: ActorWords) -> HolderKind | None:
    """The kind of a noun that a table has, under any of its forms."""
    tables = (
        (HolderKind.PERSON, (evidence.persons, words.titles, words.people, words.crowds)),
        (HolderKind.BODY, (evidence.bodies, words.institutions, words.collectives)),
        (HolderKind.PAPER, (evidence.papers,)),
        (HolderKind.SHARE, (evidence.shares,)),
    )
    return next(
        (kind for kind, lists in tables if any(not listed.isdisjoint(forms) for listed in lists)),
        None,
    )


def _unlisted(token: Token) -> HolderKind:
    """The kind of a word that no table has, by its word class."""
    if token.pos in ("PRON", "DET", "SCONJ"):
        return HolderKind.THING_PRONOUN
    if token.pos in ("ADJ", "NUM"):
        return NAMED.get(token.entity, HolderKind.SHARE)
    return NAMED.get(token.entity, HolderKind.THING)
