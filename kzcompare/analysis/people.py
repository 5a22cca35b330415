"""What one article tells of its persons: offices and trades they are printed with, their sex."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from kzcompare.analysis.phrases import Tree
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.choices import ActorType


def roles_of(
    mentions: tuple[Mention, ...], trees: tuple[Tree, ...], words: ActorWords
) -> dict[str, Counter[str]]:
    """For each office or trade, the persons it is printed with.

    Those whose office is of something stand under that too: "head of agency".
    """
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind is not MentionKind.NAME or mention.type is not ActorType.PERSON:
            continue
        if mention.name is None:
            continue
        near = [mention.phrase, *mention.descriptors]
        tree = trees[mention.sentence]
        for at, token in enumerate(tree.sentence.tokens):
            if any(s.contains(token.span) for s in near) and not mention.span.contains(token.span):
                lemma = token.lemma
                if lemma in words.titles or lemma in words.people:
                    roles[lemma][mention.name] += 1
                    field = role_field(tree, at)
                    if field is not None:
                        roles[field][mention.name] += 1
    return roles


def role_field(tree: Tree, at: int) -> str | None:
    """An office with what it is of: "head of agency"; None where it is of nothing."""
    tokens = tree.sentence.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].text.lower() != "of":
        return None
    below = [c for c in tree.children[at + 1] if tokens[c].dep == "pobj"]
    return f"{tokens[at].lemma} of {tokens[below[0]].lemma}" if below else None


def sexes_of(
    mentions: tuple[Mention, ...],
    words: ActorWords,
    titled: Mapping[str, str],
    roles: Mapping[str, Counter[str]],
) -> dict[str, str]:
    """The sex of each person as far as titles, nouns and given names tell."""
    found: dict[str, str] = {}
    for lemma, names in roles.items():
        if lemma in words.sex:
            for name in names:
                found.setdefault(name, words.sex[lemma])
    for mention in mentions:
        if mention.type is ActorType.PERSON and mention.name and mention.kind is MentionKind.NAME:
            sex = titled.get(mention.text) or sex_of(mention.name, words, titled)
            if sex:
                found[mention.name] = sex
    return found


def sex_of(name: str, words: ActorWords, titled: Mapping[str, str]) -> str | None:
    """The sex that a title or the given name tells, "male" or "female"."""
    if name in titled:
        return titled[name]
    first = name.split(maxsplit=1)[0].lower()
    return words.sex.get(first) if " " in name and first in words.given_names else None
