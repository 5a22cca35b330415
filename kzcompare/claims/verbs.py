"""Cues that are verbs: "X said that ...", "X urged Y to ...", "X accused Y of ...", "..., X said".

For each verb of the lexicon, the frames of its entry are tried in a fixed order and the first that
fits gives the content. The order goes from the surest sign of reporting (a clause) to the weakest
(a plain object).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.holders import agent_of, is_passive, phrase, subject_of
from kzcompare.lexicon.entries import CueEntry, CuePos, Frame, Lexicon
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue
from kzcompare.model.tree import Tree

# Frames named after the preposition before the content.
PREPOSITIONS = {
    "for": Frame.FOR,
    "of": Frame.OF,
    "on": Frame.ON,
    "upon": Frame.ON,
    "as": Frame.AS,
    "against": Frame.AGAINST,
    "about": Frame.ABOUT,
    "over": Frame.OVER,
    "to": Frame.TO,
    "with": Frame.WITH,
    "at": Frame.AT,
    "from": Frame.FROM,
    "in": Frame.IN,
}
# With these the thing named before the preposition is part of what is said: "accused X of Y".
PAIRING = frozenset({Frame.OF, Frame.ON, Frame.AS, Frame.FOR, Frame.WITH})
LONGEST_ASIDE = 12  # words in "..., the senator from Ohio told reporters, ..."; longer is no aside


@dataclass(frozen=True, slots=True)
class _Fit:
    """What a frame matched: indices of the content, the frame, and how it is called."""

    content: frozenset[int]
    frame: Frame
    name: str


Entries = Mapping[Frame, CueEntry]


def find_verb_cues(tree: Tree, number: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """A candidate for every verb of the sentence that reports something; `number` is its index."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
            continue
        entries, particle = _entries(tree, i, lexicon)
        fit = _fit(tree, i, entries) if entries else None
        if fit is None:
            continue
        cue_tokens = _cue_tokens(tree, i, particle)
        content = clean_runs(tree, set(fit.content - cue_tokens))
        if not content:
            continue
        subject = subject_of(tree, i)
        if subject is not None and subject in fit.content:
            subject = None
        if subject is None and fit.name not in ("aside", "clause"):
            continue
        entry = entries[fit.frame]
        yield Candidate(
            sentence=number,
            content=content,
            cue=_cue(tree, cue_tokens, entry),
            holder=None if subject is None else phrase(tree, subject),
            pattern=f"verb-{fit.name}",
            weight=entry.weights[fit.frame],
            negated=tree.child(i, "neg") is not None,
        )


def _entries(tree: Tree, verb: int, lexicon: Lexicon) -> tuple[Entries, int | None]:
    """Entries by frame for a verb, with its particle where the table has one ("point out")."""
    lemma = tree.tokens[verb].lemma
    particle = tree.child(verb, "prt")
    if particle is not None:
        held = lexicon.cues.get((f"{lemma} {tree.tokens[particle].lemma}", CuePos.VERB))
        if held:
            return _by_frame(held), particle
    return _by_frame(lexicon.cues.get((lemma, CuePos.VERB), ())), None


def _by_frame(held: tuple[CueEntry, ...]) -> Entries:
    return {frame: entry for entry in reversed(held) for frame in entry.weights}


def _fit(tree: Tree, verb: int, entries: Entries) -> _Fit | None:
    """The first frame of the entry that the sentence shows."""
    return (
        _clause(tree, verb, entries)
        or _aside(tree, verb, entries)
        or _infinitive(tree, verb, entries)
        or _preposition(tree, verb, entries)
        or _object(tree, verb, entries)
        or _passive(tree, verb, entries)
    )


def _first(entries: Entries, *frames: Frame) -> Frame | None:
    """The first of `frames` that the cue takes."""
    return next((frame for frame in frames if frame in entries), None)


def _clause(tree: Tree, verb: int, entries: Entries) -> _Fit | None:
    """said (that) ...; asked whether ...; and the reported clause that stands first."""
    clause = tree.child(verb, "ccomp")
    if clause is None:
        return None
    content = frozenset(tree.subtree(clause))
    if any(tree.tokens[c].tag == "TO" for c in tree.children(clause, "aux")):
        frame = _first(entries, Frame.OBJECT_INFINITIVE, Frame.INFINITIVE)
        return None if frame is None else _Fit(content, frame, "infinitive")
    frame = _first(entries, Frame.CLAUSE, Frame.QUOTE, Frame.WH)
    if frame is not None:
        return _Fit(content, frame, "clause")
    frame = _first(entries, Frame.CALL, Frame.GERUND)
    return None if frame is None else _Fit(content, frame, "call")


def _aside(tree: Tree, verb: int, entries: Entries) -> _Fit | None:
    """The report stands inside or after what it reports: "Rain, the office said, will come"."""
    frame = _first(entries, Frame.CLAUSE, Frame.QUOTE)
    token = tree.tokens[verb]
    if frame is None or token.dep not in ("parataxis", "advcl", "ccomp", "dep"):
        return None
    if tree.child(verb, "nsubj", "nsubjpass") is None or tree.child(verb, "dobj", "xcomp") is not None:
        return None
    aside = tree.subtree(verb)
    if len(aside) > LONGEST_ASIDE:
        return None
    introduced = any(tree.tokens[c].lemma == "as" for c in tree.children(verb, "mark", "advmod"))
    if token.dep == "advcl" and not introduced:
        return None
    if token.dep == "ccomp" and not _set_off(tree, aside):
        return None
    whole = tree.subtree(token.head, without=lambda i: i == verb)
    return _Fit(frozenset(whole), frame, "aside")


