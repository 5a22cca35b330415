"""What speaks for and against a relation of two passages: named features with a number each.

The names are those of `lexicon/data/en/relations.toml`, so each can be shown with its weight. The
right passage is the one whose content is looked for in the left one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kzcompare.compare.aligned import CORE, Aligned, align_predications
from kzcompare.compare.conflicts import Conflict, find_conflicts
from kzcompare.compare.figures import can_be_equal, quantities_agree
from kzcompare.compare.judgements import Judgement, find_judgements
from kzcompare.compare.matches import Match
from kzcompare.compare.passages import Passage
from kzcompare.compare.slots import Fit, argument_fit, opposed
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.claim import STATED, Claim, Predication, SignalKind
from kzcompare.model.row import ReasonKind
from kzcompare.model.span import Span

MANY = 12  # content words of a long statement
SHORT = 4  # a subject, a verb, an object and a half
ALL = 0.999  # rounding
HALF = 0.5  # fit of a predicate that is no content word: it can neither be found nor missed
TOUCHED = 0.2  # share of the right passage from which a clause counts as about it
MARKS = ".,;:!?\"“”'()"
SUBJECT = "subject"


@dataclass(frozen=True)
class Pair:
    """Two passages side by side, with all that is found between them, each on first use."""

    left: Passage
    right: Passage
    lexicon: Lexicon
    words: RelationWords

    @cached_property
    def match(self) -> Match:
        """Words of the right passage found in the left one."""
        return Match(self.left, self.right, self.lexicon)

    @cached_property
    def back(self) -> Match:
        """Words of the left passage found in the right one."""
        return Match(self.right, self.left, self.lexicon)

    @cached_property
    def aligned(self) -> tuple[Aligned, ...]:
        """Predications of both that can be compared."""
        return align_predications(self.left, self.right, self.lexicon)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What cannot both be right."""
        return find_conflicts(self.left, self.right, self.aligned, self.lexicon, self.words)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """Where one passage refutes or doubts what the other says."""
        return find_judgements(self.left, self.right, self.match, self.back)

    @cached_property
    def settled(self) -> Pair:
        """The pair with the passage that says more on the left, whatever the order given."""
        sizes = [(sum(p.weights), p.text) for p in (self.left, self.right)]
        if sizes[0] >= sizes[1]:
            return self
        return Pair(self.right, self.left, self.lexicon, self.words)

    @cached_property
    def features(self) -> dict[str, float]:
        """What speaks for and against a relation; see `features`."""
        return features(self)

    @cached_property
    def containment(self) -> float:
        """How much of the less telling passage the other one has; symmetric."""
        return max(self.match.coverage(), self.back.coverage())

    @property
    def is_denied_elsewhere(self) -> bool:
        """Whether one denies, only of something else, what the other affirms."""
        turned = [a for a in self.aligned if a.predicate is Fit.SAME and not a.same_polarity]
        return any(Fit.OTHER in a.fits.values() for a in turned) and not self.conflicts

    def agreement_beside(self, conflict: Conflict) -> float:
        """The same, without the words that a conflict is about."""
        found = []
        for match, span in ((self.match, conflict.right), (self.back, conflict.left)):
            terms = match.right.terms
            found.append(
                match.coverage(i for i, t in enumerate(terms) if not span.overlaps(t.span))
            )
        return max(found)


def features(pair: Pair) -> dict[str, float]:
    """The features of a pair by name; 1 for yes, else a number."""
    found = {"base": 1.0}
    found |= _of_words(pair)
    found |= _of_predicates(pair)
    found |= _of_figures(pair)
    found |= _of_surroundings(pair)
    for conflict in pair.conflicts:
        found[f"conflict {conflict.name}"] = 1.0
    for judgement in pair.judgements:
        name = "doubt" if judgement.kind is ReasonKind.DOUBT else judgement.name
        found[f"judged {name}"] = 1.0
    return {name: value for name, value in found.items() if value}


