"""Sentences to statements: run the attribution patterns, settle overlaps, name the holders."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from msgspec.structs import replace

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.doers import with_doer
from kzcompare.claims.features import CLAUSES, Setting, is_nested_report
from kzcompare.claims.moods import mood_of
from kzcompare.claims.noun_phrases import is_plural, without_pronoun
from kzcompare.claims.nouns import find_noun_cues
from kzcompare.claims.phrases import find_phrase_cues
from kzcompare.claims.quotations import find_quotations
from kzcompare.claims.relays import relays
from kzcompare.claims.speech import attribute
from kzcompare.claims.speeches import locate
from kzcompare.claims.verbs import find_verb_cues
from kzcompare.claims.weighing import can_hold, judged
from kzcompare.lexicon.entries import CuePos, Lexicon
from kzcompare.lexicon.evidence import load_evidence
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.holding import names_holder
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.choices import ActorType, Kind
from kzcompare.model.near import Near
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.statement import Holder, Statement
from kzcompare.model.tree import Tree

HOPELESS = 0.04  # probability below which a candidate may not even claim a quotation
WITHIN = 0.9  # share of a candidate's content that may not be another's: it has one report
MARGIN = 0.05  # by which a report inside another must be likelier to be taken instead of it
SAME = 0.6  # share of words two candidates have in common to be rivals for one content


def find_statements(
    text: str, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], lexicon: Lexicon
) -> tuple[Statement, ...]:
    """Every attribution of an article, in text order.

    The article's own voice is not listed: it is whatever no statement covers.
    """
    setting = setting_of(text, sentences)
    found = propose(text, sentences, setting, lexicon)
    kept = settle([c for c in judged(found, setting) if c.weight >= setting.evidence.least])
    named = _names(mentions)
    near = Near(c.span for c in kept)
    return tuple(
        _statement(text, c, [kept[n] for n in near.around(c.cue.span)], setting, named)
        for c in kept
    )


def setting_of(text: str, sentences: Sequence[Sentence]) -> Setting:
    """What the candidates of an article are judged against."""
    quotations = find_quotations(text, _paragraphs(sentences))
    near = Near(q.span for q in quotations)
    trees = [Tree(s) for s in sentences]
    return Setting(trees, quotations, load_evidence(), load_actor_words(), near)


def propose(
    text: str, sentences: Sequence[Sentence], setting: Setting, lexicon: Lexicon
) -> list[Candidate]:
    """All candidates of an article, quotations given to those they belong to."""
    found: list[Candidate] = []
    for number, tree in enumerate(setting.trees):
        found += find_verb_cues(tree, number, lexicon)
        found += find_noun_cues(tree, number, lexicon)
        found += find_phrase_cues(tree, number, lexicon)
    able = [c for c in (with_doer(c, setting) for c in found) if can_hold(c, setting)]
    likely = [c for c in judged(able, setting) if c.weight >= HOPELESS]
    speeches = locate(text, setting.quotations, sentences)
    return attribute(text, speeches, likely, setting.trees, lexicon)


def _paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    """The parsed stretch of every paragraph, in text order."""
    spans: dict[int, Span] = {}
    for sentence in sentences:
        held = spans.get(sentence.paragraph)
        spans[sentence.paragraph] = sentence.span if held is None else held.cover(sentence.span)
    return [spans[k] for k in sorted(spans)]


def settle(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without likelier rivals, in text order.

    Two are rivals when they share a cue or claim the same content, or when one's cue lies in the
    other's content and is no report of its own.
    """
    index = Near(_reach(c) for c in candidates)
    rank = {id(c): _rank(c, [candidates[n] for n in index.around(c.cue.span)]) for c in candidates}
    ranked = sorted(candidates, key=lambda c: (-rank[id(c)], -c.size, c.span, c.cue.span))
    kept: list[Candidate] = []
    near = Near()
    for candidate in ranked:
        reach = _reach(candidate)
        beside = near.around(reach)
        whole = next((i for i in beside if _goes_on(candidate, kept[i])), None)
        if whole is not None:
            content = tuple(sorted({*kept[whole].content, *candidate.content}))
            kept[whole] = replace(kept[whole], content=content)
            near.add(whole, _reach(kept[whole]))
            continue
        others = (kept[i] for i in beside if _reach(kept[i]).overlaps(reach))
        if not any(rivals(candidate, other) for other in others):
            near.add(len(kept), reach)
            kept.append(candidate)
    return sorted(kept, key=lambda c: (c.span, c.cue.span))


