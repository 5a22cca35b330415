"""How likely a candidate is a statement: named features, their learned weights, one probability.

In: a candidate, the tree of its sentence, what surrounds it. Out: the features that hold, each
with a number, and the probability. A logistic regression over features people can read; weights and
figures are in `lexicon/data/en/evidence.toml`, the training script in `tests/eval/`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kzcompare.claims.animacy import HolderKind, kind_of_holder
from kzcompare.claims.candidate import Candidate
from kzcompare.claims.questions import is_question
from kzcompare.claims.quotations import Quotation
from kzcompare.lexicon.entries import CuePos
from kzcompare.lexicon.evidence import Evidence
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from kzcompare.model.tree import Tree

POINTING = frozenset({"it", "this", "that", "them", "him", "her", "us", "me", "you", "so", "these", "those"})
BACK = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves", "yourself"})
MINDED = frozenset({CueClass.ATTITUDE, CueClass.DIRECTIVE, CueClass.DENYING})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "such", "there"})
HYPOTHETICAL = frozenset({"if", "unless", "whether"})
SURE = 0.02  # lemma shares are kept this far from 0 and 1, so that their odds stay finite


@dataclass(frozen=True, slots=True)
class Setting:
    """What a candidate is judged against: its article's trees, quotations and rivals."""

    trees: Sequence[Tree]
    quotations: Sequence[Quotation]
    evidence: Evidence
    words: ActorWords


def judged(candidates: Sequence[Candidate], setting: Setting) -> list[Candidate]:
    """The candidates with their probability as weight, in the same order."""
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    weights = setting.evidence.weights
    return [
        c  # "reportedly" says by itself that somebody reports
        if c.pos is CuePos.ADVERB
        else replace(c, weight=probability(features(c, setting, by_sentence[c.sentence]), weights))
        for c in candidates
    ]


def can_hold(candidate: Candidate, setting: Setting) -> bool:
    """Whether the holder can have what is ascribed to it.

    A thing can show that something is so, but does not want, urge or deny, nor praise a thing;
    "this" and "time" hold nothing.
    """
    if candidate.owner is None:
        return True
    tree = setting.trees[candidate.sentence]
    token = tree.tokens[candidate.owner]
    if token.text.lower() in DEMONSTRATIVES or token.lemma.lower() in setting.evidence.mindless:
        return False
    kind = kind_of_holder(tree, candidate.owner, setting.evidence, setting.words)
    if kind is HolderKind.THING:
        return _group(candidate) == "clause" and candidate.cue.cls not in MINDED
    return kind is not HolderKind.THING_PRONOUN or candidate.cue.cls not in MINDED


