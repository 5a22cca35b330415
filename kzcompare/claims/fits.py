"""What a frame matched in a sentence, and what readings of frames have in common.

In: words of a parsed sentence. Out: the record of one reading, and looks at clauses that decide
which frame they fill.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from kzcompare.claims.runs import is_set_off
from kzcompare.lexicon.entries import CueEntry, Frame
from kzcompare.model.tree import Tree

ASKING = frozenset(
    {"what", "who", "whom", "whose", "whether", "how", "why", "when", "where", "which", "if"}
)

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
    words = (
        i for i in sorted(tree.subtree(clause)) if tree.tokens[i].pos not in ("PUNCT", "SPACE")
    )
    return tree.tokens[next(words, clause)].text.lower() in ASKING


def without_remarks(tree: Tree, top: int) -> set[int]:
    """All below a word but relative clauses behind a comma, which the writer adds."""
    return tree.subtree(
        top, without=lambda i: i > top and tree.tokens[i].dep == "relcl" and is_set_off(tree, i)
    )


def is_purpose(tree: Tree, clause: int) -> bool:
    """Whether a clause tells what for: "called them [to help]"."""
    return tree.tokens[clause].tag == "VB" and has_to(tree, clause) and not is_set_off(tree, clause)