def _of_words(pair: Pair) -> dict[str, float]:
    match, right, left = pair.match, pair.right, pair.left
    coverage = match.coverage()
    names = [i for i, t in enumerate(right.terms) if t.is_name]
    plain = [i for i, t in enumerate(right.terms) if not t.is_name]
    missing = [i for i in names if not match.found[i][1]]
    count = len(right.terms)
    return {
        "coverage": coverage,
        "coverage squared": coverage * coverage,
        "coverage of plain words": match.coverage(plain),
        "coverage by one sentence": _coverage_by_one(pair),
        "all covered": float(coverage > ALL),
        "names missing": len(missing) / max(1, len(names)),
        "any name missing": float(bool(missing)),
        "meaning": float(pair.left.meaning @ pair.right.meaning),
        "short": float(count <= SHORT),
        "long": float(count >= MANY),
        "opposite words": float(_has_opposites(pair)),
        "negation odd": float(_negations(left.claims) % 2 != _negations(right.claims) % 2),
        "negation only right": float(_negations(right.claims) > 0 == _negations(left.claims)),
    }


def _coverage_by_one(pair: Pair) -> float:
    """The most that one sentence of the left passage has of the right one, pronouns aside."""
    left = pair.left
    if len(left.claims) == 1 and not left.pointed:
        return pair.match.coverage()
    alone = (Passage(left.text, (claim,)) for claim in left.claims)
    return max((Match(one, pair.right, pair.lexicon).coverage() for one in alone), default=0.0)


def _has_opposites(pair: Pair) -> bool:
    ours = {t.lemma for t in pair.left.terms}
    theirs = {t.lemma for t in pair.right.terms}
    return any(
        opposed(a, b, pair.lexicon) for a in ours - theirs for b in theirs - ours if a[:1].isalpha()
    )


def _negations(claims: Iterable[Claim]) -> int:
    return sum(s.kind is SignalKind.NEGATION for c in claims for s in c.signals)


def _of_predicates(pair: Pair) -> dict[str, float]:
    """How well the right passage's predications are found in the left one."""
    wanted = [p for p in pair.right.predications if not p.is_aside]
    if not wanted:
        return {"no predicate": 1.0}
    best = [_best(pair.aligned, p) for p in wanted]
    held = [a for a in best if a is not None]
    shares = [_share(a) if a is not None else 0.0 for a in best]
    fits = [f for a in held for r, f in a.fits.items() if r in CORE]
    top = best[0]
    return {
        "predicate found": float(top is not None),
        "support": sum(shares) / len(shares),
        "core same": sum(f is Fit.SAME for f in fits) / max(1, len(fits)),
        "core other": float(any(f is Fit.OTHER for f in fits)),
        "confirmed": float(any(a.confirms for a in held)),
        "confirmed in full": float(any(a.confirms and _share(a) == 1 for a in held)),
        "nothing linked": float(not any(a.link for a in held)),
        "uncertain": float(any(_is_weaker(a) for a in held)),
        "polarity": float(any(not a.same_polarity and a.link for a in held)),
        "opposite predicate": float(
            any(a.predicate is Fit.OTHER and a.link and a.same_polarity for a in pair.aligned)
        ),
    }


def _best(aligned: Sequence[Aligned], predication: Predication) -> Aligned | None:
    """The pair in which a predication of the right passage fits best."""
    held = [a for a in aligned if a.right is predication and a.predicate is Fit.SAME]
    return max(held, key=lambda a: (a.link, a.same_polarity, a.is_plain), default=None)


def _share(pair: Aligned) -> float:
    """The share of the right predication's places that the left one fills the same way."""
    return (1 + pair.link) / (1 + len({a.role for a in pair.right.arguments}))


def _is_weaker(pair: Aligned) -> bool:
    return pair.right.certainty in STATED and pair.left.certainty not in STATED


