"""Who reports by what a participle tells: "stepped up the hunt by claiming that ...".

In: a candidate and the trees of its article. Out: the same, perhaps with another holder.
"""

from __future__ import annotations

from msgspec.structs import replace

from kzcompare.claims.animacy import HolderKind, kind_of_holder
from kzcompare.claims.candidate import Candidate
from kzcompare.claims.clauses import words_above
from kzcompare.claims.features import CLAUSES, Setting
from kzcompare.claims.holders import phrase
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.tree import Tree

MINDLESS = frozenset({HolderKind.THING, HolderKind.THING_PRONOUN, HolderKind.NOBODY})


def with_doer(candidate: Candidate, setting: Setting) -> Candidate:
    """The candidate with the subject of a clause further up where its own cannot report.

    The parser ties "by claiming" to the nearest verb, be it one of a relative clause: "the hunt for
    the cars that blocked the town by claiming that ...".
    """
    verb, tree = candidate.word, setting.trees[candidate.sentence]
    if verb is None or candidate.pattern not in CLAUSES or not _follows_preposition(tree, verb):
        return candidate
    if not _is_mindless(tree, candidate.owner, setting):
        return candidate
    for above in words_above(tree, verb):
        subject = tree.child(above, "nsubj")
        if subject is None or subject > verb or _is_mindless(tree, subject, setting):
            continue
        holder = phrase(tree, subject)
        if not any(span.overlaps(holder) for span in candidate.content):
            return replace(candidate, owner=subject, holder=holder)
    return candidate


def _follows_preposition(tree: Tree, verb: int) -> bool:
    token = tree.tokens[verb]
    above = tree.tokens[token.head].lemma
    return token.tag == "VBG" and token.dep == "pcomp" and above in load_grammar_words().means


def _is_mindless(tree: Tree, owner: int | None, setting: Setting) -> bool:
    kind = kind_of_holder(tree, owner, setting.evidence, setting.words)
    return kind in MINDLESS
