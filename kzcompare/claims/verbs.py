"""Cues that are verbs: "X said that ...", "X urged Y to ...", "X accused Y of ...", "..., X said".

For each verb of the lexicon every frame of its entry that the sentence shows gives a candidate;
which of them stands is settled by their weights.
"""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.claims.borders import grown
from kzcompare.claims.candidate import Candidate
from kzcompare.claims.fits import Entries, Fit
from kzcompare.claims.frames import fits
from kzcompare.claims.holders import is_passive, phrase, subject_of
from kzcompare.claims.questions import QUESTION_TAGS
from kzcompare.claims.runs import clean_runs
from kzcompare.lexicon.entries import CueEntry, CuePos, Frame, Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue
from kzcompare.model.syntax import ANY_SUBJECTS, AUXILIARIES, VERBS
from kzcompare.model.tree import Tree

IDIOM_REACH = 4  # words between a verb and the fixed words of its cue: "took (direct) aim"


def find_verb_cues(tree: Tree, number: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates for every verb of the sentence that may report; `number` is its index."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in VERBS or token.dep in AUXILIARIES:
            continue
        for entries, tail in cue_entries(tree, i, lexicon):
            yield from verb_candidates(tree, i, number, entries, tail)


def verb_candidates(
    tree: Tree, verb: int, number: int, entries: Entries, tail: int | None = None
) -> Iterator[Candidate]:
    """A candidate for each reading of one verb; `tail` is the last further word of its cue."""
    cue_tokens = _cue_tokens(tree, verb, tail)
    own = subject_of(tree, verb)
    if (
        own is not None
        and tree.tokens[verb].lemma in load_grammar_words().arising
        and tree.tokens[own].pos == "PRON"
    ):
        own = None  # "it emerged that": nobody's
    for fit in fits(tree, verb, entries, tail):
        subject = None if own in fit.content else own
        if subject is None and not (is_passive(tree, verb) or fit.name in SOURCELESS):
            continue
        if _is_hypothetical(tree, verb, subject):
            continue
        entry = entries[fit.frame]
        inside = _without_cue(tree, fit, verb, cue_tokens)
        if fit.name not in CLOSED:
            inside = grown(tree, inside, cue_tokens)
        content = clean_runs(tree, inside)
        if not content or _only_asks(tree, inside):
            continue
        yield Candidate(
            sentence=number,
            content=content,
            cue=_cue(tree, cue_tokens, entry),
            holder=None if subject is None else phrase(tree, subject),
            pattern=f"verb-{fit.name}",
            weight=entry.weights[fit.frame],
            negated=tree.child(verb, "neg") is not None,
            word=verb,
            owner=subject,
            pos=CuePos.VERB,
            frame=fit.frame,
            share=entry.weights[fit.frame],
            says=Frame.QUOTE in entries,
        )


def _is_hypothetical(tree: Tree, verb: int, subject: int | None) -> bool:
    """Whether nobody reports here: an order, "it is impossible to predict", "let us say"."""
    token = tree.tokens[verb]
    if token.dep == "ccomp" and tree.tokens[token.head].lemma == "let":
        return True
    if subject is not None and tree.tokens[subject].text.lower() not in ("it", "there"):
        return False
    has_subject = tree.child(verb, *ANY_SUBJECTS, "expl") is not None
    return token.tag == "VB" and not has_subject


def _without_cue(tree: Tree, fit: Fit, verb: int, cue: frozenset[int]) -> set[int]:
    """The content without the cue; a clause that follows its cue has no part before it."""
    inside = set(fit.content - cue)
    if fit.name in ("clause", "wh") and any(i > verb for i in fit.content):
        after = {i for i in inside if i > verb}
        top = next((i for i in fit.content if tree.tokens[i].head == verb), None)
        if top is not None and top > verb and after:
            return after
    return inside


def _only_asks(tree: Tree, words: set[int]) -> bool:
    """Whether a content is no more than a question word: "what do they want" states nothing."""
    return all(tree.tokens[i].tag in QUESTION_TAGS or tree.tokens[i].pos == "PUNCT" for i in words)


CLOSED = frozenset(
    {"aside", "passive", "passive-alone", "passive-infinitive"}
)  # ends before the cue
SOURCELESS = frozenset({"aside", "clause", "wh", "loose"})


def cue_entries(tree: Tree, verb: int, lexicon: Lexicon) -> Iterator[tuple[Entries, int | None]]:
    """Entries by frame for a verb, those of cues of several words ("point out") before its own."""
    lemma = tree.tokens[verb].lemma
    for held in lexicon.idioms.get(lemma, ()):
        tail = _tail(tree, verb, held[0].lemma.split()[1:])
        if tail is not None:
            yield _by_frame(held), tail
            return
    held = lexicon.cues.get((lemma, CuePos.VERB), ())
    if held and not _is_namesake(tree, verb, held[0]):
        yield _by_frame(held), None


def _is_namesake(tree: Tree, verb: int, entry: CueEntry) -> bool:
    """Whether a verb is another one of that form: the parser makes "hop" of "hoped" as well."""
    token = tree.tokens[verb]
    doubled = token.lemma + token.lemma[-1:]
    return entry.lemma != token.lemma and token.text.lower().startswith(doubled)


def _tail(tree: Tree, verb: int, words: list[str]) -> int | None:
    """The last of the fixed words that follow a verb, None where they do not follow it."""
    at = verb
    for word in words:
        reach = range(at + 1, min(at + 1 + IDIOM_REACH, len(tree.tokens)))
        at = next(
            (i for i in reach if word in (tree.tokens[i].lemma, tree.tokens[i].text.lower())), -1
        )
        if at < 0 or not any(a == verb for a in (tree.tokens[at].head, *tree.ancestors(at))):
            return None
    return at


def _by_frame(held: tuple[CueEntry, ...]) -> Entries:
    return {frame: entry for entry in reversed(held) for frame in entry.weights}


def _cue_tokens(tree: Tree, verb: int, tail: int | None) -> frozenset[int]:
    """The verb with its helpers, negation and fixed words, as far as they touch it."""
    parts = {verb, *tree.children(verb, *AUXILIARIES, "neg")}
    first = verb
    while first - 1 in parts or (
        first > 0 and first - 2 in parts and tree.tokens[first - 1].pos == "ADV"
    ):
        first -= 1
    last = tail if tail is not None and tail > verb else verb
    return frozenset(range(first, last + 1))


def _cue(tree: Tree, indices: frozenset[int], entry: CueEntry) -> Cue:
    span = Span(tree.tokens[min(indices)].start, tree.tokens[max(indices)].end)
    words = " ".join(tree.tokens[i].text for i in sorted(indices))
    return Cue(span=span, text=words, lemma=entry.lemma, cls=entry.cls)
