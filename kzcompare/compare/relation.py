"""How two passages stand to each other: the one pairwise judgement of the program.

Rules find what cannot both be right (`conflicts.py`) and what refutes or doubts (`judgements.py`);
where no rule speaks, two logistic regressions over named features (`evidence.py`) weigh whether
the first passage supports the second, and whether they contradict each other. The weights are data
(`lexicon/data/en/relations.toml`, learned by `tests/eval/relations.py`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from kzcompare.compare.conflicts import Conflict
from kzcompare.compare.evidence import ALL, Pair
from kzcompare.compare.passages import Passage
from kzcompare.compare.saying import denies_alone, says_all, says_main
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.relation import Ground, Label, Relation
from kzcompare.model.row import ReasonKind
from kzcompare.model.span import Span

FARTHEST = 30.0  # log odds; beyond it a probability is 0 or 1
REPEATED = 85.0  # RapidFuzz ratio from which two wordings are one
LEAST_SHOWN = 0.5  # fit from which two words are named as counterparts

# What a rule says to a reader; {a} and {b} are the printed words.
TEXTS = {
    "negation": "one affirms what the other denies: {a} / {b}",
    "antonym": "opposites: {a} / {b}",
    "appraisal": "one is for what the other is against: {a} / {b}",
    "figure": "incompatible figures: {a} / {b}",
    "date": "two dates for one event: {a} / {b}",
    "place": "two places for one event: {a} / {b}",
    "doer": "two doers of one deed: {a} / {b}",
    "cause": "two causes of one thing: {a} / {b}",
    "only": "only one thing or another one: {a} / {b}",
    "swap": "the roles are exchanged: {a} / {b}",
}


def relate(left: Passage, right: Passage, lexicon: Lexicon, words: RelationWords) -> Relation:
    """The relation of the first passage to the second.

    Contradiction and the lack of any relation do not depend on the order of the two; that the first
    supports the second does.
    """
    return relation_of(Pair(left, right, lexicon, words), words)


def relation_of(pair: Pair, words: RelationWords) -> Relation:
    """The same for passages that are laid side by side already; `words` holds the weights."""
    limits = words.settings
    grounds = _conflict_grounds(pair, limits["about_one_thing"])
    if grounds:
        return Relation(Label.CONTRADICT, _rule_score(pair, limits), tuple(grounds))
    if is_unrelated(pair, limits):
        return Relation(Label.UNRELATED, round(1 - pair.containment, 4), ())
    settled = pair.settled
    against = probability(settled.features, words.conflict)
    is_heard = settled.match.coverage() >= limits["covered"] and not _is_said(settled)
    is_heard = is_heard and len(settled.left.terms) >= limits["weighed"]
    if against >= limits["contradict"] and is_heard and not pair.is_denied_elsewhere:
        parts = weight_parts(settled.features, words.conflict)
        return Relation(Label.CONTRADICT, round(against, 4), _weak_grounds(pair), parts)
    support = probability(pair.features, words.agreement)
    parts = weight_parts(pair.features, words.agreement)
    found = zip(pair.right.terms, pair.match.found, strict=True)
    missing = tuple(term.span for term, (_, fit) in found if not fit)
    doubts = tuple(_doubts(pair))
    is_open = bool(pair.features.get("uncertain")) or _misses_figure(pair) or bool(doubts)
    is_short = len(settled.left.terms) < limits["told"]
    is_told = says_all(pair, words) if is_short else False
    if not is_told and support >= limits["agree"]:
        is_told = not is_short or (says_main(pair) and not denies_alone(pair))
    if is_told and not is_open:
        ground = (_agreement_ground(pair),)
        return Relation(Label.AGREE, round(support, 4), ground, parts, missing)
    return Relation(Label.NEUTRAL, round(1 - max(support, against), 4), doubts, parts, missing)


def _is_said(settled: Pair) -> bool:
    """Whether the longer passage says all of the shorter one, word for word or predicate for it."""
    if not settled.features.get("all covered"):
        return False
    return bool(settled.features.get("confirmed")) or settled.back.coverage() > ALL


def _misses_figure(pair: Pair) -> bool:
    """Whether the second passage has a number that nothing in the first one stands for."""
    found = zip(pair.right.terms, pair.match.found, strict=True)
    return any(not fit and any(ch.isdigit() for ch in t.stem) for t, (_, fit) in found)


def is_unrelated(pair: Pair, limits: Mapping[str, float]) -> bool:
    """Whether two passages share next to nothing, in words and in meaning; symmetric."""
    if pair.containment >= limits["unrelated_words"]:
        return False
    return float(pair.left.meaning @ pair.right.meaning) < limits["unrelated_meaning"]


def probability(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic function of the weighted sum of the features, between 0 and 1."""
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, total))))


