"""The words of the sentence on either side of a quotation."""

from __future__ import annotations

from msgspec import Struct

from kzcompare.claims.speeches import Page, Speech, ties_before
from kzcompare.model.tree import Tree

FARTHEST = 45  # words that an aside may put between a quotation and its cue
MARKS = frozenset({"“", '"', "‘", "«", "„", "''", "``", "”"})
ENDS = frozenset(".?!;")


class Stretch(Struct, frozen=True):
    """Words of one sentence on one side of a quotation; `indices` nearest the quotation first."""

    number: int
    tree: Tree
    indices: tuple[int, ...]


def words_after(page: Page, speech: Speech) -> Stretch | None:
    """The words after a quotation, up to the end of the sentence or the next quotation.

    The parser may make a sentence of its own of them.
    """
    paragraph = page.trees[speech.last].sentence.paragraph
    for number in range(speech.last, min(speech.last + 2, len(page.trees))):
        tree = page.trees[number]
        if tree.sentence.paragraph != paragraph:
            return None
        rest = [i for i, t in enumerate(tree.tokens) if t.start >= speech.span.end]
        found: list[int] = []
        for i in rest[:FARTHEST]:
            if tree.tokens[i].text in ENDS or tree.tokens[i].text in MARKS:
                break
            found.append(i)
        if any(tree.tokens[i].text[0].isalpha() for i in found):
            return Stretch(number, tree, tuple(found))
        if any(tree.tokens[i].text[0].isalnum() for i in rest):
            return None
    return None


def words_before(page: Page, speech: Speech) -> Stretch | None:
    """The words before a quotation back to the start of the sentence or the quotation before."""
    number = speech.first
    if page.trees[number].sentence.span.start >= speech.span.start:
        if number == 0 or not ties_before(page.text, speech):
            return None
        number -= 1
    tree = page.trees[number]
    found: list[int] = []
    for i in range(len(tree.tokens) - 1, -1, -1):
        token = tree.tokens[i]
        if token.end > speech.span.start:
            continue
        if token.text in ENDS or token.text in MARKS:
            break
        found.append(i)
    return Stretch(number, tree, tuple(found)) if found else None
