"""Contents that are things: objects, what follows a preposition, the subject of a passive.

In: a verb of a parsed sentence and the frames its cue takes. Out: every reading of that kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.claims.fits import Entries, Fit, first_frame, is_purpose, without_remarks
from kzcompare.claims.holders import agent_of, is_passive
from kzcompare.claims.runs import is_set_off
from kzcompare.lexicon.entries import Frame
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.syntax import PREPOSITIONAL
from kzcompare.model.tree import Tree

# Frames named after the preposition before the content.
PREPOSITIONS = {
    "for": Frame.FOR,
    "of": Frame.OF,
    "on": Frame.ON,
    "upon": Frame.ON,
    "as": Frame.AS,
    "against": Frame.AGAINST,
    "about": Frame.ABOUT,
    "over": Frame.OVER,
    "to": Frame.TO,
    "with": Frame.WITH,
    "at": Frame.AT,
    "from": Frame.FROM,
    "in": Frame.IN,
}
# With these the thing named before the preposition is part of what is said: "accused X of Y".
PAIRING = frozenset({Frame.OF, Frame.ON, Frame.AS, Frame.FOR, Frame.FROM, Frame.WITH})
TIMES = frozenset({"DATE", "TIME", "EVENT", "GPE", "LOC", "FAC"})


def preposition_fits(
    tree: Tree, verb: int, node: int, tail: int | None, entries: Entries
) -> Iterator[Fit]:
    """Called for ...; accused X of ...; blamed X on ...; described X as ..."""
    thing = tree.child(verb, "dobj") if node == verb else None
    thing = None if thing == tail else thing
    does = thing is not None and is_idle(tree, verb, thing)
    for preposition in tree.children(node, *PREPOSITIONAL, "dative"):
        told = _told_there(tree, preposition)
        if told is not None and Frame.CLAUSE in entries and Frame.QUOTE in entries:
            yield Fit(frozenset(tree.subtree(told)), Frame.CLAUSE, "clause")
            continue
        frame = PREPOSITIONS.get(tree.tokens[preposition].lemma)
        if frame is None or frame not in entries or _names_report(tree, preposition):
            continue
        if does and frame not in PAIRING:  # "declared an emergency in the north"
            continue
        content = without_remarks(tree, preposition)
        whom = thing if thing is not None else tree.child(verb, "nsubjpass")
        gauges = tree.tokens[verb].lemma in load_speech_words().gauging
        if gauges and (whom is None or not any(tree.tokens[i].pos == "NUM" for i in content)):
            continue
        if (gauges or frame in PAIRING) and whom is not None and whom < preposition:
            content |= tree.subtree(whom)
        else:
            content.discard(preposition)
        if content:
            yield Fit(frozenset(content), frame, frame.value)


def _told_there(tree: Tree, preposition: int) -> int | None:
    """The clause that the parser hangs on a place or occasion: "said on the floor [that ...]"."""
    place = tree.child(preposition, "pobj")
    if place is None or tree.tokens[place].lemma in load_speech_words().tellings:
        return None
    for clause in tree.children(place, "acl", "relcl", "ccomp"):
        marks = tree.children(clause, "mark")
        if any(tree.tokens[m].lemma == "that" for m in marks):
            return clause
    return None


def object_fits(tree: Tree, verb: int, tail: int | None, entries: Entries) -> Iterator[Fit]:
    """Denied the charge; condemned the attack; called X a liar."""
    thing = tree.child(verb, "dobj")
    label = tree.child(verb, "oprd")
    frame = first_frame(entries, Frame.CALL, Frame.AS)
    if label is not None and frame is not None:
        whom = thing if thing is not None else tree.child(verb, "nsubjpass")
        only_names = tree.tokens[label].pos == "PROPN" or tree.tokens[verb].dep == "ccomp"
        if whom is None and is_passive(tree, verb) and only_names:
            return  # "once called Newtown", "had himself named leader"
        named = tree.subtree(whom) if whom is not None else set()
        yield Fit(frozenset(without_remarks(tree, label) | named), frame, "call")
        return
    if thing is None or thing == tail or Frame.OBJECT not in entries:
        return
    if is_idle(tree, verb, thing) or _joins_nothing(tree, verb, thing):
        return
    if Frame.CALL in entries and thing > verb and (second := _second_object(tree, verb, thing)):
        yield Fit(frozenset(second), Frame.CALL, "call")
    content = without_remarks(tree, thing)
    for child in tree.children(verb, "prep", "oprd", "xcomp", "dobj", "advcl"):
        if child > thing and _continues(tree, child):
            content |= without_remarks(tree, child)
    yield Fit(frozenset(content), Frame.OBJECT, "object")


def is_idle(tree: Tree, verb: int, thing: int) -> bool:
    """Whether a verb reports nothing with this object: "cast a ballot", "released his returns"."""
    things = load_speech_words().idle.get(tree.tokens[verb].lemma, frozenset())
    return tree.tokens[thing].lemma in things


def _joins_nothing(tree: Tree, verb: int, thing: int) -> bool:
    """Whether a verb that says what has to do with what does not say it: "linked arms"."""
    words = load_speech_words()
    lemma = tree.tokens[verb].lemma
    if lemma not in words.joining:
        return False
    teller = tree.child(verb, "nsubj")
    is_text = teller is not None and tree.tokens[teller].lemma in words.documents
    behind = {tree.tokens[p].lemma for p in tree.children(verb, "prep") if p > thing}
    return behind.isdisjoint({"to", "with"}) or (lemma in words.wording and not is_text)


def _second_object(tree: Tree, verb: int, thing: int) -> set[int]:
    """Both objects of a verb that names one thing another."""
    other = next((c for c in tree.children(verb, "dobj", "attr") if c != thing), None)
    return set() if other is None else tree.subtree(other) | tree.subtree(thing)


def _continues(tree: Tree, child: int) -> bool:
    """Whether what follows an object goes on with it."""
    token = tree.tokens[child]
    if is_set_off(tree, child):
        return False
    if token.dep == "advcl":
        return is_purpose(tree, child)
    if token.dep != "prep":
        return True
    if token.lemma in load_grammar_words().continuing:
        return True
    goal = tree.child(child, "pobj")
    if goal is None or tree.tokens[goal].entity in TIMES:
        return False
    return token.lemma in load_grammar_words().seldom_continuing


def _introduces_report(tree: Tree, verb: int) -> bool:
    """Whether "as saying" follows: "was quoted as saying ..." has its content further on."""
    return any(_names_report(tree, p) for p in tree.children(verb, "prep"))


def _names_report(tree: Tree, preposition: int) -> bool:
    """Whether a preposition leads to a clause that reports: "as saying that ...", "by telling"."""
    clause = tree.child(preposition, "pcomp")
    if clause is None:
        return False
    told = tree.child(clause, "ccomp") is not None
    return told or (tree.tokens[preposition].lemma == "as" and tree.child(clause, "dobj") is None)


def passive_fits(tree: Tree, verb: int, entries: Entries) -> Iterator[Fit]:
    """The attack was condemned by ...: the content is the subject of the passive."""
    if Frame.OBJECT not in entries or not is_passive(tree, verb):
        return
    has_agent = agent_of(tree, verb) is not None
    subject = tree.child(verb, "nsubjpass")
    if subject is not None and is_idle(tree, verb, subject):
        return
    if subject is not None and not _introduces_report(tree, verb):
        content = without_remarks(tree, subject)
        for child in tree.children(verb, "prep", "oprd"):
            if child > verb and tree.tokens[child].lemma in ("as", "for", "of", "with"):
                content |= tree.subtree(child)
        yield Fit(frozenset(content), Frame.OBJECT, "passive" if has_agent else "passive-alone")
    elif has_agent and tree.tokens[verb].dep == "acl":
        head = tree.tokens[verb].head
        if is_idle(tree, verb, head):
            return
        thing = tree.subtree(head, without=lambda i: i == verb)
        yield Fit(frozenset(thing), Frame.OBJECT, "passive")
