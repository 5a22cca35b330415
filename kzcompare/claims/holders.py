"""Who a verb or noun belongs to: the noun phrase behind a cue, followed through the grammar."""

from __future__ import annotations

from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.span import Span, trim
from kzcompare.model.tree import Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
DUMMIES = frozenset({"it", "this", "that", "there", "what"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Joined to their head by sharing its subject: "said ... and added", "began to say", "by saying".
SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep"})
# Left out of a printed holder: clauses and asides that describe, not name.
ASIDES = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis", "dep"})
LONGEST = 12  # words; a longer noun phrase is cut to its head and what stands before it


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
        return _antecedent(tree, own, verb)
    if _is_finite(tree, verb) and tree.tokens[verb].dep != "conj":
        lost = _lost_subject(tree, verb)
        if lost is not None:
            return lost
    return _borrowed(tree, verb)


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb form is passive: "was told", "accused by"."""
    if tree.child(verb, "nsubjpass", "auxpass") is not None:
        return True
    token = tree.tokens[verb]
    return token.tag == "VBN" and token.dep in ("acl", "advcl", "amod") and not _has_have(tree, verb)


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
    return any(tree.tokens[c].lemma == "have" for c in tree.children(verb, "aux"))


def _is_finite(tree: Tree, verb: int) -> bool:
    forms = (verb, *tree.children(verb, "aux"))
    return any(tree.tokens[i].tag in FINITE for i in forms)


def _own_subject(tree: Tree, verb: int) -> int | None:
    """The subject of a verb; of several, the one next to it: "Tuesday, after lunch, she said"."""
    found = tree.children(verb, *SUBJECTS)
    before = [i for i in found if i < verb]
    return before[-1] if before else next(iter(found), None)


def _lost_subject(tree: Tree, verb: int) -> int | None:
    """The noun before a verb that the parser gave to an introduction: "In Rome, a priest, X, said".

    It takes such a noun for an apposition of the last noun of the introduction.
    """
    at = verb - 1
    while at >= 0 and tree.tokens[at].pos in ("ADV", "AUX", "PART", "PUNCT"):
        at -= 1
    if at < 0 or tree.tokens[at].text in "”\"":
        return None
    found = None
    for i in (at, *tree.ancestors(at)):
        token = tree.tokens[i]
        if i >= verb or token.head == i:
            break
        if token.pos not in NOMINAL:
            continue
        if token.head == verb and token.dep == "npadvmod" and token.entity not in ("DATE", "TIME"):
            return i
        first = min(tree.subtree(i, without=lambda c, top=i: c > top))
        if token.dep == "appos" and first > 0 and tree.tokens[first - 1].text == ",":
            found = i
    return found


def _antecedent(tree: Tree, subject: int, verb: int) -> int | None:
    """The subject itself, for a dummy None; a document is replaced by whoever issued it."""
    token = tree.tokens[subject]
    if token.dep == "expl":
        return None
    if token.text.lower() not in RELATIVES:
        return subject
    noun = antecedent_of(tree, subject)
    if noun is None:
        return subject if token.text.lower() in ("who", "that", "which") else None
    issuer = _issuer(tree, noun)
    return subject if issuer == noun else issuer


def antecedent_of(tree: Tree, pronoun: int) -> int | None:
    """The noun that a relative pronoun stands for; None for other words."""
    if tree.tokens[pronoun].text.lower() not in RELATIVES:
        return None
    for above in tree.ancestors(pronoun):
        if tree.tokens[above].dep == "relcl":
            noun = tree.tokens[above].head
            return noun if noun < pronoun else None
    return None


def _borrowed(tree: Tree, verb: int) -> int | None:
    """The subject of the clause that a verb without one hangs on."""
    token = tree.tokens[verb]
    if token.head == verb:
        return None
    if token.dep in ("acl", "relcl"):
        return _of_participle(tree, verb)
    if token.dep not in SHARING:
        return None
    above = token.head
    if tree.tokens[above].pos in ("VERB", "AUX"):
        if token.dep == "xcomp" and token.tag != "VBG":
            controlled = tree.child(above, "dobj")
            if controlled is not None and _controls(tree, controlled, above):
                return controlled
        own = _own_subject(tree, above)
        if own is not None:
            if _is_dummy(tree, own, above, verb):
                return None
            teller = _teller(tree, verb, above)
            return _antecedent(tree, own, above) if teller is None else teller
    if tree.tokens[above].pos in ("NOUN", "PROPN") and token.dep in ("prep", "pcomp"):
        if tree.tokens[above].lemma in load_speech_words().exchanges:
            return _subject_above(tree, above)
        return None
    return _borrowed(tree, above)


def _controls(tree: Tree, thing: int, verb: int) -> bool:
    """Whether an object does what follows: "asked her to say", but not "used a speech to say"."""
    is_itself = tree.tokens[thing].lemma.endswith(("self", "selves"))
    return not is_itself and tree.tokens[verb].lemma not in load_speech_words().means


def _is_dummy(tree: Tree, own: int, above: int, verb: int) -> bool:
    """Whether a borrowed subject names nobody: "it is important to note"."""
    token = tree.tokens[own]
    is_infinitive = any(tree.tokens[c].tag == "TO" for c in tree.children(verb, "aux"))
    return token.text.lower() in DUMMIES and is_infinitive and tree.tokens[above].lemma == "be"


def _teller(tree: Tree, verb: int, above: int) -> int | None:
    """Who tells, where a participle after a comma hangs on what is told: "X says Y left, adding".

    None where the clause it hangs on is not told by anybody.
    """
    token = tree.tokens[verb]
    if token.tag != "VBG" or token.dep != "advcl" or verb == 0:
        return None
    if tree.tokens[verb - 1].text not in (",", "”", '"', "''", "-", "–", "—"):
        return None
    top = above
    while tree.tokens[top].dep in ("conj", "advcl", "xcomp") and tree.tokens[top].head < top:
        top = tree.tokens[top].head
    if tree.tokens[top].dep != "ccomp" or not tree.tokens[top].head < top:
        return None
    return subject_of(tree, tree.tokens[top].head)


def _of_participle(tree: Tree, verb: int) -> int | None:
    """Who does what a participle beside a noun says: the noun, or its maker, or the main subject."""
    noun = tree.tokens[verb].head
    issuer = _issuer(tree, noun)
    if issuer != noun:
        return issuer
    follows_comma = verb > 0 and tree.tokens[verb - 1].text in (",", "”", '"')
    is_object = tree.tokens[noun].dep in ("pobj", "dobj", "attr")
    if tree.tokens[verb].tag == "VBG" and is_object and follows_comma:
        return _subject_above(tree, noun)
    if tree.tokens[noun].lemma in load_speech_words().exchanges:
        return _subject_above(tree, noun)
    return noun


def _subject_above(tree: Tree, noun: int) -> int | None:
    """The subject of the clause around a noun; the noun where it has none."""
    for above in tree.ancestors(noun):
        if tree.tokens[above].pos in ("VERB", "AUX"):
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
    for preposition in tree.children(noun, "prep", "agent"):
        if tree.tokens[preposition].lemma in ("by", "from", "among"):
            return tree.child(preposition, "pobj")
    return None


def phrase(tree: Tree, head: int) -> Span:
    """The printed noun phrase of a word, without asides, possessive mark and outer punctuation.

    A relative pronoun is given with the noun it stands for when it directly follows.
    """
    noun = antecedent_of(tree, head)
    if noun is not None:
        return _with_pronoun(tree, noun, head)
    block = _words_of(tree, head)
    return Span(tree.tokens[block[0]].start, tree.tokens[block[-1]].end)


def _with_pronoun(tree: Tree, noun: int, pronoun: int) -> Span:
    block = _words_of(tree, noun)
    span = Span(tree.tokens[block[0]].start, tree.tokens[block[-1]].end)
    between = tree.tokens[block[-1] + 1 : pronoun]
    if any(t.pos not in ("PUNCT", "SPACE") for t in between):
        return span
    return span.cover(tree.tokens[pronoun].span)


def without_pronoun(text: str, span: Span) -> Span:
    """A holder without the relative pronoun at its end: "Ruiz, who" is printed as "Ruiz"."""
    words = span.of(text)
    bare, _, last = words.rpartition(" ")
    if not bare or last not in RELATIVES:
        return span
    return trim(text, Span(span.start, span.start + len(bare.rstrip(" ,;–—-("))))


def _words_of(tree: Tree, head: int) -> list[int]:
    inside = tree.subtree(head, without=lambda i: _is_aside(tree, i, head))
    inside = {i for i in inside if tree.tokens[i].dep != "case"}
    if len(inside) > LONGEST:
        inside = {i for i in inside if i <= head}
    block = _block(sorted(inside), head)
    while block and tree.tokens[block[0]].pos == "PUNCT" and block[0] != head:
        block = block[1:]
    while block and tree.tokens[block[-1]].pos == "PUNCT" and block[-1] != head:
        block = block[:-1]
    return block


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