def weight_parts(
    found: Mapping[str, float], weights: Mapping[str, float]
) -> tuple[tuple[str, float], ...]:
    """What each feature adds to the log odds, largest first; those that add nothing left out."""
    parts = ((name, round(weights.get(name, 0.0) * value, 4)) for name, value in found.items())
    return tuple(sorted((p for p in parts if p[1]), key=lambda p: (-abs(p[1]), p[0])))


def _rule_score(pair: Pair, limits: Mapping[str, float]) -> float:
    """How sure a contradiction is that a rule found: the more both share, the surer."""
    least = limits["rule"]
    return round(least + (1 - least) * pair.containment * 0.9, 4)


def _conflict_grounds(pair: Pair, least: float) -> list[Ground]:
    """What the rules found, in words; doubts alone make no contradiction.

    But for what a conflict is about, one passage must have a share of `least` of the other one.
    """
    heard = [c for c in pair.conflicts if pair.agreement_beside(c) >= least]
    grounds = [_conflict_ground(c, pair) for c in heard]
    for judgement in pair.judgements:
        if judgement.kind is ReasonKind.REFUTATION:
            judge = pair.left if judgement.in_left else pair.right
            text = f"one rejects what the other says: “{judgement.span.of(judge.text)}”"
            ours = ((judgement.span,), ()) if judgement.in_left else ((), (judgement.span,))
            grounds.append(Ground(judgement.kind, text, *ours))
    return list(dict.fromkeys(grounds))


def _conflict_ground(conflict: Conflict, pair: Pair) -> Ground:
    words = (f"“{conflict.left.of(pair.left.text)}”", f"“{conflict.right.of(pair.right.text)}”")
    text = TEXTS[conflict.name].format(a=words[0], b=words[1])
    return Ground(conflict.kind, text, (conflict.left,), (conflict.right,))


def _weak_grounds(pair: Pair) -> tuple[Ground, ...]:
    """The words that a contradiction found by weight alone rests on."""
    found = list(_doubts(pair))
    if found:
        return tuple(found)
    text = "the same words are said of something else"
    return (Ground(ReasonKind.ANTONYM, text, *_shared(pair)),)


def _doubts(pair: Pair) -> list[Ground]:
    made = []
    for judgement in pair.judgements:
        if judgement.kind is ReasonKind.DOUBT:
            judge = pair.left if judgement.in_left else pair.right
            text = f"one doubts what the other says: “{judgement.span.of(judge.text)}”"
            ours = ((judgement.span,), ()) if judgement.in_left else ((), (judgement.span,))
            made.append(Ground(judgement.kind, text, *ours))
    return made


def _agreement_ground(pair: Pair) -> Ground:
    """Whether the second passage repeats the first or puts it in other words, with the words."""
    from rapidfuzz import fuzz

    a, b = _shared(pair)
    ours, theirs = (" ".join(c.span.of(p.text) for c in p.claims) for p in (pair.left, pair.right))
    if fuzz.token_sort_ratio(ours, theirs) >= REPEATED:
        return Ground(ReasonKind.REPETITION, "nearly the same words", a, b)
    named = ", ".join(dict.fromkeys(span.of(pair.right.text) for span in b))
    return Ground(ReasonKind.PARAPHRASE, f"both speak of {named}", a, b)


def _shared(pair: Pair) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The counterparts in both passages, those of the second in its order."""
    a, b = [], []
    for term, (j, fit) in zip(pair.right.terms, pair.match.found, strict=True):
        if j is not None and fit >= LEAST_SHOWN:
            a.append(pair.left.terms[j].span)
            b.append(term.span)
    return tuple(dict.fromkeys(a)), tuple(b)
