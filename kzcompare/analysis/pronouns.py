"""Whom a pronoun means, of those printed shortly before it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.analysis.phrases import Tree
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.choices import ActorType


class Candidate(Struct, frozen=True):
    """Somebody a later pronoun may refer to. `at` is the index of the mention."""

    at: int
    sentence: int
    name: str | None
    type: ActorType | None
    is_subject: bool
    is_quoted: bool
    end: int  # of the phrase: "A banker, he ..." describes "he", it does not come before it
    is_plural: bool = False


def refer_pronoun(
    mention: Mention,
    tree: Tree,
    at: int,
    *,
    near: list[Candidate],
    before: list[Mention],
    sexes: Mapping[str, str],
) -> Mention:
    """The pronoun with the name it refers to, if one candidate is clearly ahead."""
    lower, words = mention.text.lower(), load_grammar_words()
    if lower in words.personal_relatives:
        return _relative(mention, tree, at, before)
    if lower in words.masculine | words.feminine:
        return _personal(mention, "male" if lower in words.masculine else "female", near, sexes)
    bodies = (ActorType.GROUP, ActorType.ORGANISATION)
    if lower in words.third_plural:
        plural = [c for c in near if c.is_plural or c.type in bodies]
        return _closest(mention, plural)
    tokens = tree.sentence.tokens
    speaks = lower == "it" and tokens[tokens[at].head].lemma in words.announcing
    if speaks or lower == "its":
        single = [c for c in near if c.type in (*bodies, ActorType.PLACE) and not c.is_plural]
        return _closest(mention, [c for c in single if c.is_subject])
    return mention


def _relative(mention: Mention, tree: Tree, at: int, result: list[Mention]) -> Mention:
    """Resolve "who" to the noun its clause hangs on."""
    tokens = tree.sentence.tokens
    verb = at
    for _ in range(len(tokens)):
        if tokens[verb].dep == "relcl" or tokens[verb].head == verb:
            break
        verb = tokens[verb].head
    if tokens[verb].dep != "relcl":
        return mention
    target = tokens[tokens[verb].head]
    for other in reversed(result):
        if other.sentence != mention.sentence:
            break
        if other.span.contains(target.span) and other.kind is not MentionKind.PRONOUN:
            return replace(mention, name=other.name, type=other.type)
    return mention


def _personal(
    mention: Mention, sex: str, near: list[Candidate], sexes: Mapping[str, str]
) -> Mention:
    """Resolve "he" and "she": nearest sentence, then subjects, then those of known sex."""
    people = [
        c
        for c in near
        if c.type is ActorType.PERSON
        and sexes.get(c.name or "", sex) == sex
        and not 0 <= mention.span.start - c.end <= len(", ")
    ]
    if not people:
        return mention
    ranked: dict[str | None, tuple[int, ...]] = {}
    for c in people:
        rank = _rank(c, mention, sexes)
        ranked[c.name] = max(ranked.get(c.name, rank), rank)
    best = max(ranked.values())
    leading = [name for name, rank in ranked.items() if rank == best]
    if len(leading) != 1:
        return mention
    return replace(mention, name=leading[0], type=ActorType.PERSON)


def _rank(c: Candidate, mention: Mention, sexes: Mapping[str, str]) -> tuple[int, ...]:
    distance = mention.sentence - c.sentence
    subject = int(c.is_subject)
    known = int((c.name or "") in sexes)
    return (-distance + subject, known, -distance)


def _closest(mention: Mention, options: list[Candidate]) -> Mention:
    """The nearest subject, else the nearest candidate."""
    if not options:
        return mention
    best = max(options, key=lambda c: (c.sentence + int(c.is_subject), c.at))
    return replace(mention, name=best.name, type=best.type)