def _set_off(tree: Tree, indices: set[int]) -> bool:
    """Whether marks stand on both sides of a stretch (or the sentence begins or ends)."""
    first, last = min(indices), max(indices)
    marks = [t.pos == "PUNCT" for t in tree.tokens]
    before = first == 0 or marks[first - 1] or marks[first]
    return before and (last + 1 >= len(marks) or marks[last + 1] or marks[last])


def _infinitive(tree: Tree, verb: int, entries: Entries) -> _Fit | None:
    """vowed to ...; urged them to ...; considered it a threat; suggested leaving."""
    complement = tree.child(verb, "xcomp")
    if complement is None:
        return None
    content = tree.subtree(complement)
    controlled = tree.child(verb, "dobj")
    if any(tree.tokens[c].tag == "TO" for c in tree.children(complement, "aux")):
        if controlled is not None and Frame.OBJECT_INFINITIVE in entries:
            both = frozenset(content | tree.subtree(controlled))
            return _Fit(both, Frame.OBJECT_INFINITIVE, "object-infinitive")
        frame = _first(entries, Frame.INFINITIVE)
        return None if frame is None else _Fit(frozenset(content), frame, "infinitive")
    if tree.tokens[complement].tag == "VBG" and Frame.GERUND in entries:
        return _Fit(frozenset(content), Frame.GERUND, "gerund")
    if Frame.CALL not in entries:
        return None
    named = tree.subtree(controlled) if controlled is not None else set()
    return _Fit(frozenset(content | named), Frame.CALL, "call")


def _preposition(tree: Tree, verb: int, entries: Entries) -> _Fit | None:
    """called for ...; accused X of ...; blamed X on ...; described X as ..."""
    for preposition in tree.children(verb, "prep", "dative"):
        frame = PREPOSITIONS.get(tree.tokens[preposition].lemma)
        if frame is None or frame not in entries:
            continue
        content = tree.subtree(preposition)
        thing = tree.child(verb, "dobj")
        if frame in PAIRING and thing is not None:
            content |= tree.subtree(thing)
        else:
            content.discard(preposition)
        if content:
            return _Fit(frozenset(content), frame, frame.value)
    return None


def _object(tree: Tree, verb: int, entries: Entries) -> _Fit | None:
    """denied the charge; condemned the attack; called X a liar."""
    thing = tree.child(verb, "dobj")
    label = tree.child(verb, "oprd")
    frame = _first(entries, Frame.CALL, Frame.AS)
    if label is not None and frame is not None:
        named = tree.subtree(thing) if thing is not None else set()
        return _Fit(frozenset(tree.subtree(label) | named), frame, "call")
    if thing is None or Frame.OBJECT not in entries:
        return None
    return _Fit(frozenset(tree.subtree(thing)), Frame.OBJECT, "object")


def _passive(tree: Tree, verb: int, entries: Entries) -> _Fit | None:
    """The attack was condemned by ...: the content is the subject of the passive."""
    if Frame.OBJECT not in entries or agent_of(tree, verb) is None or not is_passive(tree, verb):
        return None
    subject = tree.child(verb, "nsubjpass")
    if subject is None and tree.tokens[verb].dep == "acl":
        subject = tree.tokens[verb].head
        thing = tree.subtree(subject, without=lambda i: i == verb)
        return _Fit(frozenset(thing), Frame.OBJECT, "passive")
    if subject is None:
        return None
    return _Fit(frozenset(tree.subtree(subject)), Frame.OBJECT, "passive")


def _cue_tokens(tree: Tree, verb: int, particle: int | None) -> frozenset[int]:
    """The verb with its helpers, negation and particle, as far as they touch it."""
    parts = {verb, *tree.children(verb, "aux", "auxpass", "neg")}
    if particle is not None:
        parts.add(particle)
    first = verb
    while first - 1 in parts or (first > 0 and first - 2 in parts and tree.tokens[first - 1].pos == "ADV"):
        first -= 1
    last = particle if particle is not None and particle > verb else verb
    return frozenset(range(first, last + 1))


def _cue(tree: Tree, indices: frozenset[int], entry: CueEntry) -> Cue:
    span = Span(tree.tokens[min(indices)].start, tree.tokens[max(indices)].end)
    words = " ".join(tree.tokens[i].text for i in sorted(indices))
    return Cue(span=span, text=words, lemma=entry.lemma, cls=entry.cls)


OPENERS = frozenset("“\"‘«([$#'```")
CLOSERS = frozenset("”\"’»)]'''%?!")


def clean_runs(tree: Tree, indices: set[int]) -> tuple[Span, ...]:
    """Spans over runs of words; a run loses commas and dashes at its ends but keeps quotation marks."""
    if not indices:
        return ()
    filled = set(indices)
    for i in range(min(indices), max(indices)):
        if i not in filled and tree.tokens[i].pos == "PUNCT" and i - 1 in filled and i + 1 in indices:
            filled.add(i)
    runs: list[list[int]] = []
    for i in sorted(filled):
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for run in runs:
        while run and tree.tokens[run[0]].pos == "PUNCT" and tree.tokens[run[0]].text not in OPENERS:
            run.pop(0)
        while run and tree.tokens[run[-1]].pos == "PUNCT" and tree.tokens[run[-1]].text not in CLOSERS:
            run.pop()
        if any(tree.tokens[i].pos not in ("PUNCT", "SPACE", "CCONJ") for i in run):
            spans.append(Span(tree.tokens[run[0]].start, tree.tokens[run[-1]].end))
    return tuple(spans)

