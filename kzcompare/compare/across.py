"""Whether a dispute inside one article is about anything that another article says."""

from __future__ import annotations

from collections.abc import Sequence

from kzcompare.compare.members import Member
from kzcompare.compare.signs import Sign
from kzcompare.compare.things import names_printed, says_half
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.claim import JUDGING, Signal


def is_across(sign: Sign, row: Sequence[Member], lexicon: Lexicon) -> bool:
    """Whether a sign is against what another article says, too.

    So it is where that names what is judged ("the threats are invented"), or where it means half of
    what the member says that the sign is against.
    """
    judge, judged = row[sign.cell], row[sign.other]
    if judge.cell.source != judged.cell.source:
        return True
    signal = _signal_of(sign, judge)
    for member in row:
        if member.cell.source == judge.cell.source:
            continue
        is_named = _is_named(signal, judge, member, lexicon)
        if is_named or (is_named is None and says_half(judged.shown, member.shown, lexicon)):
            return True
    return False


def _is_named(
    signal: Signal | None, judge: Member, member: Member, lexicon: Lexicon
) -> bool | None:
    """Whether a member names what a judgement prints; None where it prints nothing."""
    if signal is None:
        return None
    return names_printed(signal, judge.claim, member.shown, lexicon)


def _signal_of(sign: Sign, judge: Member) -> Signal | None:
    """The judgement in whose words a sign is."""
    words = [span for n, span in sign.words if n == sign.cell]
    judging = (s for s in judge.signals if s.kind in JUDGING)
    return next((s for s in judging if any(w.overlaps(s.span) for w in words)), None)
