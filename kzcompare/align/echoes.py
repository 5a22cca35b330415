"""Sentences that an article only repeats from another one: no evidence of their own, yet printed.

They do not take part in the search for pairs, where a copy would crowd out every other source; they
join the groups of the sentences that they repeat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from kzcompare.model.claim import Claim, ReadArticle
from kzcompare.model.copy import Copy, CopyKind
from kzcompare.model.row import ClaimGroup, ClaimRef
from kzcompare.model.span import Span

COPIED = 0.7  # share of a sentence inside common stretches from which it is a repeated one
ALIKE = 80.0  # RapidFuzz ratio of two sentences, one a repetition of the other
MOST_ECHOES = 40  # repeated sentences that join one group; a wire story may have hundreds of copies


def find_echoes(
    articles: Sequence[ReadArticle], copies: Sequence[Copy]
) -> Mapping[ClaimRef, ClaimRef]:
    """For each repeated sentence the one it repeats, which itself repeats none."""
    index = {read.article.id: n for n, read in enumerate(articles)}
    direct: dict[ClaimRef, ClaimRef] = {}
    for copy in copies:
        if copy.kind in (CopyKind.PASSAGES, CopyKind.QUOTATION):
            continue
        here, there = index[copy.source], index[copy.of]
        for claim, original in _repeated(articles[here], articles[there], copy):
            direct.setdefault(ClaimRef(here, claim), ClaimRef(there, original))
    return {ref: root for ref in direct if (root := _root(ref, direct)) != ref}


def with_echoes(group: ClaimGroup, echoes: Mapping[ClaimRef, Sequence[ClaimRef]]) -> ClaimGroup:
    """The group with the repetitions of its members; `echoes` gives them by what they repeat."""
    found = [(e, m) for m in group.members for e in echoes.get(m, ())][:MOST_ECHOES]
    if not found:
        return group
    repeats = dict(found)
    members = tuple(sorted({*group.members, *repeats}))
    judged, gathered = (
        {group.members[n] for n in found} for found in (group.judgements, group.gathered)
    )
    return replace(
        group,
        members=members,
        central=members.index(group.members[group.central]),
        label=members.index(group.members[group.label]),
        judgements=frozenset(n for n, m in enumerate(members) if repeats.get(m, m) in judged),
        gathered=frozenset(n for n, m in enumerate(members) if repeats.get(m, m) in gathered),
    )


def by_original(echoes: Mapping[ClaimRef, ClaimRef]) -> Mapping[ClaimRef, Sequence[ClaimRef]]:
    """The repetitions of each repeated sentence, in article and text order."""
    found: dict[ClaimRef, list[ClaimRef]] = defaultdict(list)
    for echo, original in sorted(echoes.items()):
        found[original].append(echo)
    return found


def _repeated(copy: ReadArticle, original: ReadArticle, runs: Copy) -> Iterator[tuple[int, int]]:
    """Sentences of a copy, by index, each with the one of the original that it repeats."""
    from rapidfuzz import fuzz

    theirs = original.reading.claims
    for n, claim in enumerate(copy.reading.claims):
        inside = [(a, b) for a, b in runs.runs if a.overlaps(claim.span)]
        if _covered(claim, inside) < COPIED:
            continue
        words = claim.span.of(copy.article.text)
        near = [m for m, c in enumerate(theirs) if any(c.span.overlaps(b) for _, b in inside)]
        alike = {m: fuzz.ratio(words, theirs[m].span.of(original.article.text)) for m in near}
        best = max(near, key=lambda m: (alike[m], -m), default=None)
        if best is not None and alike[best] >= ALIKE:
            yield n, best


def _covered(claim: Claim, inside: Sequence[tuple[Span, Span]]) -> float:
    return sum(a.shared(claim.span) for a, _ in inside) / max(1, len(claim.span))


def _root(ref: ClaimRef, direct: Mapping[ClaimRef, ClaimRef]) -> ClaimRef:
    seen = {ref}
    while (above := direct.get(ref)) is not None and above not in seen:
        seen.add(above)
        ref = above
    return ref
