"""Where the content of a verb stands: one function a frame, each with every reading it sees.

In: a verb of a parsed sentence and the frames its cue takes. Out: word indices of possible
contents. What belongs to a content follows what readers marked in PolNeAR (train part): "as",
"for", "to", "of", "with" after an object belong to it, times and side remarks after a comma do not.
"""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.claims.fits import (
    Entries,
    Fit,
    asks,
    first_frame,
    has_to,
    is_purpose,
    without_remarks,
)
from kzcompare.claims.objects import object_fits, passive_fits, preposition_fits
from kzcompare.claims.runs import is_set_off
from kzcompare.lexicon.entries import Frame
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.syntax import SUBJECTS, VERBS
from kzcompare.model.tree import Tree

LONGEST_ASIDE = 12  # words in "..., the senator from Ohio told reporters, ..."; longer is no aside


def fits(tree: Tree, verb: int, entries: Entries, tail: int | None = None) -> Iterator[Fit]:
    """Every reading of a verb's content that its frames allow.

    `tail` is the last fixed word of a cue of several words ("take aim at"): what depends on it
    counts as depending on the verb.
    """
    yield from _clause(tree, verb, entries)
    yield from _aside(tree, verb, entries)
    yield from _infinitive(tree, verb, entries)
    for node in (verb,) if tail is None else (verb, tail):
        yield from preposition_fits(tree, verb, node, tail, entries)
    yield from object_fits(tree, verb, tail, entries)
    yield from passive_fits(tree, verb, entries)


def _clause(tree: Tree, verb: int, entries: Entries) -> Iterator[Fit]:
    """Said (that) ...; asked whether ...; and the reported clause that stands first."""
    clauses = tree.children(verb, "ccomp")
    if not clauses:
        yield from _loose_clause(tree, verb, entries)
        return
    clause = clauses[0]
    content = without_remarks(tree, clause)
    if has_to(tree, clause):
        frame = first_frame(entries, Frame.OBJECT_INFINITIVE, Frame.INFINITIVE)
        if frame is not None:
            yield Fit(frozenset(content), frame, "infinitive")
        return
    for further in clauses[1:]:
        if _goes_on(tree, clause, further):
            content |= tree.subtree(further) | set(tree.children(verb, "cc"))
    if clause < verb:
        content |= _resumed(tree, verb)
    order = (Frame.CLAUSE, Frame.QUOTE, Frame.WH)
    if asks(tree, clause):
        order = (Frame.WH, Frame.CLAUSE, Frame.QUOTE)
    frame = first_frame(entries, *order)
    if frame is not None:
        yield Fit(frozenset(content), frame, "wh" if frame is Frame.WH else "clause")
        return
    frame = first_frame(entries, Frame.CALL, Frame.GERUND)
    if frame is not None:
        yield Fit(frozenset(content), frame, "call")


def _goes_on(tree: Tree, clause: int, further: int) -> bool:
    """Whether a second clause is reported with the first: "that A and that B"."""
    if further < clause:
        return False
    marks = {tree.tokens[c].lemma for c in tree.children(further, "mark", "cc")}
    return "that" in marks or "and" in marks


def _resumed(tree: Tree, verb: int) -> set[int]:
    """What goes on behind a report that follows its content: "It rained, he said, and [froze]"."""
    teller = tree.child(verb, "nsubj")
    for further in tree.children(verb, "conj"):
        own = tree.child(further, *SUBJECTS, "expl")
        joint = next((c for c in tree.children(verb, "cc") if verb < c < further), None)
        if own is None or joint is None or teller is None or tree.tokens[joint - 1].text != ",":
            continue
        if joint - 2 <= max(verb, teller) and tree.tokens[own].lemma != tree.tokens[teller].lemma:
            return tree.subtree(further)
    return set()


def _loose_clause(tree: Tree, verb: int, entries: Entries) -> Iterator[Fit]:
    """A reported clause that the parser hangs on the verb under another name."""
    if Frame.CLAUSE not in entries or Frame.QUOTE not in entries:
        return
    for child in tree.children(verb, "xcomp", "advcl", "dep", "parataxis"):
        if child < verb or has_to(tree, child) or is_set_off(tree, child):
            continue
        if tree.tokens[child].pos in VERBS and tree.child(child, "mark") is None:
            yield Fit(frozenset(tree.subtree(child)), Frame.CLAUSE, "loose")
            return


def _aside(tree: Tree, verb: int, entries: Entries) -> Iterator[Fit]:
    """The report stands inside or after what it reports: "Rain, the office said, will come"."""
    frame = first_frame(entries, Frame.CLAUSE, Frame.QUOTE)
    token = tree.tokens[verb]
    if frame is None or token.dep not in ("parataxis", "advcl", "ccomp", "dep"):
        return
    if tree.child(verb, *SUBJECTS) is None:
        return
    if tree.child(verb, "dobj", "xcomp", "ccomp") is not None:
        return
    aside = tree.subtree(verb)
    if len(aside) > LONGEST_ASIDE:
        return
    opening = {tree.tokens[c].lemma for c in tree.children(verb, "mark", "advmod")}
    # "told them, in May, that a death had been confirmed" is no aside
    if "that" in opening or (token.dep == "advcl" and "as" not in opening):
        return
    if token.dep == "ccomp" and not _stands_apart(tree, aside):
        return
    whole = tree.subtree(token.head, without=lambda i: i == verb)
    colon = next((i for i in range(min(aside), 0, -1) if tree.tokens[i].text == ":"), 0)
    if 0 < colon < token.head:  # "They fled: nobody, he said, was hurt"
        whole = {i for i in whole if i > colon}
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
            (c for c in tree.children(verb, "advcl") if c > controlled and is_purpose(tree, c)),
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
            if near and tree.tokens[preposition].lemma in load_grammar_words().addressing:
                return whom
    return None
