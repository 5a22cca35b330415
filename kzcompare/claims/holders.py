"""Who a verb or noun belongs to: the noun phrase behind a cue, followed through the grammar."""

from __future__ import annotations

from kzcompare.model.span import Span
from kzcompare.model.tree import Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
# Joined to their head by sharing its subject: "said ... and added", "began to say", "by saying".
SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep"})
# Left out of a printed holder: clauses and asides that describe, not name.
ASIDES = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis", "dep"})
# What people speak through: its maker, not the paper, holds what it says.
DOCUMENTS = frozenset(
    "address blog comment declaration email essay interview letter memo message note order post "
    "release remark speech statement tweet".split()
)
LONGEST = 12  # words; a longer noun phrase is cut to its head and what stands before it


def subject_of(tree: Tree, verb: int) -> int | None:
    """The word that does what the verb says, or None where the sentence names nobody.

    A passive verb is done by its agent ("was told by X"); a participle or infinitive borrows the
    subject of the clause it hangs on; a relative pronoun stands for the noun before it.
    """
    if is_passive(tree, verb):
        return agent_of(tree, verb)
    own = tree.child(verb, *SUBJECTS)
    if own is not None:
        return _antecedent(tree, own, verb)
    return _borrowed(tree, verb)


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb form is passive: "was told", "accused by"."""
    if tree.child(verb, "nsubjpass", "auxpass") is not None:
        return True
    token = tree.tokens[verb]
    return token.tag == "VBN" and token.dep in ("acl", "advcl", "amod") and not _has_have(tree, verb)


def agent_of(tree: Tree, verb: int) -> int | None:
    """The noun after "by"."""
    agent = tree.child(verb, "agent")
    return None if agent is None else tree.child(agent, "pobj")


def _has_have(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[c].lemma == "have" for c in tree.children(verb, "aux"))


def _antecedent(tree: Tree, subject: int, verb: int) -> int | None:
    token = tree.tokens[subject]
    if token.text.lower() not in RELATIVES:
        return None if token.dep == "expl" else subject
    if tree.tokens[verb].dep == "relcl":
        return tree.tokens[verb].head
    for above in tree.ancestors(verb):
        if tree.tokens[above].dep == "relcl":
            return tree.tokens[above].head
    return subject if token.text.lower() in ("who", "that", "which") else None


def _borrowed(tree: Tree, verb: int) -> int | None:
    """The subject of the clause that a verb without one hangs on."""
    token = tree.tokens[verb]
    if token.head == verb:
        return None
    if token.dep in ("acl", "relcl"):
        return _issuer(tree, token.head)
    if token.dep not in SHARING:
        return None
    above = token.head
    if tree.tokens[above].pos in ("VERB", "AUX"):
        if token.dep == "xcomp":
            controlled = tree.child(above, "dobj")
            if controlled is not None and token.tag != "VBG":
                return controlled
        own = tree.child(above, *SUBJECTS)
        if own is not None:
            return _antecedent(tree, own, above)
    if tree.tokens[above].pos in ("NOUN", "PROPN") and token.dep in ("prep", "pcomp"):
        return None
    return _borrowed(tree, above)


def _issuer(tree: Tree, noun: int) -> int:
    """Who speaks through a document: in "X released a statement saying ..." it is X."""
    token = tree.tokens[noun]
    if token.lemma not in DOCUMENTS:
        return noun
    owner = possessor_of(tree, noun)
    if owner is not None:
        return owner
    above = token.head
    if token.dep == "pobj":
        above = tree.tokens[above].head
    elif token.dep != "dobj":
        return noun
    issuer = tree.child(above, "nsubj") if tree.tokens[above].pos == "VERB" else None
    return noun if issuer is None else issuer


def possessor_of(tree: Tree, noun: int) -> int | None:
    """Who has or makes what a noun names: "X's claim", "the claim of X", "a claim by X"."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for preposition in tree.children(noun, "prep", "agent"):
        if tree.tokens[preposition].lemma in ("by", "from", "among"):
            return tree.child(preposition, "pobj")
    return None


def phrase(tree: Tree, head: int) -> Span:
    """The printed noun phrase of a word, without asides, possessive mark and outer punctuation."""
    inside = tree.subtree(head, without=lambda i: _is_aside(tree, i, head))
    inside = {i for i in inside if tree.tokens[i].dep != "case"}
    if len(inside) > LONGEST:
        inside = {i for i in inside if i <= head}
    block = _block(sorted(inside), head)
    while block and tree.tokens[block[0]].pos == "PUNCT" and block[0] != head:
        block = block[1:]
    while block and tree.tokens[block[-1]].pos == "PUNCT" and block[-1] != head:
        block = block[:-1]
    return Span(tree.tokens[block[0]].start, tree.tokens[block[-1]].end)


def _is_aside(tree: Tree, index: int, head: int) -> bool:
    token = tree.tokens[index]
    if token.dep == "conj" or token.dep == "cc":
        return token.head != head or tree.tokens[index].pos not in ("NOUN", "PROPN", "CCONJ", "PRON")
    return token.dep in ASIDES and token.text not in "[]-/"


def _block(indices: list[int], head: int) -> list[int]:
    """The unbroken run of indices around the head; gaps of one mark are bridged."""
    at = indices.index(head)
    left, right = at, at
    while left > 0 and indices[left] - indices[left - 1] <= 2:
        left -= 1
    while right + 1 < len(indices) and indices[right + 1] - indices[right] <= 2:
        right += 1
    return list(range(indices[left], indices[right] + 1))
