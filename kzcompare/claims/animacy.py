"""What a holder is, told by its head: a person, a body, a document, or a thing that cannot speak.

In: the head of a noun phrase in a parsed sentence. Out: one of the kinds below. The words are data
(`titles.toml`, and `[holders]` in `evidence.toml`); no reference is resolved here.
"""

from __future__ import annotations

from enum import StrEnum

from kzcompare.lexicon.evidence import Evidence
from kzcompare.lexicon.titles import ActorWords
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


PRONOUNS = {
    HolderKind.SPEAKER: frozenset({"i", "we", "us", "me", "my", "our"}),
    HolderKind.HEARER: frozenset({"you", "your"}),
    HolderKind.PERSON_PRONOUN: frozenset(
        "he she they him her them who whom whose his their himself herself themselves everyone "
        "everybody anyone anybody someone somebody nobody".split()
    ),
}
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
    for kind, forms in PRONOUNS.items():
        if lower in forms:
            return kind
    if token.pos == "PROPN":
        return NAMED.get(token.entity, HolderKind.OTHER_NAME)
    if token.pos == "NOUN" and token.text[0].isupper() and head > 0:
        return HolderKind.OTHER_NAME  # a name that the parser did not know
    forms = {lower, token.lemma.lower()}
    if forms & evidence.persons or forms & words.titles or forms & words.people or forms & words.crowds:
        return HolderKind.PERSON
    if forms & evidence.bodies or forms & words.institutions or forms & words.collectives:
        return HolderKind.BODY
    if forms & evidence.papers:
        return HolderKind.PAPER
    if forms & evidence.shares or token.pos == "NUM":
        return HolderKind.SHARE
    if token.pos in ("PRON", "DET", "SCONJ"):
        return HolderKind.THING_PRONOUN
    if token.pos == "ADJ" or token.entity in NAMED:
        return NAMED.get(token.entity, HolderKind.SHARE)
    return HolderKind.THING
