"""A claim of the user's own against every source, by the pairwise judgement of `relation.py`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from kzcompare.compare.aligned import CORE
from kzcompare.compare.cells import make_told, stance_alone
from kzcompare.compare.evidence import Pair
from kzcompare.compare.passages import Passage, passage_of
from kzcompare.compare.relation import relation_of
from kzcompare.compare.search import find_candidates
from kzcompare.compare.sentences import Sentences
from kzcompare.compare.slots import Fit
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.check import Check, Evidence, Position, SourceCheck
from kzcompare.model.choices import Framing, Kind
from kzcompare.model.claim import Certainty, Claim, Predication, ReadArticle
from kzcompare.model.relation import Ground, Label, Relation
from kzcompare.model.row import Cell, Confidence, ReasonKind, Row, Stance, party_of
from kzcompare.model.span import Span

TRIED = 8  # sentences of one article that are judged, those that share most first
ROW_SURE, ROW_LIKELY = 0.75, 0.6  # score of what a row says, by the confidence of its verdict
SHOWN = 3  # pieces of evidence kept for the position of one source
TOLD = 0.5  # share of a sentence that a claim must have for a judgement on it to count
TOGETHER = 0.6  # share of a claim in one clause from which other words for it bear it out
SHORT = 2  # content words of a claim that say nothing unless one clause has them together
AGAINST = {Framing.DENIED: ReasonKind.REFUTATION, Framing.DOUBTED: ReasonKind.DOUBT}


def make_likely(
    claim: str, sentences: Sentences, lexicon: Lexicon, words: RelationWords
) -> Iterator[Passage]:
    """Makes what `check_claim` will probably ask for of a claim that is not read yet."""
    least = words.settings["mentioned"]
    return sentences.make_likely(claim, lexicon, least=least, most=TRIED)


def check_claim(
    claim: ReadArticle,
    sentences: Sentences,
    lexicon: Lexicon,
    words: RelationWords,
) -> Check:
    """What each source says on a claim, which is read like a short article of its own.

    Only sentences that hold enough words of the claim are looked at (`search.py`). What the rows
    set against a statement that supports the claim is against the claim too, in whatever words:
    "that idea is nonsense".
    """
    corpus = sentences.corpus
    asked = dataclasses.replace(passage_of(claim), published=None)  # nobody printed it on any day
    least = words.settings["mentioned"]
    held = find_candidates(asked, corpus.words, lexicon, least=least, most=TRIED)
    found: dict[str, list[Evidence]] = {source: [] for source in corpus.sources}
    numbers: dict[str, int] = {}
    behind: dict[tuple[str, Span], str] = {}
    for number in sorted(held):
        read = corpus.article(number)
        source = read.article.id
        numbers[source] = number
        spoken = [sentences.passage(number, claim) for claim in held[number]]
        judged = _found(asked, read, spoken, lexicon, words)
        found[source] = [e for e, _ in judged]
        behind |= {
            (source, e.cell.sentence): party_of(e.cell)
            for e, told in judged
            if e.position is Position.SUPPORTS and told >= TOLD
        }
    rows = corpus.rows_of(sorted({numbers[source] for source, _ in behind}))
    for evidence in _against(rows, behind):
        known = found[evidence.cell.source]
        if all(
            e.cell.sentence != evidence.cell.sentence or e.position is Position.MENTIONS
            for e in known
        ):
            known.append(evidence)
    return Check(claim.article.text, tuple(_source(s, known) for s, known in found.items()))


def _against(rows: Sequence[Row], behind: Mapping[tuple[str, Span], str]) -> Iterator[Evidence]:
    """Statements that a row sets against one of those `behind` a claim, with the row's reason.

    `behind` maps their places to who stands behind them. What is set against one statement of a
    holder is set against the others in the row.
    """
    for row in rows:
        places = {(cell.source, cell.sentence) for cell in row.cells}
        parties = {behind[place] for place in places & behind.keys()}
        for reason in row.reasons:
            judge, other = (row.cells[n] for n in reason.cells)
            if judge.stance.is_against and (
                (other.source, other.sentence) in behind or party_of(other) in parties
            ):
                score = ROW_SURE if row.confidence is Confidence.SURE else ROW_LIKELY
                words = tuple(span for n, span in reason.words if n == reason.cells[0])
                ground = Ground(reason.kind, reason.text, words, ())
                yield Evidence(judge, Position.DISPUTES, Confidence.LIKELY, score, (ground,))


def _found(
    asked: Passage,
    read: ReadArticle,
    spoken: Sequence[Passage],
    lexicon: Lexicon,
    words: RelationWords,
) -> list[tuple[Evidence, float]]:
    """What some sentences of one article say on the claim asked about.

    With each how much of what it says the claim has, from 0 to 1: who is against a sentence that
    says little more than the claim is against both.
    """
    return [
        evidence
        for sentence in spoken
        if (evidence := _evidence(asked, read, sentence, lexicon, words)) is not None
    ]


def _source(source: str, found: list[Evidence]) -> SourceCheck:
    """The position of one source, given all its evidence."""
    if not found:
        return SourceCheck(source, Position.SILENT, Confidence.SURE, ())
    position, confidence = _position(found)
    order = (position, *(p for p in Position if p not in (position, Position.MENTIONS)))
    kept: list[Evidence] = []
    for rank, wanted in enumerate(order):  # of the other side one statement is enough
        fitting = sorted(
            (e for e in found if e.position is wanted), key=lambda e: (-e.score, e.cell.span)
        )
        kept += fitting[: SHOWN if not rank else 1]
    return SourceCheck(source, position, confidence, tuple(kept))


def _position(found: Sequence[Evidence]) -> tuple[Position, Confidence]:
    """The position of a source with evidence: its own voice counts before those whom it quotes."""
    against = _ranked(e for e in found if e.position is Position.DISPUTES)
    behind = _ranked(e for e in found if e.position is Position.SUPPORTS)
    asserted = any(_is_own(e.cell) for e in behind)
    denied = any(_is_own(e.cell) for e in against)
    if against and (denied or not asserted):
        return Position.DISPUTES, Confidence.LIKELY if asserted else against[0].confidence
    if behind:
        return Position.SUPPORTS, behind[0].confidence
    return Position.MENTIONS, Confidence.LIKELY


def _is_own(cell: Cell) -> bool:
    """Whether a cell is in the article's own voice."""
    return cell.kind is Kind.OWN


