"""How likely a candidate is a statement: its features, their learned weights, one probability.

In: candidates. Out: the same with a probability as weight. A logistic regression whose weights are
data (`lexicon/data/en/evidence.toml`, with figures; learned by `tests/eval/evidence.py`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from kzcompare.claims.animacy import HolderKind, kind_of_holder
from kzcompare.claims.candidate import Candidate
from kzcompare.claims.features import Setting, features, group_of
from kzcompare.lexicon.entries import CuePos
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.statement import CueClass

MINDED = frozenset({CueClass.ATTITUDE, CueClass.DIRECTIVE, CueClass.DENYING})
FARTHEST = 30.0  # log odds; beyond it a probability is 0 or 1


def judged(candidates: Sequence[Candidate], setting: Setting) -> list[Candidate]:
    """The candidates with their probability as weight, in the same order.

    Adverbs keep their share: "reportedly" says by itself that somebody reports.
    """
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    weights = setting.evidence.weights
    return [
        c
        if c.pos is CuePos.ADVERB
        else replace(c, weight=probability(features(c, setting, by_sentence[c.sentence]), weights))
        for c in candidates
    ]


def probability(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic function of the weighted sum of the features, between 0 and 1."""
    total = sum(part for _, part in weight_parts(found, weights))
    return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, total))))


def weight_parts(
    found: Mapping[str, float], weights: Mapping[str, float]
) -> list[tuple[str, float]]:
    """What each feature adds to the log odds, those that add nothing left out, largest first."""
    parts = ((name, weights.get(name, 0.0) * value) for name, value in found.items())
    return sorted((p for p in parts if p[1]), key=lambda p: (-abs(p[1]), p[0]))


def can_hold(candidate: Candidate, setting: Setting) -> bool:
    """Whether the holder can have what is ascribed to it.

    A thing can show that something is so, but does not want, urge or deny, nor praise a thing;
    "this" and "time" hold nothing.
    """
    if candidate.owner is None:
        return True
    tree = setting.trees[candidate.sentence]
    token = tree.tokens[candidate.owner]
    lemma = token.lemma.lower()
    if (
        token.text.lower() in load_grammar_words().pointing | {"there"}
        or lemma in setting.evidence.mindless
    ):
        return False
    kind = kind_of_holder(tree, candidate.owner, setting.evidence, setting.words)
    if kind is HolderKind.THING:
        return group_of(candidate) == "clause" and candidate.cue.cls not in MINDED
    return kind is not HolderKind.THING_PRONOUN or candidate.cue.cls not in MINDED
