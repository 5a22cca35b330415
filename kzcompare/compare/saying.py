"""Whether one passage says what another one says, predicate by predicate."""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.compare.aligned import Aligned
from kzcompare.compare.evidence import Pair
from kzcompare.compare.passages import Passage
from kzcompare.compare.slots import Fit, is_negated_form
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.predicates import load_predicate_words
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.claim import Certainty, Term
from kzcompare.model.statement import CueClass


def says_all(pair: Pair, words: RelationWords) -> bool:
    """Whether the left passage says all that the right one says, in whatever words.

    Each of its content words is one of a predicate that the left passage has too, with the same
    arguments, or has its counterpart there among these arguments. Verbs that say nothing by
    themselves need none.
    """
    said = list(_said(pair))
    predicates = [a.right.span for a in said]
    arguments = [argument.span for a in said for argument in a.right.arguments]
    verbs = load_predicate_words()
    empty = words.light | verbs.support | verbs.presence | verbs.existence | {"place"}

    def is_said(term: Term, fit: float) -> bool:
        if any(span.overlaps(term.span) for span in predicates) or term.lemma in empty:
            return True
        return bool(fit) and any(span.contains(term.span) for span in arguments)

    found = zip(pair.right.terms, pair.match.found, strict=True)
    return bool(said) and all(is_said(term, fit) for term, (_, fit) in found)


def says_main(pair: Pair) -> bool:
    """Whether the left passage says what the right one says first, of the same.

    That is what the right one reports, not that somebody says so, or that it appears so.
    """
    if pair.left.printed.casefold() == pair.right.printed.casefold():
        return True
    cues = [cue.span for cue in pair.right.cues]
    words = load_predicate_words()
    told = (
        p
        for p in pair.right.predications
        if not (p.is_aside or words.governs_clause(p.lemma))
        and not any(p.span.overlaps(cue) for cue in cues)
    )
    main = next(told, None)
    return main is None or any(a.right.span.overlaps(main.span) for a in _said(pair))


def denies_alone(pair: Pair) -> bool:
    """Whether somebody denies something in one of the passages only."""
    return _denies(pair.left) is not _denies(pair.right)


def _denies(passage: Passage) -> bool:
    told = (passage.statements[i] for claim in passage.claims for i in claim.statements)
    return any(s.cue and s.cue.cls is CueClass.DENYING and not s.negated for s in told)


def _said(pair: Pair) -> Iterator[Aligned]:
    """The predications that say of one thing what the other passage says of it."""
    for aligned in pair.aligned:
        if aligned.right.is_aside or not aligned.link or Fit.OTHER in aligned.fits.values():
            continue
        if not (aligned.agrees or _denies_opposite(aligned)) or _says_less(aligned, pair):
            continue
        sureness = aligned.left.certainty, aligned.right.certainty
        if sureness[0] is sureness[1] or sureness == (Certainty.PLAIN, Certainty.POSSIBLE):
            yield aligned


def _denies_opposite(aligned: Aligned) -> bool:
    """Whether one denies what the other denies by its prefix: "is not safe", "is unsafe"."""
    both = aligned.left.lemma, aligned.right.lemma
    return not aligned.same_polarity and is_negated_form(*both)


def _says_less(aligned: Aligned, pair: Pair) -> bool:
    """Whether the left passage does so of some only: "some passengers", "all passengers"."""
    words = load_grammar_words()
    return any(
        pair.left.opener(a.span) in words.partial and pair.right.opener(b.span) in words.everyone
        for a, b in aligned.pairs.values()
    )
