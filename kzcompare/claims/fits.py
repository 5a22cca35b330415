"""What a frame matched in a sentence, and what readings of frames have in common.

In: words of a parsed sentence. Out: the record of one reading, and looks at clauses that decide
which frame they fill.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from kzcompare.claims.runs import is_set_off
from kzcompare.lexicon.entries import CueEntry, Frame
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.syntax import MARKS, VERBS
from kzcompare.model.tree import Tree

DESCRIPTION = 7  # words from which an apposition describes more than it names

Entries = Mapping[Frame, CueEntry]


class Fit(Struct, frozen=True):
    """What a frame matched: indices of the content, the frame, and how the reading is called."""

    content: frozenset[int]
    frame: Frame
    name: str


def first_frame(entries: Entries, *frames: Frame) -> Frame | None:
    """The first of `frames` that the cue takes."""
    return next((frame for frame in frames if frame in entries), None)


def has_to(tree: Tree, verb: int) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(tree.tokens[c].tag == "TO" for c in tree.children(verb, "aux"))


def asks(tree: Tree, clause: int) -> bool:
    """Whether a clause begins with a question word."""
    words = (i for i in sorted(tree.subtree(clause)) if tree.tokens[i].pos not in MARKS)
    grammar = load_grammar_words()
    return tree.tokens[next(words, clause)].text.lower() in grammar.seeking | grammar.open_clauses


def without_remarks(tree: Tree, top: int) -> set[int]:
    """All below a word but relative clauses and long descriptions behind a comma.

    Those the writer adds. An apposition that goes on with "and" is part of a list. Behind a thing
    "by saying that" tells how the cue's own deed was done: "defended [the plan] by saying ...".
    """
    is_thing = tree.tokens[top].pos not in VERBS

    def is_remark(i: int) -> bool:
        dep = tree.tokens[i].dep
        if is_thing and i > top and tells_by(tree, i):
            return True
        if i <= top or dep not in ("relcl", "appos") or not is_set_off(tree, i):
            return False
        is_list = tree.child(i, "conj") is not None
        return dep == "relcl" or (not is_list and len(tree.subtree(i)) >= DESCRIPTION)

    return tree.subtree(top, without=is_remark)


def tells_by(tree: Tree, preposition: int) -> bool:
    """Whether a preposition leads to a report that is the means of something: "by saying that"."""
    clause = tree.child(preposition, "pcomp")
    if clause is None or tree.tokens[preposition].lemma != "by":
        return False
    told = tree.child(clause, "ccomp")
    return told is not None and not has_to(tree, told)


def is_purpose(tree: Tree, clause: int) -> bool:
    """Whether a clause tells what for: "called them [to help]"."""
    return tree.tokens[clause].tag == "VB" and has_to(tree, clause) and not is_set_off(tree, clause)