def _rank(candidate: Candidate, beside: Sequence[Candidate]) -> float:
    """The weight of a candidate, no more than that of one nearly as likely that reports it.

    A noun says what the verb before it only brings: "released an [order for] ...".
    """
    outer = (
        other.weight
        for other in beside
        if other.weight > candidate.weight - MARGIN
        and not (other.pattern == "verb-object" and candidate.pos is CuePos.NOUN)
        and any(span.contains(candidate.cue.span) for span in other.content)
    )
    return min(candidate.weight, max(outer, default=1.0))


def _goes_on(candidate: Candidate, other: Candidate) -> bool:
    """Whether a quotation goes on with what the same cue introduced: `"A," he said. "B."`."""
    return (
        candidate.pattern == "quote-verb"
        and candidate.cue.span == other.cue.span
        and (other.pattern in CLAUSES or other.pattern.startswith("quote"))
        and not any(a.overlaps(b) for a in candidate.content for b in other.content)
    )


def _reach(candidate: Candidate) -> Span:
    return candidate.span.cover(candidate.cue.span)


def rivals(weak: Candidate, strong: Candidate) -> bool:
    """Whether the weaker of two candidates has to go."""
    if weak.cue.span.overlaps(strong.cue.span):
        return True
    if any(span.contains(weak.cue.span) for span in strong.content):
        return not is_nested_report(weak)
    if any(span.contains(strong.cue.span) for span in weak.content):
        return not is_nested_report(strong) or _only_brings(weak, strong)
    shared = sum(a.shared(b) for a in weak.content for b in strong.content)
    return shared >= SAME * max(weak.size, strong.size) or shared >= WITHIN * weak.size


def _only_brings(thing: Candidate, told: Candidate) -> bool:
    """Whether somebody does a thing only to tell: "released [a statement saying that ...]"."""
    same = thing.owner is not None and (thing.sentence, thing.owner) == (told.sentence, told.owner)
    return same and thing.pattern == "verb-object" and told.pattern in CLAUSES


def _statement(
    text: str,
    candidate: Candidate,
    beside: Sequence[Candidate],
    setting: Setting,
    named: tuple[list[int], list[Mention]],
) -> Statement:
    holder = None if candidate.holder is None else _holder(text, candidate.holder, named)
    tree = setting.trees[candidate.sentence]
    if holder is not None and candidate.owner is not None:
        holder = replace(
            holder,
            is_plural=is_plural(tree, candidate.owner),
            is_pronoun=holder.text.casefold() in load_grammar_words().pronouns,
        )
    outer_holders = [
        outer.holder
        for outer in beside
        if outer is not candidate
        and outer.holder is not None
        and any(span.contains(candidate.cue.span) for span in outer.content)
        and not any(span.contains(outer.cue.span) for span in candidate.content)
    ]
    passed = [*outer_holders, *relays(tree, candidate)]
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
        else kind_of(candidate.content, setting),
        cue=candidate.cue,
        holder=holder,
        via=via,
        negated=candidate.negated,
        pattern=candidate.pattern,
        mood=mood_of(setting.trees[candidate.sentence], candidate.word),
    )


def kind_of(content: tuple[Span, ...], setting: Setting) -> Kind:
    """Direct, mixed or indirect, by how much of the content is between quotation marks."""
    size = sum(len(span) for span in content)
    quoted = setting.quoted(content)
    if quoted == 0:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= 0.9 * size else Kind.MIXED


def _names(mentions: Sequence[Mention]) -> tuple[list[int], list[Mention]]:
    ordered = sorted(mentions, key=lambda m: m.span)
    return [m.span.start for m in ordered], ordered


def _holder(text: str, span: Span, named: tuple[list[int], list[Mention]]) -> Holder:
    """The holder with the name of the mention that is who holds; of several the first."""
    starts, ordered = named
    printed = without_pronoun(text, span)
    low = bisect.bisect_left(starts, span.start)
    high = bisect.bisect_left(starts, printed.end)
    for mention in ordered[low:high]:
        if mention.name is not None and names_holder(text, printed, mention):
            return Holder(span=span, text=printed.of(text), name=mention.name)
    for mention in ordered[high : high + 1]:
        if _is_described_by(text, printed, mention):
            return Holder(span=span, text=printed.of(text), name=mention.name)
    return Holder(span=span, text=printed.of(text))


def _is_described_by(text: str, printed: Span, mention: Mention) -> bool:
    """Whether a name stands right behind the words that describe it: "the fire chief, Ann Lee"."""
    words = printed.of(text)
    is_plural = words.endswith("s") and not words.endswith("ss")  # "two marines, Ann Lee and ..."
    return (
        mention.kind is MentionKind.NAME
        and mention.type in (ActorType.PERSON, ActorType.ORGANISATION)
        and text[printed.end : mention.span.start].strip() == ","
        and any(d.overlaps(printed) for d in mention.descriptors)
        and not is_plural
    )
