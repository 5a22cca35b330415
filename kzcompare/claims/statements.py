"""Sentences to statements: run the attribution patterns, settle overlaps, name the holders."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.noun_phrases import without_pronoun
from kzcompare.claims.nouns import find_noun_cues
from kzcompare.claims.phrases import find_phrase_cues
from kzcompare.claims.quotations import Quotation, find_quotations
from kzcompare.claims.relays import relays
from kzcompare.claims.speech import attribute
from kzcompare.claims.speeches import locate
from kzcompare.claims.verbs import find_verb_cues
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.actor import Mention
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass, Holder, Kind, Statement
from kzcompare.model.tree import Tree

LIGHTEST = 0.45  # weight below which a cue is more often wrong than right
SAME = 0.6  # share of words two candidates have in common to be rivals for one content


def find_statements(
    text: str, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], lexicon: Lexicon
) -> tuple[Statement, ...]:
    """Every attribution of an article, in text order.

    The article's own voice is not listed: it is whatever no statement covers.
    """
    trees = [Tree(s) for s in sentences]
    quotations = find_quotations(text, _paragraphs(sentences))
    found: list[Candidate] = []
    for number, tree in enumerate(trees):
        found += find_verb_cues(tree, number, lexicon)
        found += find_noun_cues(tree, number, lexicon)
        found += find_phrase_cues(tree, number, lexicon)
    found = [c for c in found if c.weight >= LIGHTEST]
    attributed = attribute(text, locate(text, quotations, sentences), found, trees, lexicon)
    kept = _settle(attributed)
    named = _names(mentions)
    return tuple(_statement(text, c, kept, quotations, named, trees=trees) for c in kept)


def _paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    """The parsed stretch of every paragraph, in text order."""
    spans: dict[int, Span] = {}
    for sentence in sentences:
        held = spans.get(sentence.paragraph)
        spans[sentence.paragraph] = sentence.span if held is None else held.cover(sentence.span)
    return [spans[k] for k in sorted(spans)]


def _settle(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without weaker rivals, in text order.

    Two are rivals when they claim the same content, or when one's cue lies in the other's content
    and reports no clause or quotation of its own.
    """
    ranked = sorted(candidates, key=lambda c: (-_strength(c), -c.size, c.span, c.cue.span))
    kept: list[Candidate] = []
    for candidate in ranked:
        near = [k for k in kept if k.span.cover(k.cue.span).overlaps(candidate.span.cover(candidate.cue.span))]
        if not any(_rivals(candidate, other) for other in near):
            kept.append(candidate)
    return sorted(kept, key=lambda c: (c.span, c.cue.span))


def _strength(candidate: Candidate) -> float:
    """Rank among rivals: quotations first, then clauses, then weaker frames."""
    bonus = 0.0
    if candidate.pattern.startswith("quote"):
        bonus = 1.0
    elif candidate.pattern in ("verb-clause", "verb-aside", "phrase"):
        bonus = 0.8
    elif "infinitive" in candidate.pattern:
        bonus = 0.3
    return bonus + candidate.weight + (0.2 if candidate.holder is not None else 0.0)


def _rivals(weak: Candidate, strong: Candidate) -> bool:
    """Whether the weaker of two candidates has to go."""
    shared = sum(a.shared(b) for a in weak.content for b in strong.content)
    if weak.cue.span == strong.cue.span:
        return True
    if shared >= SAME * max(weak.size, strong.size):
        return True
    inside = any(span.contains(weak.cue.span) for span in strong.content)
    if inside:
        return not _is_nested_report(weak)
    around = any(span.contains(strong.cue.span) for span in weak.content)
    return around and not _is_nested_report(strong)


def _is_nested_report(candidate: Candidate) -> bool:
    """Whether a report inside a report is worth a statement of its own: said words, not attitudes."""
    return (
        candidate.pattern in ("verb-clause", "verb-aside", "quote-verb", "quote-colon", "phrase")
        and candidate.cue.cls is not CueClass.ATTITUDE
    )


def _statement(
    text: str,
    candidate: Candidate,
    kept: Sequence[Candidate],
    quotations: Sequence[Quotation],
    named: tuple[list[int], list[Mention]],
    *,
    trees: Sequence[Tree],
) -> Statement:
    holder = None if candidate.holder is None else _holder(text, candidate.holder, named)
    outer_holders = [
        outer.holder
        for outer in kept
        if outer is not candidate
        and outer.holder is not None
        and any(span.contains(candidate.cue.span) for span in outer.content)
        and not any(span.contains(outer.cue.span) for span in candidate.content)
    ]
    passed = [*outer_holders, *relays(trees[candidate.sentence], candidate)]
    via = tuple(
        relay
        for relay in (_holder(text, span, named) for span in passed)
        if holder is None or (relay.name or relay.text) not in (holder.name, holder.text)
    )
    return Statement(
        sentence=candidate.sentence,
        content=candidate.content,
        kind=Kind.DIRECT
        if candidate.pattern == "quote-turn"
        else kind_of(candidate.content, quotations),
        cue=candidate.cue,
        holder=holder,
        via=via,
        negated=candidate.negated,
        pattern=candidate.pattern,
    )


def kind_of(content: tuple[Span, ...], quotations: Sequence[Quotation]) -> Kind:
    """Direct, mixed or indirect, by how much of the content is between quotation marks."""
    size = sum(len(span) for span in content)
    quoted = sum(span.shared(q.span) for span in content for q in quotations)
    if quoted == 0:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= 0.9 * size else Kind.MIXED


def _names(mentions: Sequence[Mention]) -> tuple[list[int], list[Mention]]:
    ordered = sorted(mentions, key=lambda m: m.span)
    return [m.span.start for m in ordered], ordered


def _holder(text: str, span: Span, named: tuple[list[int], list[Mention]]) -> Holder:
    """The holder with the name that the mention of its head resolves to.

    The head of an English noun phrase stands last, or the mention fills most of the phrase; the
    "his" in "his friends" names somebody else.
    """
    starts, ordered = named
    printed = without_pronoun(text, span)
    low = bisect.bisect_left(starts, span.start)
    high = bisect.bisect_left(starts, printed.end)
    for mention in reversed(ordered[low:high]):
        if mention.name is None or not printed.contains(mention.span):
            continue
        if mention.span.end == printed.end or len(mention.span) >= 0.6 * len(printed):
            return Holder(span=span, text=printed.of(text), name=mention.name)
    return Holder(span=span, text=printed.of(text))
