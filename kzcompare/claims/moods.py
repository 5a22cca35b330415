"""Whether a report is told as a fact: "may have said", "would deny", "if they say"."""

from __future__ import annotations

from kzcompare.claims.questions import is_question
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.statement import Mood
from kzcompare.model.syntax import VERBS
from kzcompare.model.tree import Tree

MODALS = {
    "may": Mood.POSSIBLE,
    "might": Mood.POSSIBLE,
    "could": Mood.POSSIBLE,
    "can": Mood.POSSIBLE,
    "would": Mood.CONDITIONAL,
    "should": Mood.DUE,
    "must": Mood.DUE,
    "ought": Mood.DUE,
}


def mood_of(tree: Tree, word: int | None) -> Mood:
    """The mood of the verb at or above a cue; plain where the cue's place is not known."""
    if word is None:
        return Mood.PLAIN
    verb = word
    if tree.tokens[word].pos not in VERBS:
        verb = next((a for a in tree.ancestors(word) if tree.tokens[a].pos in VERBS), word)
    for helper in tree.children(verb, "aux"):
        if (mood := MODALS.get(tree.tokens[helper].text.lower())) is not None:
            return mood
    if any(
        tree.tokens[m].lemma in load_grammar_words().conditions for m in tree.children(verb, "mark")
    ):
        return Mood.CONDITIONAL
    top = tree.tokens[verb].head == verb
    return Mood.ASKED if top and is_question(tree) else Mood.PLAIN