def _ranked(found: Iterable[Evidence]) -> list[Evidence]:
    return sorted(found, key=lambda e: (e.confidence is not Confidence.SURE, -e.score))


def _evidence(
    asked: Passage, read: ReadArticle, sentence: Passage, lexicon: Lexicon, words: RelationWords
) -> tuple[Evidence, float] | None:
    """What one sentence says on the claim, as `_found`; None where it does not speak of it."""
    limits = words.settings
    (claim,) = sentence.claims
    pair = Pair(sentence, asked, lexicon, words)
    coverage = pair.match.coverage()
    if coverage < limits["mentioned"]:
        return None
    relation = relation_of(pair, words)
    stems = tuple(t.stem for t in asked.terms)
    cell, told = make_told(read, claim, stems)
    position, stance, grounds = _judged(pair, relation, read, claim, cell.stance)
    if position is Position.MENTIONS:  # what the sentence itself thinks of what it prints
        stance = stance_alone(claim, cell.span, told) or stance
    is_sure = relation.score >= limits["sure"] and coverage >= limits["sure_covered"]
    confidence = (
        Confidence.SURE if is_sure and position is not Position.MENTIONS else (Confidence.LIKELY)
    )
    judged = replace(cell, stance=stance)
    evidence = Evidence(judged, position, confidence, relation.score, grounds)
    return evidence, pair.back.coverage()


