"""Whether a statement names the thing that a judgement is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kzcompare.compare.alike import CLOSE, STEM_SHARED, direction
from kzcompare.lexicon.entries import CuePos, Lexicon
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.claim import Aim, Claim, Signal, SignalKind, Term, rarity

# Share of the words of what is judged, by rarity and with its names, that a statement of it has.
# Measured: on twelve annotated corpora .3 to .5 give the same verdicts, in 300 mixed articles .5
# leaves the fewest untrue ones.
SAID = 0.5
SAID_BESIDE = 0.3  # and of those words but for the names
COMMON = 5.0  # Zipf frequency from which a word tells nothing of what is told: "made", "hours"
# Share of the words around a judgement that a statement has which is not just before it, by rarity,
# without and with names; a sixth of the words without names loses true ones.
SHARED = 0.15
SHARED_WITH_NAMES = 0.3
# The same where a judgement says nothing of what it is on ("his words are false"), of either side.
# Measured: from .15 to .3 the annotated corpora hardly change; in 900 mixed articles some untrue
# contradictions go at .25, and no true one.
SHARED_UNSAID = 0.25


def names_thing(signal: Signal, judging: Claim, terms: Iterable[Term], lexicon: Lexicon) -> bool:
    """Whether the words mean what a signal of the claim `judging` is about.

    One word is enough for a thing; of what is told a share must be said, by the rarity of its
    words, and more of it than names. Yes where the judgement is about something told before ("that
    claim"): then its surroundings tell.
    """
    if signal.target is None or signal.aim is Aim.OPEN:
        return True
    inside = _inside(signal, judging)
    others = frozenset(t.lemma for t in terms)
    if signal.aim is Aim.THING:
        words = [t for t in inside if not t.is_name]
        return bool(words) and _share(words, others, lexicon) > 0
    content = _content(inside, lexicon)
    is_said = _share([t for t in content if not t.is_name], others, lexicon) >= SAID_BESIDE
    return not content or (is_said and _share(content, others, lexicon) >= SAID)


def names_printed(
    signal: Signal, judging: Claim, terms: Iterable[Term], lexicon: Lexicon
) -> bool | None:
    """Whether words mean what a judgement prints of what it is on, however common: "the threats".

    None where it prints nothing but names.
    """
    is_within = signal.target is None and signal.aim is Aim.PROPOSITION  # "invented the threats"
    if is_within:
        inside = [t for t in judging.terms if signal.span.contains(t.span)]
    else:
        inside = _but_tellings(_inside(signal, judging), lexicon)
    words = [t for t in inside if not t.is_name]
    if not words:
        return None
    shared = _share(words, frozenset(t.lemma for t in terms), lexicon)
    is_thing = is_within or signal.aim is Aim.THING
    return shared > 0 if is_thing else shared >= SAID_BESIDE


def is_told(signal: Signal, judging: Claim, lexicon: Lexicon) -> bool:
    """Whether a judgement prints what it is on, and not only points to it: "that claim"."""
    if signal.aim not in (Aim.CLAIM, Aim.PROPOSITION) or signal.target is None:
        return False
    return bool(_content(_inside(signal, judging), lexicon))


def _inside(signal: Signal, judging: Claim) -> list[Term]:
    """The words of what a judgement is about, those aside that judge it."""
    target = signal.target
    held = (t for t in judging.terms if target is not None and target.contains(t.span))
    return [t for t in held if not signal.span.contains(t.span)]


def _content(terms: Iterable[Term], lexicon: Lexicon) -> list[Term]:
    """The words that say what is told; none where only who tells is: "the mayor's claim"."""
    words = _but_tellings(terms, lexicon)
    return words if any(not t.is_name and t.zipf < COMMON for t in words) else []


def _but_tellings(terms: Iterable[Term], lexicon: Lexicon) -> list[Term]:
    """Words without those for what is told: "claim", "story"."""
    tellings = load_speech_words().tellings
    return [t for t in terms if t.is_name or not (t.lemma in tellings or _is_cue(t.lemma, lexicon))]


def _is_cue(noun: str, lexicon: Lexicon) -> bool:
    return lexicon.cue_class(noun, CuePos.NOUN) is not None


def shares_words(around: Iterable[Term], terms: Iterable[Term], lexicon: Lexicon) -> bool:
    """Whether words mean enough of what stands around a judgement or a negation, names aside.

    One actor does many things. A bare judgement ("that story is false") has nothing around it that
    could differ.
    """
    held = [t for t in around if t.is_name or not _is_telling(t.lemma, lexicon)]
    words = [t for t in held if not t.is_name]
    others = frozenset(t.lemma for t in terms)
    shared = _share(words, others, lexicon)
    return shared >= SHARED or (shared > 0 and _share(held, others, lexicon) >= SHARED_WITH_NAMES)


def shares_much(around: Iterable[Term], terms: Iterable[Term], lexicon: Lexicon) -> bool:
    """Whether words and those around a judgement mean so much of each other, names aside.

    Asked of a judgement that says nothing of what it is on; a bare one has nothing to differ in.
    """
    ours, theirs = (
        [t for t in side if not t.is_name and not _is_telling(t.lemma, lexicon)]
        for side in (around, terms)
    )
    ways = ((ours, theirs), (theirs, ours))
    shared = (_share(a, frozenset(t.lemma for t in b), lexicon) for a, b in ways)
    return not ours or max(shared) >= SHARED_UNSAID


def says_half(around: Iterable[Term], terms: Iterable[Term], lexicon: Lexicon) -> bool:
    """Whether words mean half of what stands around a word, by rarity, names aside."""
    held = [t for t in around if not t.is_name]
    return _share(held, frozenset(t.lemma for t in terms), lexicon) >= SAID


def around_judgement(signal: Signal, judging: Claim) -> Iterator[Term]:
    """What a claim says beside the words that judge, and beside those for what is judged.

    A question that expects no answer is judged by asking it: there the words themselves count.
    """
    aside = [] if signal.kind is SignalKind.RHETORICAL else [signal.span]
    if signal.aim is Aim.CLAIM and signal.target is not None:
        aside.append(signal.target)
    return (t for t in judging.terms if not any(s.contains(t.span) for s in aside))


def around_negation(signal: Signal, claim: Claim) -> Iterator[Term]:
    """What a claim says beside the word that a negation in it negates.

    Nothing where its clause says no more than that: "We are not soldiers!"
    """
    clauses = (c for c in claim.clauses if c.contains(signal.span))
    clause = min(clauses, key=len, default=claim.span)
    beside = [t for t in claim.terms if t.stem != signal.scope]
    is_bare = not any(clause.contains(t.span) for t in beside)
    return iter(() if is_bare else beside)


def _is_telling(lemma: str, lexicon: Lexicon) -> bool:
    """Whether a word only says that somebody says something: "told", "called"."""
    return lexicon.cue_class(lemma, CuePos.VERB) is not None


def _share(held: Sequence[Term], words: frozenset[str], lexicon: Lexicon) -> float:
    """How much of some words, by their rarity, means one of others; 1 where there are none."""
    total = sum(rarity(t.zipf) for t in held)
    if not total:
        return 1.0
    sought = [t for t in held if t.lemma not in words and not t.is_name]
    found = sum(rarity(t.zipf) for t in held if t.lemma in words)
    if not sought or not words:
        return found / total
    known = sorted(words)
    beginnings = {word[:STEM_SHARED] for word in known}
    for term, close in zip(sought, _close([t.lemma for t in sought], known), strict=True):
        lemma = term.lemma
        if (
            not lexicon.synonyms_of(lemma).isdisjoint(words)
            or (len(lemma) >= STEM_SHARED and lemma[:STEM_SHARED] in beginnings)
            or any(not lexicon.opposed(lemma, known[n]) for n in close)
        ):
            found += rarity(term.zipf)
    return found / total


def _close(lemmas: Sequence[str], words: Sequence[str]) -> Iterator[list[int]]:
    """For each lemma the words, by index, whose vectors are close to its own."""
    import numpy as np

    ours, theirs = (np.array([direction(word) for word in side]) for side in (lemmas, words))
    return (row.nonzero()[0].tolist() for row in ours @ theirs.T >= CLOSE)
