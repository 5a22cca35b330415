"""Who a verb or noun belongs to: the noun phrase behind a cue, followed through the grammar."""

from __future__ import annotations

from kzcompare.claims.noun_phrases import antecedent_of, phrase
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.syntax import (
    ANY_SUBJECTS,
    NOMINAL,
    NOUN_CLAUSES,
    NOUNS,
    PREPOSITIONAL,
    TIMES,
    VERBS,
)
from kzcompare.model.tree import Tree

__all__ = ["agent_of", "is_passive", "phrase", "possessor_of", "subject_of"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Joined to their head by sharing its subject: "said ... and added", "began to say", "by saying".
SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep"})
PAUSES = frozenset({",", "”", '"', "''", "-", "–", "—"})


def subject_of(tree: Tree, verb: int) -> int | None:
    """The word that does what the verb says, or None where the sentence names nobody.

    A passive verb is done by its agent ("was told by X"); a participle or infinitive borrows the
    subject of the clause it hangs on. Of a relative clause the pronoun is given, whose `phrase`
    reaches back to the noun before it.
    """
    if is_passive(tree, verb):
        return tree.child(verb, "nsubjpass") if _is_quoted(tree, verb) else agent_of(tree, verb)
    own = _own_subject(tree, verb)
    if own is not None:
        return _antecedent(tree, own)
    if _is_finite(tree, verb) and tree.tokens[verb].dep != "conj":
        lost = _lost_subject(tree, verb)
        if lost is not None:
            return lost
    return _borrowed(tree, verb)


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb form is passive: "was told", "accused by", "had it named"."""
    if tree.child(verb, "nsubjpass", "auxpass") is not None:
        return True
    token = tree.tokens[verb]
    is_bare = token.tag == "VBN" and tree.child(verb, "aux") is None
    causing = load_grammar_words().causing  # somebody else does it
    if is_bare and token.dep == "ccomp" and tree.tokens[token.head].lemma in causing:
        return True
    is_participle = token.tag == "VBN" and token.dep in ("acl", "advcl", "amod")
    return is_participle and not _has_have(tree, verb)


def _is_quoted(tree: Tree, verb: int) -> bool:
    """Whether a passive reports its subject's words: "was quoted as saying"."""
    if tree.tokens[verb].lemma not in load_speech_words().quoting:
        return False
    return any(
        tree.tokens[p].lemma == "as" and tree.child(p, "pcomp") is not None
        for p in tree.children(verb, "prep")
    )


def agent_of(tree: Tree, verb: int) -> int | None:
    """The noun after "by"."""
    agent = tree.child(verb, "agent")
    return None if agent is None else tree.child(agent, "pobj")


def _has_have(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[c].lemma in ("have", "having") for c in tree.children(verb, "aux"))


def _is_finite(tree: Tree, verb: int) -> bool:
    forms = (verb, *tree.children(verb, "aux"))
    return any(tree.tokens[i].tag in FINITE for i in forms)


def _own_subject(tree: Tree, verb: int) -> int | None:
    """The subject of a verb; of several, the one next to it: "Tuesday, after lunch, she said".

    "She herself" is one, and "she".
    """
    found = tree.children(verb, *ANY_SUBJECTS, "expl")
    found = tuple(i for i in found if not _is_reflexive(tree, i)) or found
    before = [i for i in found if i < verb]
    return before[-1] if before else next(iter(found), None)


def _lost_subject(tree: Tree, verb: int) -> int | None:
    """The noun before a verb that the parser gave to an introduction: "In Rome, a priest, X, said".

    It takes such a noun for an apposition of the last noun of the introduction.
    """
    at = verb - 1
    while at >= 0 and tree.tokens[at].pos in ("ADV", "AUX", "PART", "PUNCT"):
        at -= 1
    if at < 0 or tree.tokens[at].text in '”"':
        return None
    found = None
    for i in (at, *tree.ancestors(at)):
        token = tree.tokens[i]
        if i >= verb or token.head == i:
            break
        if token.pos not in NOMINAL:
            continue
        if token.head == verb and token.dep == "npadvmod" and token.entity not in TIMES:
            return i
        first = min(tree.subtree(i))
        if token.dep == "appos" and first > 0 and tree.tokens[first - 1].text == ",":
            found = i
    return found


def _antecedent(tree: Tree, subject: int) -> int | None:
    """The subject itself, for a dummy None; a document is replaced by whoever issued it."""
    token = tree.tokens[subject]
    if token.dep == "expl":
        return None
    if token.text.lower() not in load_grammar_words().relatives:
        return subject
    noun = antecedent_of(tree, subject)
    if noun is None:
        return subject if token.text.lower() in ("who", "that", "which") else None
    issuer = _issuer(tree, noun)
    return subject if issuer == noun else issuer


def _borrowed(tree: Tree, verb: int) -> int | None:
    """The subject of the clause that a verb without one hangs on."""
    token = tree.tokens[verb]
    if token.dep in NOUN_CLAUSES:
        return _of_participle(tree, verb)
    if token.head == verb or token.dep not in SHARING:
        return None
    above = token.head
    if tree.tokens[above].pos in VERBS:
        controlled = _controlling(tree, verb, above)
        if controlled is not None:
            return controlled
        own = _own_subject(tree, above)
        if own is not None:
            return _shared(tree, verb, above, own)
    if tree.tokens[above].pos in NOUNS and token.dep in ("prep", "pcomp"):
        is_talk = tree.tokens[above].lemma in load_speech_words().exchanges
        return _subject_above(tree, above) if is_talk else None
    return _borrowed(tree, above)


def _controlling(tree: Tree, verb: int, above: int) -> int | None:
    """The object that does what an infinitive says: "asked her to say", not "used it to say"."""
    token = tree.tokens[verb]
    thing = tree.child(above, "dobj") if token.dep == "xcomp" and token.tag != "VBG" else None
    if thing is None or tree.tokens[above].lemma in load_speech_words().means:
        return None
    return None if _is_reflexive(tree, thing) else thing


def _is_reflexive(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text.lower().endswith(("self", "selves"))


def _shared(tree: Tree, verb: int, above: int, own: int) -> int | None:
    """The subject of the verb above, or whoever tells that clause; None for a dummy "it"."""
    if _is_dummy(tree, own, above, verb):
        return None
    teller = _teller(tree, verb, above)
    return _antecedent(tree, own) if teller is None else teller


def _is_dummy(tree: Tree, own: int, above: int, verb: int) -> bool:
    """Whether a borrowed subject names nobody: "it is important to note"."""
    token = tree.tokens[own]
    is_infinitive = any(tree.tokens[c].tag == "TO" for c in tree.children(verb, "aux"))
    is_dummy = token.text.lower() in load_grammar_words().dummies
    return is_dummy and is_infinitive and tree.tokens[above].lemma == "be"


def _teller(tree: Tree, verb: int, above: int) -> int | None:
    """Who tells, where a participle after a comma hangs on what is told: "X says Y left, adding".

    None where the clause it hangs on is not told by anybody.
    """
    token = tree.tokens[verb]
    if token.tag != "VBG" or token.dep != "advcl" or verb == 0:
        return None
    if tree.tokens[verb - 1].text not in PAUSES:
        return None
    top = above
    while tree.tokens[top].dep in ("conj", "advcl", "xcomp") and tree.tokens[top].head < top:
        top = tree.tokens[top].head
    if tree.tokens[top].dep != "ccomp" or not tree.tokens[top].head < top:
        return None
    return subject_of(tree, tree.tokens[top].head)


def _of_participle(tree: Tree, verb: int) -> int | None:
    """Who does what a participle beside a noun says: the noun, its maker, the main subject."""
    noun = tree.tokens[verb].head
    issuer = _issuer(tree, noun)
    if issuer != noun:
        return issuer
    follows_comma = verb > 0 and tree.tokens[verb - 1].text in PAUSES
    is_object = tree.tokens[noun].dep in ("pobj", "dobj", "attr")
    if tree.tokens[verb].tag == "VBG" and is_object and follows_comma:
        return _subject_above(tree, noun)
    if tree.tokens[noun].lemma in load_speech_words().exchanges:
        return _subject_above(tree, noun)
    return noun


def _subject_above(tree: Tree, noun: int) -> int | None:
    """The subject of the clause around a noun; the noun where it has none."""
    for above in tree.ancestors(noun):
        if tree.tokens[above].pos in VERBS:
            return subject_of(tree, above)
    return noun


def _issuer(tree: Tree, noun: int) -> int:
    """Who speaks through a document or banner: in "X released a statement saying ..." it is X."""
    token = tree.tokens[noun]
    words = load_speech_words()
    if token.lemma not in words.documents and token.lemma not in words.carriers:
        return noun
    owner = possessor_of(tree, noun)
    if owner is not None:
        return owner
    while token.dep == "conj":
        noun_above = token.head
        token = tree.tokens[noun_above]
    if token.dep == "dobj" and tree.tokens[token.head].lemma in words.issuing:
        issuer = subject_of(tree, token.head)
        return noun if issuer is None else issuer
    if token.dep == "pobj" and tree.tokens[token.head].lemma in ("in", "with", "through", "via"):
        above = tree.tokens[token.head].head
        if tree.tokens[above].pos == "VERB":
            issuer = subject_of(tree, above)
            return noun if issuer is None else issuer
    return noun


def possessor_of(tree: Tree, noun: int) -> int | None:
    """Who has or makes what a noun names: "X's claim", "the claim of X", "a claim by X"."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for preposition in tree.children(noun, *PREPOSITIONAL):
        if tree.tokens[preposition].lemma in ("by", "from", "among"):
            return tree.child(preposition, "pobj")
    return None