def _of_surroundings(pair: Pair) -> dict[str, float]:
    """What stands in the left passage around the words that the right one has."""
    right, words = pair.right, pair.words
    whole = [claim.span for claim in right.claims]
    clauses = _clause_shares(pair)
    around = [clause for clause, share in clauses.items() if share > TOUCHED]
    here, there = _turns(pair.left, around, words), _turns(right, whole, words)
    intended = _printed(pair.left, around, words.intended)
    main = pair.match.main_fit(HALF) or 0.0
    counted = any(claim.times or claim.quantities for claim in right.claims)
    return {
        "clause coverage": max(clauses.values(), default=0.0),
        "spread": float(len(around) > 1),
        "turned": float(here % 2 != there % 2),
        "turned once": float(here > 0 == there),
        "intended": float(bool(intended) and not _printed(right, whole, words.intended)),
        "main word": main,
        "main word missing": float(main == 0.0),
        "two names": float(sum(t.is_name for t in right.terms) > 1),
        "dated or counted": float(counted),
        "crossed": float(_is_crossed(pair)),
        "several sentences": float(len(pair.left.claims) > 1),
    }


def _clause_shares(pair: Pair) -> dict[Span, float]:
    """For each clause of the left passage how much of the right one stands in it, from 0 to 1."""
    match, weights = pair.match, pair.right.weights
    total = sum(weights) or 1.0
    held = [
        (match.left.terms[j].span, w * fit)
        for w, (j, fit) in zip(weights, match.found, strict=True)
        if j is not None
    ]
    return {
        clause: sum(weight for span, weight in held if clause.contains(span)) / total
        for claim in pair.left.claims
        for clause in claim.clauses
    }


def _printed(passage: Passage, places: Sequence[Span], words: frozenset[str]) -> int:
    """How many words of a list stand in some places."""
    printed = (word.strip(MARKS) for p in places for word in p.of(passage.text).casefold().split())
    return sum(word in words for word in printed)


def _turns(passage: Passage, places: Sequence[Span], words: RelationWords) -> int:
    """How often the polarity of some places is turned, by a negation or a negative word."""
    signals = (s.span for c in passage.claims for s in c.signals if s.kind is SignalKind.NEGATION)
    negations = {s for s in signals if any(p.contains(s) for p in places)}
    terms = (t.span for t in passage.terms if t.lemma in words.negative)
    negative = {t for t in terms if any(p.contains(t) for p in places)}
    return len(negations) + sum(not any(s.overlaps(t) for s in negations) for t in negative)


def _is_crossed(pair: Pair) -> bool:
    """Whether subject and another argument of a predicate have changed places."""
    return any(
        _has_fit(pair, p, q, "left") and _has_fit(pair, p, q, "right")
        for q in pair.right.predications
        for p in pair.left.predications
        if not {p.lemma, q.lemma} & pair.words.mutual
    )


def _has_fit(pair: Pair, p: Predication, q: Predication, subject_of: str) -> bool:
    """Whether the subject of one predication is another argument of the other."""
    ours = [a for a in p.arguments if (a.role == SUBJECT) == (subject_of == "left")]
    theirs = [a for a in q.arguments if (a.role == SUBJECT) == (subject_of == "right")]
    return any(
        argument_fit(a, b, pair.left, pair.right, pair.lexicon) is Fit.SAME
        for a in ours
        for b in theirs
    )


def _of_figures(pair: Pair) -> dict[str, float]:
    ours = [q for c in pair.left.claims for q in c.quantities]
    theirs = [q for c in pair.right.claims for q in c.quantities]
    agreed = [b for b in theirs if any(quantities_agree(a, b) for a in ours)]
    alone = [b for b in theirs if b not in agreed]
    clash = [b for b in alone if any(a.unit == b.unit and not can_be_equal(a, b) for a in ours)]
    return {
        "figure confirmed": float(bool(agreed)),
        "figure missing": float(bool(alone)),
        "figure differs": float(bool(clash)),
    }
