"""What each pattern found in one sentence, and why the winner won."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.features import Setting, features
from kzcompare.claims.statements import propose, rivals, setting_of, settle
from kzcompare.claims.weighing import judged, weight_parts
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.article import Article
from kzcompare.model.sentence import Sentence
from kzcompare.model.trace import CandidateTrace, SentenceTrace


def explain_sentence(
    article: Article, sentences: tuple[Sentence, ...], offset: int, lexicon: Lexicon
) -> SentenceTrace | None:
    """The readings of the sentence at `offset`, the likeliest first.

    An offset between two sentences means the one after it. None where there is none.
    """
    number = bisect.bisect_right([s.span.end for s in sentences], offset)
    if number >= len(sentences):
        return None
    setting = setting_of(article.text, sentences)
    every = judged(propose(article.text, sentences, setting, lexicon), setting)
    kept = settle([c for c in every if c.weight >= setting.evidence.least])
    here = sentences[number].span
    found = [c for c in every if c.sentence == number or c.cue.span.overlaps(here)]
    traces = [_trace(c, kept, found, setting) for c in found]
    traces.sort(key=lambda t: (-t.likelihood, t.cue, t.pattern))
    return SentenceTrace(article.id, article.text, here, tuple(traces))


def _trace(
    candidate: Candidate, kept: Sequence[Candidate], found: Sequence[Candidate], setting: Setting
) -> CandidateTrace:
    beside = [c for c in found if c.sentence == candidate.sentence]
    parts = weight_parts(features(candidate, setting, beside), setting.evidence.weights)
    outcome, is_kept = _outcome(candidate, kept, setting)
    return CandidateTrace(
        pattern=candidate.pattern,
        cue=candidate.cue.span,
        holder=candidate.holder,
        content=candidate.content,
        likelihood=candidate.weight,
        parts=tuple(parts),
        outcome=outcome,
        is_kept=is_kept,
    )


def _outcome(candidate: Candidate, kept: Sequence[Candidate], setting: Setting) -> tuple[str, bool]:
    """What became of a candidate, in words, and whether it is a statement."""
    same = (k for k in kept if (k.cue.span, k.pattern) == (candidate.cue.span, candidate.pattern))
    if any(other.span.overlaps(candidate.span) for other in same):
        return "kept", True
    if candidate.weight < setting.evidence.least:
        return f"unlikely: under {setting.evidence.least:.2f}", False
    stronger = next((k for k in kept if rivals(candidate, k)), None)
    if stronger is None:
        return "part of a statement of the same cue", False
    return f"gives way to “{stronger.cue.text}” ({stronger.pattern}), which is likelier", False
