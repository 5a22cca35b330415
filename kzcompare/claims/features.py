"""The features of a candidate: named facts about its cue, holder, content and place.

In: a candidate, the tree of its sentence, what surrounds it. Out: names with a number, 1 for yes.
The names are those of `lexicon/data/en/evidence.toml`, so each can be shown with its weight.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kzcompare.claims.animacy import HolderKind, kind_of_holder
from kzcompare.claims.candidate import REPORTS, Candidate
from kzcompare.claims.questions import is_question
from kzcompare.claims.quotations import Quotation
from kzcompare.lexicon.entries import CuePos
from kzcompare.lexicon.evidence import Evidence
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.near import Near
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from kzcompare.model.syntax import AUXILIARIES, MARKS, VERBS
from kzcompare.model.tree import Tree

CLAUSES = frozenset({"verb-clause", "verb-aside", "verb-wh", "verb-loose"})
INFINITIVES = frozenset({"verb-gerund", "verb-call"})
NOMINAL = frozenset({CuePos.NOUN, CuePos.ADJECTIVE, CuePos.ADVERB})
SURE = 0.02  # shares are kept this far from 0 and 1, so that their odds stay finite
# Bounds of the classes of length (code points) and distance (words).
LENGTHS = (("tiny", 8), ("short", 20), ("middling", 60), ("long", 200))
HOLDER_STEPS = (("near", 2), ("off", 8))
GAP_STEPS = (("none", 0), ("small", 3))
LEFT_STEPS = (("none", 1), ("some", 8))


class Setting(Struct, frozen=True):
    """What a candidate is judged against: its article's trees and quotations, and the tables."""

    trees: Sequence[Tree]
    quotations: Sequence[Quotation]
    evidence: Evidence
    words: ActorWords
    near: Near  # the quotations by their order

    def quoted(self, content: Sequence[Span]) -> int:
        """How many code points of a content stand between quotation marks."""
        return sum(
            span.shared(self.quotations[n].span) for span in content for n in self.near.around(span)
        )


def features(
    candidate: Candidate, setting: Setting, others: Sequence[Candidate] = ()
) -> dict[str, float]:
    """The features that hold for a candidate, by name; 1 for yes, else a number.

    `others` are the candidates of its sentence, whose content its cue may stand in.
    """
    raw = candidate.weight if candidate.share is None else candidate.share
    share = min(1 - SURE, max(SURE, raw))
    odds = math.log(share / (1 - share))
    found = {"base": 1.0, "cue share": odds}
    names = [f"pattern {candidate.pattern}"]
    tree = setting.trees[candidate.sentence]
    if candidate.word is not None:
        kind = kind_of_holder(tree, candidate.owner, setting.evidence, setting.words)
        group = group_of(candidate)
        found[f"{group} cue share"] = odds
        names += [f"holder {kind}", f"{group} holder {kind}"]
        names += [f"{group} class {candidate.cue.cls}", f"frame {candidate.pos} {candidate.frame}"]
        names += _of_cue(tree, candidate, candidate.word, kind)
        names += _of_content(tree, candidate, group)
        names += _of_order(tree, candidate, group)
    names += _of_size(candidate, setting)
    names += _of_place(candidate, others)
    if tree.sentence.is_heading:
        names.append("in heading")
    found.update(dict.fromkeys(names, 1.0))
    return found


def group_of(candidate: Candidate) -> str:
    """Patterns that behave alike: full clauses, infinitives, what is only named, nominal cues."""
    if candidate.pattern in CLAUSES or candidate.pos is CuePos.PHRASE:
        return "clause"
    if candidate.pos in NOMINAL:
        return "nominal"
    if "infinitive" in candidate.pattern or candidate.pattern in INFINITIVES:
        return "infinitive"
    return "thing"


def is_nested_report(candidate: Candidate) -> bool:
    """Whether a report inside a report deserves a statement: what is said, not what is thought."""
    return (
        candidate.pattern in REPORTS
        and candidate.cue.cls is not CueClass.ATTITUDE
        and (candidate.says or candidate.pos is CuePos.PHRASE or candidate.word is None)
    )


