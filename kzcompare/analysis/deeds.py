"""What each named actor does or suffers: the verb it is the agent or the object of.

Comes in: resolved mentions and the trees of their sentences. Goes out: the mentions with `deed`
filled in where the grammar tells; "is" and "has" say what somebody is, not what they do.
"""

from __future__ import annotations

from msgspec.structs import replace

from kzcompare.analysis.phrases import Tree, head_of
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.actor import Deed, DeedRole, Mention
from kzcompare.model.syntax import VERBS

OBJECTS = frozenset({"dobj", "obj", "dative", "iobj", "nsubjpass"})
SHARED = frozenset({"conj", "appos"})  # words that share the part of the word they hang on


def with_deeds(mentions: tuple[Mention, ...], trees: tuple[Tree, ...]) -> tuple[Mention, ...]:
    """The mentions, each with what it does or suffers where its sentence says so."""
    return tuple(replace(m, deed=_deed(trees[m.sentence], m)) for m in mentions)


def _deed(tree: Tree, mention: Mention) -> Deed | None:
    tokens = tree.sentence.tokens
    inside = [i for i, t in enumerate(tokens) if mention.span.overlaps(t.span)]
    if not inside:
        return None
    at = head_of(tree, inside[0], inside[-1] + 1)
    while tokens[at].dep in SHARED and tokens[at].head != at:
        if tokens[tokens[at].head].pos in VERBS:
            return None
        at = tokens[at].head
    above = tokens[at].head
    if tokens[at].dep == "nsubj":
        return _made(tree, above, DeedRole.DOES)
    if tokens[at].dep in OBJECTS:
        return _made(tree, above, DeedRole.SUFFERS)
    if tokens[at].dep == "pobj" and tokens[above].dep == "agent":
        return _made(tree, tokens[above].head, DeedRole.DOES)
    return None


def _made(tree: Tree, verb: int, role: DeedRole) -> Deed | None:
    """The deed for one verb, with its particle and its "not"."""
    tokens = tree.sentence.tokens
    token = tokens[verb]
    if token.pos != "VERB" or token.lemma in load_grammar_words().deedless:
        return None
    particle = next((tokens[c].text for c in tree.children[verb] if tokens[c].dep == "prt"), "")
    negated = any(tokens[c].dep == "neg" for c in tree.children[verb])
    words = " ".join(w for w in ("not" if negated else "", token.lemma, particle) if w)
    return Deed(role, words, token.span)