def probability(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic function of the weighted sum of the features, between 0 and 1."""
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(
    candidate: Candidate, setting: Setting, others: Sequence[Candidate] = ()
) -> dict[str, float]:
    """The features that hold for a candidate, by name; 1 for yes, else a number.

    `others` are candidates near it, whose content its cue may stand in.
    """
    raw = candidate.weight if candidate.share is None else candidate.share
    share = min(1 - SURE, max(SURE, raw))
    found = {"base": 1.0, "cue share": math.log(share / (1 - share))}
    names: list[str] = [f"pattern {candidate.pattern}"]
    tree = setting.trees[candidate.sentence]
    if candidate.word is not None:
        kind = kind_of_holder(tree, candidate.owner, setting.evidence, setting.words)
        group = _group(candidate)
        names += [f"holder {kind}", f"{group} holder {kind}"]
        names += _of_cue(tree, candidate, group, kind)
        names += _of_content(tree, candidate, group)
        names += [f"{group} class {candidate.cue.cls}", f"frame {candidate.pos} {candidate.frame}"]
        names += _of_order(tree, candidate, group)
        found[f"{group} cue share"] = found["cue share"]
    names += _of_size(candidate, setting.quotations)
    names += _of_place(candidate, others)
    if tree.sentence.is_heading:
        names.append("in heading")
    found.update(dict.fromkeys(names, 1.0))
    return found


def _group(candidate: Candidate) -> str:
    """Patterns that behave alike: full clauses, infinitives, and what is only named."""
    if candidate.pattern in ("verb-clause", "verb-aside", "verb-wh", "verb-loose") or candidate.pos is CuePos.PHRASE:
        return "clause"
    if candidate.pos in (CuePos.NOUN, CuePos.ADJECTIVE, CuePos.ADVERB):
        return "nominal"
    if "infinitive" in candidate.pattern or candidate.pattern in ("verb-gerund", "verb-call"):
        return "infinitive"
    return "thing"


def _of_cue(tree: Tree, candidate: Candidate, group: str, kind: HolderKind) -> Iterator[str]:
    """Form and place of the cue: tense, helpers, negation, the clause it stands in."""
    word = candidate.word
    assert word is not None
    verb = word
    if candidate.pos is not CuePos.VERB:
        verb = next((a for a in tree.ancestors(word) if tree.tokens[a].pos in ("VERB", "AUX")), word)
    token = tree.tokens[verb]
    helpers = [tree.tokens[c] for c in tree.children(verb, "aux", "auxpass")]
    if candidate.negated:
        yield "negated"
        yield f"{group} negated"
    for helper in helpers:
        if helper.tag == "MD":
            yield f"modal {helper.lemma}"
        elif helper.tag == "TO":
            yield f"{group} to-infinitive"
    if candidate.pos is CuePos.VERB:
        yield f"{group} form {token.tag}"
        yield f"{group} as {token.dep}"
        if candidate.owner is not None and tree.child(verb, "nsubj") is None:
            yield f"{group} holder borrowed"
    else:
        yield f"nominal as {tree.tokens[word].dep}"
        if candidate.owner is not None and tree.child(word, "poss") == candidate.owner:
            yield "nominal owned"
    marks = {tree.tokens[c].lemma for c in tree.children(verb, "mark", "advmod")}
    if marks & HYPOTHETICAL:
        yield "hypothetical"
    if is_question(tree):
        yield "in question"
        yield f"{group} in question"
    if kind is HolderKind.HEARER or (kind is HolderKind.SPEAKER and group == "clause"):
        yield f"says {kind} {token.tag}"


def _of_order(tree: Tree, candidate: Candidate, group: str) -> Iterator[str]:
    """Where holder, cue and content stand to one another."""
    cue, content, holder = candidate.cue.span, candidate.span, candidate.holder
    if holder is not None:
        yield f"{group} holder {'before' if holder.start < cue.start else 'after'}"
        between = sum(1 for t in tree.tokens if min(holder.end, cue.end) <= t.start < max(holder.start, cue.start))
        yield f"{group} holder {'near' if between <= 2 else 'off' if between <= 8 else 'far'}"
    if content.start < cue.start:
        yield f"{group} content {'around' if content.end > cue.end else 'before'}"
    else:
        gap = sum(1 for t in tree.tokens if cue.end <= t.start < content.start)
        yield f"{group} gap {'none' if gap == 0 else 'small' if gap <= 3 else 'wide'}"
    left = sum(1 for t in tree.tokens if t.start >= max(content.end, cue.end))
    yield f"{group} left {'none' if left <= 1 else 'some' if left <= 8 else 'much'}"


def _of_content(tree: Tree, candidate: Candidate, group: str) -> Iterator[str]:
    """What is reported: its head and first words."""
    inside = [
        t for t in tree.tokens if any(s.start <= t.start < s.end for s in candidate.content)
    ]
    words = [t for t in inside if t.pos not in ("PUNCT", "SPACE")]
    if not words:
        return
    first = words[0].text.lower()
    if len(words) == 1 and first in POINTING:
        yield f"{group} of pronoun"
    if len(words) == 1 and first in BACK:
        yield f"{group} of self"
    if first == "that":
        yield f"{group} with that"
    if group in ("thing", "nominal"):
        last = words[-1]
        head = next((t for t in words if t.head >= 0 and not _under(tree, t.head, candidate.content)), last)
        if head.pos == "PROPN":
            yield f"{group} of {head.entity or 'name'}"
        elif head.pos == "NUM":
            yield f"{group} of number"
        else:
            yield f"{group} of {head.pos}"
        if words[0].tag == "DT" and first in ("a", "an"):
            yield f"{group} of a"
        if words[0].tag == "PRP$":
            yield f"{group} of own"


def _under(tree: Tree, head: int, content: Sequence[Span]) -> bool:
    start = tree.tokens[head].start
    return any(s.start <= start < s.end for s in content)


def _of_place(candidate: Candidate, others: Sequence[Candidate]) -> Iterator[str]:
    """Whether the cue stands in what another candidate reports; a report there counts as well."""
    if candidate.word is None or is_nested_report(candidate):
        return
    around = [
        o
        for o in others
        if o.cue.span != candidate.cue.span
        and any(span.contains(candidate.cue.span) for span in o.content)
    ]
    if around:
        best = max(around, key=lambda o: o.share or o.weight)
        yield f"{_group(candidate)} inside {_group(best) if best.word is not None else 'quote'}"


def is_nested_report(candidate: Candidate) -> bool:
    """Whether a report inside a report is worth a statement of its own: said words, not attitudes."""
    return (
        candidate.pattern in ("verb-clause", "verb-aside", "quote-verb", "quote-colon", "phrase")
        and candidate.cue.cls is not CueClass.ATTITUDE
        and (candidate.says or candidate.pos is CuePos.PHRASE or candidate.word is None)
    )


def _of_size(candidate: Candidate, quotations: Sequence[Quotation]) -> Iterator[str]:
    """Length, pieces, quotation marks."""
    size = candidate.size
    group = _group(candidate) if candidate.word is not None else "quote"
    steps = (("tiny", 8), ("short", 20), ("middling", 60), ("long", 200))
    name = next((n for n, limit in steps if size <= limit), "very long")
    yield f"{group} {name}"
    if len(candidate.content) > 1:
        yield f"{group} in pieces"
    quoted = sum(span.shared(q.span) for span in candidate.content for q in quotations)
    if quoted:
        yield f"{group} quoted" if quoted >= 0.5 * size else f"{group} partly quoted"