def _of_cue(tree: Tree, candidate: Candidate, word: int, kind: HolderKind) -> Iterator[str]:
    """Form and place of the cue: tense, helpers, negation, the clause it stands in."""
    group = group_of(candidate)
    verb = word
    if candidate.pos is not CuePos.VERB:
        verb = next((a for a in tree.ancestors(word) if tree.tokens[a].pos in VERBS), word)
    token = tree.tokens[verb]
    if candidate.negated:
        yield from ("negated", f"{group} negated")
    for helper in (tree.tokens[c] for c in tree.children(verb, *AUXILIARIES)):
        if helper.tag == "MD":
            yield f"modal {helper.lemma}"
        elif helper.tag == "TO":
            yield f"{group} to-infinitive"
    if candidate.pos is CuePos.VERB:
        yield from (f"{group} form {token.tag}", f"{group} as {token.dep}")
        if candidate.owner is not None and tree.child(verb, "nsubj") is None:
            yield f"{group} holder borrowed"
    else:
        yield f"nominal as {tree.tokens[word].dep}"
        if candidate.owner is not None and tree.child(word, "poss") == candidate.owner:
            yield "nominal owned"
    marks = {tree.tokens[c].lemma for c in tree.children(verb, "mark", "advmod")}
    if marks & load_grammar_words().hypothetical:
        yield "hypothetical"
    if is_question(tree):
        yield from ("in question", f"{group} in question")
    if kind is HolderKind.HEARER or (kind is HolderKind.SPEAKER and group == "clause"):
        yield f"says {kind} {token.tag}"


def _of_order(tree: Tree, candidate: Candidate, group: str) -> Iterator[str]:
    """Where holder, cue and content stand to one another."""
    cue, content, holder = candidate.cue.span, candidate.span, candidate.holder
    if holder is not None:
        yield f"{group} holder {'before' if holder.start < cue.start else 'after'}"
        low, high = min(holder.end, cue.end), max(holder.start, cue.start)
        yield f"{group} holder {_step(_starting(tree, low, high), HOLDER_STEPS, 'far')}"
    if content.start < cue.start:
        yield f"{group} content {'around' if content.end > cue.end else 'before'}"
    else:
        gap = _starting(tree, cue.end, content.start)
        yield f"{group} gap {_step(gap, GAP_STEPS, 'wide')}"
    left = _starting(tree, max(content.end, cue.end), tree.sentence.span.end)
    yield f"{group} left {_step(left, LEFT_STEPS, 'much')}"


def _starting(tree: Tree, low: int, high: int) -> int:
    """How many words and marks start in a stretch."""
    return sum(low <= t.start < high for t in tree.tokens)


def _step(value: int, steps: Sequence[tuple[str, int]], beyond: str) -> str:
    return next((name for name, limit in steps if value <= limit), beyond)


def _of_content(tree: Tree, candidate: Candidate, group: str) -> Iterator[str]:
    """What is reported: its head and first words."""
    inside = (t for t in tree.tokens if _within(t.start, candidate.content))
    words = [t for t in inside if t.pos not in MARKS]
    if not words:
        return
    first = words[0].text.lower()
    if len(words) == 1 and first in load_grammar_words().contentless:
        yield f"{group} of pronoun"
    if len(words) == 1 and first in load_grammar_words().reflexives:
        yield f"{group} of self"
    if first == "that":
        yield f"{group} with that"
    if group not in ("thing", "nominal"):
        return
    tops = (t for t in words if not _within(tree.tokens[t.head].start, candidate.content))
    head = next(tops, words[-1])
    if head.pos == "PROPN":
        yield f"{group} of {head.entity or 'name'}"
    else:
        yield f"{group} of {'number' if head.pos == 'NUM' else head.pos}"
    if words[0].tag == "DT" and first in ("a", "an"):
        yield f"{group} of a"
    if words[0].tag == "PRP$":
        yield f"{group} of own"


def _within(at: int, content: Sequence[Span]) -> bool:
    return any(span.start <= at < span.end for span in content)


def _of_place(candidate: Candidate, others: Sequence[Candidate]) -> Iterator[str]:
    """Whether the cue stands in what another candidate reports; a report there counts as well."""
    if candidate.word is None or is_nested_report(candidate):
        return
    cue = candidate.cue.span
    around = (o for o in others if o.cue.span != cue and _holds(o.content, cue))
    best = max(around, key=lambda o: o.share or o.weight, default=None)
    if best is not None:
        where = "quote" if best.word is None else group_of(best)
        yield f"{group_of(candidate)} inside {where}"


def _holds(content: Sequence[Span], cue: Span) -> bool:
    return any(span.contains(cue) for span in content)


def _of_size(candidate: Candidate, setting: Setting) -> Iterator[str]:
    """Length, pieces, quotation marks."""
    size = candidate.size
    group = "quote" if candidate.word is None else group_of(candidate)
    yield f"{group} {_step(size, LENGTHS, 'very long')}"
    if len(candidate.content) > 1:
        yield f"{group} in pieces"
    quoted = setting.quoted(candidate.content)
    if quoted:
        yield f"{group} quoted" if 2 * quoted >= size else f"{group} partly quoted"
