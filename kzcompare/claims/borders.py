"""Where a content ends: what the parser hangs elsewhere but readers take as part of it.

In: the words of a possible content. Out: the same words, or with the rest of the sentence where
what comes next is of a kind that goes on with the content: "urged [an inquiry | because ...]".

The kinds come from counts on PolNeAR train (840 articles, contents that the rest of the sentence
would lengthen by a quarter or more): with them the longer content was right at least one and a half
times as often as the shorter one. Cutting contents before a clause behind a comma was counted
too ("..., while the mayor ..."); no kind of cut paid.
"""

from __future__ import annotations

from kzcompare.claims.fits import tells_by
from kzcompare.claims.runs import is_set_off
from kzcompare.model.syntax import MARKS, SUBJECTS
from kzcompare.model.tree import Tree

LARGE = 0.25  # share of words from which a longer content decides whether it is the right one
BEFORE = frozenset({"advcl", "csubj"})  # clauses that a main clause may follow
GROWING = frozenset(
    {
        "ccomp",
        "xcomp",
        "dobj",
        "dative",
        "oprd",
        "acl",
        "advcl if",
        "advcl because",
        "advcl to",
        "conj clause",
        "prep as",
        "prep because",
        "prep by",
        "prep in",
        "prep include",
        "prep like",
        "prep than",
        "prep through",
    }
)


def grown(tree: Tree, content: set[int], cue: frozenset[int]) -> set[int]:
    """The content with the rest of its sentence, where that goes on with it."""
    words = [i for i in content if _is_word(tree, i)]
    if not words:
        return content
    rest = set(range(max(words) + 1, _end(tree, min(cue, default=0))))
    while rest and not _is_word(tree, max(rest)):
        rest.discard(max(rest))
    further = [i for i in sorted(rest) if _is_word(tree, i)]
    if not further or rest & cue or len(further) < LARGE * (len(words) + len(further)):
        return content
    first = next((i for i in further if tree.tokens[i].head in content | cue), None)
    if first is None or _kind(tree, first) not in GROWING or tells_by(tree, first):
        return content
    is_remark = tree.tokens[first].dep == "dobj" and is_set_off(tree, first)
    return content if is_remark else content | rest


def _end(tree: Tree, cue: int) -> int:
    """Where the clause of a cue ends that stands before its main clause, else the sentence.

    What is told in brackets ends with them.
    """
    is_open = False
    for i, token in enumerate(tree.tokens):
        if token.text in "([":
            is_open = is_open or i < cue
        elif token.text in ")]":
            if is_open and i > cue:
                return i
            is_open = is_open and i > cue
    for i in (cue, *tree.ancestors(cue)):
        token = tree.tokens[i]
        if token.dep in BEFORE and token.head > i:
            return max(tree.subtree(i)) + 1
    return len(tree.tokens)


def _is_word(tree: Tree, index: int) -> bool:
    return tree.tokens[index].pos not in MARKS


def _kind(tree: Tree, index: int) -> str:
    """The dependency of what comes next, with the word that joins it."""
    token = tree.tokens[index]
    if token.dep == "prep":
        return f"prep {token.lemma}"
    if token.dep == "advcl":
        mark = tree.child(index, "mark")
        joint = tree.tokens[mark].lemma if mark is not None else "to" if token.tag == "VB" else ""
        return f"advcl {joint}"
    if token.dep == "conj":
        has_subject = tree.child(index, *SUBJECTS, "expl") is not None
        has_joint = any(c < index for c in tree.children(token.head, "cc"))
        return "conj clause" if has_subject and not has_joint else "conj"
    return token.dep
