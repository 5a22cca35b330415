"""What a group is about, in words that its articles print."""

from __future__ import annotations

from collections.abc import Collection

from kzcompare.model.claim import Claim, Term

MOST = 4  # words of a label
GAP = " … "  # between words that do not follow each other in the sentence


def label(
    text: str, claim: Claim, wanted: dict[str, float], *, always: Collection[str] = ()
) -> str:
    """The words of a sentence with the weightiest of the `wanted` stems, in their order.

    Stems in `always` come first whatever they weigh. "" where the sentence has none of them.
    """
    ranked = sorted(wanted, key=lambda s: (s not in always, -wanted[s], s))
    chosen = set(ranked[:MOST])
    first: dict[str, Term] = {}
    for term in claim.terms:
        if term.stem in chosen:
            first.setdefault(term.stem, term)
    words = ""
    last: Term | None = None
    for term in sorted(first.values(), key=lambda t: t.span):
        if last is not None:
            between = text[last.span.end : term.span.start]
            words += " " if between.strip() in ("", "-") else GAP
        words += term.span.of(text)
        last = term
    return words
