"""Where the content of a verb stands: one function a frame, each with every reading it sees.

In: a verb of a parsed sentence and the frames its cue takes. Out: word indices of possible
contents. What belongs to a content follows what readers marked in PolNeAR (train part): "as",
"for", "to", "of", "with" after an object belong to it, times and side remarks after a comma do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from kzcompare.claims.holders import agent_of, is_passive
from kzcompare.claims.runs import is_set_off
from kzcompare.lexicon.entries import CueEntry, Frame
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
PAIRING = frozenset({Frame.OF, Frame.ON, Frame.AS, Frame.FOR, Frame.WITH})
# After an object these go on with it: "praised [the plan for its aims]"; "in" and "on" often do
# not ("criticized the plan on Monday"), and then tell a time.
CONTINUING = frozenset(
    {"as", "for", "to", "of", "with", "from", "over", "about", "against", "into"}
)
PLACING = frozenset({"in", "on", "at", "by"})
TIMES = frozenset({"DATE", "TIME", "EVENT", "GPE", "LOC", "FAC"})
ASKING = frozenset(
    {"what", "who", "whom", "whose", "whether", "how", "why", "when", "where", "which", "if"}
)
ADDRESSING = frozenset({"on", "upon", "to", "with"})  # "appealed to them to stop"
LONGEST_ASIDE = 12  # words in "..., the senator from Ohio told reporters, ..."; longer is no aside

Entries = Mapping[Frame, CueEntry]


class Fit(Struct, frozen=True):
    """What a frame matched: indices of the content, the frame, and how the reading is called."""

    content: frozenset[int]
    frame: Frame
    name: str


def fits(tree: Tree, verb: int, entries: Entries, tail: int | None = None) -> Iterator[Fit]:
    """Every reading of a verb's content that its frames allow.

    `tail` is the last fixed word of a cue of several words ("take aim at"): what depends on it
    counts as depending on the verb.
    """
    yield from _clause(tree, verb, entries)
    yield from _aside(tree, verb, entries)
    yield from _infinitive(tree, verb, entries)
    for node in (verb,) if tail is None else (verb, tail):
        yield from _preposition(tree, verb, node, tail, entries)
    yield from _object(tree, verb, tail, entries)
    yield from _passive(tree, verb, entries)


def _first(entries: Entries, *frames: Frame) -> Frame | None:
    """The first of `frames` that the cue takes."""
    return next((frame for frame in frames if frame in entries), None)


def has_to(tree: Tree, verb: int) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(tree.tokens[c].tag == "TO" for c in tree.children(verb, "aux"))


def asks(tree: Tree, clause: int) -> bool:
    """Whether a clause begins with a question word."""
    words = (
        i for i in sorted(tree.subtree(clause)) if tree.tokens[i].pos not in ("PUNCT", "SPACE")
    )
    return tree.tokens[next(words, clause)].text.lower() in ASKING


def without_remarks(tree: Tree, top: int) -> set[int]:
    """All below a word but relative clauses behind a comma, which the writer adds."""
    return tree.subtree(
        top, without=lambda i: i > top and tree.tokens[i].dep == "relcl" and is_set_off(tree, i)
    )


def _clause(tree: Tree, verb: int, entries: Entries) -> Iterator[Fit]:
    """Said (that) ...; asked whether ...; and the reported clause that stands first."""
    clauses = tree.children(verb, "ccomp")
    if not clauses:
        yield from _loose_clause(tree, verb, entries)
        return
    clause = clauses[0]
    content = without_remarks(tree, clause)
    if has_to(tree, clause):
        frame = _first(entries, Frame.OBJECT_INFINITIVE, Frame.INFINITIVE)
        if frame is not None:
            yield Fit(frozenset(content), frame, "infinitive")
        return
    for further in clauses[1:]:
        if _goes_on(tree, clause, further):
            content |= tree.subtree(further) | set(tree.children(verb, "cc"))
    order = (Frame.CLAUSE, Frame.QUOTE, Frame.WH)
    if asks(tree, clause):
        order = (Frame.WH, Frame.CLAUSE, Frame.QUOTE)
    frame = _first(entries, *order)
    if frame is not None:
        yield Fit(frozenset(content), frame, "wh" if frame is Frame.WH else "clause")
        return
    frame = _first(entries, Frame.CALL, Frame.GERUND)
    if frame is not None:
        yield Fit(frozenset(content), frame, "call")


def _goes_on(tree: Tree, clause: int, further: int) -> bool:
    """Whether a second clause is reported with the first: "that A and that B"."""
    if further < clause:
        return False
    marks = {tree.tokens[c].lemma for c in tree.children(further, "mark", "cc")}
    return "that" in marks or "and" in marks


def _loose_clause(tree: Tree, verb: int, entries: Entries) -> Iterator[Fit]:
    """A reported clause that the parser hangs on the verb under another name."""
    if Frame.CLAUSE not in entries or Frame.QUOTE not in entries:
        return
    for child in tree.children(verb, "xcomp", "advcl", "dep", "parataxis"):
        if child < verb or has_to(tree, child) or is_set_off(tree, child):
            continue
        if tree.tokens[child].pos in ("VERB", "AUX") and tree.child(child, "mark") is None:
            yield Fit(frozenset(tree.subtree(child)), Frame.CLAUSE, "loose")
            return


def _aside(tree: Tree, verb: int, entries: Entries) -> Iterator[Fit]:
    """The report stands inside or after what it reports: "Rain, the office said, will come"."""
    frame = _first(entries, Frame.CLAUSE, Frame.QUOTE)
    token = tree.tokens[verb]
    if frame is None or token.dep not in ("parataxis", "advcl", "ccomp", "dep"):
        return
    if tree.child(verb, "nsubj", "nsubjpass") is None:
        return
    if tree.child(verb, "dobj", "xcomp", "ccomp") is not None:
        return
    aside = tree.subtree(verb)
    if len(aside) > LONGEST_ASIDE:
        return
    introduced = any(tree.tokens[c].lemma == "as" for c in tree.children(verb, "mark", "advmod"))
    if token.dep == "advcl" and not introduced:
        return
    if token.dep == "ccomp" and not _stands_apart(tree, aside):
        return
    whole = tree.subtree(token.head, without=lambda i: i == verb)
    yield Fit(frozenset(whole), frame, "aside")


def _stands_apart(tree: Tree, indices: set[int]) -> bool:
    """Whether marks stand on both sides of a stretch (or the sentence begins or ends)."""
    first, last = min(indices), max(indices)
    marks = [t.pos == "PUNCT" for t in tree.tokens]
    before = first == 0 or marks[first - 1] or marks[first]
    return before and (last + 1 >= len(marks) or marks[last + 1] or marks[last])


def _infinitive(tree: Tree, verb: int, entries: Entries) -> Iterator[Fit]:
    """Vowed to ...; urged them to ...; considered it a threat; suggested leaving."""
    controlled = tree.child(verb, "dobj")
    complement = tree.child(verb, "xcomp")
    if complement is None and controlled is not None:
        complement = next(
            (c for c in tree.children(verb, "advcl") if c > controlled and _is_purpose(tree, c)),
            None,
        )
    if complement is None:
        return
    content = without_remarks(tree, complement)
    if has_to(tree, complement):
        passive = tree.child(verb, "nsubjpass")
        addressed = _addressed(tree, verb, complement)
        if controlled is None and addressed is not None and Frame.OBJECT_INFINITIVE in entries:
            both = frozenset(content | tree.subtree(addressed))
            yield Fit(both, Frame.OBJECT_INFINITIVE, "object-infinitive")
        elif controlled is not None and Frame.OBJECT_INFINITIVE in entries:
            both = frozenset(content | tree.subtree(controlled))
            yield Fit(both, Frame.OBJECT_INFINITIVE, "object-infinitive")
        elif passive is not None and Frame.OBJECT_INFINITIVE in entries:
            both = frozenset(content | tree.subtree(passive))
            yield Fit(both, Frame.OBJECT_INFINITIVE, "passive-infinitive")
        elif Frame.INFINITIVE in entries:
            yield Fit(frozenset(content), Frame.INFINITIVE, "infinitive")
        return
    if tree.tokens[complement].tag == "VBG" and Frame.GERUND in entries:
        yield Fit(frozenset(content), Frame.GERUND, "gerund")
    elif Frame.CALL in entries:
        named = tree.subtree(controlled) if controlled is not None else set()
        yield Fit(frozenset(content | named), Frame.CALL, "call")


def _addressed(tree: Tree, verb: int, complement: int) -> int | None:
    """Who is to act, behind a preposition: "called on the owners to pay"."""
    for preposition in tree.children(verb, "prep"):
        whom = tree.child(preposition, "pobj")
        if whom is not None and verb < preposition < complement:
            near = min(tree.subtree(complement)) == max(tree.subtree(whom)) + 1
            if near and tree.tokens[preposition].lemma in ADDRESSING:
                return whom
    return None


def _is_purpose(tree: Tree, clause: int) -> bool:
    return tree.tokens[clause].tag == "VB" and has_to(tree, clause) and not is_set_off(tree, clause)


def _preposition(
    tree: Tree, verb: int, node: int, tail: int | None, entries: Entries
) -> Iterator[Fit]:
    """Called for ...; accused X of ...; blamed X on ...; described X as ..."""
    thing = tree.child(verb, "dobj") if node == verb else None
    thing = None if thing == tail else thing
    for preposition in tree.children(node, "prep", "dative", "agent"):
        frame = PREPOSITIONS.get(tree.tokens[preposition].lemma)
        if frame is None or frame not in entries or _names_report(tree, preposition):
            continue
        content = without_remarks(tree, preposition)
        whom = thing if thing is not None else tree.child(verb, "nsubjpass")
        if frame in PAIRING and whom is not None and whom < preposition:
            content |= tree.subtree(whom)
        else:
            content.discard(preposition)
        if content:
            yield Fit(frozenset(content), frame, frame.value)


def _object(tree: Tree, verb: int, tail: int | None, entries: Entries) -> Iterator[Fit]:
    """Denied the charge; condemned the attack; called X a liar."""
    thing = tree.child(verb, "dobj")
    label = tree.child(verb, "oprd")
    frame = _first(entries, Frame.CALL, Frame.AS)
    if label is not None and frame is not None:
        whom = thing if thing is not None else tree.child(verb, "nsubjpass")
        named = tree.subtree(whom) if whom is not None else set()
        yield Fit(frozenset(without_remarks(tree, label) | named), frame, "call")
        return
    if thing is None or thing == tail or Frame.OBJECT not in entries:
        return
    if Frame.CALL in entries and thing > verb and (second := _second_object(tree, verb, thing)):
        yield Fit(frozenset(second), Frame.CALL, "call")
    content = without_remarks(tree, thing)
    for child in tree.children(verb, "prep", "oprd", "xcomp", "dobj", "advcl"):
        if child > thing and _continues(tree, child):
            content |= without_remarks(tree, child)
    yield Fit(frozenset(content), Frame.OBJECT, "object")


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
        return _is_purpose(tree, child)
    if token.dep != "prep":
        return True
    if token.lemma in CONTINUING:
        return True
    goal = tree.child(child, "pobj")
    return token.lemma in PLACING and goal is not None and tree.tokens[goal].entity not in TIMES


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


def _passive(tree: Tree, verb: int, entries: Entries) -> Iterator[Fit]:
    """The attack was condemned by ...: the content is the subject of the passive."""
    if Frame.OBJECT not in entries or not is_passive(tree, verb):
        return
    has_agent = agent_of(tree, verb) is not None
    subject = tree.child(verb, "nsubjpass")
    if subject is not None and not _introduces_report(tree, verb):
        content = without_remarks(tree, subject)
        for child in tree.children(verb, "prep", "oprd"):
            if child > verb and tree.tokens[child].lemma in ("as", "for", "of", "with"):
                content |= tree.subtree(child)
        yield Fit(frozenset(content), Frame.OBJECT, "passive" if has_agent else "passive-alone")
    elif has_agent and tree.tokens[verb].dep == "acl":
        head = tree.tokens[verb].head
        thing = tree.subtree(head, without=lambda i: i == verb)
        yield Fit(frozenset(thing), Frame.OBJECT, "passive")
