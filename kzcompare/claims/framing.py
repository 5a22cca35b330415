"""How the article itself stands to what it reports: at a distance, in doubt, against it, for it.

In: the statements of an article and the signals of each sentence. Out: the statements with their
framing and the words that show it. A judgement counts when it is the article's own: it stands
beside the content and in nobody else's statement, or in the next sentence and points back ("that
claim").
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from kzcompare.lexicon.entries import CuePos, Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.choices import Framing
from kzcompare.model.claim import Aim, Signal, SignalKind
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass, Statement
from kzcompare.model.syntax import NOUN_CLAUSES, SUBJECTS

FRAMINGS: Mapping[SignalKind, Framing] = {
    SignalKind.REFUTATION: Framing.DENIED,
    SignalKind.NO_EVIDENCE: Framing.DOUBTED,
    SignalKind.DOUBT: Framing.DOUBTED,
    SignalKind.RHETORICAL: Framing.DOUBTED,
    SignalKind.ENDORSEMENT: Framing.ENDORSED,
}
CLASSES: Mapping[CueClass, Framing] = {
    CueClass.DOUBTFUL: Framing.DISTANCED,
    CueClass.FACTIVE: Framing.ENDORSED,
}
# The strongest judgement wins: to deny is more than to doubt.
STRENGTH = (Framing.DENIED, Framing.DOUBTED, Framing.ENDORSED, Framing.DISTANCED)
AGAINST = (Framing.DENIED, Framing.DOUBTED)
DETERMINING = frozenset({"amod", "det", "predet"})  # of "such" and "the"
JOINING = frozenset({"ADV", "CCONJ", "PUNCT", "SCONJ"})  # may stand before it: "But that ..."
POINTER = 3  # words of "this", "that new claim"
OPENING = 8  # words at the head of a sentence in which a pointer to the one before stands


def frame_statements(
    statements: Sequence[Statement],
    sentences: Sequence[Sentence],
    signals: Sequence[Sequence[Signal]],
    lexicon: Lexicon,
) -> tuple[Statement, ...]:
    """The statements with `framing` and `framed_by`; `signals` are those of each sentence.

    What only says that a holder gave no evidence is the article's judgement and no statement.
    """
    missing = [s.span for held in signals for s in held if s.kind is SignalKind.NO_EVIDENCE]
    statements = [s for s in statements if not _only_lacks(s, missing)]
    told = [span for s in statements for span in s.content]
    own = [tuple(_own(held, told)) for held in signals]
    starts = [s.span.start for s in sentences]
    cues = frozenset(s.cue.span for s in statements if s.cue is not None)
    pointing = [_points_back(sentence, cues, lexicon) for sentence in sentences]
    return tuple(_framed(s, _judgements(s, starts, own, pointing)) for s in statements)


def judged_after(
    statements: Sequence[Statement],
    sentences: Sequence[Sentence],
    signals: Sequence[Sequence[Signal]],
    lexicon: Lexicon,
) -> tuple[Framing | None, ...]:
    """For each sentence in the article's own voice, how the next one takes it; None for the others.

    The next sentence must begin with what it judges: "This version does not explain the fire".
    """
    told = [span for s in statements for span in s.content]
    cues = frozenset(s.cue.span for s in statements if s.cue is not None)
    found: list[Framing | None] = [None] * len(sentences)
    for number, (sentence, following) in enumerate(pairwise(sentences)):
        judging = _own(signals[number + 1], told)
        aimed = [(framing, s.target) for framing, _, s in judging if s.aim is Aim.CLAIM]
        pointers = [framing for framing, target in aimed if _begins(following, target)]
        if not pointers or any(span.overlaps(sentence.span) for span in told):
            continue
        if _points_back(following, cues, lexicon):
            found[number] = next((f for f in AGAINST if f in pointers), None)
    return tuple(found)


def _begins(sentence: Sentence, target: Span | None) -> bool:
    """Whether a sentence begins with what it judges, and that is "this" or "that claim"."""
    if target is None:
        return False
    inside = [t for t in sentence.tokens if target.contains(t.span)]
    before = (t for t in sentence.tokens if t.end <= target.start)
    points = (
        bool(inside)
        and inside[0].text.lower() in load_grammar_words().pointing
        and len(inside) <= POINTER
    )
    return points and all(t.pos in JOINING for t in before)


def _framed(statement: Statement, judgements: Iterator[tuple[Framing, Span]]) -> Statement:
    found = list(judgements)
    for framing in STRENGTH:
        words = tuple(sorted(span for kind, span in found if kind is framing))
        if words:
            return replace(statement, framing=framing, framed_by=words)
    return statement


def _only_lacks(statement: Statement, missing: Sequence[Span]) -> bool:
    """Whether a statement is "presented [no evidence ...]": its content begins with what lacks."""
    first = statement.content[0]
    return statement.pattern == "verb-object" and any(
        span.start <= first.start < span.end for span in missing
    )


Judgement = tuple[Framing, Span]
Found = tuple[Framing, Span, Signal]


def _judgements(
    statement: Statement,
    starts: Sequence[int],
    own: Sequence[Sequence[Found]],
    pointing: Sequence[bool],
) -> Iterator[Judgement]:
    """Every judgement of the article on a statement, with its words.

    `starts`, `own` and `pointing` have one entry a sentence: where it begins, what the article
    judges in it, whether it points back.
    """
    cue = statement.cue
    if cue is None:
        return
    if cue.cls in CLASSES and not statement.negated:
        yield CLASSES[cue.cls], cue.span
    number = bisect.bisect_right(starts, cue.span.start) - 1
    yield from (
        (framing, span) for framing, span, signal in own[number] if _is_on(signal, statement)
    )
    following = max(number, bisect.bisect_right(starts, statement.span.end - 1) - 1) + 1
    if following < len(starts) and pointing[following]:
        yield from (
            (framing, span)
            for framing, span, signal in own[following]
            if framing is not Framing.ENDORSED and signal.aim in (Aim.CLAIM, Aim.OPEN)
        )


def _own(signals: Sequence[Signal], told: Sequence[Span]) -> Iterator[Found]:
    """The judging signals that are nobody's but the article's."""
    for signal in signals:
        if signal.judge is not None:
            continue
        if signal.kind in FRAMINGS and not any(span.overlaps(signal.span) for span in told):
            yield FRAMINGS[signal.kind], signal.span, signal


def _is_on(signal: Signal, statement: Statement) -> bool:
    """Whether words that judge something in their own sentence judge this statement.

    Where it prints what they are about, the statement must be that.
    """
    target = signal.target
    if signal.aim not in (Aim.PROPOSITION, Aim.THING) or target is None:
        return True
    if not any(target.overlaps(span) for span in statement.content):
        return False
    cue = statement.cue  # "it is unlikely that they deny it" doubts that they do, not what they say
    return cue is None or statement.pattern.startswith("noun") or not target.contains(cue.span)


def _points_back(sentence: Sentence, cues: frozenset[Span], lexicon: Lexicon) -> bool:
    """Whether a sentence begins with "this", or names what was said: "that claim", "the idea".

    A noun that has its content with it, "the idea that ..." or "of ...", points nowhere.
    """
    tellings = load_speech_words().tellings
    filled = {t.head for t in sentence.tokens if t.dep in ("prep", *NOUN_CLAUSES)}
    for i, token in enumerate(sentence.tokens[:OPENING]):
        word = token.text.lower()
        if word in load_grammar_words().pointing and token.dep in SUBJECTS:
            return True
        noun = sentence.tokens[token.head]
        is_pointer = (
            word in load_grammar_words().definite and token.dep in DETERMINING and token.head > i
        )
        is_bare = noun.span not in cues and token.head not in filled
        is_told = (noun.lemma, CuePos.NOUN) in lexicon.cues or noun.lemma in tellings
        if is_pointer and is_bare and is_told:
            return True
    return False