def _judged(
    pair: Pair, relation: Relation, read: ReadArticle, claim: Claim, voice: Stance
) -> tuple[Position, Stance, tuple[Ground, ...]]:
    """Position and stance of one sentence, given its relation to the claim and its own stance."""
    neither = Position.MENTIONS, voice, ()
    if relation.label is Label.CONTRADICT:
        is_weighed = bool(relation.parts)  # words alone tell too little of what a source says
        return neither if is_weighed else (Position.DISPUTES, Stance.DENIES, relation.grounds)
    doubts = tuple(_doubts(pair)) if _shares_more_than_names(pair) else ()
    if relation.label is not Label.AGREE:
        return (Position.DISPUTES, Stance.DOUBTS, doubts) if doubts else neither
    if framed := tuple(_framed(read, claim)):
        is_denied = framed[0].kind is ReasonKind.REFUTATION
        return Position.DISPUTES, Stance.DENIES if is_denied else Stance.DOUBTS, framed
    if doubts:
        return Position.DISPUTES, Stance.DOUBTS, doubts
    is_open = claim.certainty is Certainty.ASKED or bool(pair.features.get("uncertain"))
    if is_open or _is_scattered(pair) or not _is_borne_out(pair):
        return neither
    return Position.SUPPORTS, voice, relation.grounds


def _is_scattered(pair: Pair) -> bool:
    """Whether the few words of a claim stand in different clauses, and so say something else."""
    return len(pair.right.terms) <= SHORT and _together(pair) < pair.match.coverage()


def _is_borne_out(pair: Pair) -> bool:
    """Whether the sentence says what the claim says, and not only something of the same things.

    It does where it has the claim's main predicate, of the same subject and not of another object.
    Said in other words, what it says must stand in one clause.
    """
    main = pair.right.main
    if main is None:
        return True
    held = [a for a in pair.aligned if a.right is main and a.predicate is Fit.SAME]
    doer = main.argument("subject")
    is_named = doer is not None and doer.is_name
    for aligned in held:
        fits = [aligned.fits.get(role) for role in CORE]
        is_of_it = doer is None or aligned.fits.get("subject") in (
            (Fit.SAME,) if is_named else (Fit.SAME, Fit.OPEN)
        )
        if aligned.same_polarity and aligned.is_plain and is_of_it and Fit.OTHER not in fits:
            return True
    if is_named and not held:
        return _is_given(pair, main)
    is_free = not held and not is_named and main.negation is None
    return is_free and pair.features.get("main word", 0.0) > 0 and _together(pair) >= TOGETHER


def _is_given(pair: Pair, main: Predication) -> bool:
    """Whether the sentence has what somebody is said to say, order or want, in other words.

    "Ordered them to shoot" is borne out by "gave them permission to fire".
    """
    inner = [p for p in pair.right.predications if p is not main and not p.is_aside]
    return any(
        a.right in inner and a.predicate is Fit.SAME and a.same_polarity and a.link
        for a in pair.aligned
    )


def _together(pair: Pair) -> float:
    """How much of the claim one clause of the sentence has, from 0 to 1."""
    return float(pair.features.get("clause coverage", 0.0))


def _shares_more_than_names(pair: Pair) -> bool:
    """Whether a word of the claim that is no name has a counterpart in the sentence."""
    found = zip(pair.right.terms, pair.match.found, strict=True)
    return any(fit and not term.is_name for term, (_, fit) in found)


def _doubts(pair: Pair) -> Iterator[Ground]:
    """Where the sentence doubts what the claim says."""
    for judgement in pair.judgements:
        if judgement.kind is ReasonKind.DOUBT and judgement.in_left:
            words = judgement.span.of(pair.left.text)
            yield Ground(judgement.kind, f"it is doubted: “{words}”", (judgement.span,), ())


def _framed(read: ReadArticle, claim: Claim) -> Iterator[Ground]:
    """The words with which the article itself doubts or denies what it reports in a sentence."""
    text = read.article.text
    for index in claim.statements:
        statement = read.reading.statements[index]
        kind = AGAINST.get(statement.framing)
        if kind is not None and statement.framed_by:
            words = " … ".join(span.of(text) for span in statement.framed_by)
            verb = "rejects" if kind is ReasonKind.REFUTATION else "doubts"
            yield Ground(
                kind, f"the source {verb} what it reports: “{words}”", statement.framed_by, ()
            )
