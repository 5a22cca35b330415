"""Whether words that judge something do judge it, and who does.

In: the words of a judging signal in a parsed sentence. Out: yes or no, and the printed judge. "It
is no hoax", "if the story is false" and "is it a lie?" refute nothing; in "critics question
whether it works" the article does not.
"""

from __future__ import annotations

from kzcompare.claims.animacy import HolderKind, kind_of_holder
from kzcompare.claims.clauses import words_above
from kzcompare.claims.holders import phrase, subject_of
from kzcompare.claims.questions import closing_question
from kzcompare.claims.verbs import cue_entries
from kzcompare.lexicon.entries import CuePos, Lexicon
from kzcompare.lexicon.evidence import load_evidence
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from kzcompare.model.syntax import VERBS
from kzcompare.model.tree import Tree

COMPLEMENTS = frozenset({"xcomp", "pcomp", "acl", "pobj", "ccomp"})
JUDGES = frozenset({CueClass.DENYING, CueClass.ATTITUDE})
UNMINDED = frozenset({HolderKind.PAPER, HolderKind.THING, HolderKind.THING_PRONOUN})


def holds(tree: Tree, words: range, undone: frozenset[int] = frozenset()) -> bool:
    """Whether a judgement holds; `words` are the indices of its words.

    A negation among the words is part of what they say. What depends on a word of `undone` is not
    done: "declined to refute it", "without refuting it".
    """
    top = top_of(tree, words)
    if tree.tokens[top].head in undone and tree.tokens[top].dep in COMPLEMENTS:
        return False
    around = [top, *_carriers(tree, top)]
    for word in around:
        for child in tree.children(word, "neg", "det", "advmod"):
            token = tree.tokens[child]
            if child not in words and (
                token.dep == "neg" or token.text.lower() in load_grammar_words().never
            ):
                return False
    for word in around:
        marks = (tree.tokens[c].lemma for c in tree.children(word, "mark") if c not in words)
        if any(mark in load_grammar_words().supposing for mark in marks):
            return False
    if _is_of_none(tree, around[-1]) or _is_told_as_untrue(tree, around[-1], undone):
        return False
    question = closing_question(tree)
    return question is None or tree.tokens[words[-1]].end <= question.start


def _is_of_none(tree: Tree, verb: int) -> bool:
    """Whether a deed is said never to be done: "no precedent for suing without any evidence"."""
    if tree.tokens[verb].dep != "pcomp":
        return False
    noun = tree.tokens[tree.tokens[verb].head].head
    is_none = (
        tree.tokens[c].text.lower() in load_grammar_words().never
        for c in tree.children(noun, "det", "neg")
    )
    return tree.tokens[noun].pos == "NOUN" and any(is_none)


def _is_told_as_untrue(tree: Tree, verb: int, undone: frozenset[int]) -> bool:
    """Whether a clause is what somebody does not think or say: "I do not think it is a lie".

    Or refuses to: "refused to admit that it was a lie".
    """
    if tree.tokens[verb].dep != "ccomp":
        return False
    above = tree.tokens[verb].head
    if above > verb:  # "They fled: nobody, he said, was hurt"
        return False
    if tree.tokens[above].dep in COMPLEMENTS and tree.tokens[above].head in undone:
        return True
    teller = tree.child(above, "nsubj")
    is_nobody = (
        teller is not None and tree.tokens[teller].text.lower() in load_grammar_words().nobody
    )
    return is_nobody or tree.child(above, "neg") is not None


def judge_of(tree: Tree, words: range, lexicon: Lexicon) -> Span | None:
    """Who judges, where it is somebody in the sentence; None for the article itself.

    That is who denies, disputes or questions; a thing ("the photos refute it") is what the article
    goes by. In "she falsely said" the article judges her.
    """
    top = top_of(tree, words)
    token = tree.tokens[top]
    if any(tree.tokens[i].pos == "ADV" and tree.tokens[i].head == top for i in words):
        return None
    if token.pos in VERBS:
        held = cue_entries(tree, top, lexicon)
        judges = any(e.cls in JUDGES for entries, _ in held for e in entries.values())
        who = subject_of(tree, top)
    elif token.dep == "acomp":
        judges = lexicon.cue_class(token.lemma, CuePos.ADJECTIVE) in JUDGES
        who = subject_of(tree, token.head)
    else:
        return None
    if who is None or who in words or not judges:
        return None
    kind = kind_of_holder(tree, who, load_evidence(), load_actor_words())
    is_banner = tree.tokens[who].lemma in load_speech_words().carriers
    return phrase(tree, who) if is_banner or kind not in UNMINDED else None


def top_of(tree: Tree, words: range) -> int:
    """The first of some words that depends on none of the others."""
    heads = ((i, tree.tokens[i].head) for i in words)
    return next((i for i, head in heads if head == i or head not in words), words[0])


def _carriers(tree: Tree, top: int) -> list[int]:
    """The words above that belong to the same predicate: "is not a hoax", "no false claim"."""
    found: list[int] = []
    below = top
    if tree.tokens[top].pos in VERBS and tree.tokens[top].dep not in ("amod", "acomp", "oprd"):
        return found
    for above in words_above(tree, top):
        if tree.tokens[below].dep in ("relcl", "advcl", "ccomp", "acl", "csubj", "conj"):
            break
        found.append(above)
        if tree.tokens[above].pos in VERBS:
            break
        below = above
    return found
